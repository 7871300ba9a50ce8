"""The earlier revisions of a draft: who changed what and when, what sets two apart, the way back, and a branch."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from storycraft.domain.story import Draft, Revision
from storycraft.drafts.text_changes import Change, SentenceChange, compare_texts, count_changes
from storycraft.services.edit_draft import branch_draft, restore_revision
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_choice import go_to_draft
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import clock, escape, spoken
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, ngettext, reader, shown

WRITERS = {"people": N_("people"), "model": N_("the language model"), "quotes": N_("the quote weaver")}


@page_part
def draw_revisions(context: Context, draft: Draft) -> None:
    """Draw the timeline, and the choice of two revisions to compare, once somebody opens it; nothing for one revision."""
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
    st.html(_timeline(revisions))
    names = {number: _name(revision) for number, revision in revisions.items()}
    earlier = sorted((n for n in revisions if n != draft.revision), reverse=True)
    number = st.selectbox(
        _("Revision"),
        earlier,
        index=None,
        format_func=names.__getitem__,
        key="revisions.earlier",
        placeholder=_("Choose …"),
    )
    if number:
        _draw_one(context, draft, revisions, number)


@page_part
def _draw_one(context: Context, draft: Draft, revisions: Mapping[int, Revision], number: int) -> None:
    later = sorted((n for n in revisions if n != number), reverse=True)
    other = st.selectbox(
        _("Compare it with"),
        later,
        format_func=lambda n: _name(revisions[n]) if n != draft.revision else _now(revisions[n]),
        key=f"against.{draft.id}.{number}",
    )
    first, second = sorted((number, other))
    changes = compare_texts(revisions[first].paragraphs, revisions[second].paragraphs)
    say_note(
        _(
            "From revision {first} to revision {second}: {changes}.",
            first=first,
            second=second,
            changes=describe_changes(changes),
        )
    )
    st.html(f'<div class="sc-story sc-changes">{draw_changes(changes, draft.language)}</div>')
    row = st.container(horizontal=True)
    if draw_button(
        _("Go back to this revision (the present one is kept too)"), row, key=f"restore.{draft.id}"
    ):
        attempt(restore_revision, context, draft, number)
        redraw()
    if draw_button(
        _("Make a draft of its own from it"), row, key=f"branch.{draft.id}", icon=":material/call_split:"
    ):
        if made := attempt(branch_draft, context, draft, number):
            go_to_draft(made.id)
        redraw()


def _name(revision: Revision) -> str:
    return _(
        "Revision {number} · {time} · {writer}",
        number=revision.number,
        time=clock(revision.made),
        writer=_writer(revision),
    )


def _now(revision: Revision) -> str:
    return _("{revision} · as it is now", revision=_name(revision))


def _writer(revision: Revision) -> str:
    return shown(WRITERS[revision.by]) if revision.by in WRITERS else revision.by


def _timeline(revisions: Mapping[int, Revision]) -> str:
    rows = "".join(
        f"<tr><td>{r.number}</td><td>{clock(r.made)}</td><td>{escape(_writer(r))}</td><td>{_why(r, revisions)}</td></tr>"
        for r in sorted(revisions.values(), key=lambda r: -r.number)
    )
    head = "".join(f"<th>{title}</th>" for title in (_("Revision"), _("When"), _("By"), _("What")))
    return f'<table class="sc-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _why(revision: Revision, revisions: Mapping[int, Revision]) -> str:
    if revision.number == 1:
        return _("The draft as it came")
    if revision.parent != revision.number - 1:
        return _("Went back to revision {number}", number=revision.parent)
    before = revisions[revision.parent]
    titled = [_("new title")] * (before.title != revision.title)
    changes = compare_texts(before.paragraphs, revision.paragraphs)
    return reader().listed(
        [*titled, describe_changes(changes)] if count_changes(changes) or not titled else titled
    )


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


def draw_changes(changes: Sequence[SentenceChange], language: str) -> str:
    """The newer text as HTML with what was removed struck and what was added underlined, each said to a reader."""
    blocks = (list(group) for _, group in groupby(changes, key=lambda each: each.paragraph))
    return "".join(f"<p{spoken(language)}>{' '.join(map(_sentence, block))}</p>" for block in blocks)


def _sentence(change: SentenceChange) -> str:
    words = "".join(_piece(piece.change, piece.words) for piece in change.pieces)
    return f'<span class="moved">↕ {words} <small>{_("(moved)")}</small></span>' if change.moved else words


def _piece(change: Change, words: str) -> str:
    tag = {Change.ADDED: "ins", Change.REMOVED: "del"}.get(change)
    return f"<{tag}>{escape(words)}</{tag}>" if tag else escape(words)
