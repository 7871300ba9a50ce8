"""The event log of a workshop, newest first, and its withdrawn points."""

from collections.abc import Mapping, Sequence

import streamlit as st

from storycraft.domain.event import Event
from storycraft.domain.thread_change import ThreadChange
from storycraft.services.change_point import restore_point
from storycraft.services.quote_point import clock
from storycraft.text.directions import apart
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.markup import escape, within
from storycraft.ui.shared.messages import say_heading, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, reader

SHOWN = 200
NAMED = 4
"""So many threads are named beside a change of several."""


@page_part
def draw_log(context: Context) -> None:
    """Draw withdrawn points with their reasons, then the events."""
    _draw_withdrawn(context)
    say_heading(_("What happened"))
    events = context.events(SHOWN)
    names = {key: group_name(group) for key, group in context.groups_ever().items()}
    names |= {draft.id: draft.title for draft in context.drafts()}
    threads = {change.revision: _titles(change) for change in context.thread_changes(latest=SHOWN)}
    rows = "".join(
        f'<tr><td class="count">{clock(event.made)}</td><td>{escape(_(event.kind))}</td>'
        f"<td{context.voice()}>{_about(context, event, names, threads)}</td></tr>"
        for event in reversed(events)
    )
    st.html(f'<table class="sc-table log"><tbody>{rows}</tbody></table>')


def _about(
    context: Context, event: Event, names: Mapping[str, str], threads: Mapping[int, Sequence[str]]
) -> str:
    """What an event is about, as HTML: titles of threads, or of the stage or draft, or names of groups."""
    if titles := threads.get(event.revision):
        more = " …" if len(titles) > NAMED else ""
        return reader().listed(within(title, context.workshop.language) for title in titles[:NAMED]) + more
    # Of several ids each is a word, whatever stands between them: "g2 into g3", "d1, d2".
    if named := [names[key] for key in event.about.replace(",", " ").split() if key in names]:
        return reader().listed(map(escape, named))
    return escape(context.titles.place_title(event.about))


def _titles(change: ThreadChange) -> Sequence[str]:
    """The titles of the threads that were changed; of those that went, as they were called."""
    return tuple(dict.fromkeys(thread.title for thread in change.after or change.before))


@page_part
def _draw_withdrawn(context: Context) -> None:
    withdrawn = context.withdrawn()
    if not withdrawn:
        return
    say_heading(_("Withdrawn points"))
    for contribution, reason in withdrawn:
        with st.container(border=True):
            say_note(contribution.text, context.voice(contribution))
            say_note(
                f"{context.about(contribution)} · {apart(reason) or _('withdrawn by those who said it')}"
            )
            if draw_button(_("Bring it back"), key=f"restore.{contribution.id}"):
                attempt(restore_point, context, contribution)
                redraw()
