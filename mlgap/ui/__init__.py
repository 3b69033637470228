"""The app: the only room that imports streamlit; `frame.render` is its whole interface."""
