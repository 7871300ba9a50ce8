"""Changing a draft, by rule or by the model: proposed first, and kept as far as people take it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from storycraft.domain.change_proposal import ChangeProposal
from storycraft.domain.errors import Conflict, InputError, WeaveError
from storycraft.domain.message import Message
from storycraft.domain.rights import Action
from storycraft.domain.story import Draft, Hand, Paragraph
from storycraft.domain.workshop import Thread
from storycraft.drafts.edited_text import replace_passage
from storycraft.drafts.hands import signed, with_hand
from storycraft.drafts.reshape import leave_out, shorten, tell_first
from storycraft.jobs.background_tasks import Keep
from storycraft.services.ask_weaver import ask_weaver
from storycraft.services.read_workshop import Visit
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.quotes.retell import quote_instead, tell_instead
from storycraft.weavers.weaver import Watcher, Weaver, select_material, told_in


class Wish(StrEnum):
    """What the quote weaver can do to a text, without a word that nobody said."""

    SHORTER = "shorter"
    QUOTE = "quote"
    TELL = "tell"
    WITHOUT = "without"
    FIRST = "first"


def propose_change(
    visit: Visit, draft: Draft, wish: Wish, passage: Sequence[Paragraph], thread: Thread | None = None
) -> tuple[Paragraph, ...]:
    """What becomes of these paragraphs; a thread is needed to leave it out or tell it first.

    Raises:
        InputError: nothing would change. Refused: the visitor may not edit the draft now.
    """
    visit.require(Action.EDIT_DRAFT, draft)
    new = _proposed(visit, draft, wish, passage, thread)
    if [p for p in new if p] == list(passage):
        raise InputError(
            "Nothing would change by this.", next_step="Choose another passage, or another thread."
        )
    return new


def _proposed(
    visit: Visit, draft: Draft, wish: Wish, passage: Sequence[Paragraph], thread: Thread | None
) -> tuple[Paragraph, ...]:
    if wish is Wish.SHORTER:
        return shorten(passage)
    if wish in (Wish.QUOTE, Wish.TELL):
        material = replace(select_material(visit.workshop, visit.format), language=draft.language)
        retell = quote_instead if wish is Wish.QUOTE else tell_instead
        return tuple(retell(paragraph, material, draft.frame) for paragraph in passage)
    if thread is None:
        raise InputError("Choose a thread first.")
    change = leave_out if wish is Wish.WITHOUT else tell_first
    return change(passage, thread.contribution_ids)


def proposing(visit: Visit, draft: Draft) -> Callable[[ChangeProposal], None]:
    """What puts a proposal for this draft in the place of an earlier one, for all to decide.

    Who was allowed to ask gets the answer, even if input is paused meanwhile.

    Raises:
        Refused: the visitor may not edit the draft now.
    """
    archive = visit.writing(Action.EDIT_DRAFT, draft)
    return lambda proposal: archive.keep_proposal(draft.id, proposal)


def purpose_of_change(draft: Draft) -> str:
    """What `storycraft.services.ask_weaver` knows the question for a change of this draft by."""
    return f"passage.{draft.id}"


def ask_for_change(visit: Visit, draft: Draft, place: int, passage: Paragraph, wish: str) -> None:
    """Have the model rewrite a passage in the paragraph at this place; its proposal waits for all to decide.

    Raises:
        Refused: the visitor may not ask or edit the draft now. SettingsError: there is no model.
    """
    material = told_in(select_material(visit.workshop, visit.format), draft.language)
    keep = proposing(visit, draft)

    def ask(weaver: Weaver, watcher: Watcher) -> Keep:
        assert isinstance(weaver, ModelWeaver)
        new = weaver.revise_passage(material, draft.frame, passage, wish, watcher)
        if not new:
            raise WeaveError(
                "The model gave back nothing in the place of this passage.",
                next_step="Say in other words what is to change.",
            )
        revised = weaver.revised(draft.provenance)
        proposal = ChangeProposal(place, wish, (passage,), (new,), weaver.name, revised, typed=wish)
        return lambda: keep(proposal)

    ask_weaver(
        visit, purpose_of_change(draft), Message("The model is rewriting the passage …"), Hand.MODEL, ask
    )


def leave_change(visit: Visit, draft: Draft, proposal: ChangeProposal) -> None:
    """Decide against a proposal; one that came in its place meanwhile goes on waiting. Raises as `proposing`."""
    visit.writing(Action.EDIT_DRAFT, draft).end_proposal(draft.id, proposal)


def keep_change(visit: Visit, draft: Draft, proposal: ChangeProposal, new: Sequence[Paragraph]) -> Draft:
    """Keep what was taken of a proposal, which then waits no more.

    Sentences that are new are signed by its hand, behind those who wrote what stood there.

    Raises:
        Refused: the draft is not the visitor's, or nothing may be changed now.
        Conflict: others have changed the passage, or the draft, since.
    """
    told, old = signed(draft.paragraphs, draft.provenance.weaver), proposal.before
    written = _signed_anew(told, old, new, proposal.hand)
    if proposal.place >= 0:
        paragraphs = replace_passage(told, proposal.place, old[0], written[0] if written else ())
    elif tuple(old) == draft.paragraphs:
        paragraphs = written
    else:
        raise Conflict(
            "The draft was changed in the meantime, so that nothing was put in its place.",
            next_step="Ask for the change again.",
        )
    changed = replace(
        draft,
        paragraphs=tuple(p for p in paragraphs if p),
        # The proposal may be older than the opinions that were asked for since.
        provenance=replace(proposal.provenance or draft.provenance, opinions=draft.provenance.opinions),
    )
    asked = Message("Asked for: {wish}", wish=proposal.wish)
    archive = visit.writing(Action.EDIT_DRAFT, draft)
    with archive.together():
        archive.end_proposal(draft.id, proposal)
        return archive.revise_draft(changed, proposal.hand, asked)


def _signed_anew(
    told: Sequence[Paragraph], old: Sequence[Paragraph], new: Sequence[Paragraph], hand: str
) -> tuple[Paragraph, ...]:
    """The new passage, in which a sentence that stood in the draft keeps its hands."""
    known = {s: s.hands for paragraph in told for s in paragraph}
    hands = with_hand([s for s in known if any(s in paragraph for paragraph in old)], hand)
    return tuple(
        tuple(replace(s, hands=known.get(s, hands)) for s in paragraph) for paragraph in new if paragraph
    )
