"""The app: `streamlit run streamlit_app.py` serves pages, routes and the weave queue from one process."""

import streamlit as st

from storycraft.ui.pages.home import first_sight as home
from storycraft.ui.pages.home.joining import JOINING
from storycraft.ui.pages.phone import first_sight as phone
from storycraft.web.server import SCRIPT, serving

# Streamlit finds the app by reading this file: the call must stand here, by this name.
app = st.App(SCRIPT, **serving({"/": home.FIRST_SIGHT, "/phone": phone.FIRST_SIGHT}, JOINING))
