"""What people did not agree on and a story does not tell: points that contradict each other, and disputed ones."""

from collections.abc import Iterable, Iterator, Sequence, Set

from storycraft.domain.story import Paragraph, cited_in
from storycraft.domain.workshop import Contribution, Thread
from storycraft.languages.story_words import story_words
from storycraft.receipts.tension import find_tension
from storycraft.text.shorten import shorten

LONGEST = 240
"""Characters of a point in a question; the whole point stands among the sources."""


def list_disagreements(
    threads: Sequence[Thread],
    sources: Iterable[Contribution],
    paragraphs: Iterable[Paragraph],
    heard_in: str,
    told_in: str,
) -> tuple[str, ...]:
    """A question for each contradiction between points of one thread that are not both told, and for each disputed point.

    A point is disputed where people did not agree whether it belongs to a thread. `heard_in` is the language in which
    people spoke, `told_in` that of the story.
    """
    words, known = story_words(told_in).left_out, {c.id: c for c in sources}
    told = cited_in(paragraphs)
    return (
        *(
            words["tension"].format(one=one, other=other)
            for one, other in _untold(threads, known, told, heard_in)
        ),
        *(
            words["disputed"].format(point=quote_point(known[point]), thread=thread.title)
            for thread in threads
            for point in thread.disputed
            if point in known
        ),
    )


def _untold(
    threads: Sequence[Thread], known: dict[str, Contribution], told: Set[str], language: str
) -> Iterator[tuple[str, str]]:
    """The words of both sides; a pair that stands in two threads comes once."""
    pairs = ((one, other) for _, one, other in find_tension(threads, known.values(), language))
    for one, other in dict.fromkeys(pairs):
        if not {one, other} <= told:
            yield quote_point(known[one]), quote_point(known[other])


def quote_point(point: Contribution) -> str:
    """What a point says in one line, as far as its last whole word within the limit."""
    return shorten(point.text, LONGEST)
