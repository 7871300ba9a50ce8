"""Reads the text of a workshop format: stages, lanes, elements of the frame, tellings."""

import re
from collections.abc import Mapping
from typing import TypeVar

from storycraft.domain.errors import FormatError
from storycraft.domain.format import ElementText, Format, LaneText, Question, Stage, StageKind, Telling
from storycraft.domain.look_alikes import same_title
from storycraft.domain.message import N_, Listed, Message
from storycraft.domain.story import Element
from storycraft.domain.workshop import Lane
from storycraft.formats.yaml_lines import Place, read_yaml

Key = TypeVar("Key", Lane, Element)

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PARTS = ("title", "purpose", "stages", "lanes", "elements")
_NO_TELLINGS: Mapping[str, Telling] = {}
TITLED = ("title", "ask")
"""The fields of what has a title and asks something."""


def parse_format(key: str, text: str, source: str, tellings: Mapping[str, Telling] = _NO_TELLINGS) -> Format:
    """The format that a text describes; `source` names it in errors, `tellings` are those that it may name."""
    whole = read_yaml(text, source, N_("the format"), FormatError)
    if not _KEY.fullmatch(key):
        raise whole.wrong(
            Message("'{key}' cannot be the key of a format.", key=key),
            N_("Name the file like 'my-format.yaml'."),
        )
    fields = whole.fields(_PARTS, ("tellings",))
    format = Format(
        key=key,
        title=fields["title"].text(),
        purpose=fields["purpose"].text(),
        stages=tuple(_stage(key, place) for key, place in _keyed(fields["stages"]).items()),
        lanes={lane: LaneText(**texts(place, TITLED)) for lane, place in _each(fields["lanes"], Lane)},
        elements={element: _element(place) for element, place in _each(fields["elements"], Element)},
        tellings=_tellings(fields.get("tellings"), tellings),
    )
    check_names(format, fields["stages"])
    _check_kinds(format, fields["stages"])
    _check_answers(format, fields["elements"])
    return format


def parse_tellings(text: str, source: str) -> Mapping[str, Telling]:
    """The tellings that a text describes, by key."""
    places = read_yaml(text, source, N_("the tellings"), FormatError).entries()
    return {key: telling_at(key, place) for key, place in places.items()}


def telling_at(key: str, place: Place) -> Telling:
    """The telling that is written out at this place."""
    return Telling(key=key, **texts(place, ("title", "how", "sample")))


def texts(place: Place, names: tuple[str, ...]) -> dict[str, str]:
    """The texts of exactly these fields."""
    return {name: value.text() for name, value in place.fields(names).items()}


def _keyed(place: Place) -> dict[str, Place]:
    entries = place.entries()
    for key, entry in entries.items():
        if not _KEY.fullmatch(key):
            raise entry.wrong(
                Message("'{key}' cannot be a key.", key=key), N_("Use small letters, digits and hyphens.")
            )
    return entries


def _each(place: Place, keys: type[Key]) -> list[tuple[Key, Place]]:
    fields = place.fields(tuple(keys))
    return [(key, fields[key]) for key in keys]


def _element(place: Place) -> ElementText:
    fields = place.fields(TITLED, ("of_threads", "told_in"))
    return ElementText(
        title=fields["title"].text(),
        ask=fields["ask"].text(),
        of_threads="of_threads" in fields and fields["of_threads"].truth(),
        told_in=fields["told_in"].text() if "told_in" in fields else "",
    )


def _stage(key: str, place: Place) -> Stage:
    fields = place.fields(("title", "kind", "ask"), ("also", "questions", "minutes"))
    kind = _kind(fields["kind"])
    if ("questions" in fields) is not (kind is StageKind.CHOICE):
        raise fields.get("questions", place).wrong(
            Message("stage '{key}' must have questions if its kind is 'choice', and only then.", key=key)
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
        raise place.wrong(
            Message("'{word}' is no kind of stage.", word=word),
            Message("Write one of: {keys}.", keys=Listed(StageKind)),
        )
    return StageKind(word)


def _questions(place: Place) -> tuple[Question, ...]:
    return tuple(Question(key=key, **texts(entry, TITLED)) for key, entry in _keyed(place).items())


def _tellings(place: Place | None, known: Mapping[str, Telling]) -> tuple[Telling, ...]:
    """All known ones where a format names none; a key without a value takes the known one of that name."""
    if place is None:
        return tuple(known.values())
    return tuple(_telling(key, entry, known) for key, entry in _keyed(place).items())


def _telling(key: str, place: Place, known: Mapping[str, Telling]) -> Telling:
    if not place.is_empty:
        return telling_at(key, place)
    if key not in known:
        raise place.wrong(
            Message("'{key}' is no built-in telling.", key=key),
            Message("Give it title, how and sample, or name one of: {keys}.", keys=Listed(known)),
        )
    return known[key]


def check_names(format: Format, place: Place) -> None:
    """Notes name a stage, a question or a lane by its title or key, so no two may be called the same."""
    at = place.entries()
    taken = {
        same_title(name): Message("lane '{key}'", key=lane.value)
        for lane, text in format.lanes.items()
        for name in (lane, text.title)
    }
    for stage in format.stages:
        named = [(stage.key, stage.title), *((q.key, q.title) for q in stage.questions)]
        own = {same_title(name) for pair in named for name in pair}
        for name in own:
            if name in taken:
                raise at[stage.key].wrong(
                    Message(
                        "'{name}' in stage '{key}' is also the name of {taken}.",
                        name=name,
                        key=stage.key,
                        taken=taken[name],
                    ),
                    N_("Rename one of them."),
                )
        taken.update(dict.fromkeys(own, Message("stage '{key}'", key=stage.key)))


def _check_kinds(format: Format, place: Place) -> None:
    kinds = [stage.kind for stage in format.stages]
    if not {StageKind.POINTS, StageKind.CHOICE} & set(kinds):
        raise place.wrong(N_("No stage takes points."), N_("Give one stage 'kind: points'."))
    for kind in (StageKind.THREADS, StageKind.STORY):
        if kinds.count(kind) > 1:
            raise place.wrong(
                Message("More than one stage is of kind '{kind}'.", kind=kind.value), N_("Keep one.")
            )


def _check_answers(format: Format, place: Place) -> None:
    """The answers to an element are told in a stage or lane that is there."""
    known = (*(stage.key for stage in format.stages), *format.lanes)
    for element, entry in _each(place, Element):
        told_in = format.elements[element].told_in
        if told_in and told_in not in known:
            raise entry.entries()["told_in"].wrong(
                Message("'{key}' is neither a stage nor a lane.", key=told_in),
                Message("Write one of: {keys}.", keys=Listed(known)),
            )
