"""Styles name sides by the direction of the text: an edge at its start is at the right of an Arabic one."""

import re
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "storycraft" / "ui"
BY_SIDE = re.compile(
    r"(?<![-\w])(?:margin|padding|border)-(?:left|right)\b"
    r"|(?<![-\w])(?:text-align|float|clear):\s*(?:left|right)\b"
    r"|(?<![-\w])(?:left|right):(?!\s*0; /\* the pointer's place \*/)"
)
FOUR = re.compile(r"(?<![-\w])(?:margin|padding):\s*[^\s;]+ (?P<right>[^\s;]+) [^\s;]+ (?P<left>[^\s;]+);")


@pytest.mark.parametrize("file", sorted(UI.rglob("*.css")), ids=lambda file: file.name)
def test_no_style_speaks_of_left_and_right(file: Path) -> None:
    style = file.read_text(encoding="utf-8")
    assert BY_SIDE.findall(style) == []
    assert [found[0] for found in FOUR.finditer(style) if found["right"] != found["left"]] == []
