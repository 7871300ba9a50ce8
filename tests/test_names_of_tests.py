"""The names of tests read like the list of what holds."""

import ast
from collections.abc import Iterator
from pathlib import Path

MOST_WORDS = 10


def names() -> Iterator[str]:
    for path in sorted(Path(__file__).parent.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                yield node.name.removeprefix("test_")


def test_a_test_says_in_ten_words_what_holds() -> None:
    assert [name for name in names() if len(name.split("_")) > MOST_WORDS] == []
