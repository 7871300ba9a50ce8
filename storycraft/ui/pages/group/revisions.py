"""The revisions of a draft as a timeline: who changed what, when and why; what sets two apart, the way back, a branch."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import streamlit as st

from storycraft.domain.story import Draft, Revision
from storycraft.drafts.text_changes import (
    Change,
    Piece,
    SentenceChange,
    compare_texts,
    compare_words,
    count_changes,
)
from storycraft.services.edit_draft import branch_draft, restore_revision
from storycraft.services.quote_point import clock
from storycraft.ui.components.timeline import draw_timeline
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_choice import go_to_draft
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.told_gaps import with_told_gaps
from storycraft.ui.shared.translation import _, ngettext, reader, shown
from storycraft.ui.shared.verdict_view import describe_hands


@page_part
def draw_revisions(context: Context, draft: Draft) -> None:
    """Draw the timeline, and what sets two revisions apart, once somebody opens it; nothing for one revision."""
    if draft.revision < 2:
        return
    # To read sixty revisions and what each changed takes longer than to draw all the rest of the page.
    fold = st.expander(_("Earlier revisions"), key=f"timeline.{draft.id}", on_change="rerun")
    if fold.open:
        with fold:
            _draw_timeline(context, draft)


@page_part
def _draw_timeline(context: Context, draft: Draft) -> None:
    revisions = {r.number: r for r in context.revisions(draft)}
    before, after = (revisions[number] for number in sorted(_chosen(draft, revisions)))
    changes = compare_texts(with_told_gaps(before.paragraphs), with_told_gaps(after.paragraphs))
    told = _say_apart(before, after, changes)
    line, text = st.columns([2, 3], gap="medium")
    with line, st.container(key="timeline"):
        pressed = draw_timeline(f"revisions.{draft.id}", _timeline(context, draft, revisions, told))
    with text, st.container(key="apart"):
        say_note(told)
        title = _title(before, after, draft.language)
        apart = f"{before.number}.{after.number}"  # by which the timeline finds the first change
        told = draw_changes(changes, draft.language)
        st.html(f'<div class="sc-story sc-changes" data-apart="{apart}">{title}{told}</div>')
    if pressed:
        _do(context, draft, *pressed)
        redraw()


def _chosen(draft: Draft, revisions: Mapping[int, Revision]) -> tuple[int, int]:
    """The two that are compared: at first the latest, and the one that it was made from."""
    chosen: tuple[int, int] = st.session_state.get(_key(draft), (0, 0))
    if all(number in revisions for number in chosen):
        return chosen
    latest = max(revisions)
    return revisions[latest].parent or latest, latest


def _do(context: Context, draft: Draft, name: str, about: Mapping[str, Any]) -> None:
    first, second, number = (_number(about.get(each)) for each in ("from", "to", "number"))
    if name == "compare":
        st.session_state[_key(draft)] = (first, second)
    elif name == "restore":
        st.session_state.pop(_key(draft), None)
        attempt(restore_revision, context, draft, number)
    elif made := attempt(branch_draft, context, draft, number):
        go_to_draft(made.id)


def _number(sent: object) -> int:
    return sent if isinstance(sent, int) else 0


def _key(draft: Draft) -> str:
    return f"revisions.compared.{draft.id}"


def _timeline(context: Context, draft: Draft, revisions: Mapping[int, Revision], said: str) -> dict[str, Any]:
    first, second = _chosen(draft, revisions)
    days = {number: r.made.astimezone().date() if r.made else None for number, r in revisions.items()}
    several = len(set(days.values())) > 1
    return {
        "entries": [
            {
                "number": r.number,
                "parent": r.parent,
                "day": reader().day(day) if several and (day := days[r.number]) else "",
                "time": clock(r.made),
                "by": describe_hands((r.by,)),
                "why": _why(r, revisions),
            }
            for r in sorted(revisions.values(), key=lambda r: -r.number)
        ],
        "from": first,
        "to": second,
        "now": draft.revision,
        "said": said,
        "restores": not draft.final and not context.refusal,
        "branches": not context.refusal,
    }


def _say_apart(before: Revision, after: Revision, changes: Sequence[SentenceChange]) -> str:
    if before == after:
        return _("Choose two revisions to see what sets them apart.")
    return _(
        "From revision {first} to revision {second}: {changes}.",
        first=before.number,
        second=after.number,
        changes=describe_changes(changes),
    )


def _why(revision: Revision, revisions: Mapping[int, Revision]) -> str:
    """What it was made for, as far as that is known, and what it changed."""
    if revision.number == 1:
        return _("The draft as it came")
    if revision.parent != revision.number - 1:
        return _("Went back to revision {number}", number=revision.parent)
    before = revisions[revision.parent]
    titled = [_("new title")] * (before.title != revision.title)
    changes = compare_texts(before.paragraphs, revision.paragraphs)
    if count_changes(changes) or not (titled or revision.why):
        titled.append(describe_changes(changes))
    return " · ".join(filter(None, (shown(revision.why), reader().listed(titled))))


def describe_changes(changes: Sequence[SentenceChange]) -> str:
    """How many sentences were changed, moved, added and removed, in words."""
    told = (_counted(change, number) for change, number in count_changes(changes).items())
    return reader().listed(told) or _("no sentence differs")


def _counted(change: Change, number: int) -> str:
    match change:
        case Change.CHANGED:
            return ngettext("{count} sentence changed", "{count} sentences changed", number)
        case Change.MOVED:
            return ngettext("{count} sentence moved", "{count} sentences moved", number)
        case Change.ADDED:
            return ngettext("{count} sentence added", "{count} sentences added", number)
        case _:
            return ngettext("{count} sentence removed", "{count} sentences removed", number)


def _title(before: Revision, after: Revision, language: str) -> str:
    """The title as HTML with what became of it; "" where it stayed."""
    if before.title == after.title:
        return ""
    return f"<p{spoken(language)}><b>{_pieces(compare_words(before.title, after.title))}</b></p>"


def draw_changes(changes: Sequence[SentenceChange], language: str) -> str:
    """The newer text as HTML with what was removed struck and what was added underlined, each said to a reader."""
    blocks = (list(group) for _, group in groupby(changes, key=lambda each: each.paragraph))
    return "".join(f"<p{spoken(language)}>{' '.join(map(_sentence, block))}</p>" for block in blocks)


def _sentence(change: SentenceChange) -> str:
    words = _pieces(change.pieces)
    return f'<span class="moved">↕ {words} <small>{_("(moved)")}</small></span>' if change.moved else words


def _pieces(pieces: Sequence[Piece]) -> str:
    return "".join(_piece(piece.change, piece.words) for piece in pieces)


def _piece(change: Change, words: str) -> str:
    tag = {Change.ADDED: "ins", Change.REMOVED: "del"}.get(change)
    return f"<{tag}>{escape(words)}</{tag}>" if tag else escape(words)
