"""What has changed in the room since a screen was drawn last: one sentence for those who listen to the page."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from secrets import token_hex
from types import MappingProxyType
from typing import NamedTuple

import streamlit as st

from storycraft.domain.controls import Controls
from storycraft.domain.format import Format
from storycraft.domain.role import Role
from storycraft.drafts.consent import Withheld
from storycraft.threads.history import merged_into
from storycraft.ui.shared.calls import calls_followed
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.news_of_controls import news_of_controls
from storycraft.ui.shared.translation import _, ngettext, reader

Merges = Mapping[str, tuple[str, str]]
"""Threads that went into others: by their ids their titles, and the titles of those."""
SEEN = "news.seen"
"""What this screen showed when it was drawn last."""
TOLD = "news.threads_told"
"""Set where the board has said itself what became of the threads, until the next drawing."""
LAST = "news.last"
"""The news that this screen was sent last, the oldest first."""
_KEPT = 5
"""So many of them: a browser that draws several changes at once sees what the last drawing brings."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The ids of what a visitor can see of a workshop, those of points with their versions.

    `controls` are the facilitator's, with the number of those calls that this screen has followed.
    """

    workshop: str
    points: Mapping[str, int]
    threads: frozenset[str]
    drafts: frozenset[str]
    groups: frozenset[str] = frozenset()
    controls: Controls = field(default_factory=Controls)


class News(NamedTuple):
    """One sentence of what came and went; the `id` tells it from another one in the same words."""

    id: str
    words: str


def news_of(context: Context) -> tuple[News, ...]:
    """What came and went on this screen last; () where nothing did since it was drawn for the first time.

    Each drawing gives it again, with that of the drawings before: a browser that draws two at once sees the second
    only, and says all that it has not said yet.
    """
    now = _seen(context)
    told = st.session_state.pop(TOLD, False)
    before = st.session_state.get(SEEN)
    if now != before:
        st.session_state[SEEN] = now
        _keep_news(context, before, now, told=told)
    news: tuple[News, ...] = st.session_state.get(LAST, ())
    return news


def _keep_news(context: Context, before: Seen | None, now: Seen, *, told: bool) -> None:
    if before is None or before.workshop != now.workshop:
        st.session_state.pop(LAST, None)
        return
    before = replace(before, threads=now.threads) if told else before
    merged = _merges(context, before.threads - now.threads)
    if words := what_changed(before, now, context.titles, merged):
        kept = st.session_state.get(LAST, ())
        st.session_state[LAST] = (*kept, News(token_hex(4), words))[-_KEPT:]


def threads_told() -> None:
    """The board has said itself what became of the threads: the next drawing does not say it a second time."""
    st.session_state[TOLD] = True


def what_changed(before: Seen, now: Seen, titles: Format, merged: Merges = MappingProxyType({})) -> str:
    """The difference as a sentence: "2 points added, 1 draft ready."; stages are named by their `titles`.

    `merged` are the threads that went into others.
    """
    gone = before.threads - now.threads
    changes = (
        *_of_points(before.points, now.points),
        *_of_threads(now.threads - before.threads, gone - merged.keys()),
        *_of_merges(merged),
        *_of_drafts(now.drafts - before.drafts),
        *_of_groups(now.groups - before.groups),
    )
    decided = news_of_controls(before.controls, now.controls, titles)
    told = reader().listed((*decided, *(words for ids, words in changes if ids)))
    return f"{told}." if told else ""


def _of_points(before: Mapping[str, int], now: Mapping[str, int]) -> tuple[tuple[frozenset[str], str], ...]:
    made, gone = frozenset(now.keys() - before.keys()), frozenset(before.keys() - now.keys())
    other = frozenset(id for id in now.keys() & before.keys() if now[id] != before[id])
    return (
        (made, ngettext("{count} point added", "{count} points added", len(made))),
        (other, ngettext("{count} point changed", "{count} points changed", len(other))),
        (gone, ngettext("{count} point withdrawn", "{count} points withdrawn", len(gone))),
    )


def _merges(context: Context, gone: Set[str]) -> Merges:
    """Those of the threads that went into others; who was removed, or is named in words for the room only, is in none.

    Titles are news only for who may see the threads: not on a person's own page, nor while points are hidden.
    """
    role = context.entry.role
    hides = role is Role.PERSON or (context.controls.hidden and role is not Role.FACILITATOR)
    if not gone or hides:
        return {}
    withheld = Withheld.in_workshop(context.workshop)
    found = {each: merged_into(each, context.thread_changes(each)) for each in gone}
    return {each: titles for each, titles in found.items() if titles and not any(map(withheld.says, titles))}


def _of_threads(made: Set[str], gone: Set[str]) -> tuple[tuple[Set[str], str], ...]:
    return (
        (made, ngettext("{count} thread made", "{count} threads made", len(made))),
        (gone, ngettext("{count} thread removed", "{count} threads removed", len(gone))),
    )


def _of_merges(merged: Merges) -> tuple[tuple[Set[str], str], ...]:
    return tuple(
        ({each}, _("“{other}” merged into “{thread}”", other=other, thread=thread))
        for each, (other, thread) in merged.items()
    )


def _of_drafts(made: frozenset[str]) -> tuple[tuple[frozenset[str], str], ...]:
    return ((made, ngettext("{count} draft ready", "{count} drafts ready", len(made))),)


def _of_groups(made: frozenset[str]) -> tuple[tuple[frozenset[str], str], ...]:
    return ((made, ngettext("{count} group added", "{count} groups added", len(made))),)


def _seen(context: Context) -> Seen:
    workshop, group, controls = context.workshop, context.entry.group_id, context.controls
    everything = context.entry.role in (Role.FACILITATOR, Role.WALL)
    drafts = context.drafts("" if everything else group) if context.entry.role is not Role.PERSON else ()
    return Seen(
        workshop=workshop.id,
        points={
            c.id: c.version
            for c in workshop.contributions
            if (everything or c.group_id == group) and context.is_shown(c)
        },
        threads=frozenset(thread.id for thread in workshop.threads),
        drafts=frozenset(draft.id for draft in drafts),
        groups=frozenset(group.id for group in workshop.groups) if everything else frozenset(),
        controls=controls if everything else replace(controls, calls=calls_followed(controls.calls)),
    )
