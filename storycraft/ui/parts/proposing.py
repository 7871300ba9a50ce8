"""Asking a weaver for threads or a frame: the model where the workshop may use one, the quote weaver otherwise."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from storycraft.domain.story import Frame
from storycraft.jobs.errands import Keep
from storycraft.ui.errors import attempt
from storycraft.ui.page_part import page_part
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.errands import draw_errand, has_failed, send, weaver_names
from storycraft.ui.redraw import redraw
from storycraft.ui.reserved import reserved
from storycraft.weavers.weaver import Watcher, Weaver, select_material

THREADS, FRAME = "threads", "frame"


@page_part
def draw_proposing(
    context: Context, purpose: str, label: str, row: DeltaGenerator, *, offered: bool = True
) -> None:
    """Draw the button that asks into a row, and below it what happens, or the way without a model where it failed."""
    with reserved():
        under_way = draw_errand(context, purpose)
    if row.button(
        label, key=f"propose.{purpose}", icon=":material/auto_awesome:", disabled=under_way or not offered
    ):
        _propose(context, purpose, weaver_names(context)[0])
    without = has_failed(context, purpose) and "model" in weaver_names(context)
    with reserved():
        if without and st.button("Propose without the model", key=f"quotes.{purpose}"):
            _propose(context, purpose, "quotes")


def _propose(context: Context, purpose: str, weaver: str) -> None:
    attempt(_propose_threads if purpose == THREADS else _propose_frame, context, weaver)
    redraw()


def _propose_threads(context: Context, weaver: str) -> None:
    """Earlier proposals that nobody kept make room."""
    # What resonates is heard across the groups: threads are looked for in everything the room said.
    material = select_material(context.workshop, context.format)
    archive, group_id = context.parts.archive, context.entry.group_id

    def ask(weaver: Weaver, watcher: Watcher) -> Keep:
        threads = weaver.propose_threads(material, watcher)
        return lambda: archive.replace_proposals(context.id, group_id, threads)

    send(context, THREADS, "Looking for what belongs together …", weaver, ask)


def _propose_frame(context: Context, weaver: str) -> None:
    """Gaps are filled where the group's points say something."""
    archive, group_id = context.parts.archive, context.entry.group_id
    material = select_material(context.workshop, context.format, group_id)
    frame = archive.frame(context.id, group_id)

    def ask(weaver: Weaver, watcher: Watcher) -> Keep:
        proposed = weaver.propose_frame(material, frame, watcher)
        return lambda: _fill(proposed)

    def _fill(proposed: Frame) -> None:
        present = archive.frame(context.id, group_id)
        archive.save_frame(context.id, group_id, present.filled_from(proposed))

    send(context, FRAME, "Reading your points …", weaver, ask)
