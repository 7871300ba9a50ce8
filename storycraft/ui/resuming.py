"""A choice goes on where somebody left it, also after a page on which it was not drawn."""

from collections.abc import Collection

import streamlit as st


def resume(key: str, options: Collection[str], first: str, of: str = "") -> None:
    """Call before a choice with this key is drawn: it shows what was chosen here last, or else `first`.

    `of` is the id of what is chosen in: in another one nothing was chosen yet.
    """
    last = f"{key}.last.{of}"
    # A widget that is not drawn for a while forgets what was chosen.
    chosen = st.session_state.get(key, st.session_state.get(last))
    st.session_state[key] = st.session_state[last] = chosen if chosen in options else first
