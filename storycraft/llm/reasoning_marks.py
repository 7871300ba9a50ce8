"""Finds where a model's reasoning begins and ends in its reply: tags, brackets and special tokens mark it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAMES = (
    r"think|thinking|thoughts?|thought_process|reason|reasoning|reflection|analysis|scratchpad|seed:think"
)
_TAG = rf"[<\[◁](?P<slash>/?)(?:{_NAMES})(?:\s[^<>\[\]◁▷]{{0,80}})?[>\]▷]"
_OPENS = (
    r"<\|channel\|>(?:analysis|commentary)\b[^<\n]{0,40}(?:<\|message\|>)?|<\|channel>thought"
    r"|<\|(?:begin_of_thought|START_THINKING)\|>|<unused94>(?:thought)?"
    r"|\A\s{0,9}analysis(?=[A-Z])|\A\s{0,9}Here is my thought process:"
)
_CLOSES = (
    r"<\|channel\|>final\b[^<\n]{0,40}(?:<\|message\|>)?|<channel\|>"
    r"|<\|(?:end_of_thought|END_THINKING)\|>|<unused95>|assistantfinal|Here is my response:"
)
"""gpt-oss and Gemma by channels, the same where a server has dropped the marks; OpenThinker, Cohere, MedGemma, Granite."""
_MARK = re.compile(rf"{_TAG}|(?P<opens>{_OPENS})|(?P<closes>{_CLOSES})", re.IGNORECASE)
_LANDMARK = re.compile(rf"\{{|{_MARK.pattern}", re.IGNORECASE)
_LAST = re.compile(r"(?:\s|`|[.;]|</s>|<\|\w{1,30}\|>|<end_of_turn>|<eos>)*")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A brace, or a mark of thinking; `start` and `end` are its place in the text."""

    start: int
    end: int
    opens: bool = False
    closes: bool = False


def next_landmark(text: str, start: int, *, marks: bool = True) -> Landmark | None:
    """The first brace from `start` on, or mark of thinking unless `marks` are to be passed over."""
    if not marks:
        brace = text.find("{", start)
        return Landmark(brace, brace + 1) if brace >= 0 else None
    found = _LANDMARK.search(text, start)
    return _landmark(found) if found else None


def end_of_thought(text: str, start: int) -> int:
    """Where the thought that is open at `start` has ended; -1 where it has not."""
    closed = (mark.end for mark in _marks(text, start) if mark.closes)
    return next(closed, -1)


def ends_here(text: str, start: int) -> bool:
    """Whether nothing is said from `start` on: what closes a code block or a turn is not said."""
    return _LAST.fullmatch(text, start) is not None


def _marks(text: str, start: int) -> Iterator[Landmark]:
    return map(_landmark, _MARK.finditer(text, start))


def _landmark(found: re.Match[str]) -> Landmark:
    closes = bool(found["closes"] or found["slash"])
    return Landmark(
        found.start(), found.end(), opens=bool(found["opens"] or found["slash"] == ""), closes=closes
    )
