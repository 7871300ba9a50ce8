"""Makes texts that a phrase must find, from its regular expression: one for each way in which it can be said."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from re import _constants as names  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 400
_CATEGORIES = {names.CATEGORY_DIGIT: "1", names.CATEGORY_SPACE: " ", names.CATEGORY_WORD: "a"}
_LETTERS = "bkmz"
AHEAD = ("", "Ana ", "Ana, ", "Sie ist ")
BEHIND = ("", " ana", " ana ana")


def examples(rule: str) -> Iterator[tuple[str, list[str]]]:
    """Each phrase of a rule as it is parsed, with texts of which at least one must hold it."""
    tree = parser.parse(rule, re.IGNORECASE)
    branches = tree[0][1][1] if len(tree) == 1 and tree[0][0] is names.BRANCH else [tree]
    for branch in branches:
        said = list(islice(_said(tuple(branch)), _MOST))
        yield str(branch), [f"{ahead}{text}{behind}" for text in said for ahead in AHEAD for behind in BEHIND]


def _said(tree: Sequence[tuple[Any, Any]]) -> Iterator[str]:
    for parts in product(*(list(islice(_part(op, value), 12)) for op, value in tree)):
        yield "".join(parts)


def _part(op: Any, value: Any) -> Iterator[str]:
    if op is names.LITERAL:
        yield chr(value)
    elif op is names.NOT_LITERAL or op is names.ANY:
        yield from _LETTERS
    elif op is names.IN:
        yield from _of_class(value)
    elif op is names.BRANCH:
        for branch in value[1]:
            yield from _said(tuple(branch))
    elif op is names.SUBPATTERN:
        yield from _said(tuple(value[3]))
    elif op in (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT):
        least, most, inside = value
        for count in dict.fromkeys((least, min(most, least + 1), min(most, least + 3))):
            yield from (text * count for text in islice(_said(tuple(inside)), 8))
    elif op is names.ASSERT:
        yield from _said(tuple(value[1]))
    else:
        yield ""


def _of_class(value: Any) -> Iterator[str]:
    if value[0][0] is names.NEGATE:
        yield from _LETTERS
        return
    for op, inside in value:
        if op is names.LITERAL:
            yield chr(inside)
        elif op is names.RANGE:
            yield chr(inside[0])
        else:
            yield _CATEGORIES.get(inside, "a")
