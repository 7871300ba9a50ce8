"""Where one sentence ends and the next begins, in the scripts that people write in."""

import re
from functools import lru_cache

_STOPS = ".!?…。！？｡؟۔।"
_WIDE = "。！？｡"
_OPENING = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", "‹": "›", "‚": "‘’", "(": ")", "[": "]"}
_BEHIND = re.compile(r"(?:[\"”“’‘'»›」』)\]*_]|\[\^[^\]\s]+\]|\s(?=[»›])|\s?\[\^[^\]\s]+\])*")
# What ends in a full stop without ending a sentence, in five languages.
_SHORT = """
a.k.a a.m abs al approx apr art aug av bd bzw c.-à-d ca cf d d.h dec dept dr dra dña e.g eng env etc evtl ex
exma exmo feb fig fr ggf ggfs hr i.e inkl jan jr jul jun m mar max min mlle mm mme mr mrs ms no nov nr núm
oct p p.ej p.ex p.m pp prof pág sep sept sr sra srta st str tel u.a u.k u.s ud uds usw vol vs z.b
"""
_ABBREVIATIONS = frozenset(_SHORT.split())


@lru_cache(maxsize=20_000)
def split_sentences(text: str, language: str = "en") -> tuple[str, ...]:
    """The sentences of one paragraph, in order; nothing but white space between them is dropped.

    A full stop within quotation marks or brackets, behind an initial or a known abbreviation, or in a
    number ends no sentence. Footnote markers and closing marks stay with the sentence before them.
    Splitting a sentence again gives that sentence. The rules follow Unicode's UAX #29, section 5, with
    abbreviations and quotations added; they are the same for all languages, `language` is for callers
    that know it.
    """
    pieces, start, position = [], 0, 0
    closers: list[str] = []
    straight = False
    while position < len(text):
        char = text[position]
        straight, closers = _within(text, position, straight, closers)
        if char in _STOPS and (end := _end_of_sentence(text, position, straight, closers)):
            pieces.append(text[start:end])
            start = position = end
            straight, closers = False, []
            continue
        position += 1
    pieces.append(text[start:])
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _within(text: str, position: int, straight: bool, closers: list[str]) -> tuple[bool, list[str]]:
    """Which quotations and brackets are open behind this character."""
    char = text[position]
    if char == '"':
        # A mark that is never closed opens nothing: the rest would be one endless sentence.
        return (not straight) and '"' in text[position + 1 :], closers
    if closers and char in closers[-1]:
        return straight, closers[:-1]
    if char in _OPENING and any(closer in text[position + 1 :] for closer in _OPENING[char]):
        return straight, [*closers, _OPENING[char]]
    return straight, closers


def _end_of_sentence(text: str, position: int, straight: bool, closers: list[str]) -> int:
    """The index behind the sentence that this stop ends, or 0."""
    stops = position + 1
    while stops < len(text) and text[stops] in _STOPS:
        stops += 1
    end = _BEHIND.match(text, stops)
    behind = end.end() if end else stops
    if not _all_closed(text[stops:behind], straight, closers):
        return 0
    if behind >= len(text):
        return len(text)
    if text[position] in _WIDE:
        return behind
    if not text[behind].isspace() or _is_abbreviation(text, position, stops):
        return 0
    following = text[behind:].lstrip()
    # "… he said": who goes on in small letters has not finished, unless behind "!" or "?" nothing was quoted.
    return 0 if following[:1].islower() else behind


def _all_closed(behind: str, straight: bool, closers: list[str]) -> bool:
    if straight and '"' not in behind:
        return False
    return all(any(closer in behind for closer in group) for group in closers)


def _is_abbreviation(text: str, position: int, stops: int) -> bool:
    if text[position] != "." or stops - position > 1:
        return False
    word = re.search(r"[\w.\-]*$", text[:position])
    token = (word[0] if word else "").lower()
    is_initial = (
        len(token) == 1
        and token.isalpha()
        and (text[position - 1].isupper() or bool(re.match(r"\s+[A-Z]\.", text[stops:])))
    )
    is_ordinal = token.isdigit() and len(token) <= 2 and _goes_on(text, stops)
    return is_initial or is_ordinal or token in _ABBREVIATIONS


def _goes_on(text: str, stops: int) -> bool:
    """German dates: "am 3. Mai" is no end, "sie kamen um 9. Dann" can't be told and is not one either."""
    return bool(re.match(r"\s+(?:[a-zäöü]|Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)", text[stops:]))
