"""Asks a weaver to propose threads or a frame: the model where the workshop allows it, otherwise the quote weaver."""

import secrets

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from storycraft.domain.story import Hand
from storycraft.services.ask_weaver import weaver_names
from storycraft.services.propose import THREADS, propose_frame, propose_threads
from storycraft.ui.shared.background_tasks import draw_task, has_failed
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _

ASKED = "proposals.asked"
"""What this screen asked for last: {"press", "before"}, with the ids of the threads that there were then."""


@page_part
def draw_proposing(
    context: Context, purpose: str, label: str, row: DeltaGenerator, *, offered: bool = True, most: int = 0
) -> None:
    """Draw the button that asks into a row, and below it what happens, or the way without a model where it failed.

    At most so many threads are asked for; with 0 their number follows the points.
    """
    with reserved_place():
        under_way = draw_task(context, purpose)
    if draw_button(
        label,
        row,
        key=f"propose.{purpose}",
        icon=":material/auto_awesome:",
        disabled=under_way or not offered,
    ):
        _propose(context, purpose, weaver_names(context)[0], most)
    without = has_failed(context, purpose) and Hand.MODEL in weaver_names(context)
    with reserved_place():
        if without and draw_button(_("Propose without the model"), key=f"quotes.{purpose}"):
            _propose(context, purpose, Hand.QUOTES, most)


def _propose(context: Context, purpose: str, weaver: str, most: int) -> None:
    if purpose == THREADS:
        st.session_state[ASKED] = {
            "press": secrets.token_hex(4),
            "before": frozenset(thread.id for thread in context.workshop.threads),
        }
        attempt(propose_threads, context, weaver, most)
    else:
        attempt(propose_frame, context, weaver)
    redraw()


def proposed_here(context: Context) -> dict[str, str]:
    """The first thread that was proposed since this screen asked, for the board to show it once for each `press`."""
    if not (asked := st.session_state.get(ASKED)):
        return {}
    new = (t.id for t in context.workshop.threads if not t.accepted and t.id not in asked["before"])
    first = next(new, "")
    return {"id": first, "press": asked["press"]} if first else {}
