"""The app: `streamlit run streamlit_app.py` serves pages, routes and the weave queue from one process."""

import streamlit as st

from storycraft.web.server import SCRIPT, SERVING

# Streamlit finds the app by reading this file: the call must stand here, by this name.
app = st.App(SCRIPT, **SERVING)
