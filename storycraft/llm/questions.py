"""The data classes that callers of the model client pass in and get back."""

from dataclasses import dataclass
from typing import Generic

from storycraft.llm.messages import Message
from storycraft.llm.replies import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[Form]):
    """One question to a model. `task` chooses the model, `prompt` is "name@sha256:…" for the log.

    Calls under way are shared fairly among askers. `reply_tokens` is 0 for what the settings say.
    """

    task: str
    prompt: str
    messages: tuple[Message, ...]
    form: type[Form]
    seed: int | None = None
    reply_tokens: int = 0
    asker: object = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[Form]):
    """The parsed reply; tokens are sums over all requests, None where the server reports none."""

    value: Form
    model: str
    host: str
    mode: str
    prompt_tokens: int | None
    reply_tokens: int | None
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Exactly what would be sent, and to whom; `tokens` is an estimate."""

    host: str
    model: str
    messages: tuple[Message, ...]
    tokens: int
