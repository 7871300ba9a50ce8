"""Asks a weaver to propose threads or a frame: the model where the workshop allows it, otherwise the quote weaver."""

import secrets
from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from storycraft.domain.story import Hand
from storycraft.services.ask_weaver import weaver_names
from storycraft.services.propose import FRAME, THREADS, propose_frame, propose_threads
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
def draw_proposing_threads(context: Context, row: DeltaGenerator, *, offered: bool, most: int) -> None:
    """Draw the button that asks for at most so many threads; with 0 their number follows the points."""

    def ask(weaver: str) -> None:
        st.session_state[ASKED] = {
            "press": secrets.token_hex(4),
            "before": frozenset(thread.id for thread in context.workshop.threads),
        }
        attempt(propose_threads, context, weaver, most)

    _draw_asking(context, THREADS, _("Propose threads from the points"), row, ask, offered=offered)


@page_part
def draw_proposing_frame(context: Context, *, offered: bool) -> None:
    """Draw the button that asks for what is open in the group's frame."""

    def ask(weaver: str) -> None:
        attempt(propose_frame, context, weaver)

    _draw_asking(context, FRAME, _("Propose from our points"), st.container(), ask, offered=offered)


@page_part
def _draw_asking(
    context: Context,
    purpose: str,
    label: str,
    row: DeltaGenerator,
    ask: Callable[[str], None],
    *,
    offered: bool,
) -> None:
    """Draw the button into a row, and below it what happens, or the way without a model where it failed."""
    with reserved_place():
        under_way = draw_task(context, purpose)
    if draw_button(
        label,
        row,
        key=f"propose.{purpose}",
        icon=":material/auto_awesome:",
        disabled=under_way or not offered,
    ):
        ask(weaver_names(context)[0])
        redraw()
    without = has_failed(context, purpose) and Hand.MODEL in weaver_names(context)
    with reserved_place():
        if without and draw_button(_("Propose without the model"), key=f"quotes.{purpose}"):
            ask(Hand.QUOTES)
            redraw()


def proposed_here(context: Context) -> dict[str, str]:
    """The first thread that was proposed since this screen asked, for the board to show it once for each `press`."""
    if not (asked := st.session_state.get(ASKED)):
        return {}
    new = (t.id for t in context.workshop.threads if not t.accepted and t.id not in asked["before"])
    first = next(new, "")
    return {"id": first, "press": asked["press"]} if first else {}
