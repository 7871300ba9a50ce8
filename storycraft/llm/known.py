"""What this process has learned about a server and a model: kept for as long as it runs."""

import threading
from dataclasses import dataclass, field
from enum import IntEnum

from storycraft.settings import OPENAI


class Rung(IntEnum):
    """How a reply in a given form is asked for, from the strictest down."""

    SCHEMA = 0
    OBJECT = 1
    TEXT = 2


_DOUBTS = 2


@dataclass(slots=True)
class Known:
    """One model on one server. `context` is in tokens, None until learned; it refuses what is `dropped`.

    `believed_cut` says that it was once taken to have read only a part without a word.
    `bytes_per_token` begins on the cautious side and follows the usage that the server reports.
    """

    rung: Rung = Rung.SCHEMA
    proven: bool = False
    doubts: int = 0
    length_field: str = "max_tokens"
    tried_lengths: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    context: int | None = None
    asked_for_context: bool = False
    bytes_per_token: float = 3.0
    believed_cut: bool = False

    def doubt(self, rung: Rung) -> None:
        """Something went wrong on a rung that may be its fault; after `_DOUBTS` in a row it is left."""
        self.doubts += 1
        if self.doubts >= _DOUBTS:
            self.leave(rung)

    def leave(self, rung: Rung) -> None:
        """Begin below that rung from now on; the lowest stays."""
        self.rung, self.doubts = max(self.rung, Rung(min(rung + 1, Rung.TEXT))), 0

    def trust(self, rung: Rung) -> None:
        """A reply came in its form at the first try."""
        self.rung, self.proven, self.doubts = rung, True, 0

    def tokens(self, text: str) -> int:
        """About how many tokens a text has."""
        return int(len(text.encode("utf-8", "replace")) / self.bytes_per_token) + 1

    def calibrate(self, sent_bytes: int, prompt_tokens: int) -> None:
        """Follow what the server counted, slowly and never far: its chat template counts too."""
        if prompt_tokens > 50 and sent_bytes > 500:
            measured = min(5.0, max(1.5, sent_bytes / prompt_tokens))
            self.bytes_per_token += 0.5 * (measured - self.bytes_per_token)


_lock = threading.Lock()
_known: dict[tuple[str, str], Known] = {}


def known(base_url: str, model: str) -> Known:
    """What is known of that model; the same object for all who ask."""
    with _lock:
        if (base_url, model) not in _known:
            # OpenAI's newer models take only the new name, most other servers only the old one.
            new = base_url == OPENAI or ".azure.com" in base_url
            _known[base_url, model] = Known(length_field="max_completion_tokens" if new else "max_tokens")
        return _known[base_url, model]


def forget(base_url: str, model: str) -> None:
    """Begin anew with that model."""
    with _lock:
        _known.pop((base_url, model), None)


def forget_all() -> None:
    """Begin anew with all."""
    with _lock:
        _known.clear()
