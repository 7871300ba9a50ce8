"""The projector's page: the question, the newest points, the threads and how to join. Nothing private."""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

import streamlit as st

from storycraft.domain.format import Format, Stage, StageKind
from storycraft.domain.workshop import ROOM_ID, Contribution, Lane, Thread
from storycraft.drafts.consent import Withheld, is_exportable
from storycraft.receipts.tension import find_tension
from storycraft.text.directions import apart
from storycraft.text.shorten import shorten
from storycraft.ui.pages.wall.page_size import LINES, LINES_BESIDE, even_pages, lines_below, lines_needed
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.invitation import invitation
from storycraft.ui.shared.invitation_address import address_warning
from storycraft.ui.shared.markup import escape, lines, spoken, within
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.translation import _, named, ngettext, reader

PAGE_SECONDS = 12
"""How long a page stands: long enough to read it from the back row."""
_OPEN = 2
"""So many disputed points, and pairs in tension, stand in a thread's own place; the board has all of them."""
_LETTERS_OPEN = 360
"""Letters that all these points share: a thread is never parted, and stands on one page with them."""


class _Page(NamedTuple):
    """A page below the question: how much of all it shows, and the points or threads as HTML."""

    share: str
    items: str = ""


@page_part
def draw_wall(context: Context) -> None:
    """Draw the projection; it has no controls, and turns its pages by itself where there is more than fits."""
    stage = current_stage(context)
    pages = _shown_in_turn(context, stage)
    ahead = f'<h1 class="sc-ask"{spoken()}>{escape(stage.ask)}</h1>{_questions(context, stage)}'
    _turn(
        [
            _whole(f"{ahead}{_lead(page, number, len(pages))}{page.items}", _way_in(context))
            for number, page in enumerate(pages, 1)
        ]
    )


@st.fragment(run_every=PAGE_SECONDS)
def _turn(pages: list[str]) -> None:
    # A fragment holds what it is given for as long as its screen is open: words, and nothing that was read.
    st.html(pages[int(time.time() // PAGE_SECONDS) % len(pages)])


def _lead(page: _Page, number: int, count: int) -> str:
    """The line above a list: how much of all it shows, and which of several pages this is."""
    place = f" · {_('Page {number} of {count}', number=number, count=count)}" if count > 1 else ""
    return f'<p class="sc-lead">{page.share}{place}</p>'


def _whole(body: str, beside: str) -> str:
    told = f'lang="{reader().tag}" dir="{reader().direction}"'
    return f'<div class="sc-wall" {told}><section>{body}</section><aside>{beside}</aside></div>'


def current_stage(context: Context) -> Stage:
    """The stage to show: the one everyone was called to, else that of the timer, else that of the newest point."""
    format, controls = context.titles, context.controls
    timed = controls.timed if controls.timer_in(controls.timed) else ""
    if called := format.stage(controls.called_to) or format.stage(timed):
        return called
    newest = context.workshop.contributions[-1].stage if context.workshop.contributions else ""
    if newest in set(Lane):
        return format.threads_stage
    return format.stage(newest) or format.stages[0]


def _questions(context: Context, stage: Stage) -> str:
    """The questions to choose from, each in full with the groups that took it, and who has not chosen."""
    if not stage.questions:
        return ""
    took: dict[str, list[str]] = {question.key: [] for question in stage.questions}
    open_yet: list[str] = []
    for group in context.workshop.groups:
        if group.question in took:
            took[group.question].append(group_name(group))
        elif group.id != ROOM_ID:
            open_yet.append(group_name(group))
    items = "".join(
        f"<li{spoken()}><b>{escape(question.title)}</b>{escape(question.ask)}"
        f"<small>{escape(reader().listed(map(apart, took[question.key])) or _('No group yet'))}</small></li>"
        for question in stage.questions
    )
    choosing = (
        f'<p class="sc-lead">{escape(_("Still choosing: {groups}", groups=reader().listed(map(apart, open_yet))))}</p>'
        if open_yet
        else ""
    )
    return f'<ul class="sc-questions">{items}</ul>{choosing}'


def _shown_in_turn(context: Context, stage: Stage) -> list[_Page]:
    """What is shown one after the other: the threads, where this stage has some, then the points of all groups in turn."""
    if stage.kind not in (StageKind.THREADS, StageKind.STORY) or context.controls.hidden:
        return _points(context, stage, "")
    accepted = [thread for thread in context.workshop.threads if thread.accepted]
    shown = Withheld.in_workshop(context.workshop).out_of_threads(accepted)
    private = len(accepted) - len(shown)
    more = f" · {_private_threads(private)}" if private else ""
    threads = _threads(context, stage, shown, more)
    # "0 points" would stand there as long as what people said.
    return [*threads, *(_points(context, stage, more) if _said(context, stage) or not threads else ())]


def _said(context: Context, stage: Stage) -> list[Contribution]:
    wanted = _places(context.format, stage)
    return [c for c in context.workshop.contributions if c.stage in wanted]


def _points(context: Context, stage: Stage, more: str) -> list[_Page]:
    said = _said(context, stage)
    if context.controls.hidden:
        return [_Page(_hidden(len(said)))]
    shown = [c for c in said if is_exportable(c)]
    private = len(said) - len(shown)
    more = f"{' · ' + _('{count} only for this room', count=private) if private else ''}{more}"
    items = [(_point(context, c), c.text) for c in _by_turns(shown)]
    return _spread(items, _points_shown, more, _room(context, stage))


def _by_turns(said: Iterable[Contribution]) -> list[Contribution]:
    """The newest points first, from each group in turn: what one group typed at once would keep others off the page."""
    of_groups: dict[str, list[Contribution]] = {}
    for point in reversed(list(said)):
        of_groups.setdefault(point.group_id, []).append(point)
    return [point for turn in zip_longest(*of_groups.values()) for point in turn if point]


def _room(context: Context, stage: Stage) -> int:
    """The lines that a page has for points or threads."""
    lines = LINES_BESIDE if stage.questions else LINES
    return lines_below(stage.ask, bool(context.refusal), lines)


def _spread(
    items: list[tuple[str, str]], share: Callable[[int, int], str], more: str, room: int
) -> list[_Page]:
    """Pages of what fits on each, with how much of all it shows; `items` are each HTML and its text."""
    pages = even_pages([lines_needed(text) for _item, text in items], room)
    return [
        _Page(
            f"{share(len(page), len(items))}{more}", f"<ul>{''.join(items[place][0] for place in page)}</ul>"
        )
        for page in pages
    ]


def _points_shown(part: int, count: int) -> str:
    if part == count:
        return ngettext("{count} point", "{count} points", count)
    return ngettext("{part} of {count} point", "{part} of {count} points", count, part=part)


def _threads_shown(part: int, count: int) -> str:
    if part == count:
        return ngettext("{count} thread", "{count} threads", count)
    return ngettext("{part} of {count} thread", "{part} of {count} threads", count, part=part)


def _private_threads(count: int) -> str:
    return ngettext("{count} thread only for this room", "{count} threads only for this room", count)


def _hidden(count: int) -> str:
    return ngettext(
        "{count} point so far, hidden until all are in.",
        "{count} points so far, hidden until all are in.",
        count,
    )


def _places(format: Format, stage: Stage) -> set[str]:
    if stage.kind is StageKind.THREADS:
        return set(Lane)
    if stage.kind is StageKind.STORY:
        return {s.key for s in format.stages} | set(Lane)
    return {stage.key}


def _point(context: Context, contribution: Contribution) -> str:
    about = f"<small>{escape(context.about(contribution))}</small>"
    return f"<li{context.voice(contribution)}>{lines(contribution.text)}{about}</li>"


def _threads(context: Context, stage: Stage, shown: Iterable[Thread], more: str) -> list[_Page]:
    in_order = [thread for lane in Lane for thread in shown if thread.lane is lane]
    items = [_thread(context, thread) for thread in in_order]
    return _spread(items, _threads_shown, more, _room(context, stage)) if items else []


def _thread(context: Context, thread: Thread) -> tuple[str, str]:
    """A thread as HTML, and the text that says how much room it takes."""
    lane = (
        f'<span class="sc-tag {thread.lane.value}">{escape(context.titles.lanes[thread.lane].title)}</span>'
    )
    ids = set(thread.contribution_ids)
    own = [c for c in context.workshop.contributions if c.id in ids]
    whose = Counter(context.group_name(c.group_id) for c in own)
    facts = reader().listed(f"{name} {number}" for name, number in whose.items())
    disputed = [c for c in own if c.id in thread.disputed]
    if disputed:
        facts += f" · {_('{count} disputed', count=len(disputed))}"
    still_open = _still_open(context, thread, own, disputed)
    html = (
        f"<li>{lane}<br>{within(thread.title, context.workshop.language)}"
        f"<small{context.voice()}>{escape(facts)}</small>"
        f"{''.join(f'<small{context.voice()}>{escape(line)}</small>' for line in still_open)}</li>"
    )
    return html, "\n".join((thread.title, facts, *still_open))


def _still_open(
    context: Context, thread: Thread, own: Sequence[Contribution], disputed: Sequence[Contribution]
) -> list[str]:
    """A line for each of the first points whose place is disputed, and for each of the first pairs in tension."""
    said = {c.id: c for c in own}
    found = find_tension([thread], own, context.workshop.language)
    pairs = [(said[one], said[other]) for _thread_id, one, other in islice(found, _OPEN)]
    first = disputed[:_OPEN]
    longest = _LETTERS_OPEN // max(1, len(first) + 2 * len(pairs))
    return [
        *(named(_("Disputed"), _quoted(point, longest)) for point in first),
        *(
            _("In tension: {pair}", pair=f"{_quoted(one, longest)} / {_quoted(other, longest)}")
            for one, other in pairs
        ),
    ]


def _quoted(point: Contribution, longest: int) -> str:
    return _("“{words}”", words=apart(shorten(point.text, longest)))


def _way_in(context: Context) -> str:
    if context.controls.ended:
        return ""
    # Who can do something about it looks at the facilitator's page.
    warning = _("Only this machine reaches this address.") if address_warning() else ""
    only_here = f'<p class="sc-reach">{warning}</p>' if warning else ""
    return invitation(context.join_code) + only_here
