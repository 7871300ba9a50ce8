"""Reads workshop formats: the built-in ones and a facilitator's own."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TypeVar

from storycraft.domain.errors import FormatError, NotFound
from storycraft.domain.format import (
    ElementText,
    Format,
    LaneText,
    Question,
    Stage,
    StageKind,
    Telling,
)
from storycraft.domain.story import Element
from storycraft.domain.workshop import Lane
from storycraft.formats.yaml_lines import Place, read_yaml

Key = TypeVar("Key", Lane, Element)

DEFAULT = "communities-of-practice"
"""The key of the format that a workshop has when it names none."""

_BUILT_IN = (DEFAULT, "after-action")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Formats:
    """The available formats; the facilitator's own come after the built-in ones and replace one of the same key.

    Files are read when a format is asked for, so that a new one needs no restart.
    """

    def __init__(self, extra_dir: Path | None = None) -> None:
        self._extra_dir = extra_dir

    def get(self, key: str) -> Format:
        """The format of that key.

        Raises:
            NotFound: there is none.
            FormatError: its file is wrong.
        """
        if path := self._own().get(key):
            return load_format(path)
        if key in _BUILT_IN:
            return _built_in(key)
        known = ", ".join(dict.fromkeys((*_BUILT_IN, *self._own())))
        raise NotFound(f"There is no workshop format '{key}'.", next_step=f"Known are: {known}.")

    def all(self) -> tuple[Format, ...]:
        """Every format, built-in ones first; a wrong file raises `FormatError`."""
        return tuple(self.get(key) for key in dict.fromkeys((*_BUILT_IN, *self._own())))

    def _own(self) -> Mapping[str, Path]:
        if self._extra_dir is None or not self._extra_dir.is_dir():
            return {}
        return {path.stem: path for path in sorted(self._extra_dir.glob("*.y*ml"))}


def load_format(path: Path) -> Format:
    """The format in a file; its key is the file's name without the ending.

    Raises:
        FormatError: naming the file, the line and what to write instead.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise FormatError("There is no such file.", source=str(path)) from error
    except UnicodeDecodeError as error:
        raise FormatError(f"Byte {error.start + 1} is not UTF-8.", source=str(path)) from error
    except OSError as error:
        raise FormatError(f"It cannot be read: {error.strerror}.", source=str(path)) from error
    return parse_format(path.stem, text, str(path))


def format_text(key: str) -> str:
    """The file of a built-in format, word for word: what a facilitator copies to begin an own one."""
    return resources.files("storycraft.formats").joinpath(f"{key}.yaml").read_text(encoding="utf-8")


@cache
def _built_in(key: str) -> Format:
    return parse_format(key, format_text(key), f"{key}.yaml")


@cache
def _built_in_tellings() -> Mapping[str, Telling]:
    places = read_yaml(format_text("tellings"), "tellings.yaml", "the tellings", FormatError).entries()
    return {key: _telling(key, place) for key, place in places.items()}


def parse_format(key: str, text: str, source: str) -> Format:
    """The format that a text describes; `source` names it in errors."""
    whole = read_yaml(text, source, "the format", FormatError)
    if not _KEY.fullmatch(key):
        raise whole.wrong(f"'{key}' cannot be the key of a format.", "Name the file like 'my-format.yaml'.")
    fields = whole.fields(("title", "purpose", "stages", "lanes", "elements"), ("tellings",))
    format = Format(
        key=key,
        title=fields["title"].text(),
        purpose=fields["purpose"].text(),
        stages=tuple(_stage(key, place) for key, place in _keyed(fields["stages"]).items()),
        lanes={lane: LaneText(**pair) for lane, pair in _titled(fields["lanes"], Lane).items()},
        elements={
            Element(e): _element(place) for e, place in fields["elements"].fields(tuple(Element)).items()
        },
        tellings=_tellings(fields.get("tellings")),
    )
    _check_stages(format, fields["stages"])
    return format


def _keyed(place: Place) -> dict[str, Place]:
    entries = place.entries()
    for key, entry in entries.items():
        if not _KEY.fullmatch(key):
            raise entry.wrong(f"'{key}' cannot be a key.", "Use small letters, digits and hyphens.")
    return entries


def _titled(place: Place, keys: type[Key]) -> dict[Key, dict[str, str]]:
    fields = place.fields(tuple(keys))
    return {key: _texts(fields[key], ("title", "ask")) for key in keys}


def _element(place: Place) -> ElementText:
    fields = place.fields(("title", "ask"), ("of_threads",))
    of_threads = "of_threads" in fields and fields["of_threads"].truth()
    return ElementText(title=fields["title"].text(), ask=fields["ask"].text(), of_threads=of_threads)


def _texts(place: Place, names: tuple[str, ...]) -> dict[str, str]:
    return {name: value.text() for name, value in place.fields(names).items()}


def _stage(key: str, place: Place) -> Stage:
    fields = place.fields(("title", "kind", "ask"), ("also", "questions", "minutes"))
    kind = _kind(fields["kind"])
    if ("questions" in fields) is not (kind is StageKind.CHOICE):
        raise fields.get("questions", place).wrong(
            f"stage '{key}' must have questions if its kind is 'choice', and only then."
        )
    return Stage(
        key=key,
        title=fields["title"].text(),
        kind=kind,
        ask=fields["ask"].text(),
        also=fields["also"].texts() if "also" in fields else (),
        questions=_questions(fields["questions"]) if "questions" in fields else (),
        minutes=fields["minutes"].number() if "minutes" in fields else 0,
    )


def _kind(place: Place) -> StageKind:
    word = place.text()
    if word not in set(StageKind):
        raise place.wrong(f"'{word}' is no kind of stage.", f"Write one of: {', '.join(StageKind)}.")
    return StageKind(word)


def _questions(place: Place) -> tuple[Question, ...]:
    return tuple(Question(key=key, **_texts(entry, ("title", "ask"))) for key, entry in _keyed(place).items())


def _tellings(place: Place | None) -> tuple[Telling, ...]:
    """All built-in ones where a format names none; a key without a value takes the built-in of that name."""
    if place is None:
        return tuple(_built_in_tellings().values())
    return tuple(_telling(key, entry) for key, entry in _keyed(place).items())


def _telling(key: str, place: Place) -> Telling:
    if not place.is_empty:
        return Telling(key=key, **_texts(place, ("title", "how", "sample")))
    if key not in _built_in_tellings():
        known = ", ".join(_built_in_tellings())
        raise place.wrong(
            f"'{key}' is no built-in telling.", f"Give it title, how and sample, or name one of: {known}."
        )
    return _built_in_tellings()[key]


def _check_stages(format: Format, place: Place) -> None:
    """Notes name a stage, a question or a lane by its title or key, so no two may be called the same."""
    at = place.entries()
    taken = {
        name.casefold(): f"lane '{lane}'"
        for lane, text in format.lanes.items()
        for name in (lane, text.title)
    }
    for stage in format.stages:
        named = [(stage.key, stage.title), *((q.key, q.title) for q in stage.questions)]
        own = {name.casefold() for pair in named for name in pair}
        for name in own:
            if name in taken:
                raise at[stage.key].wrong(
                    f"'{name}' in stage '{stage.key}' is also the name of {taken[name]}.",
                    "Rename one of them.",
                )
        taken.update(dict.fromkeys(own, f"stage '{stage.key}'"))
    kinds = [stage.kind for stage in format.stages]
    if not {StageKind.POINTS, StageKind.CHOICE} & set(kinds):
        raise place.wrong("No stage takes points.", "Give one stage 'kind: points'.")
    for kind in (StageKind.THREADS, StageKind.STORY):
        if kinds.count(kind) > 1:
            raise place.wrong(f"More than one stage is of kind '{kind}'.", "Keep one.")
