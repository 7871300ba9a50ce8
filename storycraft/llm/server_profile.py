"""The profile of a server and model: what this process has learned about them; kept until it ends."""

import re
import threading
from dataclasses import dataclass, field, replace
from enum import IntEnum

from storycraft.llm.messages import Dialect, Request
from storycraft.model_settings import OPENAI


class Mode(IntEnum):
    """The modes of structured output, from the strictest to plain text."""

    SCHEMA = 0
    OBJECT = 1
    TEXT = 2


_DOUBTS = 2
_OPTIONAL = ("stream_options", "temperature", "seed", "max_completion_tokens", "max_tokens")
"""Parameters that some servers refuse and that a request can do without."""
_ROLE = re.compile(
    r"\bsystem\b.{0,40}\b(?:roles?|messages?|prompts?|instructions?)\b|\broles? must alternate|\broles?\b.{0,60}\bsystem\b"
    r"|developer instruction|only user(?:,| and) (?:assistant|model)",
    re.IGNORECASE,
)
"""How servers say that a model's template knows no instructions apart from what the user says."""


@dataclass(slots=True)
class ServerProfile:
    """One model on one server. `context` is in tokens, None until learned; `dialect` is what it takes.

    `believed_cut` says that it was once assumed to have read only a part of a request without an error.
    `bytes_per_token` begins on the cautious side and follows the usage that the server reports.
    Several threads share it; what changes more than one thing holds `lock`.
    """

    mode: Mode = Mode.SCHEMA
    proven: bool = False
    doubts: int = 0
    dialect: Dialect = field(default_factory=Dialect)
    tried_lengths: set[str] = field(default_factory=set)
    context: int | None = None
    asked_for_context: bool = False
    bytes_per_token: float = 3.0
    believed_cut: bool = False
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False, compare=False)

    def learn_refusal(self, request: Request, said: str) -> bool:
        """Store what a refusal shows; returns whether to send the request again in the dialect known now.

        A refusal speaks of what that request carried; others may have learned the same meanwhile.
        """
        refused, role = _refused(request, said), refuses_role(request, said)
        with self.lock:
            if request.dialect == self.dialect and refused:
                self.dialect = self._without(refused)
            elif request.dialect == self.dialect and role:
                self.dialect = replace(self.dialect, system_role=False)
            return bool(refused) or role

    def use_system_role(self, used: bool) -> None:
        """Send instructions as the system's from now on, or as the user's."""
        with self.lock:
            self.dialect = replace(self.dialect, system_role=used)

    def _without(self, refused: str) -> Dialect:
        dialect = self.dialect
        if refused == dialect.length_field and refused not in self.tried_lengths:
            self.tried_lengths.add(refused)
            other = "max_tokens" if refused == "max_completion_tokens" else "max_completion_tokens"
            return replace(dialect, length_field=other)
        return replace(dialect, dropped=dialect.dropped | {refused})

    def doubt(self, mode: Mode) -> None:
        """Note a failure that this mode may have caused; after `_DOUBTS` in a row the mode is given up."""
        with self.lock:
            self.doubts += 1
            if self.doubts >= _DOUBTS:
                self.leave(mode)

    def leave(self, mode: Mode) -> None:
        """Use the next less strict mode from now on; the last mode stays."""
        with self.lock:
            self.mode, self.doubts = max(self.mode, Mode(min(mode + 1, Mode.TEXT))), 0

    def trust(self, mode: Mode) -> None:
        """Note that this mode gave a valid reply at once; a stricter mode that has worked before is kept."""
        with self.lock:
            if not self.proven or mode <= self.mode:
                self.mode, self.proven, self.doubts = mode, True, 0

    def tokens(self, text: str) -> int:
        """About how many tokens a text has."""
        return int(len(text.encode("utf-8", "replace")) / self.bytes_per_token) + 1

    def calibrate(self, sent_bytes: int, prompt_tokens: int) -> None:
        """Follow what the server counted, slowly and never far: its chat template counts too."""
        if prompt_tokens > 50 and sent_bytes > 500:
            measured = min(5.0, max(1.5, sent_bytes / prompt_tokens))
            with self.lock:
                self.bytes_per_token += 0.5 * (measured - self.bytes_per_token)


def refuses_role(request: Request, said: str) -> bool:
    """Whether a server refuses, in these words, that a message of the request is the system's."""
    return any(message.role == "system" for message in request.messages) and bool(_ROLE.search(said))


def _refused(request: Request, said: str) -> str:
    """The parameter of the request that a refusal names and that it can do without, or ""."""
    carried = request.parameters()
    return next((name for name in _OPTIONAL if name in carried and re.search(rf"\b{name}\b", said)), "")


_lock = threading.Lock()
_MOST_KNOWN = 500
"""Models of servers of which it is kept how to ask them: who tries addresses leaves many behind."""
_known: dict[tuple[str, str], ServerProfile] = {}
"""Those asked for last stand last."""


def known(base_url: str, model: str) -> ServerProfile:
    """What is known of that model; the same object for all who ask."""
    # OpenAI's newer models take only the new name, most other servers only the old one.
    new = base_url == OPENAI or ".azure.com" in base_url
    with _lock:
        profile = _known.pop((base_url, model), None) or ServerProfile(
            dialect=Dialect("max_completion_tokens" if new else "max_tokens")
        )
        _known[base_url, model] = profile
        while len(_known) > _MOST_KNOWN:
            del _known[next(iter(_known))]
        return profile


def forget(base_url: str, model: str) -> None:
    """Drop what is known of that model."""
    with _lock:
        _known.pop((base_url, model), None)
