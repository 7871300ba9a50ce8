"""Collects remarks on how a file was read: one sentence for each kind, with its line numbers."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from storycraft.domain.message import Message

_MOST_QUOTED = 60
_MOST_QUOTES = 12
_MOST_SPANS = 100
"""So many lines or spans of lines are named in one remark."""


class Remarks:
    """Remarks in the order of their lines; one that is made again only adds its line."""

    def __init__(self) -> None:
        self._lines: dict[str, list[int]] = {}
        self._quoted: dict[str, list[str]] = {}

    def add(self, about: str, line: int, quoted: str = "") -> None:
        """Remark something about a line, and quote its words where they help to find it."""
        self._lines.setdefault(about, []).append(line)
        quotes = self._quoted.setdefault(about, [])
        if quoted and len(quotes) <= _MOST_QUOTES and (short := shortened(quoted)) not in quotes:
            quotes.append(short)

    def sentences(self) -> tuple[str, ...]:
        """Each as "Lines 2, 5 to 7: what is so (“these words”)."."""
        in_order = sorted(self._lines.items(), key=lambda remark: min(remark[1]))
        return tuple(_sentence(about, lines, self._quoted[about]) for about, lines in in_order)


def shortened(words: str) -> str:
    """The words on one line, at a length that a sentence can hold."""
    line = " ".join(words[: _MOST_QUOTED * 4].split())
    return line if len(line) <= _MOST_QUOTED else line[:_MOST_QUOTED].rstrip() + "…"


def _sentence(about: str, lines: Iterable[int], quoted: Sequence[str]) -> Message:
    values = {"lines": _lines(lines), "about": about, "words": _quotes(quoted)}
    if quoted:
        return Message("{lines}: {about} ({words}).", **values)
    return Message("{lines}: {about}.", **values)


def _lines(numbers: Iterable[int]) -> Message:
    sorted_numbers = sorted(set(numbers))
    starts = [b for a, b in pairwise([-1, *sorted_numbers]) if b != a + 1]
    ends = [a for a, b in pairwise([*sorted_numbers, sorted_numbers[-1] + 2]) if b != a + 1]
    said = [_span(a, b) for a, b in zip(starts, ends, strict=True)]
    spans = ", ".join(said[:_MOST_SPANS] + ["…"] * (len(said) > _MOST_SPANS))
    if len(sorted_numbers) == 1:
        return Message("Line {number}", number=spans)
    return Message("Lines {numbers}", numbers=spans)


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}{', ' if last == first + 1 else ' to '}{last}"


def _quotes(quotes: Sequence[str]) -> str:
    return ", ".join([f"“{words}”" for words in quotes[:_MOST_QUOTES]] + ["…"] * (len(quotes) > _MOST_QUOTES))
