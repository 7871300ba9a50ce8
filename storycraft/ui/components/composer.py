"""The field that points are entered in."""

import streamlit as st

from storycraft.domain.clean_text import readable
from storycraft.ui.components.common_words import plurals
from storycraft.ui.components.register import Data, read, register, script_alone, sheet
from storycraft.ui.shared.translation import _, reader


def composer_words() -> Data:
    """Of the field."""
    return {
        **plurals(),
        "role": _("Role (optional)"),
        "roleOf": _("Role of the speaker, optional"),
        "as": _("as: {role}"),
        "each": _("one point per line"),
        "roomOnly": _("Only for this room: never sent to a model, never exported"),
        "add": _("Add point"),
        "addMany": reader().plural_forms("Add {count} point", "Add {count} points"),
        "sending": _("Sending …"),
        "adds": _("{keys} adds it"),
        "keys": _("Ctrl + Enter"),
    }


_composer = register("composer", composer_words, sends=("post",))


def draw_composer(key: str, data: Data) -> Data | None:
    """Draw a place to type.

    `data` says where half-typed words are kept (see `Context.typing_in`), what stands in the "placeholder", and in
    "paused" why nothing can be entered now.

    Returns {"text", "speaker", "many", "roomOnly", "token"} when something was entered. The text stays in the browser
    until `answer_composer` says that it was kept.
    """
    answer = st.session_state.get(f"{key}.answer", {})
    post: Data | None = readable(_composer(key, {**data, **answer})["post"])
    return post


def answer_composer(key: str, token: str, *, kept: bool) -> None:
    """Send the result of the last entry to the composer with its next drawing: saved, or refused with a reason."""
    st.session_state[f"{key}.answer"] = {"kept" if kept else "refused": token}


def composer_alone() -> tuple[str, str]:
    """A place to type without Streamlit: a script, in which `draw(component)` draws it, and its HTML with its look."""
    return script_alone("composer"), f"<style>{sheet('composer')}</style>{read('composer.html')}"
