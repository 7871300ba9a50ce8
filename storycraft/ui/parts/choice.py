"""Which of the format's questions a group discusses."""

import dataclasses

import streamlit as st

from storycraft.domain.format import Stage
from storycraft.ui.errors import attempt, refusals
from storycraft.ui.page_part import page_part
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.header import draw_question
from storycraft.ui.redraw import redraw
from storycraft.ui.reserved import reserved


@page_part
def draw_choice(context: Context, stage: Stage) -> None:
    """Draw the questions to choose from, and the chosen one in full."""
    group = context.group
    if group is None or not stage.questions:
        return
    by_key = {question.key: question for question in stage.questions}
    key = f"choice.{stage.key}.{group.version}.{refusals()}"
    chosen = st.pills(
        "Your question",
        list(by_key),
        format_func=lambda name: by_key[name].title,
        default=group.question if group.question in by_key else None,
        key=key,
        disabled=bool(context.refusal),
    )
    if chosen and chosen != group.question:
        attempt(context.archive.save_group, context.id, dataclasses.replace(group, question=chosen))
        redraw()
    with reserved():
        if group.question in by_key:
            draw_question(by_key[group.question].ask)
