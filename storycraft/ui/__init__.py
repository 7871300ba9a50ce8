"""Streamlit: pages that only draw, components that own their state."""
