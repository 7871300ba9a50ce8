"""Which elements of its frame a story answers in its course: nobody need be asked what it says itself."""

import re
from collections.abc import Sequence

from storycraft.domain.story import Element, Paragraph, cited_in
from storycraft.domain.workshop import Contribution, Workshop
from storycraft.frames.scenes import found_in, tells_an_act
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.text.calendar_dates import days_written
from storycraft.text.whole_words import holds_words
from storycraft.text.words import base_language

_BESIDE = 40
"""Characters between the day and the year of a date that is told: its month."""


def elements_told(
    paragraphs: Sequence[Paragraph], sources: Sequence[Contribution], workshop: Workshop, language: str
) -> frozenset[Element]:
    """The elements that its sentences state: who acted, where and when, what happened; also who spoke, by role.

    The day and the place of the workshop count as when and where. `language` is that of the paragraphs.
    """
    code = base_language(language)
    text = " ".join(sentence.text for paragraph in paragraphs for sentence in paragraph).casefold()
    cited = cited_in(paragraphs)
    told = {s.text for paragraph in paragraphs for s in paragraph if s.cites}
    acts = [sentence for sentence in told if tells_an_act(sentence, code)]
    found = {element for sentence in told for element in found_in(sentence, code)} - {Element.WHEN}
    roles = {" ".join(c.speaker.split()).casefold() for c in sources if c.id in cited} - {""}
    # "Twice a week" says how often, and not when.
    dated = any(m.kind != "often" for act in acts for m in specifics(act, code).moments)
    said = {
        Element.WHO: any(holds_words(text, role) for role in roles),
        Element.WHEN: dated or _is_told(workshop.date, text, workshop.language),
        # "Mill, Harlow" is also told as "the mill at Harlow".
        Element.WHERE: any(_is_told(p, text, workshop.language) for p in workshop.place.split(",")),
        Element.WHAT: bool(acts),
    }
    return frozenset(found | {element for element, is_told in said.items() if is_told})


def _is_told(given: str, text: str, language: str) -> bool:
    """Whether the text says a date or place: in its words, or a date of the calendar by its day and year."""
    given = " ".join(given.split()).casefold()
    if not given or holds_words(text, given):
        return bool(given)
    return any(
        re.search(rf"(?<!\d){day.day}(?!\d)\D{{1,{_BESIDE}}}{day.year}(?!\d)", text)
        for day in days_written(given, language)
    )
