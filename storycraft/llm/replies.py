"""Finds the object in a model's reply, whole or half arrived, behind whatever is written around it."""

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

import pydantic_core
from pydantic import BaseModel, ConfigDict, ValidationError

_THOUGHT = re.compile(r"\A\s*<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_ORPHAN = re.compile(r"\A(?!\s*[{`]).*?</(?:think|thinking|reasoning)>", re.DOTALL | re.IGNORECASE)
_OPENINGS = 20
"""So many braces are tried: prose before the object may hold some."""
_decoder = json.JSONDecoder(strict=False)


class ReplyModel(BaseModel):
    """The form of a reply. Plain for strict schemas: no defaults, dicts, tuples or unions of models.

    The schema forbids further fields, reading forgives them.
    """

    model_config = ConfigDict(extra="ignore", json_schema_extra={"additionalProperties": False})


Form = TypeVar("Form", bound=ReplyModel)


@cache
def schema_of(form: type[ReplyModel]) -> Mapping[str, Any]:
    """The form as JSON Schema, made once: it takes some milliseconds, and each question needs it five times."""
    return form.model_json_schema()


class NoObject(ValueError):
    """There is no object of the asked form in the reply; the message is for the model to read."""


def read_reply(text: str, form: type[Form]) -> Form:
    """The first object in the reply that has the form, be it wrapped in another.

    Raises:
        NoObject: there is none; says why the first object was not.
    """
    reason = ""
    for start in _starts(spoken(text)):
        try:
            return form.model_validate(_as_text(_decoder.raw_decode(start)[0]))
        except ValidationError as error:
            reason = reason or _plain(error)
        except (ValueError, RecursionError):
            continue
    raise NoObject(reason or "there is no JSON object in it")


def read_partial(text: str) -> dict[str, Any]:
    """As much of the object as has arrived; {} where none has begun."""
    for start in _starts(spoken(text)):
        try:
            found = pydantic_core.from_json(start, allow_partial="trailing-strings")
        except ValueError:
            found = _whole(start)
        with contextlib.suppress(RecursionError):
            if isinstance(found, dict) and found:
                return {name: _as_text(value) for name, value in found.items()}
    return {}


def spoken(text: str) -> str:
    """The reply without the reasoning before it, also where only the end of that is marked, or not yet its end.

    Within the object such marks are words that somebody said.
    """
    return _ORPHAN.sub("", _THOUGHT.sub("", text))


def _starts(text: str) -> Iterator[str]:
    for number, match in enumerate(re.finditer(r"\{", text)):
        if number == _OPENINGS:
            return
        yield text[match.start() :]


def _whole(text: str) -> Any:
    """The object where something follows it: a closing fence, a greeting."""
    try:
        return _decoder.raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _as_text(found: Any) -> Any:
    """The same with what is no text in its strings replaced: half a character, or a NUL, which no database keeps."""
    if isinstance(found, str):
        return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "\ufffd")
    if isinstance(found, list):
        return [_as_text(each) for each in found]
    if isinstance(found, dict):
        return {name: _as_text(value) for name, value in found.items()}
    return found


def _plain(error: ValidationError) -> str:
    found = (f"{'.'.join(map(str, e['loc'])) or 'the reply'}: {e['msg']}" for e in error.errors()[:5])
    return "; ".join(found)
