"""Maps the finish reasons of different servers to a few common ones."""

import re
from enum import Enum
from typing import Any


class FinishReason(Enum):
    """The reason why a reply has ended."""

    OPEN = 0
    """Nothing was said about an end."""
    DONE = 1
    LENGTH = 2
    FILTER = 3
    BROKEN = 4


_LENGTH = ("length", "maxtokens", "maxoutputtokens", "maxnewtokens", "tokenlimit", "contextwindow", "maxtime")
_FILTER = (
    "filter",
    "safety",
    "recitation",
    "blocklist",
    "prohibited",
    "spii",
    "guardrail",
    "moderation",
    "sensitive",
)
_BROKEN = ("error", "abort", "cancel", "insufficient", "interrupt", "malformed", "timeout")
_NOTHING = ("", "none", "null", "unspecified", "finishreasonunspecified")


def finish_reason_of(reason: Any) -> FinishReason:
    """The meaning of a server's finish reason, in any case: `length`, `MAX_TOKENS`, `eos`, `end_turn`, `SAFETY` …"""
    said = re.sub(r"[^a-z]", "", str(reason or "").lower()[:80])
    if said in _NOTHING:
        return FinishReason.OPEN
    kinds = ((_LENGTH, FinishReason.LENGTH), (_FILTER, FinishReason.FILTER), (_BROKEN, FinishReason.BROKEN))
    return next((ending for names, ending in kinds if any(name in said for name in names)), FinishReason.DONE)
