"""A placeholder on a page for an element that may appear and disappear while somebody works there."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def reserved_place() -> DeltaGenerator:
    """A part of the page that is there whether or not anything is drawn in it.

    A browser knows containers by their number on the page. Where something above them comes or goes, they are
    made anew: lists close under one's hand, and what is half-typed in a field is gone.
    """
    return st.container()
