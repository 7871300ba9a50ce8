"""What groups want to be told otherwise in a draft: shown to those who tell it, who settle each and say why."""

import streamlit as st

from storycraft.domain.read_back import ReadBack, Settled
from storycraft.domain.story import Draft
from storycraft.drafts.answered_sentences import corrections_of
from storycraft.services.answer_read_back import is_told, settle_correction
from storycraft.ui.pages.group.submitted_text import draw_words, use_words
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.read_back_summary import SAYS, summary_of
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, named, ngettext, shown

DONE = {Settled.CHANGED: N_("Changed"), Settled.KEPT: N_("Kept")}


@page_part
def draw_corrections(context: Context, draft: Draft) -> None:
    """Draw how far the draft was read back, and what is to be settled; nothing while nobody has answered."""
    if not (summary := summary_of(context, draft)):
        return
    say_note(summary)
    corrections = corrections_of(draft, context.read_backs())
    if not corrections:
        return
    still = sum(each.settled is Settled.OPEN for each in corrections)
    title = (
        _("Corrections: {count} to settle", count=still)
        if still
        else ngettext("{count} correction, settled", "{count} corrections, settled", len(corrections))
    )
    with st.expander(title, key=f"corrections.{draft.id}", expanded=bool(still)):
        for correction in corrections:
            with reserved_place():
                _draw_correction(context, draft, correction)


@page_part
def _draw_correction(context: Context, draft: Draft, correction: ReadBack) -> None:
    group = escape(context.group_name(correction.group_id))
    instead = f"<br><b{spoken(draft.language)}>{escape(correction.words)}</b>" if correction.words else ""
    st.html(
        f'<p class="sc-note"><span class="sc-tag differs">{escape(shown(SAYS[correction.answer]))}</span> {group}</p>'
        f"<blockquote{spoken(draft.language)}>{escape(correction.sentence)}</blockquote>{instead}"
    )
    if correction.settled is not Settled.OPEN:
        say_note(named(shown(DONE[correction.settled]), correction.reason))
    elif context.owns(draft) and not context.refusal:
        _draw_settling(context, draft, correction)


@page_part
def _draw_settling(context: Context, draft: Draft, correction: ReadBack) -> None:
    name = f"settle.{draft.id}.{correction.id}"
    stands = is_told(context, draft, correction)
    if stands:
        say_note(_("Change the sentence in the text, or keep it and say why."))
    reason = draw_words(context, name, label=_("Why"), placeholder=_("Why you do so"))
    row = st.container(horizontal=True)
    settled = None
    if draw_button(_("It is changed"), row, key=f"{name}.changed", disabled=stands, type="primary"):
        settled = Settled.CHANGED
    if draw_button(_("Keep it"), row, key=f"{name}.kept", disabled=not reason.strip()):
        settled = Settled.KEPT
    if settled:
        attempt(_settle, context, draft, correction, settled, reason, words=reason)
        redraw()


def _settle(context: Context, draft: Draft, correction: ReadBack, settled: Settled, reason: str) -> None:
    settle_correction(context, draft, correction, settled, reason)
    use_words(context, {f"settle.{draft.id}.{correction.id}": reason})
