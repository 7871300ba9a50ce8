"""What a workshop is: plain frozen data that knows no Streamlit, no model and no SQL."""
