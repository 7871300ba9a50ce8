"""Draws a page or a part of it again after an action."""

import streamlit as st
from streamlit.errors import StreamlitInvalidLayoutContextError


def redraw() -> None:
    """Run the fragment again, or the whole page where a click came with a run of the whole page."""
    try:
        st.rerun(scope="fragment")
    except StreamlitInvalidLayoutContextError:
        st.rerun()
