"""The projector's page: the question, the newest points, the threads and how to join. Nothing private."""

import streamlit as st

from storycraft.domain.format import Format, Stage, StageKind
from storycraft.domain.workshop import ROOM_ID, Contribution, Lane
from storycraft.drafts.consent import Withheld, is_exportable
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.invitation import invitation
from storycraft.ui.shared.markup import apart, count_of, escape, lines, spoken, within
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.reach import reach_warning

SHOWN = 12
"""Points that a back row can read; the others are counted."""

BESIDE_QUESTIONS = 2
"""Points that have room below the questions to choose from."""


@page_part
def draw_wall(context: Context) -> None:
    """Draw the projection as one element; it has no controls."""
    stage = current_stage(context)
    threads = _threads(context) if stage.kind in (StageKind.THREADS, StageKind.STORY) else ""
    body = _questions(context, stage) + threads + _points(context, stage)
    st.html(
        f'<div class="sc-wall"><section><h1 class="sc-ask"{spoken()}>{escape(stage.ask)}</h1>{body}</section>'
        f"<aside>{_way_in(context)}</aside></div>"
    )


def current_stage(context: Context) -> Stage:
    """The stage to show: the one everyone was called to, else that of the timer, else that of the newest point."""
    format, controls = context.format, context.controls
    timed = controls.timed if controls.timer_in(controls.timed) else ""
    if called := format.stage(controls.called_to) or format.stage(timed):
        return called
    newest = context.workshop.contributions[-1].stage if context.workshop.contributions else ""
    if newest in set(Lane):
        return next(stage for stage in format.stages if stage.kind is StageKind.THREADS)
    return format.stage(newest) or format.stages[0]


def _questions(context: Context, stage: Stage) -> str:
    """The questions to choose from, each in full with the groups that took it, and who has not chosen."""
    if not stage.questions:
        return ""
    took: dict[str, list[str]] = {question.key: [] for question in stage.questions}
    open_yet: list[str] = []
    for group in context.workshop.groups:
        if group.question in took:
            took[group.question].append(group.name)
        elif group.id != ROOM_ID:
            open_yet.append(group.name)
    items = "".join(
        f"<li{spoken()}><b>{escape(question.title)}</b>{escape(question.ask)}"
        f"<small>{escape(', '.join(map(apart, took[question.key])) or 'No group yet')}</small></li>"
        for question in stage.questions
    )
    choosing = (
        f'<p class="sc-lead">Still choosing: {escape(", ".join(map(apart, open_yet)))}</p>'
        if open_yet
        else ""
    )
    return f'<ul class="sc-questions">{items}</ul>{choosing}'


def _points(context: Context, stage: Stage) -> str:
    wanted = _places(context.format, stage)
    said = [c for c in context.workshop.contributions if c.stage in wanted]
    if context.controls.hidden:
        return f'<p class="sc-lead">{count_of(len(said), "point")} so far, hidden until all are in.</p>'
    shown = [c for c in said if is_exportable(c)]
    private = len(said) - len(shown)
    room = BESIDE_QUESTIONS if stage.questions else SHOWN
    newest = "".join(_point(context, c) for c in reversed(shown[-room:]))
    more = [count_of(len(shown), "point")] + ([f"{private} only for this room"] if private else [])
    return f'<p class="sc-lead">{" · ".join(more)}</p><ul>{newest}</ul>'


def _places(format: Format, stage: Stage) -> set[str]:
    if stage.kind is StageKind.THREADS:
        return set(Lane)
    if stage.kind is StageKind.STORY:
        return {s.key for s in format.stages} | set(Lane)
    return {stage.key}


def _point(context: Context, contribution: Contribution) -> str:
    about = f'<small dir="ltr">{escape(context.about(contribution))}</small>'
    return f"<li{context.voice(contribution)}>{lines(contribution.text)}{about}</li>"


def _threads(context: Context) -> str:
    accepted = [t for t in context.workshop.threads if t.accepted]
    shown = Withheld.in_workshop(context.workshop).out_of_threads(accepted)
    if context.controls.hidden or not accepted:
        return ""
    private = len(accepted) - len(shown)
    more = f'<p class="sc-lead">{count_of(private, "thread")} only for this room</p>' if private else ""
    items = "".join(
        f'<li><span class="sc-tag {lane.value}">{escape(context.format.lanes[lane].title)}</span><br>'
        f"{within(thread.title, context.workshop.language)}"
        f"<small{context.voice()}>{escape(context.group_name(thread.group_id))}</small></li>"
        for lane in Lane
        for thread in shown
        if thread.lane is lane
    )
    return f"<ul>{items}</ul>{more}"


def _way_in(context: Context) -> str:
    if context.controls.ended:
        return ""
    # Who can do something about it looks at the facilitator's page.
    only_here = '<p class="sc-reach">Only this machine reaches this address.</p>' if reach_warning() else ""
    return invitation(context.join_code) + only_here
