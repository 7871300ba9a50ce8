"""Splits text into sentences, in several scripts."""

import re
from collections import Counter
from functools import cache, lru_cache

from storycraft.languages.pack import every_pack

STOPS = ".!?…。！？｡؟۔।"
"""Marks that end a sentence, in several scripts."""
_WIDE = "。！？｡"
_OPENING = {
    "“": "”", "«": "»", "»": "«", "„": "“”", "「": "」", "『": "』", "‹": "›", "›": "‹", "‚": "‘’", "(": ")", "[": "]",
}  # fmt: skip
_TURNED = "»›"
"""Marks that open a German »quotation« and close a French one."""
_CLOSERS = frozenset("".join(_OPENING.values()) + '"')
_MARK = re.compile(f"[{re.escape(''.join({*STOPS, *_OPENING, *_CLOSERS}))}]")
"""All that a sentence may end at, or that something within it is opened or closed by."""
_BEHIND = r"(?:[\"”“’‘'»›」』)\]*_{more}]|\s?\[\^[^\[\]\s]+\])*+"
_BEHIND_ANY = re.compile(_BEHIND.replace("{more}", ""))
_BEHIND_FRENCH = re.compile(_BEHIND.replace("{more}]", r"]|\s(?=[»›])"))
_BEHIND_GERMAN = re.compile(_BEHIND.replace("{more}", "«‹"))
"""The last two where a French « quotation » or a German »quotation« is open."""
_INK = re.compile(r"\S")
_CAPITAL_INITIAL = re.compile(r"\s+[A-Z]\.")
_TURNED_MARK = re.compile(r"\s+[«“‘\"]?[¿¡]")
"""What begins a sentence in Spanish, whatever stands before it."""
_LONGEST = 20
"""Letters of an abbreviation, with its inner stops."""
_DATE_GOES_ON = re.compile(
    r"\s+(?:[a-zäöü]|Jan|Jän|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez"
    r"|Advent|Etage|Geburtstag|Halbjahr|Jahr|Klasse|Mal\b|Monat|Platz|Quartal|Reihe|Runde|Stock|Stunde|Tag\b|Woche)"
)
"""What goes on behind a German ordinal: a small letter, a month, or a noun that is mostly counted so."""


@cache
def _abbreviations() -> frozenset[str]:
    """What ends in a full stop without ending a sentence, in all languages: a text may hold words of several."""
    return frozenset().union(*(pack.common.abbreviations for pack in every_pack()))


@lru_cache(maxsize=20_000)
def split_sentences(text: str) -> tuple[str, ...]:
    """The sentences of one paragraph, in order; nothing but white space between them is dropped.

    A full stop within quotation marks or brackets, behind an initial or a known abbreviation, or in a
    number ends no sentence. Footnote markers and closing marks stay with the sentence before them.
    Splitting a sentence again gives that sentence. The rules follow Unicode's UAX #29, section 5, with
    abbreviations and quotations added; they are the same for all languages.
    """
    pieces, start, position = [], 0, 0
    marks = _OpenMarks(text)
    while mark := _MARK.search(text, position):
        position = mark.start()
        stops = position + 1
        if text[position] not in STOPS:
            marks.pass_by(position)
            position = stops
            continue
        while stops < len(text) and text[stops] in STOPS:
            stops += 1
        if end := _end_of_sentence(text, position, stops, marks):
            pieces.append(text[start:end])
            marks.forget()
            start = end
        position = end or stops
    pieces.append(text[start:])
    return tuple(piece.strip() for piece in pieces if piece.strip())


class _OpenMarks:
    """The quotations and brackets that are open at a position, while a text is read from start to end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._last = {mark: text.rfind(mark) for mark in _CLOSERS}
        self.forget()

    def forget(self) -> None:
        """Start a new sentence: no quotation or bracket is open."""
        self._straight = False
        self._closers: list[str] = []
        self._kinds: Counter[str] = Counter()

    def pass_by(self, place: int) -> None:
        """Process the character at this position.

        A mark that is never closed opens nothing: the rest would be one endless sentence.
        """
        char = self._text[place]
        if char == '"':
            self._straight = not self._straight and place < self._last['"']
        elif self._closers and char in self._closers[-1]:
            self._kinds[self._closers.pop()] -= 1
        elif self._opens(char, place) and any(place < self._last[closer] for closer in _OPENING[char]):
            self._closers.append(_OPENING[char])
            self._kinds[_OPENING[char]] += 1

    def _opens(self, char: str, place: int) -> bool:
        """Whether a mark opens a quotation: "»" does between a blank and a word, where nothing waits for it."""
        if char not in _TURNED:
            return char in _OPENING
        ahead, behind = self._text[max(0, place - 1) : place], self._text[place + 1 : place + 2]
        return (not ahead or ahead.isspace() or ahead in "([–—") and not behind.isspace()

    def end_behind(self, place: int) -> int:
        """Where the marks and footnotes end that stand at a place and belong to what is before them."""
        rule = _BEHIND_ANY
        if self._kinds["»"] or self._kinds["›"]:
            rule = _BEHIND_FRENCH
        elif self._kinds["«"] or self._kinds["‹"]:
            rule = _BEHIND_GERMAN
        found = rule.match(self._text, place)
        return found.end() if found else place

    def all_closed_by(self, behind: str) -> bool:
        """Whether the marks after a full stop close all open quotations and brackets."""
        if self._straight and '"' not in behind:
            return False
        found = set(behind)
        return all(not found.isdisjoint(closers) for closers, count in self._kinds.items() if count)


def _end_of_sentence(text: str, position: int, stops: int, marks: _OpenMarks) -> int:
    """The index behind the sentence that the stops from `position` up to `stops` end, or 0."""
    behind = marks.end_behind(stops)
    if not marks.all_closed_by(text[stops:behind]):
        return 0
    if behind >= len(text):
        return len(text)
    if any(stop in _WIDE for stop in text[position:stops]):
        return behind
    if not text[behind].isspace() or _is_abbreviation(text, position, stops):
        return 0
    following = _INK.search(text, behind)
    # "… he said": who goes on in small letters has not finished, unless behind "!" or "?" nothing was quoted.
    return 0 if following and following[0].islower() else behind


def _is_abbreviation(text: str, position: int, stops: int) -> bool:
    if text[position] != "." or stops - position > 1 or _TURNED_MARK.match(text, stops):
        return False
    token = _token_before(text, position).lower()
    is_initial = (
        len(token) == 1
        and token.isalpha()
        and (text[position - 1].isupper() or bool(_CAPITAL_INITIAL.match(text, stops)))
    )
    # German dates: "am 3. Mai" is no end, "sie kamen um 9. Dann" can't be told and is not one either.
    is_ordinal = token.isdigit() and len(token) <= 2 and bool(_DATE_GOES_ON.match(text, stops))
    return is_initial or is_ordinal or token in _abbreviations()


def _token_before(text: str, place: int) -> str:
    """The token before a position, which may be an abbreviation; cut one character beyond the longest of them."""
    start = place
    while start > max(0, place - _LONGEST - 1) and (text[start - 1].isalnum() or text[start - 1] in "_.-"):
        start -= 1
    return text[start:place]
