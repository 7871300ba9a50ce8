"""Collects remarks on how a file was read: one sentence for each kind, with its line numbers."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice, pairwise

from storycraft.domain.message import N_, Listed, Message
from storycraft.text.shorten import shorten

CONTROLS = N_("control characters, which nobody can see, stand here as �")
NO_LANGUAGE = N_("“{said}” is no code of a language, such as en or pt-BR, and was left out")
LONGEST_QUOTE = 60
"""Characters of the words that a remark, or an item of a list, quotes."""
_MOST_QUOTES = 12
_MOST_REMARKS = 60
"""So many remarks are said in full; a table of odd stages could have one for each row."""
_MOST_SPANS = 100
"""So many lines or rows, or spans of them, are named in one remark."""


def no_language(said: str) -> Message:
    """The remark on what stands where a language is named, and is no code of one."""
    return Message(NO_LANGUAGE.template, said=shorten(said, LONGEST_QUOTE))


def no_languages(said: Collection[str]) -> tuple[str, ...]:
    """The same on several words: the first dozen are named, and how many more there are."""
    told = tuple(Message("{about}.", about=no_language(each)) for each in islice(said, _MOST_QUOTES))
    if left := len(said) - len(told):
        told += (
            Message("Left out as well, because they are no codes of languages: {count} more.", count=left),
        )
    return told


def _lines(numbers: Sequence[int]) -> Message:
    listed = list_spans(numbers)
    return (
        Message("Lines {numbers}", numbers=listed)
        if len(numbers) > 1
        else Message("Line {number}", number=listed)
    )


class Remarks:
    """Remarks in the order of their lines or rows; one that is made again only adds its line."""

    def __init__(self, say_numbers: Callable[[Sequence[int]], Message] = _lines) -> None:
        self._say_numbers = say_numbers
        self._lines: dict[str, list[int]] = {}
        self._quoted: dict[str, list[str]] = {}

    def add(self, about: str, line: int, quoted: str = "") -> None:
        """Remark something about a line, and quote its words where they help to find it."""
        self._lines.setdefault(about, []).append(line)
        quotes = self._quoted.setdefault(about, [])
        if quoted and len(quotes) <= _MOST_QUOTES and (short := shorten(quoted, LONGEST_QUOTE)) not in quotes:
            quotes.append(short)

    def sentences(self) -> tuple[str, ...]:
        """Each as "Lines 2 and 5–7: what is so (“these words”)."."""
        in_order = sorted(self._lines, key=lambda about: min(self._lines[about]))
        told = [self._sentence(about, self._lines[about]) for about in in_order[:_MOST_REMARKS]]
        if rest := in_order[_MOST_REMARKS:]:
            more = Message("more remarks of these kinds, {number} in all", number=len(rest))
            told.append(self._sentence(more, [line for about in rest for line in self._lines[about]]))
        return tuple(told)

    def _sentence(self, about: str, lines: Iterable[int]) -> Message:
        quoted = self._quoted.get(about, [])
        said = self._say_numbers(sorted(set(lines)))
        if quoted:
            return Message("{lines}: {about} ({words}).", lines=said, about=about, words=_quotes(quoted))
        return Message("{lines}: {about}.", lines=said, about=about)


def list_spans(numbers: Iterable[int]) -> Listed:
    """“2–5, 7 and 9” of whole numbers from 0 in any order; behind the hundredth span stands how many more there are."""
    in_order = sorted(set(numbers))
    starts = [b for a, b in pairwise([-2, *in_order]) if b != a + 1]
    ends = [a for a, b in pairwise([*in_order, in_order[-1] + 2]) if b != a + 1]
    spans = list(zip(starts, ends, strict=True))
    said = [f"{first}" if first == last else f"{first}–{last}" for first, last in spans[:_MOST_SPANS]]
    if left := sum(last - first + 1 for first, last in spans[_MOST_SPANS:]):
        said.append(Message("{count} more", count=left))
    return Listed(said, "and")


def _quotes(quotes: Sequence[str]) -> str:
    return ", ".join([f"“{words}”" for words in quotes[:_MOST_QUOTES]] + ["…"] * (len(quotes) > _MOST_QUOTES))
