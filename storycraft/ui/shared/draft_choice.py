"""Which of its group's drafts a screen shows: the one that is being read stays, also after a reload, whatever comes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import streamlit as st

from storycraft.domain.story import Draft
from storycraft.ui.components.tabs import draw_tabs, pressed_tab
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_labels import names_in_lines
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.resume_choice import tell_address
from storycraft.ui.shared.translation import ngettext

TABS = "drafts"
CHOSEN = "drafts.chosen"
"""The id of the draft that this screen shows."""
ORDERED = "drafts.ordered"
"""The ids of the drafts that were there when this screen ordered a weave, until one more is."""
GO_TO = "drafts.go_to"
"""The id of a draft that was just made here, to be shown next."""
ADDRESS = "draft"
"""Its name in the page's address: a reload shows the same draft."""


def go_to_draft(draft_id: str) -> None:
    """Show this draft when the drafts are drawn next."""
    st.session_state[GO_TO] = draft_id


def await_drafts(drafts: Iterable[Draft]) -> None:
    """Show the next draft that is none of these, once: this screen has ordered it."""
    st.session_state[ORDERED] = frozenset(draft.id for draft in drafts)


def await_no_draft() -> None:
    """What this screen had ordered does not come: the next draft is somebody else's."""
    st.session_state.pop(ORDERED, None)


def choose_draft(
    context: Context, drafts: Mapping[str, Draft], panel: str, is_busy: Callable[[Draft], bool]
) -> tuple[Draft, bool]:
    """Draw the drafts as tabs, the newest first; returns the one to show, and whether it has just come as ordered.

    What others have woven is one more tab and takes nobody's text away, nor does what was ordered while people are
    busy in the draft that they see. It is shown in the container with the key `panel`.
    """
    newest = next(iter(drafts))
    last = pressed_tab(TABS)
    if last not in drafts:
        last = _last()
    arrived = _has_arrived(newest)
    ordered = arrived and not (last in drafts and is_busy(drafts[last]))
    shown = newest if last not in drafts or ordered else last
    st.session_state.pop(GO_TO, None)
    st.session_state[CHOSEN] = shown
    tell_address(ADDRESS, shown)
    with reserved_place():  # a second draft moves nothing under the hands of whoever writes in the first
        if len(drafts) > 1:
            label = ngettext("{count} draft", "{count} drafts", len(drafts))
            draw_tabs(TABS, label, _tabs(context, drafts.values()), shown, panel)
    return drafts[shown], arrived and shown != last and last in drafts


def _tabs(context: Context, drafts: Iterable[Draft]) -> list[dict[str, Any]]:
    names = names_in_lines(context, drafts)
    return [{"id": d.id, "name": names[d.id][0], "apart": names[d.id][1], "kept": d.final} for d in drafts]


def _last() -> str:
    """The draft that this screen showed last."""
    kept = (st.session_state.get(GO_TO), st.session_state.get(CHOSEN))
    return next((str(id) for id in kept if id), st.query_params.get(ADDRESS, ""))


def _has_arrived(newest: str) -> bool:
    """Whether what this screen ordered has come since it was drawn last."""
    if newest in st.session_state.get(ORDERED, (newest,)):
        return False
    del st.session_state[ORDERED]
    return True
