"""What a story brings into view on this screen: its beginning, a sentence that was pressed, or one that just came."""

import secrets

import streamlit as st

from storycraft.domain.story import Draft
from storycraft.ui.shared.verdict_view import sentence_id


def show_beginning(draft: Draft) -> None:
    """Bring a draft that was just woven into view, wherever the page was scrolled to."""
    st.session_state[_key(draft)] = {"id": "", "press": draft.id}


def show_sentence(draft: Draft, text: str) -> None:
    """Bring the sentence of that text into view, with its receipt."""
    st.session_state[_key(draft)] = {"id": sentence_id(text), "press": secrets.token_hex(4)}


def show_new_sentence(before: Draft, after: Draft) -> None:
    """Bring the first sentence into view that a change has put into the draft."""
    known = {sentence.text for sentence in before.sentences}
    new = next((s.text for s in after.sentences if s.text not in known), "")
    if new:
        show_sentence(after, new)


def shown_in(draft: Draft) -> dict[str, str]:
    """What the story brings into view once for each `press`; the beginning has no `id`."""
    return dict(st.session_state.get(_key(draft), {}))


def _key(draft: Draft) -> str:
    return f"show.{draft.id}"
