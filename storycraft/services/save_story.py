"""Saving a story: a draft marked as final and written as a file, by a page or by a command."""

from collections.abc import Sequence
from pathlib import Path

from storycraft.domain.errors import StorageError
from storycraft.domain.format import Format
from storycraft.domain.rights import Action
from storycraft.domain.story import Draft, Overrule, Story
from storycraft.domain.workshop import Workshop
from storycraft.drafts.build_story import check_beside, check_told, tell_story
from storycraft.files.stories import stories_folder
from storycraft.files.stories.story_writer import write_story
from storycraft.services.read_workshop import Visit


def story_file(
    draft: Draft, workshop: Workshop, format: Format, overrules: Sequence[Overrule] = ()
) -> tuple[Story, str]:
    """The story that a draft tells, and its file's text, which counts as whoever checks the file does."""
    format = format.in_language(draft.language)
    story = tell_story(draft, workshop, format, overrules)
    return story, write_story(story, format, check_told(story), check_beside(story))


def story_file_of(visit: Visit, draft: Draft) -> tuple[Story, str]:
    """The same with what people said against its verdicts."""
    return story_file(draft, visit.workshop, visit.format, visit.overrules(draft))


def save_story(visit: Visit, draft: Draft) -> tuple[Draft, Path]:
    """Mark a draft as the group's story, and write its file into the stories folder.

    Raises:
        Refused: the draft is not the visitor's, or nothing may be changed now. Conflict: others have changed it.
        StorageError: the folder does not take the file; the story is safe in the database.
    """
    archive = visit.writing(Action.SAVE_STORY, draft)
    final = draft if draft.final else archive.mark_final(draft.id, True, draft.version)
    story, text = story_file_of(visit, final)
    return final, stories_folder.save_story(visit.parts.settings.stories_dir, story, text)


def take_story_back(visit: Visit, draft: Draft) -> Draft:
    """Mark a draft as not final after all; its file stays. Raises Refused and Conflict as `save_story`."""
    return visit.writing(Action.SAVE_STORY, draft).mark_final(draft.id, False, draft.version)


def write_story_file(path: Path, draft: Draft, workshop: Workshop, format: Format) -> Story:
    """Write a draft's story to a file that a person named, over what is there.

    Raises:
        StorageError: the file can't be written.
    """
    story, text = story_file(draft, workshop, format)
    try:
        stories_folder.write_whole(path, text)
    except OSError as error:
        raise StorageError(
            "{path} can't be written: {strerror}.", path=path, strerror=error.strerror
        ) from error
    return story
