"""Saving a story never writes over what somebody else has put or changed there."""

from pathlib import Path

import pytest

from storycraft.files.stories.stories_folder import save_story
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
    assert save_story(tmp_path, story(), written(story())).name == "the-tuesday-table-2.md"
    assert (tmp_path / "the-tuesday-table.md").read_bytes() == there


def test_a_folder_of_that_name_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "the-tuesday-table.md").mkdir()
    assert save_story(tmp_path, story(), written(story())).name == "the-tuesday-table-2.md"


def test_the_same_story_saved_again_has_one_file(tmp_path: Path) -> None:
    once = save_story(tmp_path, story(), written(story()))
    assert save_story(tmp_path, story(), written(story())) == once
    assert [path.name for path in tmp_path.iterdir()] == [once.name]
