"""A bare Streamlit app to compare with: one fragment that polls the same table, all settings at their defaults.

The way that Streamlit's documentation teaches, and no more: nothing else is on the page that could cost time.
"""

import os
import sqlite3

import streamlit as st

GROUP = st.query_params.get("g", "")
POINTS = "SELECT text FROM contribution WHERE workshop_id = ? AND group_id = ? ORDER BY place"


@st.cache_resource
def connect() -> sqlite3.Connection:
    return sqlite3.connect(os.environ["ROOM_DATABASE"], check_same_thread=False)


@st.fragment(run_every=float(os.environ["ROOM_POLL"]))
def draw_points() -> None:
    rows = connect().execute(POINTS, (os.environ["ROOM_WORKSHOP"], GROUP)).fetchall()
    st.text("\n".join(text for (text,) in rows))


st.title("A workshop")
draw_points()
