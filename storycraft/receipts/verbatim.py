"""Finds out whether quoted words stand in a source word for word, and which words of the sources are most similar."""

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

from storycraft.languages.folding import plain
from storycraft.languages.negation_words import negations
from storycraft.receipts.thresholds import OFFERED
from storycraft.text.quotations import MARKS
from storycraft.text.whole_words import in_small_letters, places_of

_LONGEST = 600
"""Characters of a quotation that is looked for where it is not told word for word."""
_PART = 4_000
"""Characters that are compared with it at once."""
_TRIED = 12
"""Parts of what was said that are compared with it."""
_APOSTROPHE = re.compile(r"(?<=\w)[’‘´`ʼ＇](?=\w)")
_MARKS = str.maketrans("", "", "".join(MARKS - {"'"}))
_LOOSE_APOSTROPHE = re.compile(r"(?<!\w)'|'(?!\w)")
_BEFORE_STOP = re.compile(r" (?=[.,;:!?…])")
_DASH = re.compile(r" ?[‒–—―] ?| - ")
"""Dashes of all lengths, with spaces around them or without: how each country sets one and the same."""
_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.|⋯)\s*[\])]|…+|\.\s?\.\s?\.+|⋯")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Normalise a text: NFKC, lower case, white space, dashes, quotation marks; words, order, punctuation stay."""
    said = _ELLIPSIS.sub("…", plain(text)).casefold()
    said = _APOSTROPHE.sub("'", said).translate(_MARKS)
    said = _LOOSE_APOSTROPHE.sub("", said)
    said = _DASH.sub(" – ", " ".join(said.split())).strip()
    return _BEFORE_STOP.sub("", said)


def stands_in(quotation: str, source: str, language: str = "en") -> bool:
    """Whether one source has these words: each part between ellipses, whole words, in order.

    A comma or full stop just inside the closing mark is the writer's. An ellipsis may leave words out, but
    no negation.
    """
    parts = [part for part in (_trimmed(p) for p in fold(quotation).split("…")) if part]
    said, position = fold(source), 0
    for number, part in enumerate(parts):
        found = next(places_of(said, part, position), -1)
        if found < 0 or (number and _drops_a_not(said[position:found], language)):
            return False
        position = found + len(part)
    return bool(parts)


def cropped_not(quotation: str, source: str, language: str = "en") -> str:
    """The negation that stands right before the quoted words in their source, or "".

    "We never met outside", quoted as "met outside", says the opposite of what was said.
    """
    first = _trimmed(fold(quotation).split("…")[0])
    said = fold(source)
    found = next(places_of(said, first), -1)
    if found <= 0:
        return ""
    clause = re.split(r"[.,;:!?—–()]", said[:found])[-1]
    near = " ".join(clause.split()[-3:])
    return next(iter(negations(near, language)), "")


def _drops_a_not(dropped: str, language: str) -> bool:
    return bool(negations(dropped, language))


def _trimmed(part: str) -> str:
    part = part.strip()
    return part[:-1].rstrip() if part.endswith((".", ",", "。", "、", "،")) else part


def nearest(quotation: str, sources: Iterable[str]) -> str:
    """The words of the sources that are most similar to a quotation, as whole words; "" where nothing is similar.

    Only the parts of the sources that share most words with it are compared letter by letter; a quotation that
    is too long to be compared gives "".
    """
    if len(quotation) > _LONGEST:
        return ""
    wanted = in_small_letters(quotation)
    best, best_score = "", OFFERED
    for source in _likely(quotation, sources):
        match = fuzz.partial_ratio_alignment(wanted, in_small_letters(source), score_cutoff=best_score)
        if not match or match.score <= best_score or len(source) < len(quotation) / 2:
            continue
        start, end = (match.dest_start, match.dest_end)
        if len(source) < len(quotation):
            start, end = 0, len(source)
        start, end = _whole_words(source, start, end)
        best, best_score = source[start:end].strip(" ,;:").strip(), match.score
    return best


def _likely(quotation: str, sources: Iterable[str]) -> list[str]:
    """The parts of the sources that share most words with a quotation, in their order; each overlaps the next."""
    parts = [part for source in sources for part in _in_parts(source)]
    if len(parts) <= _TRIED:
        return parts
    said = set(quotation.casefold().split())
    shared = [len(said.intersection(part.casefold().split())) for part in parts]
    best = sorted(range(len(parts)), key=lambda place: -shared[place])[:_TRIED]
    return [parts[place] for place in sorted(best)]


def _in_parts(source: str) -> list[str]:
    starts = range(0, max(1, len(source) - _LONGEST), _PART - _LONGEST)
    return [source[start : start + _PART] for start in starts]


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    # An alignment is as long as the quotation: a neighbouring negation would be lost at its edge.
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'’"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "'’"):
        end += 1
    return start, end
