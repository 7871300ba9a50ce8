"""Who wrote each sentence of a draft, and who changed it since: the quote weaver, a model, people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from storycraft.domain.story import Paragraph, Sentence


def signed(paragraphs: Sequence[Paragraph], weaver: str) -> tuple[Paragraph, ...]:
    """The paragraphs with the draft's weaver named in each sentence that nobody has changed since."""
    return tuple(tuple(s if s.hands else replace(s, hands=(weaver,)) for s in p) for p in paragraphs)


def with_hand(origins: Iterable[Sentence], by: str) -> tuple[str, ...]:
    """The hands of a sentence that was made from these by somebody ("" for nobody new), each named once."""
    earlier = (hand for origin in origins for hand in origin.hands)
    return tuple(dict.fromkeys((*earlier, *((by,) if by else ()))))


def count_hands(sentences: Iterable[Sentence], weaver: str) -> Mapping[tuple[str, ...], int]:
    """How many sentences each succession of hands wrote, the most frequent first."""
    return dict(Counter(sentence.hands or (weaver,) for sentence in sentences).most_common())
