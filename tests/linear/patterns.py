"""Reads regular expressions as trees, and finds repetitions that can share out the same characters in many ways."""

import re
from collections.abc import Iterator, Sequence
from re import _constants as names  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SAMPLE = frozenset(
    [chr(code) for code in range(128)]
    + list("äÉßñçœ“”„«»‘’‚‹›「」…–—·¿¡。，！？の水กาЖжש؟٣²ªº€£¥\xa0\u202f\u2009\u0301\u200b\u200f\ufeff")
)
"""One character of each kind that our patterns tell apart."""
MANY = 1_000
"""From so many repetitions on it is as if there were no bound."""
_BACKTRACKING = (names.MAX_REPEAT, names.MIN_REPEAT)
_REPEATS = (*_BACKTRACKING, names.POSSESSIVE_REPEAT)
_ZERO_WIDTH = (names.AT, names.ASSERT, names.ASSERT_NOT)
_CATEGORIES = {
    names.CATEGORY_DIGIT: str.isdecimal,
    names.CATEGORY_SPACE: str.isspace,
    names.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
}
_NEGATED = {
    names.CATEGORY_NOT_DIGIT: names.CATEGORY_DIGIT,
    names.CATEGORY_NOT_SPACE: names.CATEGORY_SPACE,
    names.CATEGORY_NOT_WORD: names.CATEGORY_WORD,
}
Tree = Sequence[tuple[Any, Any]]


def faults_in(pattern: str, flags: int = 0) -> list[str]:
    """What makes a pattern take more than a time of its text's length, in words; nothing where all is well."""
    tree = parser.parse(pattern, flags)
    return list(_faults(tuple(tree), tree.state.flags))


def restarts(pattern: str, flags: int = 0) -> bool:
    """Whether a search tries the same run of characters again from each of its places.

    That is where it begins with a repetition, nothing says where that may begin, and what is behind it can fail.
    """
    tree = parser.parse(pattern, flags)
    return any(_restarts(path) for path in _paths(tuple(tree)))


def _restarts(path: Tree) -> bool:
    for place, (op, value) in enumerate(path):
        if op in _ZERO_WIDTH:
            return False
        if op in _REPEATS and value[1] >= MANY:
            return any(map(_can_fail, path[place + 1 :]))
        if not _is_optional((op, value)):
            return False
    return False


def _paths(tree: Tree) -> Iterator[Tree]:
    """The tree with its first group or choice opened: each way in which it can begin."""
    if tree and tree[0][0] is names.SUBPATTERN:
        yield from _paths((*tree[0][1][3], *tree[1:]))
    elif tree and tree[0][0] is names.BRANCH:
        for branch in tree[0][1][1]:
            yield from _paths((*branch, *tree[1:]))
    else:
        yield tree


def _faults(tree: Tree, flags: int) -> Iterator[str]:
    for op, value in tree:
        if op in _BACKTRACKING and value[1] >= MANY and (inner := _swallowing(tuple(value[2]), flags)):
            yield f"a repetition within a repetition: {sorted(inner)[:5]}"
        for inside in _inside(op, value):
            yield from _faults(inside, flags)
    yield from _neighbours(tree, flags)


def _neighbours(tree: Tree, flags: int) -> Iterator[str]:
    """Repetitions of which one can take what the other takes, with nothing between them that tells them apart."""
    runs: list[frozenset[str]] = []
    for place, item in enumerate(tree):
        first, last = _edge_runs(item, flags, at_start=True), _edge_runs(item, flags, at_start=False)
        can_fail = any(op in _ZERO_WIDTH or not _is_optional((op, v)) for op, v in tree[place + 1 :])
        for run in runs:
            for other in first:
                if run & other and (can_fail or item[0] is not names.MAX_REPEAT):
                    yield f"a repetition beside a repetition: {sorted(run & other)[:5]}"
        if item[0] not in _ZERO_WIDTH and not _is_optional(item):
            runs = [run for run in runs if not _is_run(item) and not _parts(item, run, flags)]
        runs = [*runs, *last]


def _is_run(item: tuple[Any, Any]) -> bool:
    return item[0] in _REPEATS and item[1][1] >= MANY


def _edge_runs(item: tuple[Any, Any], flags: int, *, at_start: bool) -> list[frozenset[str]]:
    """What the unbounded repetitions at an edge of an item take."""
    op, value = item
    if op in _BACKTRACKING and value[1] >= MANY:
        return [_characters(tuple(value[2]), flags)]
    if op is names.ATOMIC_GROUP or op is names.POSSESSIVE_REPEAT or op in _ZERO_WIDTH:
        return []
    found: list[frozenset[str]] = []
    for inside in _inside(op, value):
        for part in inside if at_start else reversed(inside):
            if part[0] in _ZERO_WIDTH:
                continue
            found += _edge_runs(part, flags, at_start=at_start)
            if not _is_optional(part):
                break
    return found


def _parts(item: tuple[Any, Any], run: frozenset[str], flags: int) -> bool:
    """Whether something must stand in an item that a run cannot take."""
    op, value = item
    if op in _ZERO_WIDTH or _is_optional(item):
        return False
    if op is names.BRANCH:
        return all(any(_parts(part, run, flags) for part in branch) for branch in value[1])
    if inside := _inside(op, value):
        return any(_parts(part, run, flags) for part in inside[0])
    return _characters((item,), flags).isdisjoint(run)


def _swallowing(body: Tree, flags: int) -> frozenset[str]:
    """What an unbounded repetition within a repeated body takes, where nothing that must stand in the body parts it."""
    for place, item in enumerate(body):
        if item[0] in _BACKTRACKING and item[1][1] >= MANY:
            run = _characters(tuple(item[1][2]), flags)
            if not any(_parts(other, run, flags) for n, other in enumerate(body) if n != place):
                return run
        for inside in _inside(*item):
            if (run := _swallowing(inside, flags)) and len(body) == 1:
                return run
    return frozenset()


def _inside(op: Any, value: Any) -> list[Tree]:
    if op in _REPEATS:
        return [tuple(value[2])]
    if op is names.SUBPATTERN:
        return [tuple(value[3])]
    if op is names.ATOMIC_GROUP:
        return [tuple(value)]
    if op is names.BRANCH:
        return [tuple(branch) for branch in value[1]]
    if op in (names.ASSERT, names.ASSERT_NOT):
        return [tuple(value[1])]
    return []


def _is_optional(item: tuple[Any, Any]) -> bool:
    op, value = item
    if op in _REPEATS:
        return value[0] == 0 or all(map(_is_optional, value[2]))
    if op in _ZERO_WIDTH:
        return True
    if op is names.BRANCH:
        return any(all(map(_is_optional, branch)) for branch in value[1])
    inside = _inside(op, value)
    return bool(inside) and all(map(_is_optional, inside[0]))


def _can_fail(item: tuple[Any, Any]) -> bool:
    """Whether an item can be what a text lacks: of a choice, only where each branch can."""
    op, value = item
    if op in _ZERO_WIDTH:
        return True
    if op in _REPEATS and value[0] == 0:
        return False
    inside = _inside(op, value)
    if op is names.BRANCH:
        return all(any(map(_can_fail, branch)) for branch in inside)
    return any(map(_can_fail, inside[0])) if inside else True


def _characters(tree: Tree, flags: int) -> frozenset[str]:
    """All characters of the sample that can stand in what a tree matches."""
    found = frozenset[str]()
    for op, value in tree:
        if op in (names.ASSERT, names.ASSERT_NOT, names.AT):
            continue
        if op is names.ANY:
            found |= SAMPLE if flags & re.DOTALL else SAMPLE - {"\n"}
        elif op is names.GROUPREF:
            found |= SAMPLE
        elif op in (names.LITERAL, names.NOT_LITERAL, names.IN):
            found |= _set_of(op, value, flags)
        for inside in _inside(op, value):
            found |= _characters(inside, flags)
    return found


def _set_of(op: Any, value: Any, flags: int) -> frozenset[str]:
    if op is names.LITERAL:
        same = {chr(value)}
        if flags & re.IGNORECASE:
            same |= {chr(value).lower(), chr(value).upper()}
        return frozenset(same)
    if op is names.NOT_LITERAL:
        return SAMPLE - {chr(value)}
    if op is names.RANGE:
        inside = frozenset(c for c in SAMPLE if value[0] <= ord(c) <= value[1])
        return inside | {c.swapcase() for c in inside} if flags & re.IGNORECASE else inside
    if op is names.CATEGORY:
        if value in _NEGATED:
            return SAMPLE - _set_of(op, _NEGATED[value], flags)
        return frozenset(filter(_CATEGORIES[value], SAMPLE))
    negated = bool(value) and value[0][0] is names.NEGATE
    found = frozenset[str]().union(*(_set_of(o, v, flags) for o, v in value if o is not names.NEGATE))
    return SAMPLE - found if negated else found
