"""The points of a workshop are read in one way, with what everybody in it knows."""

import re
from pathlib import Path

import storycraft

PACKAGE = Path(storycraft.__file__).parent


def test_sources_are_made_in_one_place() -> None:
    making = {
        path.name
        for path in PACKAGE.rglob("*.py")
        if re.search(r"(?<!class )Sources\(|\(Sources\)", path.read_text(encoding="utf-8"))
    }
    assert making == {"evidence.py"}
