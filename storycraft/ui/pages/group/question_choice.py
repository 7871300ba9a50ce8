"""Which of the format's questions a group discusses: chosen on its own page, shown wherever it works."""

import streamlit as st

from storycraft.domain.format import Question, Stage
from storycraft.domain.role import Role
from storycraft.services.manage_groups import choose_question
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt, refusals
from storycraft.ui.shared.header import asked
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.messages import note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _


@page_part
def draw_questions(context: Context, stage: Stage) -> None:
    """Draw the question that the group has chosen, or all of them in full where it has not."""
    st.html(questions(context, stage))


def questions(context: Context, stage: Stage) -> str:
    """The same as HTML."""
    if chosen := chosen_question(context, stage):
        return asked(chosen.ask)
    alone = context.entry.role is Role.PERSON
    return _all(stage) + (note(_("Your group chooses one of them on its shared screen.")) if alone else "")


@page_part
def draw_choice(context: Context, stage: Stage) -> None:
    """Draw the choice of a question; it can be changed, with all questions in full at hand."""
    group = context.group
    if group is None:
        return
    by_key = {question.key: question for question in stage.questions}
    key = f"choice.{stage.key}.{group.version}.{refusals()}"
    chosen = st.pills(
        _("Your question"),
        list(by_key),
        format_func=lambda name: by_key[name].title,
        default=group.question if group.question in by_key else None,
        key=key,
        disabled=bool(context.refusal),
    )
    if group.question in by_key:
        with st.expander(_("All {count} questions", count=len(by_key)), key="questions.all"):
            st.html(_all(stage))
    if chosen and chosen != group.question:
        attempt(choose_question, context, group, chosen)
        redraw()


def chosen_question(context: Context, stage: Stage) -> Question | None:
    """The question of this stage that the page's group has chosen, if it has chosen one."""
    chosen = context.group.question if context.group else ""
    return next((question for question in stage.questions if question.key == chosen), None)


def _all(stage: Stage) -> str:
    listed = "".join(f"<li{spoken()}><b>{escape(q.title)}</b>{escape(q.ask)}</li>" for q in stage.questions)
    return f'<ul class="sc-questions">{listed}</ul>'
