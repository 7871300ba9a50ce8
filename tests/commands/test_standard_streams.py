"""Commands read standard input and write standard output where a path is "-", as people expect of such tools."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from storycraft.cli import main
from storycraft.commands.terminal import shown
from storycraft.files.stories.as_written import is_as_written
from storycraft.files.tables import table_limits

NOTES = """# Mill yard
## Experiences
- The wheel froze in March, and nobody had a key.
- We lent the rope to the ferry.
## Still a question
- Who greases the wheel?
"""
TABLE = "text,group\nThe wheel froze in March.,Mill yard\nWe lent the rope.,Ferry\n"


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYCRAFT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def call(*args: str, given: str | bytes = NOTES) -> Result:
    return CliRunner().invoke(main, list(args), input=given)


def piped(*args: str, **streams: object) -> subprocess.CompletedProcess[str]:
    environment = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "storycraft", *args]
    return subprocess.run(command, stderr=subprocess.PIPE, text=True, env=environment, check=False, **streams)


def test_a_story_is_woven_and_checked_through_pipes(tmp_path: Path) -> None:
    woven = call("weave", "-", "-o", "-", "--offline")
    assert woven.exit_code == 0, woven.output
    assert woven.stdout.startswith("---\nstorycraft: 2\n")
    assert is_as_written(woven.stdout)
    assert "3 points" not in woven.stdout
    assert "not woven" in woven.stderr
    checked = call("check", "-", "--strict", given=woven.stdout)
    assert checked.exit_code == 0, checked.output
    assert checked.stdout.startswith("standard input: ")
    assert not list(tmp_path.glob("*.md"))


@pytest.mark.parametrize("command", ["threads", "frame"])
def test_notes_on_standard_input_are_read_as_in_a_file(command: str, tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text(NOTES, encoding="utf-8")
    there, here = call(command, "notes.md", "--json"), call(command, "-", "--json")
    assert json.loads(there.stdout) == json.loads(here.stdout)
    assert "Standard input is read as notes (.md)" in here.stderr


def test_the_kind_of_standard_input_can_be_said() -> None:
    found = json.loads(call("threads", "-", "--kind", "csv", "--json", given=TABLE).stdout)
    assert sum(len(thread["points"]) for thread in found["threads"]) + len(found["unplaced"]) == 2
    book, file = Workbook(), BytesIO()
    for row in TABLE.splitlines():
        book.active.append(row.split(","))
    book.save(file)
    assert call("threads", "-", "--kind", "xlsx", given=file.getvalue()).exit_code == 0


def test_file_without_ending_is_read_as_its_kind_is_said(tmp_path: Path) -> None:
    (tmp_path / "export").write_text(TABLE, encoding="utf-8")
    assert "without ending" in call("threads", "export").stderr
    assert "2 points" in call("threads", "export", "--kind", "csv").stdout


@pytest.mark.parametrize(
    ("args", "given", "said"),
    [
        (("threads", "-"), b"", "standard input: this file is empty"),
        (("check", "-"), b"no story", "standard input:1: this is no story file"),
        (("check", "-"), b"- caf\xe9\n", "standard input:1: byte 6 is not UTF-8"),
        (("threads", "-"), b"PK\x03\x04", "standard input: this file is no text"),
        (("weave", "-", "-o", "-", "--drafts", "2"), NOTES.encode(), "standard output takes one draft"),
    ],
)
def test_errors_name_standard_input(args: tuple[str, ...], given: bytes, said: str) -> None:
    refused = call(*args, given=given)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert said in refused.stderr


def test_standard_input_is_bounded_as_files_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storycraft.commands.files.FILE_BYTES", 2**20)
    assert table_limits.FILE_BYTES > 2**20
    refused = call("frame", "-", given="- The wheel froze.\n" * 2**17)
    assert (refused.exit_code, "standard input: this file is larger than 1 MB" in refused.stderr) == (2, True)


def test_standard_input_that_is_closed_is_one_line() -> None:
    code = "import os, sys; os.close(0); os.execv(sys.executable, [sys.executable, '-m', 'storycraft', 'check', '-'])"
    environment = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "nothing is connected" in ran.stderr


@pytest.mark.parametrize(
    "args", [("threads", "n.md"), ("threads", "n.md", "--json"), ("weave", "n.md", "-o", "-", "--offline")]
)
def test_standard_output_that_is_closed_is_one_line(tmp_path: Path, args: tuple[str, ...]) -> None:
    (tmp_path / "n.md").write_text(NOTES, encoding="utf-8")
    code = f"import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, '-m', 'storycraft', *{args!r}])"
    environment = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=False
    )
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1), ran.stderr
    assert "standard output can't be written: nothing is connected" in ran.stderr


def test_the_file_that_is_piped_in_is_not_written_over(tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text(call("weave", "-", "-o", "-", "--offline").stdout, encoding="utf-8")
    before = story.read_text("utf-8")
    with story.open() as file:
        ran = piped("weave", "-", "-o", "story.md", "--offline", stdin=file)
    assert (ran.returncode, story.read_text("utf-8")) == (2, before)
    assert "holds the points that are to be woven" in ran.stderr


def test_a_file_named_like_a_stream_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "-").write_text(NOTES.replace("wheel", "lamp"), encoding="utf-8")
    assert "lamp" in call("weave", "./-", "-o", "-", "--kind", "md", "--offline").stdout
    (tmp_path / "-").unlink()
    assert call("weave", "-", "-o", "./-", "--offline").exit_code == 0
    assert (tmp_path / "-").read_text("utf-8").startswith("---\nstorycraft: 2\n")


def test_points_piped_in_have_no_title_that_nobody_gave() -> None:
    assert "standard input" not in call("weave", "-", "-o", "-", "--offline").stdout
    named = f"---\nworkshop: Mill day\n---\n{NOTES}"
    assert "workshop: Mill day\n" in call("weave", "-", "-o", "-", "--offline", given=named).stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_standard_output_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text(NOTES, encoding="utf-8")
    with Path("/dev/full").open("w") as full:
        ran = piped("threads", "notes.md", stdout=full)
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "standard output can't be written: No space left" in ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_reader_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text(NOTES, encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    ran = piped("threads", "notes.md", stdout=writing)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, "")


def test_terminal_without_the_letters_gets_marks_and_machines_get_json(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("# Été\n- Nous avons semé.\n", encoding="utf-8")
    environment = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "ascii"}
    for args in (["--json"], []):
        command = [sys.executable, "-m", "storycraft", "threads", "notes.md", *args]
        ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert ran.returncode == 0, ran.stderr
        assert not args or json.loads(ran.stdout)["unplaced"] == ["c1"]
        assert args or "sem\\xe9" in ran.stdout


@pytest.mark.parametrize("words", ["«\xa0oui\xa0»", "में", "می\u200cروم", "👩\u200d🌾", "a\tb"])
def test_a_terminal_gets_words_of_every_language(words: str) -> None:
    assert shown(words) == words


@pytest.mark.parametrize("order", ["\x1b", "\x07", "\x9b", "\r", "\u202e", "\u2066", "\u2028", "\ud83d"])
def test_a_terminal_gets_no_orders(order: str) -> None:
    assert shown(f"a{order}b") == "a\ufffdb"


@pytest.mark.parametrize("command", [(), *((name,) for name in main.commands)])
def test_help_of_each_command_is_whole(command: tuple[str, ...]) -> None:
    told = CliRunner().invoke(main, [*command, "--help"])
    assert told.exit_code == 0
    assert "..." not in told.stdout.replace("[OPTIONS] COMMAND [ARGS]...", "")
    assert "  PATH " not in told.stdout
