"""What has changed in the room since a screen was drawn last: one sentence for those who listen to the page."""

from dataclasses import dataclass

import streamlit as st

from storycraft.domain.role import Role
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.translation import ngettext, reader

SEEN = "news.seen"
"""What this screen showed when it was drawn last."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The ids of what a visitor can see of a workshop."""

    workshop: str
    points: frozenset[str]
    threads: frozenset[str]
    drafts: frozenset[str]


def news_of(context: Context) -> str:
    """What came and went on this screen since it was drawn last; "" where nothing did, or it was never drawn."""
    now = _seen(context)
    before = st.session_state.get(SEEN)
    if now == before:
        return ""
    st.session_state[SEEN] = now
    return what_changed(before, now) if before and before.workshop == now.workshop else ""


def what_changed(before: Seen, now: Seen) -> str:
    """The difference as a sentence: "2 points added, 1 draft ready."."""
    made, gone = now.points - before.points, before.points - now.points
    changes = (
        (made, ngettext("{count} point added", "{count} points added", len(made))),
        (gone, ngettext("{count} point withdrawn", "{count} points withdrawn", len(gone))),
        *_of_threads(now.threads - before.threads, before.threads - now.threads),
        *_of_drafts(now.drafts - before.drafts),
    )
    told = reader().listed(words for ids, words in changes if ids)
    return f"{told}." if told else ""


def _of_threads(made: frozenset[str], gone: frozenset[str]) -> tuple[tuple[frozenset[str], str], ...]:
    return (
        (made, ngettext("{count} thread made", "{count} threads made", len(made))),
        (gone, ngettext("{count} thread removed", "{count} threads removed", len(gone))),
    )


def _of_drafts(made: frozenset[str]) -> tuple[tuple[frozenset[str], str], ...]:
    return ((made, ngettext("{count} draft ready", "{count} drafts ready", len(made))),)


def _seen(context: Context) -> Seen:
    workshop, group = context.workshop, context.entry.group_id
    everything = context.entry.role in (Role.FACILITATOR, Role.WALL)
    drafts = context.drafts("" if everything else group) if context.entry.role is not Role.PERSON else ()
    return Seen(
        workshop=workshop.id,
        points=frozenset(
            c.id
            for c in workshop.contributions
            if (everything or c.group_id == group) and context.is_shown(c)
        ),
        threads=frozenset(t.id for t in workshop.threads if everything or t.group_id in ("", group)),
        drafts=frozenset(draft.id for draft in drafts),
    )
