"""The pages of the app (Streamlit), and browser components that keep their own state."""
