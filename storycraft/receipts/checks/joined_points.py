"""Checks that what two points say apart is not told as one: "when the gauge broke, half of them left"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from storycraft.domain.message import Message
from storycraft.domain.workshop import Contribution
from storycraft.languages.pack import pack
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.words import Word, content

_OWN = 2
"""Words that only one cited point has, from which a part of a sentence tells of it."""
_MOST = 6
"""Cited points up to which a sentence is asked for this: one that cites more sums up."""


def joined_points(claim: Claim) -> Iterator[Failure]:
    """Two points that one clause tells as one thing, or whose clauses are joined by a word of cause or time; a doubt.

    "And", "while" and a stop set them side by side, and claim nothing.
    """
    if claim.quoted or not 1 < len(claim.cited) <= _MOST or not pack(claim.language).causes.linking:
        return
    own = _own_words(claim)
    for sentence in _side_by_side(claim.language).split(claim.own_text):
        parts = [part.strip() for part in _COMMA.split(sentence) if part.strip()]
        tells = [_points(content(part, claim.language), own) for part in parts]
        for part, points in zip(parts, tells, strict=True):
            if len(points) > 1:
                yield _joined(sentence, points, part)
                return
        telling = [(part, points[0]) for part, points in zip(parts, tells, strict=True) if points]
        for (part, point), (next_part, other) in pairwise(telling):
            ahead = _linking(claim.language).match(part) if part is parts[0] else None
            link = ahead or _linking(claim.language).match(next_part)
            if link and point is not other:
                yield _joined(sentence, (point, other), link[0])
                return


def _joined(sentence: str, points: Sequence[Contribution], word: str) -> Failure:
    why = Message(
        "tells {one} and {other} as one story, by “{word}”, which neither says",
        one=points[0].id,
        other=points[1].id,
        word=word,
    )
    return Failure(FailureKind.CAUSE, sentence.strip(), why, firm=False)


_COMMA = re.compile(r",\s")


def _own_words(claim: Claim) -> dict[str, Contribution]:
    """For each word that one cited point has, and neither another one nor the frame, that point."""
    stems = {point: {word.stem for word in content(point.text, claim.language)} for point in claim.cited}
    framed = {word.stem for text in claim.told_frame for word in content(text, claim.language)}
    known: dict[str, Contribution] = {}
    for point, said in stems.items():
        others = framed.union(*(words for other, words in stems.items() if other is not point))
        known |= dict.fromkeys(said - others, point)
    return known


def _points(said: tuple[Word, ...], own: dict[str, Contribution]) -> list[Contribution]:
    """The points of which these words tell, in their order."""
    told = [own[stem] for stem in dict.fromkeys(word.stem for word in said) if stem in own]
    return [point for point in dict.fromkeys(told) if told.count(point) >= _OWN]


@cache
def _side_by_side(language: str) -> re.Pattern[str]:
    turns = pack(language).attribution.turns
    causal = pack(language).causes
    return re.compile(
        rf"[.;:!?()]|\s[–—]\s|(?<!\w)(?:{turns})(?!\w)(?!\s(?:{causal.linking}|{causal.therefore})(?!\w))",
        re.IGNORECASE,
    )


@cache
def _linking(language: str) -> re.Pattern[str]:
    known, turns = pack(language).causes, pack(language).attribution.turns
    return re.compile(
        rf"(?:(?:{turns})\s)?(?:{known.linking}|{known.because}|{known.therefore})(?!\w)", re.IGNORECASE
    )
