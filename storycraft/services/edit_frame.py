"""Editing the frame of the visitor's group."""

from dataclasses import replace

from storycraft.domain.rights import Action
from storycraft.domain.story import Frame, FrameEntry, Sentence
from storycraft.drafts.read_sources import read_sources
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.services.read_workshop import Visit


def edit_frame(visit: Visit, frame: Frame, entry: FrameEntry) -> Frame:
    """Keep a frame with one element told differently; `frame` is what the visitor saw.

    Raises:
        Refused: nothing may be changed now. Conflict: others have changed the frame.
    """
    archive = visit.writing(Action.EDIT_FRAME)
    if entry.text != frame[entry.element].text:
        entry = _in_own_words(entry, read_sources(visit.workshop, visit.format))
    return archive.save_frame(visit.id, visit.entry.group_id, frame.with_entry(entry))


def _in_own_words(entry: FrameEntry, sources: Sources) -> FrameEntry:
    """What people wrote, with the points of the text before only where these carry it too."""
    claim = Sentence(entry.text, entry.contribution_ids)
    carried = check_sentence(claim, sources, Frame()).verdict in (Verdict.QUOTED, Verdict.PARAPHRASED)
    return entry if carried else replace(entry, contribution_ids=())
