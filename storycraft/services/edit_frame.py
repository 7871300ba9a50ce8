"""Editing the frame of the visitor's group."""

from storycraft.domain.rights import Action
from storycraft.domain.story import Frame, FrameEntry
from storycraft.services.visit import Visit


def edit_frame(visit: Visit, frame: Frame, entry: FrameEntry) -> Frame:
    """Keep a frame with one element told differently; `frame` is what the visitor saw.

    Raises:
        Refused: nothing may be changed now. Conflict: others have changed the frame.
    """
    archive = visit.writing(Action.EDIT_FRAME)
    return archive.save_frame(visit.id, visit.entry.group_id, frame.with_entry(entry))
