"""A fold whose label can change stays open when it does: a browser knows it by its key."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from storycraft import ui

FOLDS = ("expander", "popover", "tabs")


def folds(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in FOLDS:
            yield node


def changes(label: ast.expr) -> bool:
    """Whether it is anything but one text of ours, without a value in it."""
    plain = isinstance(label, ast.Call) and ast.unparse(label.func) == "_"
    return not (plain and len(label.args) == 1 and not label.keywords)


def unkeyed(source: str) -> list[str]:
    found = folds(ast.parse(source))
    return [
        f"line {fold.lineno}: {ast.unparse(fold.args[0])}"
        for fold in found
        if changes(fold.args[0]) and not any(keyword.arg == "key" for keyword in fold.keywords)
    ]


@pytest.mark.parametrize("file", sorted(Path(ui.__file__).parent.rglob("*.py")), ids=lambda file: file.stem)
def test_a_fold_whose_label_changes_has_a_key(file: Path) -> None:
    assert unkeyed(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    ['st.expander(_("{count} points", count=3))', "row.popover(title)", 'st.expander(ngettext("a", "b", n))'],
)
def test_one_without_a_key_is_found(source: str) -> None:
    assert unkeyed(source)
    assert not unkeyed(f'{source[:-1]}, key="points")')
