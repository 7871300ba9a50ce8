"""A table of all groups with their progress: stage, points, threads, story."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from storycraft.domain.controls import STORIES, Controls
from storycraft.domain.format import Format, StageKind
from storycraft.domain.role import Role
from storycraft.domain.weave import Weave
from storycraft.domain.workshop import ROOM_ID, Group
from storycraft.drafts.answered_sentences import progress_of, stories_of_groups
from storycraft.drafts.grounds import grounds_of
from storycraft.services.manage_groups import add_group
from storycraft.ui.pages.facilitator.one_group import draw_one_group
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.messages import say_empty, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_submit
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, ngettext, pgettext, reader
from storycraft.web.links import PAGE_OF


@page_part
def draw_groups(context: Context) -> None:
    """Draw the table, and below it the ways to add a group and to visit one."""
    screens = Counter((s.group_id, s.role) for s in context.screens())
    points = Counter(c.group_id for c in context.workshop.contributions)
    threads = _threads_spoken_of(context)
    made = context.drafts()
    drafts = Counter(d.group_id for d in made)
    finals = Counter(d.group_id for d in made if d.final)
    latest: dict[str, Weave] = {}
    for weave in context.weaves():
        latest.setdefault(weave.group_id, weave)
    reading = _reading_back(context)
    counted = {_("Points"): points, _("Threads"): threads, _("Drafts"): drafts}
    rows = "".join(
        f"<tr><td{context.voice()}>{_way_to(context, group)}{_question(context, group)}</td>"
        f"<td>{_present(screens, group.id)}</td>"
        + "".join(_number(of[group.id], title) for title, of in counted.items())
        + f"<td>{escape(_doing(context, group, _is_here(screens, group.id), latest, finals, reading))}</td></tr>"
        for group in context.workshop.groups
    )
    titles = (_("Group"), pgettext("who is here", "Present"), *counted, _("Now"))
    head = "".join(f"<th>{title}</th>" for title in titles)
    st.html(f'<table class="sc-table cards"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>')
    others = _others(screens["", Role.FACILITATOR], screens["", Role.WALL])
    with reserved_place():
        if others:
            say_note(_("Also present: {others}.", others=others))
    with reserved_place():
        if all(group.id == ROOM_ID for group in context.workshop.groups):
            say_empty(
                _("No group yet. Add the groups here, or let each of them start its own with the code above.")
            )
    left, right = st.columns(2, gap="large")
    with left:
        _draw_adding(context)
    with right:
        draw_one_group(context)


def _way_to(context: Context, group: Group) -> str:
    """Its name, which leads to its page: a browser opens it in another tab too."""
    entry = replace(context.entry, group_id=group.id)
    address = f"{PAGE_OF[Role.GROUP]}?{urlencode(entry.query)}"
    return f'<a href="{escape(address)}">{escape(group_name(group))}</a>'


def _number(count: int, title: str) -> str:
    """A number in the column of that title, which stands beside it where a small screen has no columns."""
    return f'<td class="count"><small>{title} </small>{reader().number(count)}</td>'


def _threads_spoken_of(context: Context) -> Counter[str]:
    """In how many of the room's threads each group's points stand."""
    by_id = context.workshop.by_id
    kept = (thread for thread in context.workshop.threads if thread.accepted)
    return Counter(
        group for t in kept for group in {by_id[cid].group_id for cid in t.contribution_ids if cid in by_id}
    )


def _others(facilitators: int, walls: int) -> str:
    told = {
        ngettext("{count} facilitator's screen", "{count} facilitator's screens", facilitators): facilitators,
        ngettext("{count} wall", "{count} walls", walls): walls,
    }
    return reader().listed(words for words, number in told.items() if number)


def _present(screens: Counter[tuple[str, Role]], group_id: str) -> str:
    shared, own = screens[group_id, Role.GROUP], screens[group_id, Role.PERSON]
    told = {
        ngettext("{count} screen", "{count} screens", shared): shared,
        ngettext("{count} phone", "{count} phones", own): own,
    }
    return reader().listed(words for words, number in told.items() if number) or _("nobody")


def _is_here(screens: Counter[tuple[str, Role]], group_id: str) -> bool:
    return any(screens[group_id, role] for role in (Role.GROUP, Role.PERSON))


def _question(context: Context, group: Group) -> str:
    """The question that the group has chosen, below its name."""
    questions = (question for stage in context.titles.stages for question in stage.questions)
    chosen = next((question.title for question in questions if question.key == group.question), "")
    return f"<br>{escape(chosen)}" if chosen else ""


def _doing(
    context: Context,
    group: Group,
    here: bool,
    latest: dict[str, Weave],
    finals: Counter[str],
    reading: Mapping[str, str],
) -> str:
    weave = latest.get(group.id)
    if weave and not weave.state.ended:
        return _("weaving: {done} of {all}", done=weave.finished, all=len(weave.tellings))
    if said := reading.get(group.id):
        return said
    if finals[group.id]:
        return _("story saved")
    if weave and weave.state == "failed":
        return _("last weave failed")
    if not here or context.controls.refusal:
        return "–"
    return _at(context.controls, context.format)


def _reading_back(context: Context) -> dict[str, str]:
    """How far each group is in the read-back round, while there is one; none on whose words no story stands."""
    if not context.controls.reading_back:
        return {}
    stories, answers = stories_of_groups(context.drafts()), context.read_backs()
    grounds = [grounds_of(draft, context.workshop, context.format) for draft in stories]
    far = {g.id: progress_of(g.id, stories, grounds, answers) for g in context.workshop.groups}
    return {
        group_id: _("read back: {done} of {all}", done=done, all=asked)
        for group_id, (done, asked) in far.items()
        if asked
    }


def _at(controls: Controls, format: Format) -> str:
    """The stage that present groups are in: the one everyone was called to, otherwise any open one."""
    if controls.called_to == STORIES:
        return _("at the stories")
    called = format.stage(controls.called_to)
    stages = [stage for stage in ((called,) if called else format.stages) if controls.is_open(stage.key)]
    if any(stage.kind is not StageKind.STORY for stage in stages):
        return _("discussing")
    return _("at its story") if stages else _("waiting")


@page_part
def _draw_adding(context: Context) -> None:
    with st.form("add.group", border=False, clear_on_submit=True):
        name, go = st.columns([3, 1], vertical_alignment="bottom")
        text = name.text_input(_("Add a group"), placeholder=_("Green table"))
        if draw_submit(_("Add"), go, width="stretch") and text.strip():
            attempt(add_group, context, text.strip(), words=text)
            redraw()
