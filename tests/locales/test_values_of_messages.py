"""What stands in the place of a name in a message has no words of its own, or is a message: it is translated with it."""

import ast
import re
from collections.abc import Iterator, Mapping

from storycraft.locales.extract import MARKS, NOT_SHOWN, PACKAGE, error_classes, name_of

WORDS = re.compile(r"[^\W\d_]{2,}")
TAG = re.compile(r"<[^>]*>")
NEXT = "next_step"
"""The second text of an error, which is a template and collected as one."""


def values_with_words(tree: ast.AST, shown: Mapping[str, int]) -> Iterator[str]:
    """Values by name that are English words, or parts joined as English joins them."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and name_of(call.func) in shown:
            for each in call.keywords:
                value = each.value
                ways = (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)
                yield from (
                    f"{call.lineno}: {ast.unparse(way)}"
                    for way in ways
                    if (loses_its_translation if each.arg == NEXT else is_english)(way)
                )


def loses_its_translation(value: ast.AST) -> bool:
    """Whether a method of `str` makes the value: of a message it gives the English text alone."""
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    return value.func.attr in {"join", "lower", "upper", "capitalize", "casefold", "title", "replace"}


def is_english(value: ast.AST) -> bool:
    if isinstance(value, ast.Call):
        return loses_its_translation(value)
    if not isinstance(value, ast.Constant | ast.JoinedStr):
        return False
    parts = value.values if isinstance(value, ast.JoinedStr) else [value]
    written = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return bool(WORDS.search(TAG.sub(" ", " ".join(written))))


def test_each_value_with_words_is_a_message() -> None:
    trees = {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text("utf-8"))
        for path in PACKAGE.rglob("*.py")
    }
    shown = {**MARKS, **dict.fromkeys(error_classes(trees.values()), 1)}
    found = {
        file: values
        for file, tree in trees.items()
        if not file.startswith(NOT_SHOWN) and (values := [*values_with_words(tree, shown)])
    }
    assert not found, "mark it with N_ or Message, or list its parts with Listed"


def test_the_rule_finds_words_in_values() -> None:
    tree = ast.parse(
        '_("{n} of {what}", n=f"{n} of", what="boats", by=" or ".join(kinds), at=f"<b>{at}</b>", to=N_("us"))'
    )
    assert [*values_with_words(tree, MARKS)] == [
        "1: f'{n} of'",
        "1: 'boats'",
        "1: ' or '.join(kinds)",
    ]


def test_the_rule_finds_messages_that_lose_their_translation() -> None:
    tree = ast.parse('_("{rows}", rows=rows.lower(), names=Listed(names), next_step=" ".join(notes))')
    assert [*values_with_words(tree, MARKS)] == ["1: rows.lower()", "1: ' '.join(notes)"]
