"""A story goes where the person said: over no pipe or link of theirs, and is read by nobody who could not before."""

import os
import socket
import stat
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from storycraft.cli import main
from storycraft.files.stories.story_reader import read_story
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has no such files, links and modes")
NOTES = "# Red table\n## Experiences\n- The dyke broke in spring.\n- Two cooks fed the crews.\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STORYCRAFT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    Path("notes.md").write_text(NOTES, encoding="utf-8")
    return tmp_path


def weave(output: object, *more: object) -> Result:
    asked = ["weave", "notes.md", "-o", str(output), "--offline", *map(str, more)]
    return CliRunner().invoke(main, asked)


def refused(output: object) -> str:
    done = weave(output)
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert isinstance(done.exception, SystemExit)
    return done.stderr


def test_a_pipe_or_socket_is_written_over_by_nothing(here: Path) -> None:
    os.mkfifo("pipe")
    Path("link.md").symlink_to("pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for name in ("pipe", "socket", "link.md"):
            assert "- is standard output" in refused(name)
    assert stat.S_ISFIFO(Path("pipe").stat().st_mode)
    assert stat.S_ISSOCK(Path("socket").stat().st_mode)


def test_a_link_stays_and_what_it_leads_to_is_written(here: Path) -> None:
    Path("far").mkdir()
    link, story = Path("link.md"), Path("far/story.md")
    link.symlink_to(story)
    for seed in (0, 1):
        assert weave(link, "--seed", seed).exit_code == 0
        assert (link.is_symlink(), story.is_symlink()) == (True, False)
        assert read_story(story.read_text("utf-8")).provenance.seed == seed


def test_a_link_that_leads_in_a_ring_is_refused(here: Path) -> None:
    Path("one.md").symlink_to("other.md")
    Path("other.md").symlink_to("one.md")
    assert "one.md" in refused("one.md")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_story_woven_again_is_read_by_as_many(here: Path, mode: int) -> None:
    story = Path("story.md")
    assert weave(story).exit_code == 0
    story.chmod(mode)
    assert weave(story, "--seed", 1).exit_code == 0
    assert stat.S_IMODE(story.stat().st_mode) == mode


def test_a_name_that_no_file_can_have_is_refused(here: Path) -> None:
    assert "can't be written" in refused("s" * 300 + ".md")
    assert "can't be written" in refused("notes.md/story.md")
    assert "is a folder" in refused(here)


def test_what_goes_beside_a_long_name_has_a_shorter_one(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, weave_draft = Path("ß" * 125 + ".md"), QuoteWeaver.weave_draft

    def meanwhile(*given: object) -> object:
        story.write_text("Buy salt.", encoding="utf-8")
        return weave_draft(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(QuoteWeaver, "weave_draft", meanwhile)
    assert weave(story, "--drafts", 2).exit_code == 0
    assert story.read_text("utf-8") == "Buy salt."
    assert sorted(path.stem.strip("ß") for path in here.glob("ß*")) == ["", "-2", "-new"]


@pytest.mark.parametrize("seed", [-1, 2**31, 10**22])
def test_a_seed_that_no_file_could_tell_is_refused(here: Path, seed: int) -> None:
    done = weave("story.md", "--seed", seed)
    assert (done.exit_code, Path("story.md").exists()) == (2, False)
    assert weave("story.md", "--seed", 2**31 - 1, "--drafts", 3).exit_code == 0
    again = CliRunner().invoke(main, ["check", "story-3.md"])
    assert again.exit_code == 0
    assert weave("story.md").exit_code == 0


def test_a_folder_that_takes_nothing_is_said_before_weaving(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "shut" and access(path, mode))
    monkeypatch.setattr(QuoteWeaver, "weave_draft", lambda *_: pytest.fail("it was woven"))
    Path("shut").mkdir()
    assert "can't be written" in refused("shut/story.md")
