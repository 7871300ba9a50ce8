"""The data classes of requests to a model and of its replies, before they are parsed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `role` is "system", "user" or "assistant".

    `words` are the places, from and up to, where people's words may stand in it; None is everywhere.
    """

    role: str
    text: str
    words: tuple[tuple[int, int], ...] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a server wants requests: the name of its reply limit parameter, and the parameters to leave out.

    Without `system_role` the instructions stand at the beginning of the first message of the user.
    """

    length_field: str = "max_tokens"
    dropped: frozenset[str] = frozenset()
    system_role: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question to one model, as it will be sent."""

    model: str
    messages: tuple[Message, ...]
    response_format: Mapping[str, object] | None = None
    reply_tokens: int = 4000
    temperature: float | None = None
    seed: int | None = None
    dialect: Dialect = Dialect()
    streamed: bool = True

    def parameters(self) -> dict[str, Any]:
        """The parameters of the request besides the model and the messages."""
        optional = {
            self.dialect.length_field: self.reply_tokens,
            "temperature": self.temperature,
            "seed": self.seed,
            "response_format": self.response_format,
            "stream_options": {"include_usage": True} if self.streamed else None,
        }
        return {k: v for k, v in optional.items() if v is not None and k not in self.dialect.dropped}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One reply; tokens are None where the server does not report them. `thought` is reasoning sent separately."""

    text: str
    thought: str = ""
    prompt_tokens: int | None = None
    reply_tokens: int | None = None


def in_dialect(request: Request, dialect: Dialect) -> Request:
    """The request in the form that this server takes."""
    messages = request.messages if dialect.system_role else _as_the_user(request.messages)
    return replace(request, dialect=dialect, messages=messages)


def _as_the_user(messages: Sequence[Message]) -> tuple[Message, ...]:
    """The messages without the system role: instructions at the start of the first user message."""
    told = [message for message in messages if message.role == "system"]
    others = [message for message in messages if message.role != "system"]
    first = others[:1] if told and others and others[0].role == "user" else []
    return (*([_joined([*told, *first])] if told else []), *others[len(first) :])


def _joined(messages: Sequence[Message]) -> Message:
    """The messages as one of the user, a blank line between them; people's words are still known as such."""
    text, words = "", list[tuple[int, int]]()
    for message in messages:
        text += "\n\n" if text else ""
        own = ((0, len(message.text)),) if message.words is None else message.words
        words += [(len(text) + start, len(text) + end) for start, end in own]
        text += message.text
    return Message("user", text, tuple(words))


LOOK_EVERY = 0.1
"""Seconds between two looks at whether a listener says that people want a call to stop."""


class Listener(Protocol):
    """Receives the progress of a call, and says whether people cancelled it."""

    def doing(self, sentence: str) -> None:
        """Receive a short sentence on what happens now: "trying again in 4 s"."""

    def cancelled(self) -> bool:
        """Whether people cancelled it."""
