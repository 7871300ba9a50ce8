"""The workshop that a story file stands on: its points, groups and threads, to go on working with them."""

from dataclasses import replace

from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.language_code import is_language_code
from storycraft.domain.message import N_
from storycraft.domain.story import Story
from storycraft.domain.workshop import Contribution, Lane, Workshop
from storycraft.files.front_matter import LINE
from storycraft.files.remarks import no_languages
from storycraft.files.stories.story_reader import read_story
from storycraft.formats.loader import DEFAULT, Formats

_FIELD = "storycraft:"
TAKEN = N_(
    "This is a story file: its points, groups and threads are taken; its text and frame stay in the file."
)


def is_story_file(text: str) -> bool:
    """Whether a text has the head of a story file."""
    head, ends, _ = text.removeprefix("\ufeff").removeprefix(LINE).partition(f"\n{LINE}")
    return bool(ends) and text.lstrip("\ufeff").startswith(LINE) and f"\n{_FIELD}" in head.replace("\r", "\n")


def workshop_in_story(
    text: str, source: str, formats: Formats, *, stage: str = "", format_key: str = ""
) -> tuple[Workshop, tuple[str, ...]]:
    """The workshop in a story file, with a remark on what was taken.

    Points of a stage that the format does not have go to `stage`, the key of one that it has.

    Raises:
        InputError: it cannot be read, has no points, or such a stage and no `stage` is given.
    """
    story = read_story(text, source)
    format = formats.get(format_key) if format_key else _format_of(story, formats)
    if not story.sources:
        raise InputError("this story file has no points", source=source)
    ids = {point.id for point in story.sources}
    workshop = Workshop(
        title=story.workshop or story.title,
        format=format.key,
        language=story.language,
        date=story.date,
        place=story.place,
        groups=story.groups,
        contributions=tuple(
            replace(point, stage=_stage(point.stage, format, stage, source), language=_language(point))
            for point in story.sources
        ),
        threads=tuple(
            replace(thread, contribution_ids=tuple(cid for cid in thread.contribution_ids if cid in ids))
            for thread in story.threads
        ),
    )
    lost = dict.fromkeys(point.language for point in story.sources if point.language != _language(point))
    return workshop, (TAKEN, *no_languages(lost))


def _language(point: Contribution) -> str:
    """The code of the language that a point was said in; a table of an earlier version may have brought another word."""
    return point.language if is_language_code(point.language) else ""


def _format_of(story: Story, formats: Formats) -> Format:
    """The first format that has all stages of the points; the usual one where none has."""
    named = {point.stage for point in story.sources}
    has_all = (format for format in formats.all() if all(_known(key, format) for key in named))
    return next(has_all, None) or formats.get(DEFAULT)


def _known(key: str, format: Format) -> bool:
    return format.stage(key) is not None or key in set(Lane)


def _stage(key: str, format: Format, otherwise: str, source: str) -> str:
    if _known(key, format):
        return key
    if not otherwise or not _known(otherwise, format):
        raise InputError(
            "“{key}” is no stage or lane of the format “{key2}”",
            source=source,
            next_step="Say with --stage, or below “How to read it”, where its points belong.",
            key=key[:60],
            key2=format.key,
        )
    return otherwise
