"""A proposed change of a draft: each part as words struck and added, taken all, in part, or left."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from storycraft.domain.change_proposal import ChangeProposal
from storycraft.domain.story import Draft, Hand, Paragraph
from storycraft.drafts.proposal import Part, comes_apart, split_proposal, take_parts
from storycraft.drafts.text_changes import Change, SentenceChange, compare_texts, compare_words
from storycraft.receipts.check import count
from storycraft.services.check_draft import receipts_of
from storycraft.services.propose_change import keep_change, leave_change
from storycraft.ui.components.story import draw_story
from storycraft.ui.pages.group.revisions import draw_changes
from storycraft.ui.pages.group.submitted_text import use_words
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.messages import say_heading, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.told_gaps import with_told_gaps
from storycraft.ui.shared.translation import _, shown
from storycraft.ui.shared.verdict_view import draw_strip, story_data


@page_part
def draw_proposal(context: Context, draft: Draft, proposal: ChangeProposal) -> None:
    """Draw the parts with a box for each, how the text would then read, and what can be done."""
    say_note(_("You asked for: {wish}", wish=shown(proposal.wish)))
    parts, taken = _draw_parts(draft, proposal)
    whole = list(proposal.after) if parts is None else list(take_parts(parts, taken))
    # Before the text, which may be long: what is decided stands beside what it is about.
    row = st.container(horizontal=True)
    # Whoever has left something out is not to take all of it by the button that stands out.
    some = parts is not None and len(taken) < sum(part.changes for part in parts)
    if some and draw_button(
        _("Keep what is ticked"),
        row,
        key=f"keep_part.{draft.id}",
        type="primary",
        icon=":material/rule:",
        disabled=not taken,
    ):
        _keep(context, draft, proposal, whole)
    if draw_button(
        _("Keep the proposal"),
        row,
        key=f"keep.{draft.id}",
        type="secondary" if some else "primary",
        icon=":material/check:",
    ):
        _keep(context, draft, proposal, proposal.after)
    if draw_button(_("Leave it as it stands"), row, key=f"leave.{draft.id}"):
        attempt(leave_change, context, draft, proposal)
        redraw()
    say_note(_("The present text stays among the revisions."))
    by_model = proposal.hand == Hand.MODEL
    say_heading(_("As the model proposes it") if by_model and not some else _("As it would stand"))
    _show_text(context, draft, whole)


def _draw_parts(draft: Draft, proposal: ChangeProposal) -> tuple[Sequence[Part] | None, set[int]]:
    """What changes, with a box for each part where it can be taken by itself; gives the parts that are taken."""
    say_heading(_("What would change"))
    if not comes_apart(proposal.before, proposal.after):
        _show_change(draft, proposal.before, proposal.after)
        return None, set()
    parts = split_proposal(proposal.before, proposal.after)
    taken = set[int]()
    for number, part in enumerate(parts):
        if not part.changes:
            continue
        box, words = st.columns([1, 9])
        with box:
            if st.checkbox(_("Take"), value=True, key=f"take.{draft.id}.{number}"):
                taken.add(number)
        with words:
            _show_change(draft, (part.before,), (part.after,))
    return parts, taken


def _show_change(draft: Draft, before: Sequence[Paragraph], after: Sequence[Paragraph]) -> None:
    before, after = with_told_gaps(before), with_told_gaps(after)
    old, new = ([s for p in paragraphs for s in p] for paragraphs in (before, after))
    changes = compare_texts(before, after)
    if len(old) == len(new) == 1:  # one sentence is told anew, however little of it stayed
        pieces = compare_words(old[0].text, new[0].text)
        changes = (SentenceChange(change=Change.CHANGED, pieces=pieces, paragraph=0),)
    st.html(f'<div class="sc-story sc-changes">{draw_changes(changes, draft.language)}</div>')


def _show_text(context: Context, draft: Draft, told: Sequence[Paragraph]) -> None:
    changed = replace(draft, paragraphs=tuple(told))
    receipts = receipts_of(context, changed)
    draw_strip(count(receipts))
    data = story_data(context, changed, receipts, plain=False)
    draw_story(f"passage.then.{draft.id}", {**data, "editable": False})


def _keep(context: Context, draft: Draft, proposal: ChangeProposal, told: Sequence[Paragraph]) -> None:
    attempt(_kept, context, draft, proposal, told)
    redraw()


def _kept(context: Context, draft: Draft, proposal: ChangeProposal, told: Sequence[Paragraph]) -> None:
    keep_change(context, draft, proposal, told)
    if proposal.typed:
        use_words(context, {f"wish.{draft.id}": proposal.typed})
