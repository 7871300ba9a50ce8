"""An edit of one paragraph: found by the text that its writer saw, wherever it stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz

from storycraft.domain.clean_text import in_single_spaces
from storycraft.domain.story import Hand, Paragraph, text_of
from storycraft.drafts.edited_text import carry_citations

ALIKE = 62.0
"""From this likeness on (rapidfuzz's, 0 to 100) a paragraph is still the one that it was: of the best-matching part 73 and
more have those that were changed, 54 nine in ten that have nothing to do with each other."""
_PART = 15
"""Shorter texts, in characters, stand in many others by chance: they are compared whole."""
_BEGINNING = 1_000
"""Characters of a paragraph that are compared to find what became of it."""


@dataclass(frozen=True, slots=True)
class ParagraphEdit:
    """What somebody typed: `after` in the place of `before`, which stood at paragraph number `place`.

    Either may be several paragraphs, with a blank line between them, or none (""). `name` is what the screen calls
    it, the same where it is sent once more.
    """

    place: int
    before: str
    after: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A paragraph as it stands now, and its number."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Edited:
    """All paragraphs of a draft after an edit; those that it wrote are the `count` from `place` on."""

    paragraphs: tuple[Paragraph, ...]
    place: int
    count: int


def edit_paragraph(
    paragraphs: Sequence[Paragraph], earlier: Sequence[Paragraph], edit: ParagraphEdit
) -> Edited | None:
    """The draft after the edit; None where the text that the writer saw stands nowhere any more.

    `earlier` is the draft as it was before the writer began: what is deleted and typed again while its keeping goes
    on has its sources back, and a sentence that was half typed in between hands none down.
    """
    found = find_passage(paragraphs, edit)
    if found is None:
        return None
    start, end = found
    here = _texts(paragraphs)
    known = _texts(earlier)
    passage = [s for p in paragraphs[start:end] for s in p if s.text in edit.after or s.text in known]
    lost = [s for p in earlier for s in p if s.text not in here]
    new = carry_citations((tuple(passage), tuple(lost)), edit.after, Hand.PEOPLE)
    return Edited((*paragraphs[:start], *new, *paragraphs[end:]), start, len(new))


def find_passage(paragraphs: Sequence[Paragraph], edit: ParagraphEdit) -> tuple[int, int] | None:
    """From which paragraph to which the text stands that the writer saw, nearest to where it stood."""
    sought = in_single_spaces(edit.before)
    if not sought:
        place = min(max(edit.place, 0), len(paragraphs))
        return place, place
    texts = [in_single_spaces(text_of(paragraph)) for paragraph in paragraphs]
    whole = " ".join(texts)
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    ends = {start - 1: number for number, start in enumerate(starts)}
    for number in sorted(range(len(texts)), key=lambda number: abs(number - edit.place)):
        end = ends.get(starts[number] + len(sought))
        if end is not None and whole.startswith(sought, starts[number]):
            return number, end
    return None


def find_changed(paragraphs: Sequence[Paragraph], edit: ParagraphEdit) -> Standing:
    """What others made of the paragraph that the writer saw: the one most alike; "" where they took it away."""
    sought = edit.before[:_BEGINNING]
    alike = [
        (_likeness(sought, text_of(paragraph)[:_BEGINNING]), -abs(place - edit.place), place)
        for place, paragraph in enumerate(paragraphs)
    ]
    likeness, _, place = max(alike, default=(0.0, 0, 0))
    return Standing(place, text_of(paragraphs[place])) if likeness >= ALIKE else Standing(edit.place, "")


def _likeness(one: str, other: str) -> float:
    compare = fuzz.ratio if min(len(one), len(other)) < _PART else fuzz.partial_ratio
    return compare(one, other, score_cutoff=ALIKE)


def _texts(paragraphs: Sequence[Paragraph]) -> set[str]:
    return {s.text for p in paragraphs for s in p}
