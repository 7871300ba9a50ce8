"""Finds the words of the sources that are most similar to a false quotation."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from storycraft.receipts.thresholds import OFFERED
from storycraft.text.whole_words import in_small_letters

_LONGEST = 600
"""Characters of a quotation that is looked for where it is not told word for word."""
_PART = 4_000
"""Characters that are compared with it at once."""
_TRIED = 12
"""Parts of what was said that are compared with it."""


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
