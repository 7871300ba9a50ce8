"""Saves stories in a folder: one file each, written completely or not at all; no other story is overwritten."""

import os
import re
import tempfile
import unicodedata
from itertools import count
from pathlib import Path

from storycraft.domain.errors import StorageError, StorycraftError
from storycraft.domain.story import Story
from storycraft.files.stories.story_reader import read_story

_LONGEST = 20 * 2**20
"""Characters of a file that can be a story: a whole day of three hundred people has far fewer."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def file_name(story: Story) -> str:
    """A file name made from the story's title, valid on every system; letters of all scripts are kept."""
    plain = unicodedata.normalize("NFKC", story.title)
    slug = re.sub(r"[^\w]+", "-", plain).strip("-_").lower()[:60].rstrip("-")
    while len(slug.encode()) > 120:
        slug = slug[:-1]
    return f"{'story' if not slug or _RESERVED.match(slug) else slug}.md"


def save_story(folder: Path, story: Story, text: str) -> Path:
    """Write a story's file and return its path.

    The same story of the same groups replaces its earlier file. Another one with the same title gets a number
    behind its name, and so does this one where what is there can't be read as a story: nobody's work is lost.

    Raises:
        StorageError: the folder does not take it; nothing was changed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _free_path(folder, story)
        write_whole(path, text)
    except OSError as error:
        raise StorageError(
            "The story can't be written to {folder}: {strerror}.",
            next_step="It is safe in the database: free some space, or download it instead.",
            folder=folder,
            strerror=error.strerror,
        ) from error
    return path


def write_whole(path: Path, text: str) -> None:
    """Write a file so that after a crash there is the old one or the new one, never a part."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".story-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _free_path(folder: Path, story: Story) -> Path:
    name = file_name(story).removesuffix(".md")
    paths = (folder / (f"{name}.md" if n == 1 else f"{name}-{n}.md") for n in count(1))
    return next(path for path in paths if not path.exists() or _is_same(path, story))


def _is_same(path: Path, story: Story) -> bool:
    try:
        with path.open(encoding="utf-8") as file:
            text = file.read(_LONGEST + 1)
        there = read_story(text, path.name) if len(text) <= _LONGEST else None
    except (StorycraftError, UnicodeDecodeError, OSError):
        return False
    if there is None:
        return False
    same = (there.title, there.workshop, there.told_by, there.telling)
    return same == (story.title, story.workshop, story.told_by, story.telling)
