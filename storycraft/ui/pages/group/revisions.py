"""The earlier revisions of a draft: who changed what and when, what sets two apart, the way back, and a branch."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import streamlit as st

from storycraft.domain.story import Draft, Revision
from storycraft.drafts.text_changes import Change, SentenceChange, compare_texts, count_changes
from storycraft.services.edit_draft import branch_draft, restore_revision
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import clock, count_of, escape, spoken
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.redraw import redraw

GO_TO = "drafts.go_to"
"""The id of a draft that was just made here, to be shown next."""
WRITERS = {"people": "people", "model": "the language model", "quotes": "the quote weaver"}


@page_part
def draw_revisions(context: Context, draft: Draft) -> None:
    """Draw the timeline, and the choice of two revisions to compare; nothing while there is only one."""
    if draft.revision < 2:
        return
    revisions = {r.number: r for r in context.revisions(draft)}
    with st.expander("What was changed, by whom and when", key=f"timeline.{draft.id}"):
        st.html(_timeline(revisions))
    names = {number: _name(revision) for number, revision in revisions.items()}
    earlier = sorted((n for n in revisions if n != draft.revision), reverse=True)
    number = st.selectbox(
        "Earlier revisions", earlier, index=None, format_func=names.__getitem__, key="revisions.earlier"
    )
    if number:
        _draw_one(context, draft, revisions, number)


@page_part
def _draw_one(context: Context, draft: Draft, revisions: Mapping[int, Revision], number: int) -> None:
    later = sorted((n for n in revisions if n != number), reverse=True)
    other = st.selectbox(
        "Compare it with",
        later,
        format_func=lambda n: f"{_name(revisions[n])}{' · as it is now' * (n == draft.revision)}",
        key=f"against.{draft.id}.{number}",
    )
    first, second = sorted((number, other))
    changes = compare_texts(revisions[first].paragraphs, revisions[second].paragraphs)
    say_note(f"From revision {first} to revision {second}: {describe_changes(changes)}.")
    st.html(f'<div class="sc-story sc-changes">{draw_changes(changes, draft.language)}</div>')
    row = st.container(horizontal=True)
    if row.button("Go back to this revision (the present one is kept too)", key=f"restore.{draft.id}"):
        attempt(restore_revision, context, draft, number)
        redraw()
    if row.button("Make a draft of its own from it", key=f"branch.{draft.id}", icon=":material/call_split:"):
        if made := attempt(branch_draft, context, draft, number):
            st.session_state[GO_TO] = made.id
        redraw()


def _name(revision: Revision) -> str:
    return f"Revision {revision.number} · {clock(revision.made)} · {_writer(revision)}"


def _writer(revision: Revision) -> str:
    return WRITERS.get(revision.by, revision.by)


def _timeline(revisions: Mapping[int, Revision]) -> str:
    rows = "".join(
        f"<tr><td>{r.number}</td><td>{clock(r.made)}</td><td>{escape(_writer(r))}</td><td>{_why(r, revisions)}</td></tr>"
        for r in sorted(revisions.values(), key=lambda r: -r.number)
    )
    head = "<tr><th>Revision</th><th>When</th><th>By</th><th>What</th></tr>"
    return f'<table class="sc-table"><thead>{head}</thead><tbody>{rows}</tbody></table>'


def _why(revision: Revision, revisions: Mapping[int, Revision]) -> str:
    if revision.number == 1:
        return "The draft as it came"
    if revision.parent != revision.number - 1:
        return f"Went back to revision {revision.parent}"
    before = revisions[revision.parent]
    titled = ["new title"] * (before.title != revision.title)
    told = describe_changes(compare_texts(before.paragraphs, revision.paragraphs))
    return ", ".join([*titled, told] if told != NOTHING or not titled else titled)


NOTHING = "no sentence differs"
DONE = {
    Change.CHANGED: "changed",
    Change.MOVED: "moved",
    Change.ADDED: "added",
    Change.REMOVED: "removed",
}


def describe_changes(changes: Sequence[SentenceChange]) -> str:
    """How many sentences were changed, moved, added and removed, in words."""
    counts = count_changes(changes)
    return ", ".join(f"{count_of(n, 'sentence')} {DONE[c]}" for c, n in counts.items()) or NOTHING


def draw_changes(changes: Sequence[SentenceChange], language: str) -> str:
    """The newer text as HTML with what was removed struck and what was added underlined, each said to a reader."""
    blocks = (list(group) for _, group in groupby(changes, key=lambda each: each.paragraph))
    return "".join(f"<p{spoken(language)}>{' '.join(map(_sentence, block))}</p>" for block in blocks)


def _sentence(change: SentenceChange) -> str:
    words = "".join(_piece(piece.change, piece.words) for piece in change.pieces)
    return f'<span class="moved">↕ {words} <small>(moved)</small></span>' if change.moved else words


def _piece(change: Change, words: str) -> str:
    tag = {Change.ADDED: "ins", Change.REMOVED: "del"}.get(change)
    return f"<{tag}>{escape(words)}</{tag}>" if tag else escape(words)
