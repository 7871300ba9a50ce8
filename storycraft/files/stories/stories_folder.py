"""Saves stories in a folder: one file each, written completely or not at all; no other story is overwritten."""

import os
import re
import secrets
import stat
import sys
import unicodedata
from pathlib import Path

from storycraft.domain.errors import StorageError
from storycraft.domain.story import Story

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def file_name(story: Story) -> str:
    """A file name made from the story's title, valid on every system; letters of all scripts are kept."""
    plain = unicodedata.normalize("NFKC", story.title)
    slug = re.sub(r"[^\w]+", "-", plain).strip("-_").lower()[:60].rstrip("-")
    while len(slug.encode()) > 120:
        slug = slug[:-1]
    return f"{'story' if not slug or _RESERVED.match(slug) else slug}.md"


def saved_name(story: Story, draft_id: str) -> str:
    """The name of a story's file in the stories folder: whatever it is called, no other story's file has it."""
    return f"{file_name(story).removesuffix('.md')}{_end(draft_id)}"


def _end(draft_id: str) -> str:
    """How the names of all files of a draft's story end, whatever its title was."""
    return f"-{draft_id}.md"


def save_story(folder: Path, story: Story, draft_id: str, text: str) -> Path:
    """Write a story's file and return its path; the story of the same draft replaces its earlier file.

    It does so under a new title too: the earlier file may hold words that somebody has withdrawn since.

    Raises:
        StorageError: the folder does not take it and nothing was changed, or it does not let the earlier file go.
    """
    path = folder / saved_name(story, draft_id)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, text)
    except OSError as error:
        raise StorageError(
            "The story can't be written to {folder}: {strerror}.",
            next_step="It is safe in the database: free some space, or download it instead.",
            folder=folder,
            strerror=error.strerror,
        ) from error
    _remove_earlier(path, draft_id)
    return path


def _remove_earlier(path: Path, draft_id: str) -> None:
    """Remove the files that the story of this draft has had under other titles."""
    try:
        for other in list(path.parent.iterdir()):
            if other.name.endswith(_end(draft_id)) and other.name != path.name and other.is_file():
                other.unlink()
    except OSError as error:
        raise StorageError(
            "The story is saved, but its file of an earlier title can't be removed from {folder}: {strerror}.",
            next_step="Delete that file by hand: it may hold words that were withdrawn since.",
            folder=path.parent,
            strerror=error.strerror,
        ) from error


def write_whole(path: Path, text: str) -> None:
    """Write a file so that after a crash there is the old one or the new one, never a part.

    Whoever could not read the old one can't read the new one.
    """
    temporary = path.with_name(f".story-{secrets.token_hex(8)}")
    try:
        there = path.stat() if path.is_file() else None
        temporary.touch(mode=0o600 if there else 0o666, exist_ok=False)
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            if there:
                _open_as(temporary, there)
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _open_as(path: Path, there: os.stat_result) -> None:
    """Open a file to those to whom another one is open."""
    mode = stat.S_IMODE(there.st_mode)
    if sys.platform != "win32":
        try:
            os.chown(path, -1, there.st_gid)
        except PermissionError:
            mode &= ~stat.S_IRWXG
    path.chmod(mode)
