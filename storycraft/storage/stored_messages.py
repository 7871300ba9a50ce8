"""Stores a message with its template and values, so that whoever reads it later reads it in their language."""

import json
from collections.abc import Mapping
from typing import Any

from storycraft.domain.clean_text import readable
from storycraft.domain.message import LanguageName, Listed, Message

_MARK = '{"message": '
"""How a stored message begins; a text that does not is one of an older version, and English."""


def pack(text: str) -> str:
    """A message as one text; any other text as it is, unless it looks like a stored message: then it is stored as one."""
    if isinstance(text, Message):
        return json.dumps({"message": _parts(text)})
    return pack(Message(text)) if text.startswith(_MARK) else text


def unpack(stored: str) -> str:
    """What was stored; what is no whole message is read as a text."""
    if not stored.startswith(_MARK):
        return stored
    try:
        # Earlier versions left a line break of mainframes as it was, which a column reads as another one.
        return _message(readable(json.loads(stored, strict=False)["message"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return stored


def _parts(said: Message) -> dict[str, Any]:
    values = {name: _part(value) for name, value in said.values.items()}
    return {"template": said.template, "plural": said.plural, "values": values}


def _part(value: object) -> object:
    if isinstance(value, Message):
        return {"message": _parts(value)}
    if isinstance(value, LanguageName):
        return {"language": value.code, "name": str(value)}
    if isinstance(value, Listed):
        return {"listed": [_part(part) for part in value.parts], "joined": value.joined}
    # What JSON has no form for, such as a path or an error, is said as it is shown.
    return value if isinstance(value, str | int | float) else str(value)


def _message(parts: Mapping[str, Any]) -> Message:
    values: dict[str, Any] = {name: _value(value) for name, value in parts["values"].items()}
    template, plural = str(parts["template"]), str(parts["plural"])
    if plural and type(values["count"]) is not int:
        raise ValueError("only whole numbers are counted")
    return Message.counted(template, plural, **values) if plural else Message(template, **values)


def _value(value: Any) -> object:
    if not isinstance(value, dict):
        return value
    if "language" in value:
        return LanguageName(str(value["language"]), str(value["name"]))
    if "listed" in value:
        return Listed((_text(part) for part in value["listed"]), str(value["joined"]))
    return _message(value["message"])


def _text(part: Any) -> str:
    found = _value(part)
    return found if isinstance(found, str) else str(found)
