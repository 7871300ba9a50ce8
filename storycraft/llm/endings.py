"""Maps the finish reasons of different servers to a few common ones."""

import re
from enum import Enum
from typing import Any


class Ending(Enum):
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


def ending_of(reason: Any) -> Ending:
    """The meaning of a server's finish reason, in any case: `length`, `MAX_TOKENS`, `eos`, `end_turn`, `SAFETY` …"""
    said = re.sub(r"[^a-z]", "", str(reason or "").lower()[:80])
    if said in _NOTHING:
        return Ending.OPEN
    kinds = ((_LENGTH, Ending.LENGTH), (_FILTER, Ending.FILTER), (_BROKEN, Ending.BROKEN))
    return next((ending for names, ending in kinds if any(name in said for name in names)), Ending.DONE)
