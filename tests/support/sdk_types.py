"""Holds a request against the types that the SDK itself gives to its parameters."""

from typing import Any, get_type_hints

from openai.types.chat import ChatCompletionMessageParam
from openai.types.chat.completion_create_params import CompletionCreateParamsStreaming
from pydantic import ConfigDict, TypeAdapter

_NAMES = set(get_type_hints(CompletionCreateParamsStreaming))
_REQUEST = TypeAdapter(CompletionCreateParamsStreaming)
_MESSAGES = TypeAdapter(list[ChatCompletionMessageParam], config=ConfigDict(strict=True))


def check_request(body: dict[str, Any]) -> None:
    """Fail where the body has a parameter that the SDK does not know, or a value of another type."""
    assert set(body) <= _NAMES, f"unknown parameters: {set(body) - _NAMES}"
    _REQUEST.validate_python(body, strict=True)
    # A lazily validated iterable hides what is wrong in it.
    _MESSAGES.validate_python(body["messages"])
    for message in body["messages"]:
        assert set(message) == {"role", "content"}
