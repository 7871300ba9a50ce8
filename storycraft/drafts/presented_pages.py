"""The pages on which stories are presented, one after the other: a title, then its paragraphs or its sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storycraft.domain.story import Draft, Paragraph, text_of


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one screen: sentences of a draft, or its title where there are none."""

    draft: Draft
    sentences: Paragraph = ()

    @property
    def text(self) -> str:
        """The words on the page."""
        return text_of(self.sentences) or self.draft.title

    @property
    def cites(self) -> tuple[str, ...]:
        """The ids of the points on which the page stands, each once."""
        return tuple(dict.fromkeys(cid for sentence in self.sentences for cid in sentence.cites))


def pages_of(stories: Sequence[Draft], *, by_sentence: bool) -> tuple[Page, ...]:
    """The pages of all stories, in order."""
    return tuple(page for draft in stories for page in _pages(draft, by_sentence))


def _pages(draft: Draft, by_sentence: bool) -> Iterator[Page]:
    yield Page(draft)
    for paragraph in draft.paragraphs:
        if by_sentence:
            yield from (Page(draft, (sentence,)) for sentence in paragraph)
        elif paragraph:
            yield Page(draft, paragraph)
