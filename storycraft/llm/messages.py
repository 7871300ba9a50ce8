"""What is sent to a model and what comes back, before anybody reads meaning into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `role` is "system", "user" or "assistant"."""

    role: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question to one model, as it will be sent."""

    model: str
    messages: tuple[Message, ...]
    response_format: Mapping[str, object] | None = None
    reply_tokens: int = 4000
    temperature: float | None = None
    seed: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One whole reply; tokens are None where the server does not report them."""

    text: str
    prompt_tokens: int | None = None
    reply_tokens: int | None = None


class Listener(Protocol):
    """Who follows a call while it happens."""

    def doing(self, sentence: str) -> None:
        """What happens now, true and short."""

    def cancelled(self) -> bool:
        """Whether people want it to stop."""
