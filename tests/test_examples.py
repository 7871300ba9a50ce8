"""The examples are what the program makes of them today: the stories are woven from the notes beside them."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from storycraft.cli import main

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTES = sorted(path for path in EXAMPLES.glob("[a-z]*.md") if not path.name.endswith(".story.md"))


@pytest.mark.parametrize("notes", NOTES, ids=lambda path: path.stem)
def test_an_example_is_the_story_of_its_notes(notes: Path, tmp_path: Path) -> None:
    """After a change that is meant: storycraft weave examples/NAME.md -o examples/NAME.story.md --offline."""
    woven = tmp_path / "story.md"
    done = CliRunner().invoke(main, ["weave", str(notes), "-o", str(woven), "--offline"])
    assert done.exit_code == 0, done.output
    kept = notes.with_name(f"{notes.stem}.story.md").read_text(encoding="utf-8")
    assert _timeless(woven.read_text(encoding="utf-8")) == _timeless(kept)


@pytest.mark.parametrize("notes", NOTES, ids=lambda path: path.stem)
def test_every_sentence_of_an_example_holds(notes: Path) -> None:
    story = notes.with_name(f"{notes.stem}.story.md")
    done = CliRunner().invoke(main, ["check", str(story), "--strict"])
    assert done.exit_code == 0, done.output


def _timeless(text: str) -> str:
    return re.sub(r", seconds: [\d.]+|(?m:^(made|as_written): .*\n)", "", text)
