"""Which of its group's drafts a screen shows: the one that is being read stays, also after a reload, whatever comes."""

from collections.abc import Iterable, Mapping

import streamlit as st

from storycraft.domain.story import Draft
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_labels import draft_names
from storycraft.ui.shared.resume_choice import choose, left_at, set_back_if_late, tell_address
from storycraft.ui.shared.translation import ngettext

CHOSEN = "drafts.chosen"
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


def choose_draft(context: Context, drafts: Mapping[str, Draft], *, busy: bool) -> tuple[Draft, bool]:
    """Draw the choice, the newest draft first; returns the chosen one, and whether it has just come as ordered.

    What others have woven is one more name in the choice and takes nobody's text away, nor does what was ordered
    while people are `busy` in the draft that they see.
    """
    newest = next(iter(drafts))
    if st.session_state.get(CHOSEN) not in drafts:
        # The name of a draft before another came that is told alike: the browser has not heard of its new one yet.
        st.session_state.pop(CHOSEN, None)
    set_back_if_late(CHOSEN, ADDRESS)
    last = _last()
    arrived = _has_arrived(newest)
    shown = newest if last not in drafts or (arrived and not busy) else last
    st.session_state.pop(GO_TO, None)
    choose(CHOSEN, shown)
    tell_address(ADDRESS, shown)
    labels = draft_names(context, drafts.values())
    # A list that opens: there may be a dozen, and their names are long.
    st.selectbox(
        ngettext("{count} draft", "{count} drafts", len(drafts)),
        list(drafts),
        format_func=labels.__getitem__,
        key=CHOSEN,
        filter_mode=None,
    )
    return drafts[shown], arrived and shown != last and last in drafts


def last_draft(drafts: Mapping[str, Draft]) -> Draft | None:
    """The draft that this screen showed last, where it is still there."""
    return drafts.get(_last())


def _last() -> str:
    kept = (st.session_state.get(GO_TO), st.session_state.get(CHOSEN), left_at(CHOSEN))
    return next((str(id) for id in kept if id), st.query_params.get(ADDRESS, ""))


def _has_arrived(newest: str) -> bool:
    """Whether what this screen ordered has come since it was drawn last."""
    if newest in st.session_state.get(ORDERED, (newest,)):
        return False
    del st.session_state[ORDERED]
    return True
