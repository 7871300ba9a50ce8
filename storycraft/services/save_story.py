"""Saving a story: a draft sealed and written as a file, by a page or by a command."""

from collections.abc import Sequence
from pathlib import Path

from storycraft.domain.errors import StorageError
from storycraft.domain.format import Format
from storycraft.domain.mark import Mark
from storycraft.domain.read_back import ReadBack
from storycraft.domain.rights import Action
from storycraft.domain.story import Draft, Overrule, Story
from storycraft.domain.workshop import Workshop
from storycraft.drafts.build_story import tell_story
from storycraft.drafts.check_story import check_beside, check_told
from storycraft.drafts.seal import seal_of
from storycraft.files.stories import stories_folder
from storycraft.files.stories.story_writer import write_story
from storycraft.services.read_workshop import Visit


def story_file(
    draft: Draft,
    workshop: Workshop,
    format: Format,
    overrules: Sequence[Overrule] = (),
    read_backs: Sequence[ReadBack] = (),
    marks: Sequence[Mark] = (),
) -> tuple[Story, str]:
    """The story that a draft tells, and its file's text, which counts as whoever checks the file does."""
    format = format.in_language(draft.language)
    story = tell_story(draft, workshop, format, overrules, read_backs, marks)
    return story, write_story(story, format, check_told(story), check_beside(story))


def story_file_of(visit: Visit, draft: Draft) -> tuple[Story, str]:
    """The same with what people said against its verdicts, when they read it back, and in the gallery round."""
    return story_file(
        draft, visit.workshop, visit.format, visit.overrules(draft), visit.read_backs(), visit.marks()
    )


def save_story(visit: Visit, draft: Draft) -> tuple[Draft, Path]:
    """Seal a draft as the group's story, and write its file into the stories folder.

    Raises:
        Refused: the draft is not the visitor's, or nothing may be changed now. Conflict: others have changed it.
        StorageError: the folder does not take the file; the story is safe in the database.
    """
    archive = visit.writing(Action.SAVE_STORY, draft)
    final = draft
    if not draft.final:
        told = tell_story(draft, visit.workshop, visit.format)
        final = archive.mark_final(draft.id, True, draft.version, seal_of(told))
    story, text = story_file_of(visit, final)
    return final, stories_folder.save_story(visit.parts.settings.stories_dir, story, final.id, text)


def reopen_story(visit: Visit, draft: Draft) -> Draft:
    """Reopen a sealed story as a new revision of its draft; its file stays. Raises Refused and Conflict as `save_story`."""
    return visit.writing(Action.SAVE_STORY, draft).mark_final(draft.id, False, draft.version)


def write_story_file(path: Path, draft: Draft, workshop: Workshop, format: Format) -> Story:
    """Write a draft's story to a file that a person named, over what is there; a link leads to it and stays.

    Raises:
        StorageError: the file can't be written.
    """
    story, text = story_file(draft, workshop, format)
    try:
        stories_folder.write_whole(path.resolve(), text)
    except OSError as error:
        raise StorageError(
            "{path} can't be written: {strerror}.", path=path, strerror=error.strerror
        ) from error
    return story
