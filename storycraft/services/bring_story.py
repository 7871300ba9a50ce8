"""Bringing a saved story file in again: it becomes a draft of a group, and its receipts are checked anew."""

from dataclasses import replace

from storycraft.domain.rights import Action
from storycraft.domain.workshop import Group
from storycraft.files.stories.story_draft import BroughtStory, draft_in_story, read_story_bytes
from storycraft.services.read_workshop import Visit


def bring_story(visit: Visit, group: Group, name: str, data: bytes) -> BroughtStory:
    """Keep the story in a file as a new draft of a group, and return what it became.

    Raises:
        Refused: the group is not the visitor's, or nothing may be changed now.
        InputError: the file is no story file, too large, or holds what cannot be kept; the message names the line.
    """
    archive = visit.writing(Action.MAKE_DRAFT, group)
    brought = draft_in_story(read_story_bytes(name, data), visit.workshop, visit.format, group.id)
    kept = archive.add_draft(visit.id, brought.draft)
    return replace(brought, draft=kept)
