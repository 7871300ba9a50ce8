"""Asking a weaver for proposals: the model where the workshop may use one, the quote weaver otherwise."""

import streamlit as st

from storycraft.domain.story import Frame
from storycraft.ui.markup import escape
from storycraft.ui.parts.context import Context
from storycraft.weavers.weaver import Silent, Weaver, select_material


class OnPage(Silent):
    """Shows on the page what a weaver does; any click there ends the run and with it the weaver's calls."""

    def __init__(self) -> None:
        self._place = st.empty()

    def doing(self, sentence: str) -> None:
        """Show it in the place of what was shown before."""
        self._place.html(f'<p class="sc-note" role="status">{escape(sentence)}</p>')


def weaver_names(context: Context) -> tuple[str, ...]:
    """The weavers that this workshop may use, the better one first."""
    return ("model", "quotes") if context.parts.weavers.may_ask(context.id) else ("quotes",)


def propose_threads(context: Context) -> None:
    """Put proposals beside the group's threads; earlier proposals that nobody kept make room."""
    # What resonates is heard across the groups: threads are looked for in everything the room said.
    material = select_material(context.workshop, context.format)
    with st.spinner("Looking for what belongs together …"):
        threads = _proposer(context).propose_threads(material, OnPage())
    context.archive.replace_proposals(context.id, context.entry.group_id, threads)


def propose_frame(context: Context, frame: Frame) -> None:
    """Fill the gaps of the group's frame where its points say something."""
    material = select_material(context.workshop, context.format, context.entry.group_id)
    with st.spinner("Reading the points …"):
        proposed = _proposer(context).propose_frame(material, frame, OnPage())
    context.archive.save_frame(context.id, context.entry.group_id, proposed)


def _proposer(context: Context) -> Weaver:
    return context.parts.weavers(weaver_names(context)[0], context.id)
