"""No regular expression of ours shares out the same characters in many ways, in any of the languages."""

import ast
import functools
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import storycraft
from storycraft.domain.errors import StorycraftError
from storycraft.languages.entries import NOTHING
from storycraft.text.words import LANGUAGES
from tests.linear.arguments import NOT_READ, call
from tests.linear.functions import read_functions
from tests.linear.growth import PACKAGES, modules_of
from tests.linear.patterns import faults_in, restarts

SOURCE = Path(storycraft.__file__).parent
ALSO = (
    "storycraft.logs",
    "storycraft.ui.shared.markup",
    "storycraft.web.browser_cookie",
    "storycraft.web.server",
)
"""Modules outside of those packages that look into texts too."""
SEARCHES = {"search", "sub", "subn", "split", "finditer", "findall"}
OF_RE = {*SEARCHES, "compile", "match", "fullmatch"}
PLAIN = "On the 3rd of May at 7.30 “two nurses” (no, three) met in Bern, because it rained: 5 % – Dr. Ana said so."


@functools.cache
def written() -> tuple[tuple[str, str, int, bool], ...]:
    """Each literal of a pattern in the source: its place, its text, its flags, and whether texts are searched for it."""
    return tuple(found for path in sorted(SOURCE.rglob("*.py")) for found in _in_file(path))


def _in_file(path: Path) -> Iterator[tuple[str, str, int, bool]]:
    source = path.read_text(encoding="utf-8")
    if not re.search(r"\bre\.", source):
        return
    nodes = list(ast.walk(ast.parse(source)))
    calls = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    searched = {
        _name(c.func.value) for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr in SEARCHES
    }
    assigned = {id(n.value): _name(t) for n in nodes if isinstance(n, ast.Assign) for t in n.targets}
    for node in calls:
        assert isinstance(node.func, ast.Attribute)
        if _name(node.func.value) != "re" or node.func.attr not in OF_RE or not node.args:
            continue
        pattern, name = node.args[0], assigned.get(id(node), "")
        if isinstance(pattern, ast.Constant) and isinstance(pattern.value, str):
            search = node.func.attr in SEARCHES or name in searched
            flags = _flags(ast.unparse(node))
            yield f"{path.relative_to(SOURCE)}:{node.lineno}", pattern.value, flags, search


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def _flags(call_text: str) -> int:
    named = {"IGNORECASE": re.I, "re.I)": re.I, "DOTALL": re.DOTALL, "MULTILINE": re.M, "VERBOSE": re.X}
    return functools.reduce(lambda all, name: all | named[name], filter(call_text.__contains__, named), 0)


def kept() -> set[re.Pattern[str]]:
    """All patterns that modules of ours keep, alone or in tables and values of their own."""
    modules = [m for package in PACKAGES for m in modules_of(package)] + [
        import_module(name) for name in ALSO
    ]
    return {pattern for module in modules for value in vars(module).values() for pattern in _in(value)}


def _in(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from (pattern for each in value.values() for pattern in _in(each))
    elif isinstance(value, tuple | list):
        yield from (pattern for each in value for pattern in _in(each))
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        yield from (
            pattern for name in value.__dataclass_fields__ for pattern in _in(getattr(value, name, None))
        )


class Watched:
    """A pattern of ours that notes whether texts are searched for it; else only their begin is looked at."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._of = pattern
        self.searched = False

    def __getattr__(self, name: str) -> Any:
        self.searched = self.searched or name in SEARCHES
        return getattr(self._of, name)


def made(monkeypatch: pytest.MonkeyPatch) -> dict[re.Pattern[str], bool]:
    """All patterns that our functions put together while they read, in each language, and whether they search."""
    found: dict[re.Pattern[str], Watched] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def compile_and_watch(pattern: Any, flags: int) -> Any:
        if isinstance(pattern, Watched):
            return pattern
        result = compiled(pattern, flags)
        if not sys._getframe(2).f_code.co_filename.startswith(str(SOURCE)):
            return result
        return found.setdefault(result, Watched(result)) if isinstance(result.pattern, str) else result

    monkeypatch.setattr(re, "_compile", compile_and_watch)
    _forget_all()
    for language in LANGUAGES:
        monkeypatch.setitem(NOT_READ, "language", language)  # type: ignore[arg-type]
        for function in read_functions().values():
            try:
                call(function, PLAIN)
            except (StorycraftError, ValueError):
                continue
    return {pattern: watched.searched for pattern, watched in found.items()}


def _forget_all() -> None:
    """Empty what our modules remember, patterns among it, so that all is made anew."""
    for package in PACKAGES:
        for module in modules_of(package):
            for value in vars(module).values():
                if isinstance(value, functools._lru_cache_wrapper):
                    value.cache_clear()


@pytest.mark.parametrize("place", [place for place, *_ in written()])
def test_a_pattern_in_the_source_is_read_in_one_way(place: str) -> None:
    for at, pattern, flags, searched in written():
        if at == place:
            assert not faults_in(pattern, flags), pattern
            assert not (searched and restarts(pattern, flags)), (
                f"a search begins anew within a run: {pattern}"
            )


def test_kept_and_composed_patterns_are_read_in_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    while_reading = made(monkeypatch)
    ours = kept() | set(while_reading)
    assert len(ours) > 200
    assert sum(while_reading.values()) > 50
    # A list that a language lacks stands as NOTHING in a pattern, which then finds nothing beyond it.
    ours = {pattern for pattern in ours if NOTHING not in pattern.pattern}
    wrong = {p.pattern: faults for p in ours if (faults := faults_in(p.pattern, p.flags))}
    assert not wrong
    searched = (p for p in ours if while_reading.get(p))
    assert [p.pattern for p in searched if restarts(p.pattern, p.flags)] == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(?:\w+\s*)*x",
        r"(\s|\s+)*x",
        r"#\s+(.*?)\s*$",
        r"[^/]*:[^/]*(?=@)",
        r"\d+\s?[\w-]+\s",
        r".*a.*b",
    ],
)
def test_what_takes_the_square_of_a_text_is_found(pattern: str) -> None:
    assert faults_in(pattern)


@pytest.mark.parametrize("pattern", [r"\s+(?=x)", r"[ \t]*\[", r"(?:a|\w+)x", r"[,;]++(?:\s|$)|x"])
def test_a_search_that_begins_anew_within_a_run_is_found(pattern: str) -> None:
    assert restarts(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"#\s++(.*)$", r"\w+(?:-\w+)*", r"\d+(?:[.,]\d+)?", r'"((?:[^"\\]|\\.)*)"', r"(?<!\s)\s+x", r"\b\w+x"],
)
def test_what_is_read_in_one_way_passes(pattern: str) -> None:
    assert not faults_in(pattern)
    assert not restarts(pattern)
