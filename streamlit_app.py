"""The app: `streamlit run streamlit_app.py` serves pages, routes and the weave queue from one process."""

import streamlit as st

from storycraft.ui.pages.phone.first_sight import FIRST_SIGHT
from storycraft.web.server import SCRIPT, serving

# Streamlit finds the app by reading this file: the call must stand here, by this name.
app = st.App(SCRIPT, **serving({"/phone": FIRST_SIGHT}))
