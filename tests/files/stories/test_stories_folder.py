"""Saving a story never writes over what somebody else has put or changed there."""

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from storycraft.domain.errors import StorageError
from storycraft.files.stories.stories_folder import save_story, saved_name, write_whole
from tests.files.stories.test_story_files import story, written


@pytest.mark.parametrize(
    "there",
    [
        b"---\nstorycraft: 1\nmade: 2026-02-30\n---\n# The Tuesday table\n",
        b"---\nstorycraft: 1\ntitle: &a [*a, *a]\n---\n",
        b"---\nstorycraft: 1\nworkshop: !!int x\n---\n",
        "---\nstorycraft: 1\n---\n# Der Kräutertisch\n".encode("cp1252"),
        written(story()).encode("utf-16"),
        b"\x00\xff\xfe",
        b"notes of mine, no story",
        b"",
    ],
)
def test_file_of_that_name_that_is_no_story_stays(there: bytes, tmp_path: Path) -> None:
    (tmp_path / "the-tuesday-table.md").write_bytes(there)
    saved = save_story(tmp_path, story(), "d1", written(story()))
    assert saved.read_text(encoding="utf-8") == written(story())
    assert (tmp_path / "the-tuesday-table.md").read_bytes() == there


def test_a_folder_of_that_name_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "the-tuesday-table.md").mkdir()
    assert save_story(tmp_path, story(), "d1", written(story())).is_file()
    (tmp_path / saved_name(story(), "d2")).mkdir()
    with pytest.raises(StorageError, match="can't be written"):
        save_story(tmp_path, story(), "d2", written(story()))


def test_the_same_story_saved_again_has_one_file(tmp_path: Path) -> None:
    once = save_story(tmp_path, story(), "d1", written(story()))
    later = written(story("Nobody wrote down what was said over soup."))
    assert save_story(tmp_path, story(), "d1", later) == once
    assert [path.name for path in tmp_path.iterdir()] == [once.name]
    assert once.read_text(encoding="utf-8") == later


def test_a_new_title_leaves_no_earlier_file(tmp_path: Path) -> None:
    earlier = save_story(tmp_path, story(), "d1", written(story("What was taken back later.")))
    others = [save_story(tmp_path, story(), "d11", "another story"), tmp_path / "d1.md"]
    others[1].write_text("notes of mine", encoding="utf-8")
    retitled = replace(story(), title="Soup for whoever came")
    saved = save_story(tmp_path, retitled, "d1", written(retitled))
    assert saved != earlier
    assert sorted(tmp_path.iterdir()) == sorted([saved, *others])


def test_stories_of_two_workshops_of_one_name_are_both_kept(tmp_path: Path) -> None:
    texts = [written(story()), written(story("Over soup somebody always asked who was new."))]
    paths = [save_story(tmp_path, story(), draft, text) for draft, text in zip("ab", texts, strict=True)]
    assert [path.read_text(encoding="utf-8") for path in paths] == texts


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such modes there")
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_file_is_for_those_whom_the_system_lets_read(mask: int, mode: int, tmp_path: Path) -> None:
    before = os.umask(mask)
    try:
        saved = save_story(tmp_path, story(), "d1", written(story()))
        write_whole(saved, "once more")
    finally:
        os.umask(before)
    assert stat.S_IMODE(saved.stat().st_mode) == mode
