"""What somebody has only heard: it stays open, also where a story tells it."""

from collections.abc import Iterable

from storycraft.domain.workshop import Contribution
from storycraft.drafts.disagreements import quote_point
from storycraft.languages.story_words import story_words
from storycraft.text.moods import HEARSAY, marks_in
from storycraft.text.phrases import spelled
from storycraft.text.sentences import split_sentences
from storycraft.text.words import base_language

_MOST = 12
"""Lines about hearsay: with more of them a list of what is open is no longer read."""
_BEGINNING = 4
"""Words at the beginning of a sentence among which it says that it was heard: "Apparently the council wants …"."""
_TOLD = 5
"""Words that such a sentence has at least: "people say" tells nothing yet."""


def list_hearsay(sources: Iterable[Contribution], heard_in: str, told_in: str) -> tuple[str, ...]:
    """A question for each point that passes on what others say; `heard_in` is the language in which people spoke."""
    line = story_words(told_in).left_out["only_heard"]
    heard = [c for c in sources if _only_heard(c.text, base_language(c.language or heard_in))]
    return tuple(line.format(point=quote_point(c)) for c in heard[:_MOST])


def _only_heard(text: str, language: str) -> bool:
    return any(
        len(spelled(sentence)) >= _TOLD
        and marks_in(" ".join(sentence.split()[:_BEGINNING]), HEARSAY, language)
        for sentence in split_sentences(text, language)
    )
