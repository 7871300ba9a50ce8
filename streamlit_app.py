"""The app: `streamlit run streamlit_app.py` serves pages, routes and the loom from one process."""

from storycraft.ui.server import build_app

app = build_app()
