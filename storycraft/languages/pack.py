"""Loads the file of a language, `<code>.yaml` in this folder, and says in every error on which line it is wrong."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import ValidationError

from storycraft.domain.errors import LanguageError
from storycraft.domain.message import LanguageName
from storycraft.languages.folding import folded, folded_rule
from storycraft.languages.schema import OtherLanguages, Pack

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FOLDER = files("storycraft.languages")
_Lines = dict[tuple[str, ...], int]

_ANY = "any"
"""The file of what belongs to no one language, such as names of people."""
_FILES = frozenset(
    entry.name.removesuffix(".yaml") for entry in _FOLDER.iterdir() if entry.name.endswith(".yaml")
)
WITHOUT_LISTS = ("ar",)
"""Languages whose file has the words of a story file and no others: nothing but quotations can be checked in them."""
LANGUAGES = tuple(sorted(_FILES - {_ANY, *WITHOUT_LISTS}))
"""The codes of the languages that have word lists."""


@lru_cache(maxsize=1_000)
def base_language(language: str) -> str:
    """The first part of a language tag: "pt" of "pt-BR"."""
    return re.split(r"[-_]", language.strip().lower())[0]


@lru_cache(maxsize=1_000)
def pack(language: str) -> Pack:
    """The words of a language, by its tag; a language without a file has none, so that nothing is found by them."""
    code = base_language(language)
    return _loaded(code) if code in _FILES and code != _ANY else Pack()


@cache
def _loaded(code: str) -> Pack:
    return read_pack((_FOLDER / f"{code}.yaml").read_text(encoding="utf-8"), f"languages/{code}.yaml")


@cache
def every_pack() -> tuple[Pack, ...]:
    """The packs of all languages and of what belongs to no one language: a name is one in any room."""
    return tuple(_loaded(code) for code in (*LANGUAGES, _ANY))


@cache
def given_names() -> frozenset[str]:
    """First names of people, of all languages."""
    return frozenset[str]().union(*(known.names.given for known in every_pack()))


@cache
def other_languages() -> OtherLanguages:
    """The languages without a file that are recognised all the same, so that nobody takes them for another."""
    return _loaded(_ANY).others


@lru_cache(maxsize=1_000)
def name_of(language: str) -> LanguageName:
    """What people who speak English call a language; its tag where nothing better is known."""
    code = base_language(language)
    return LanguageName(code, pack(language).name or other_languages().names.get(code) or language)


@lru_cache(maxsize=1_000)
def phrases(rule: str) -> re.Pattern[str]:
    """A rule of a pack, compiled to find its phrases as whole words, in any case."""
    return re.compile(rf"(?<!\w)(?:{rule})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1_000)
def phrases_before(rule: str) -> re.Pattern[str]:
    """The same, to find one of them at the end of a text: right before a place."""
    return re.compile(rf"(?<!\w)(?:{rule})(?:\s+|-|(?<=['’]))$", re.IGNORECASE)


def read_pack(text: str, source: str) -> Pack:
    """The pack that a language file holds.

    Raises:
        LanguageError: it is not YAML, or a list in it is missing, unknown, or holds an entry that cannot be right.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise LanguageError(
            "this is not YAML: {problem}.", source=source, line=line, problem=problem.problem
        ) from problem
    lines: _Lines = {}
    content = _plain(node, (), lines, source)
    try:
        return Pack.model_validate(content)
    except ValidationError as problem:
        raise _wrong(problem, lines, text, source) from problem


def _plain(node: yaml.Node | None, path: tuple[str, ...], lines: _Lines, source: str) -> Any:
    """The mappings and texts of a node; every scalar is the text as written, so that "no" and "on" are words."""
    lines.setdefault(path, 1)
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if not isinstance(node, yaml.MappingNode):
        raise LanguageError("here belong keys with texts.", source=source, line=lines[path])
    found: dict[str, Any] = {}
    for key, value in node.value:
        line = lines[(*path, key.value)] = key.start_mark.line + 1
        if key.value in found:
            raise LanguageError("'{value}' stands twice.", source=source, line=line, value=key.value)
        found[key.value] = _plain(value, (*path, key.value), lines, source)
    return found


def _wrong(
    problem: ValidationError, lines: Mapping[tuple[str, ...], int], text: str, source: str
) -> LanguageError:
    """The first fault, with the line of the entry where one is named, else of the list or the section."""
    first = problem.errors()[0]
    path = tuple(str(part) for part in first["loc"])
    while path not in lines:
        path = path[:-1]
    message, line = first["msg"].removeprefix("Value error, "), lines[path]
    if entry := re.match(r"'([^']+)'", message):
        rows = text.splitlines()[line - 1 :]
        line += next((i for i, row in enumerate(rows) if entry[1] in f"{folded(row)} {folded_rule(row)}"), 0)
    where = " › ".join(str(part) for part in first["loc"])
    return LanguageError("{where}: {said}.", source=source, line=line, where=where, said=message)
