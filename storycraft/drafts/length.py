"""The length of a draft in words: what was ordered, how long it is, and whether it misses that by much."""

from collections.abc import Iterable, Mapping

from storycraft.domain.message import Message
from storycraft.domain.story import Draft, Paragraph, Provenance
from storycraft.drafts.gap_marks import without_gaps

ORDERED: Mapping[str, int] = {"short": 200, "medium": 500, "long": 750}
"""Words of a draft of each length: read aloud in about one and a half, three and a half and five minutes."""
MISSED_BY = 0.2
"""The share of the ordered length from which a miss is said to people."""


def ordered_words(length: str) -> int:
    """The words that a length asks for; those of "medium" where it is none."""
    return ORDERED.get(length, ORDERED["medium"])


def describe_length(length: str) -> str:
    """The lengths that miss what was ordered by nothing worth saying, in words: "400 to 600 words"."""
    least, most = (round(ordered_words(length) * share) for share in (1 - MISSED_BY, 1 + MISSED_BY))
    return Message("{least} to {most} words", least=least, most=most)


def count_words(paragraphs: Iterable[Paragraph]) -> int:
    """The words of a draft, without the questions that its text marks as open."""
    return sum(len(sentence.text.split()) for paragraph in without_gaps(paragraphs) for sentence in paragraph)


def missed_length(length: str, paragraphs: Iterable[Paragraph]) -> str:
    """A sentence on a draft that is more than a fifth shorter or longer than ordered; "" for one that is not."""
    ordered, written = ordered_words(length), count_words(paragraphs)
    if abs(written - ordered) <= MISSED_BY * ordered:
        return ""
    if written < ordered:
        return Message.counted(
            "It has {count} word and is shorter than ordered (about {ordered}).",
            "It has {count} words and is shorter than ordered (about {ordered}).",
            count=written,
            ordered=ordered,
        )
    return Message.counted(
        "It has {count} word and is longer than ordered (about {ordered}).",
        "It has {count} words and is longer than ordered (about {ordered}).",
        count=written,
        ordered=ordered,
    )


def missed_length_of(draft: Draft) -> str:
    """The same of a draft as its weaver left it; people make theirs as long as they like."""
    length = ordered_length(draft.provenance)
    return missed_length(length, draft.paragraphs) if length and draft.revision == 1 else ""


def ordered_length(provenance: Provenance) -> str:
    """The length that a draft was ordered in, "" where its provenance names none."""
    fields = (field.strip() for field in provenance.parameters.split(","))
    return next((field.removeprefix("length=") for field in fields if field.startswith("length=")), "")
