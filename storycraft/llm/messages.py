"""What is sent to a model and what comes back, before anybody reads meaning into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
class Manner:
    """How requests are put to a server: the name of the reply's limit there, and the parameters left out."""

    length_field: str = "max_tokens"
    dropped: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One question to one model, as it will be sent."""

    model: str
    messages: tuple[Message, ...]
    response_format: Mapping[str, object] | None = None
    reply_tokens: int = 4000
    temperature: float | None = None
    seed: int | None = None
    manner: Manner = Manner()
    streamed: bool = True

    def parameters(self) -> dict[str, Any]:
        """What it carries besides the model and the messages."""
        optional = {
            self.manner.length_field: self.reply_tokens,
            "temperature": self.temperature,
            "seed": self.seed,
            "response_format": self.response_format,
            "stream_options": {"include_usage": True} if self.streamed else None,
        }
        return {k: v for k, v in optional.items() if v is not None and k not in self.manner.dropped}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One reply; tokens are None where the server does not report them. `thought` is reasoning sent apart."""

    text: str
    thought: str = ""
    prompt_tokens: int | None = None
    reply_tokens: int | None = None


class Listener(Protocol):
    """Who follows a call while it happens."""

    def doing(self, sentence: str) -> None:
        """What happens now, true and short."""

    def cancelled(self) -> bool:
        """Whether people want it to stop."""
