"""The data classes of a workshop: frozen, and independent of Streamlit, of language models and of SQL."""
