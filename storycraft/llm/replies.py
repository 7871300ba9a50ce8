"""Finds the JSON object in a model's reply, complete or partial, whatever text stands around it."""

import contextlib
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

import pydantic_core
from pydantic import BaseModel, ConfigDict, ValidationError

from storycraft.domain.clean_text import readable
from storycraft.llm.reasoning_marks import end_of_thought, ends_here, next_landmark

_OPENINGS = 20
"""So many braces are tried that begin no object: prose before the object may hold some."""
_OPENINGS_IN_ALL = 60
"""Each end of a thought gives another such number, but not without end: a model that turns in circles writes thousands."""
_INNER = 100
"""So many objects within an object are tried."""
_CUT = 9
"""Characters from its end within which a text breaks off where it is cut in a number, a name or an escape."""
_STRING_OR_SLIP = re.compile(r'"(?:[^"\\]|\\.)*+"?|,(?=\s*[}\]])|//[^\n]*', re.DOTALL)
"""A comma behind the last part, or a comment: small models write JSON as they saw it in programs."""
_decoder = json.JSONDecoder(strict=False)


class ReplyModel(BaseModel):
    """The base class of reply schemas. Kept simple: no defaults, dicts, tuples or unions of models.

    The schema forbids further fields; the parser ignores them.
    """

    model_config = ConfigDict(extra="ignore", json_schema_extra={"additionalProperties": False})


Form = TypeVar("Form", bound=ReplyModel)


@cache
def schema_of(form: type[ReplyModel]) -> Mapping[str, Any]:
    """The form as JSON Schema, made once: it takes some milliseconds, and each question needs it five times."""
    return form.model_json_schema()


class NoObject(ValueError):
    """The reply has no object of the schema; the message tells the model what is wrong."""


@dataclass(slots=True)
class _Walk:
    """What stands in a reply: objects with the place behind each, and where the spoken part of the text begins.

    `thought` is where a thought begins that nothing ends, and `cut` says that the last object has no end.
    """

    objects: list[tuple[Any, int]] = field(default_factory=list)
    spoken: int = 0
    thought: int | None = None
    cut: bool = False


def read_reply(text: str, form: type[Form]) -> Form:
    """The last object in the reply that fits the schema, also inside another; objects in thoughts do not count.

    Raises:
        NoObject: there is none; says why the last object was not.
    """
    reason = ""
    for found in reversed(_objects(text)):
        for each in _within(found):
            try:
                return form.model_validate(_as_text(each))
            except ValidationError as error:
                reason = reason or _plain(error)
            except RecursionError:
                continue
    raise NoObject(reason or "there is no JSON object in it")


def read_partial(text: str) -> dict[str, Any]:
    """The object as far as it has arrived; {} where none has begun."""
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
    """The reply without its thoughts, also where only the end of one is marked, or not yet its end.

    Within an object such marks are words that somebody said.
    """
    walk = _walk(text)
    return "" if walk.thought is not None else text[walk.spoken :]


def holds_object(text: str) -> bool:
    """Whether the reply has a complete object, and no incomplete one after it."""
    walk = _walk(text)
    return bool(walk.objects) and not walk.cut


def left_in(thought: str) -> str:
    """The object at the very end of a thought, where a model put its answer by mistake; "" where there is none."""
    walk = _walk(thought, marks=False)
    if not walk.objects or walk.cut or not ends_here(thought, walk.objects[-1][1]):
        return ""
    return json.dumps(walk.objects[-1][0], ensure_ascii=False)


def _objects(text: str) -> list[Any]:
    walk = _walk(text)
    if not walk.objects and walk.thought is not None:
        walk = _walk(left_in(text[walk.thought :]))
    if not walk.objects and text.lstrip().startswith('"'):
        with contextlib.suppress(ValueError):  # JSON that was written as JSON once more
            walk = _walk(str(_decoder.decode(text)))
    return [found for found, _ in walk.objects]


def _walk(text: str, *, marks: bool = True, start: int = 0) -> _Walk:
    """Go through a reply once, over whole objects in one step: marks within them mean nothing."""
    walk, place, tried, left = _Walk(spoken=start), start, 0, _OPENINGS_IN_ALL
    while (landmark := next_landmark(text, place, marks=marks)) and not walk.cut:
        place = landmark.end
        if landmark.opens:
            ended = end_of_thought(text, place)
            if ended < 0:
                walk.thought = place
                break
            place = walk.spoken = ended
        elif landmark.closes:
            walk.objects, walk.spoken, left, tried = [], place, left - tried, 0
        elif tried < min(_OPENINGS, left):
            try:
                walk.objects.append(_decoder.raw_decode(text, landmark.start))
                place = walk.objects[-1][1]
            except (ValueError, RecursionError):
                tried += 1  # what is mended counts as well: each time, the rest of the text is gone through
                place = _take_mended(walk, text, landmark.start)
    # Thoughts may have used up all tries: what stands behind the last of them has its own.
    return walk if left > 0 else _walk(text, start=walk.spoken)


def _take_mended(walk: _Walk, text: str, start: int) -> int:
    """Read the object that begins there, with small repairs; returns where to go on, notes where it is cut."""
    try:
        walk.objects.append(_decode_mended(text, start))
        return walk.objects[-1][1]
    except json.JSONDecodeError as error:
        walk.cut = _breaks_off(error)
    except (ValueError, RecursionError):
        pass
    return start + 1


def _decode_mended(text: str, start: int) -> tuple[Any, int]:
    """The object that begins there, and its end; a comma after its last part and a comment are forgiven."""
    # Blanks take their places, so that the object ends where it did.
    mended = _STRING_OR_SLIP.sub(
        lambda found: found[0] if found[0].startswith('"') else " " * len(found[0]), text[start:]
    )
    found, length = _decoder.raw_decode(mended)
    return found, start + length


def _breaks_off(error: json.JSONDecodeError) -> bool:
    return error.msg.startswith("Unterminated string") or error.pos >= len(error.doc.rstrip()) - _CUT


def _within(found: Any) -> Iterator[Any]:
    """The object, and then those within it from the outside in."""
    waiting, given = deque([found]), 0
    while waiting and given < _INNER:
        each = waiting.popleft()
        if isinstance(each, dict):
            given += 1
            yield each
        inner = each.values() if isinstance(each, dict) else each
        waiting.extend(part for part in inner if isinstance(part, dict | list))


def _starts(text: str) -> Iterator[str]:
    for number, match in enumerate(re.finditer(r"\{", text)):
        if number == _OPENINGS:
            return
        yield text[match.start() :]


def _whole(text: str) -> Any:
    """The object where something follows it: a closing fence, a greeting."""
    try:
        return _decode_mended(text, 0)[0]
    except (ValueError, RecursionError):
        return None


def _as_text(found: Any) -> Any:
    """The same with what is no text in its strings replaced: half a character, or a NUL, which no database keeps."""
    if isinstance(found, str):
        return readable(found).replace("\x00", "\ufffd")
    if isinstance(found, list):
        return [_as_text(each) for each in found]
    if isinstance(found, dict):
        return {name: _as_text(value) for name, value in found.items()}
    return found


def _plain(error: ValidationError) -> str:
    found = (f"{'.'.join(map(str, e['loc'])) or 'the reply'}: {e['msg']}" for e in error.errors()[:5])
    return "; ".join(found)
