"""The receipt of what a story leaves open below its text: it asks, quotes a point, or counts what stayed behind."""

import re
from functools import lru_cache

from storycraft.domain.story import Frame, Sentence
from storycraft.languages.story_words import story_words
from storycraft.receipts.check import check_sentence
from storycraft.receipts.checks.open_questions import unheard
from storycraft.receipts.evidence import Sources
from storycraft.receipts.verbatim import fold, stands_in
from storycraft.receipts.verdict import Receipt, Verdict, judged
from storycraft.text.questions import is_question
from storycraft.text.quotations import quotations

_COUNTED = ("title", "sentence", "part_of_the_frame", "thread", "statement_of_a_thread")
_ENDS = " .…"


def check_open(text: str, sources: Sources) -> Receipt:
    """What was said or asked so is quoted; a question claims nothing; all else is held against the points it quotes.

    A line that quotes nobody and asks nothing needs a source, as a sentence of the story does.
    """
    if sources.says(fold(text).rstrip(_ENDS)):
        return Receipt(Verdict.QUOTED, carried=(text,))
    if _counts_what_stayed(text, sources.language):
        return Receipt(Verdict.CONNECTIVE)
    if is_question(text, sources.language):
        return judged(Verdict.CONNECTIVE, (), tuple(unheard(text, sources)))
    quoted = [span.text for span in quotations(text)]
    cites = tuple(
        c.id for c in sources.contributions if any(stands_in(q, c.text, sources.language) for q in quoted)
    )
    return check_sentence(Sentence(text, cites), sources, Frame())


def _counts_what_stayed(text: str, language: str) -> bool:
    """Whether it is the line that says how much was left out, because it was for the room only or withdrawn."""
    return bool(_stayed(language).fullmatch(" ".join(text.split())))


@lru_cache(maxsize=20)
def _stayed(language: str) -> re.Pattern[str]:
    words = story_words(language).left_out
    forms = "|".join(re.escape(form) for what in _COUNTED for form in words[what].split(" / "))
    part = rf"\d{{1,6}} (?:{forms})"
    before, behind = map(re.escape, words["question"].split("{parts}"))
    return re.compile(rf"{before}{part}(?:, {part}){{0,4}}{behind}")
