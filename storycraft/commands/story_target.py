"""Where the story files of a weave go; none is written over that people have worked on."""

import os
import stat
from itertools import count
from pathlib import Path

from storycraft.commands.files import STANDARD, read_file
from storycraft.commands.terminal import Warn, standard_output
from storycraft.domain.errors import InputError, StorageError
from storycraft.domain.story import Hand, Story
from storycraft.files.stories.as_written import is_as_written
from storycraft.files.stories.story_reader import read_story_file
from storycraft.files.stories.story_workshop import is_story_file

_LONGEST_NAME = 255
"""Bytes of a file's name on most systems."""


def path_of(output: Path, number: int) -> Path:
    """Where the draft of this number goes, from 1 on."""
    return output if number == 1 else _with_ending(output, f"-{number}")


def make_room(path: Path, notes: Path) -> None:
    """Check that a story file can be written there, before a model is paid."""
    if path == STANDARD:
        standard_output()
        return
    there = _there(path)
    if there and stat.S_ISDIR(there.st_mode):
        raise InputError("this is a folder; name the file to write", source=str(path))
    if there and not stat.S_ISREG(there.st_mode):
        raise InputError(
            "this is a device, a pipe or the like, and would be written over",
            source=str(path),
            next_step="Name a file; - is standard output.",
        )
    if why := _why_kept(path, notes):
        raise InputError(
            f"this file {why}",
            source=str(path),
            next_step="Name another file, or move this one away.",
        )
    folder = path.resolve().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"{path.parent} can't be made: {error.strerror}.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StorageError(f"{path} can't be written: its folder takes no files of yours.")


def beside_what_is_kept(path: Path, notes: Path, warn: Warn) -> Path:
    """Where a story is written: another name where people have changed the file of this one."""
    if path == STANDARD or not (why := _why_kept(path, notes)):
        return path
    beside = beside_with(path, "-new", notes)
    warn(f"{path} {why}; the story is in {beside}.")
    return beside


def beside_with(path: Path, ending: str, notes: Path) -> Path:
    """The first path beside this one, whose name ends so, with a number where need be, that holds nothing to keep."""
    first = _with_ending(path, ending)
    beside = (path_of(first, number) for number in count(1))
    return next(each for each in beside if not _why_kept(each, notes))


def _with_ending(path: Path, ending: str) -> Path:
    """The path with this at the end of its stem, of which as much stays as a name has room for."""
    stem = path.stem
    while stem and len(os.fsencode(f"{stem}{ending}{path.suffix}")) > _LONGEST_NAME:
        stem = stem[:-1]
    return path.with_stem(f"{stem}{ending}")


def _there(path: Path) -> os.stat_result | None:
    """What is there, or what a link that is there leads to. Raises InputError where nothing can be."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"this can't be written: {error.strerror}", source=str(path)) from error


def _why_kept(path: Path, notes: Path) -> str:
    """Why a file is not written over; "" where there is none, or it is empty, or a story as a weaver left it."""
    there = _there(path)
    if there is None:
        return ""
    if not stat.S_ISREG(there.st_mode):
        return "is a folder, a device or the like"
    if not os.access(path, os.W_OK):
        return "is there already, and you may not change it"
    if _is_same_file(path, notes):
        return "is there already, and holds the points that are to be woven"
    why = _why_kept_text(path)
    return f"is there already, and {why}" if why else ""


def _is_same_file(path: Path, notes: Path) -> bool:
    try:
        read = os.fstat(0) if notes == STANDARD else notes.stat()
        return os.path.samestat(read, path.stat())
    except OSError:  # what was read is there no more
        return False


def _why_kept_text(path: Path) -> str:
    try:
        text = read_file(path).decode("utf-8", "replace")
        if not text.strip():
            return ""
        if not is_story_file(text):
            return "is no story"
        story, as_written = read_story_file(text).story, is_as_written(text)
    except InputError:
        return "can't be read as a story"
    if as_written is None:
        return "does not tell whether somebody has changed it since it was written"
    if not as_written:
        return "somebody has changed it since it was written"
    return "people have worked on this story" if _is_theirs(story) else ""


def _is_theirs(story: Story) -> bool:
    """Whether people wrote, marked, agreed on or settled anything in a story."""
    agreed = story.final or story.confirmed or story.overrules or story.corrections or story.read_back
    framed = any(entry.waived or not (entry.is_gap or entry.proposed) for entry in story.frame.entries)
    written = story.provenance.weaver == Hand.PEOPLE or any(Hand.PEOPLE in s.hands for s in story.sentences)
    return bool(agreed or story.marked or framed or written)
