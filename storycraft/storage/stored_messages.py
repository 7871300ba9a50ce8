"""Stores a message with its template and values, so that whoever reads it later reads it in their language."""

import json
from collections.abc import Mapping
from typing import Any

from storycraft.domain.message import Message

_MARK = '{"message": '
"""How a stored message begins; a text that does not is one of an older version, and English."""


def pack(text: str) -> str:
    """A message as one text; any other text as it is."""
    return json.dumps({"message": _parts(text)}, ensure_ascii=False) if isinstance(text, Message) else text


def unpack(stored: str) -> str:
    """What was stored; what is no whole message is read as a text."""
    if not stored.startswith(_MARK):
        return stored
    try:
        return _message(json.loads(stored)["message"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return stored


def _parts(said: Message) -> dict[str, Any]:
    values = {
        name: {"message": _parts(value)} if isinstance(value, Message) else value
        for name, value in said.values.items()
    }
    return {"template": said.template, "plural": said.plural, "values": values}


def _message(parts: Mapping[str, Any]) -> Message:
    values: dict[str, Any] = {
        name: _message(value["message"]) if isinstance(value, dict) else value
        for name, value in parts["values"].items()
    }
    template, plural = str(parts["template"]), str(parts["plural"])
    return Message.counted(template, plural, **values) if plural else Message(template, **values)
