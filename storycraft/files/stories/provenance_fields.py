"""The fields of a story file that say who or what wrote it, when, and how far it was read back."""

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from storycraft.domain.message import N_, Message
from storycraft.domain.read_back import ReadBackCount
from storycraft.domain.story import Hand, Provenance
from storycraft.formats.yaml_lines import Place

_TEXTS = ("weaver", "model", "host", "prompt", "parameters")
_NUMBERS = ("seed", "prompt_tokens", "reply_tokens")
_COUNTED = ("groups", "of", "corrections", "unsettled")


def provenance_fields(by: Provenance) -> dict[str, Any]:
    """Who wrote it, without what is not known; opinions stand in a field of their own."""
    given = {name: getattr(by, name) for name in (*_TEXTS, *_NUMBERS, "seconds")}
    return {name: value for name, value in given.items() if value not in ("", None)}


def read_provenance(by: Mapping[str, Place]) -> Provenance:
    """The same read back; what is not known of here is passed over. Raises InputError with the line."""
    given: dict[str, Any] = {name: by[name].words() for name in _TEXTS if name in by}
    given |= {name: by[name].number() for name in _NUMBERS if name in by}
    if "seconds" in by:
        given["seconds"] = _seconds(by["seconds"])
    return Provenance(**{"weaver": Hand.PEOPLE, **given})


def _seconds(place: Place) -> float:
    try:
        seconds = float(place.words())
    except ValueError:
        seconds = math.nan
    if not math.isfinite(seconds):
        raise place.wrong(
            Message("{name} must be a number of seconds.", name=place.name), N_("Write for example 4.2.")
        )
    return seconds


def read_moment(place: Place) -> datetime:
    """When it was made. Raises InputError with the line."""
    made = place.words()
    try:
        return datetime.fromisoformat(made)
    except ValueError as error:
        raise place.wrong(
            Message("“made: {made}” is no date", made=made[:40]),
            N_("Write it like 2026-03-14T15:20:00+00:00."),
        ) from error


def read_back_fields(read: ReadBackCount) -> dict[str, int]:
    """By how many groups of how many it was read back, with how many corrections, settled or not."""
    return {name: getattr(read, name) for name in _COUNTED}


def read_read_back(place: Place) -> ReadBackCount:
    """The same read back. Raises InputError with the line, also where more have read it than there are groups."""
    counted = {name: value.number() for name, value in place.fields((), _COUNTED).items()}
    read = ReadBackCount(**{"groups": 0, "of": 0, **counted})
    if read.groups > read.of or read.unsettled > read.corrections:
        raise place.wrong(
            Message(
                "{name} counts more groups than there are, or more unsettled corrections than were made.",
                name=place.name,
            ),
            N_("Take “groups” of “of” groups, and “unsettled” of “corrections”."),
        )
    return read
