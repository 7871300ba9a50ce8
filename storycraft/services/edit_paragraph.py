"""Typing in a draft, paragraph by paragraph: kept at each pause, whoever else types in another one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from storycraft.domain.errors import NotFound
from storycraft.domain.message import N_, Message
from storycraft.domain.rights import Action
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Hand, Paragraph, text_of
from storycraft.domain.writing_place import WritingPlace
from storycraft.drafts.edited_text import carry_citations
from storycraft.drafts.hands import signed
from storycraft.drafts.merge_texts import Merged, merge_texts
from storycraft.drafts.paragraph_edit import (
    Edited,
    ParagraphEdit,
    edit_paragraph,
    find_changed,
    find_passage,
)
from storycraft.receipts.check import Receipt
from storycraft.services.check_draft import receipts_of
from storycraft.services.read_workshop import Visit
from storycraft.services.retry_conflict import retry_conflict
from storycraft.storage.archive import Archive
from storycraft.storage.text_limits import bounded
from storycraft.storage.workshop_limits import PARAGRAPH

TITLE = -1
"""The number of the title among the paragraphs."""


@dataclass(frozen=True, slots=True)
class KeptParagraph:
    """What was typed, as it is kept now: its paragraphs from number `place` on, with a receipt for each sentence."""

    draft: Draft
    place: int
    paragraphs: tuple[Paragraph, ...]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """Nothing was kept, because others changed the same paragraph: what they made of it ("" for nothing), and both."""

    place: int
    theirs: str
    merged: Merged


def type_paragraph(
    visit: Visit, draft_id: str, screen: str, edit: ParagraphEdit
) -> KeptParagraph | ChangedMeanwhile:
    """Keep what somebody types on a screen in one paragraph, or in the title, of a draft; others' are left alone.

    Raises:
        NotFound: there is no such draft here. Refused: it is not the visitor's, or nothing may be changed now.
        InputError: the text is longer than a paragraph may be, or makes the draft too long. Conflict: the draft does
        not come to rest.
    """
    title = edit.place == TITLE
    what = N_("The title") if title else Message("Paragraph {number}", number=edit.place + 1)
    for text in (edit.before, edit.after):
        bounded(text, what, PARAGRAPH)
    # Somebody was faster, in this paragraph or in another one: which, the next look tells.
    return retry_conflict(lambda: _type(visit, draft_id, screen, edit))


def _type(visit: Visit, draft_id: str, screen: str, edit: ParagraphEdit) -> KeptParagraph | ChangedMeanwhile:
    draft = _find(visit, draft_id)
    if edit.place == TITLE:
        return _type_title(visit, draft, screen, edit)
    archive = visit.writing(Action.EDIT_DRAFT, draft)
    weaver, earlier = draft.provenance.weaver, archive.earlier_revision(draft)
    told = signed(draft.paragraphs, weaver)
    before = signed(earlier.paragraphs, weaver) if earlier else told
    edited = _kept_before(archive, draft, told, edit) or edit_paragraph(told, before, edit)
    if edited is None:
        theirs = find_changed(draft.paragraphs, edit)
        return ChangedMeanwhile(theirs.place, theirs.text, merge_texts(edit.before, edit.after, theirs.text))
    if edited.paragraphs != draft.paragraphs:
        changed = replace(draft, paragraphs=edited.paragraphs)
        draft = archive.keep_typed(changed, Hand.PEOPLE, screen, edit.before, edit.after, edit.name)
    written = draft.paragraphs[edited.place : edited.place + edited.count]
    first = sum(map(len, draft.paragraphs[: edited.place]))
    receipts = receipts_of(visit, draft)[first : first + sum(map(len, written))]
    return KeptParagraph(draft, edited.place, written, receipts)


def _kept_before(
    archive: Archive, draft: Draft, told: Sequence[Paragraph], edit: ParagraphEdit
) -> Edited | None:
    """Where an edit stands that is sent once more, because no answer reached its browser; None for any other one.

    That its words stand somewhere says nothing: those of another paragraph may be the same, and none stand everywhere.
    """
    if not archive.has_typed(draft, edit.name, edit.before, edit.after):
        return None
    # As it was kept: with its typed marks of sources as citations.
    after = "\n\n".join(map(text_of, carry_citations((), edit.after)))
    found = find_passage(told, replace(edit, before=after))
    return Edited(tuple(told), found[0], found[1] - found[0]) if found else None


def _type_title(
    visit: Visit, draft: Draft, screen: str, edit: ParagraphEdit
) -> KeptParagraph | ChangedMeanwhile:
    archive = visit.writing(Action.EDIT_DRAFT, draft)
    title = " ".join(edit.after.split())
    if draft.title not in (edit.before, title):
        return ChangedMeanwhile(TITLE, draft.title, merge_texts(edit.before, title, draft.title))
    if draft.title != title:
        draft = archive.keep_typed(replace(draft, title=title), Hand.PEOPLE, screen, edit.before, title)
    return KeptParagraph(draft, TITLE, (), ())


def _find(visit: Visit, draft_id: str) -> Draft:
    archive = visit.reading_archive
    if archive.workshop_of_draft(draft_id) != visit.id:
        raise NotFound("This draft is not there any more.")
    return archive.draft(draft_id)


def say_where(
    visit: Visit, draft_id: str, screen: str, place: int | None, begins: str
) -> tuple[WritingPlace, ...]:
    """Say in which paragraph a screen writes (None for in none); gives where the others write. Raises as typing."""
    draft = _find(visit, draft_id)
    archive = visit.writing(Action.EDIT_DRAFT, draft)
    if place is not None:
        role = visit.actor.role or Role.GROUP
        archive.keep_writing_place(
            WritingPlace(draft_id=draft_id, screen=screen, role=role, place=place, begins=begins)
        )
    others = archive.writing_places(draft_id)
    if place is None and any(at.screen == screen for at in others):
        archive.leave_writing_place(draft_id, screen)
    return tuple(at for at in others if at.screen != screen)
