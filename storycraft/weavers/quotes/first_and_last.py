"""The passage that opens a story, those that may stand beside it, and the line that the story ends with."""

from collections.abc import Sequence

from storycraft.domain.workshop import Lane
from storycraft.text.moods import HEARSAY, WISH, has_mood
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.point_sentences import role_of

_EARLY = 1.2
"""What an event gains that was told first: groups often stand in the order of what happened."""
_FRAMED = 0.5
"""What it gains where the frame says that it is what happened."""
_OF_ONE = 1.0
"""What it loses where somebody tells of himself: that stands in quotation marks, and a story opens with a scene."""
_FEW, _MANY = 5, 26
"""Words of a line of what happened later that a story can end with."""
_A_PICTURE = 10
"""Words from which a sentence among the questions shows something."""
_A_LAST_LINE = 3
"""Words of a line of what rang true that a story can end with."""


def openings(
    passages: Sequence[Passage], stages: Sequence[str], framed: frozenset[str], count: int
) -> list[Passage]:
    """So many of these passages that can open a story, the best first: events of the first of the stages.

    `framed` are the ids of the points on which the frame says what happened.
    """
    last = max((p.number for p in passages), default=0) + 1

    def worth(p: Passage) -> tuple[bool, float, float, int]:
        first = p.stage in stages[:1] or p.stage not in stages
        early = _EARLY * (1 - p.number / last)
        return (
            p.event > 0 and first and sets_on(p) and not p.is_disputed,
            p.event + _FRAMED * bool(framed & set(p.cites)) + early - _OF_ONE * (p.person == "one"),
            p.strength,
            -p.number,
        )

    said = [p for p in passages if p.kind is Kind.STATEMENT]
    return sorted(said, key=worth, reverse=True)[:count]


def last_line(
    sayings: Sequence[Passage],
    others: Sequence[Passage],
    stages: Sequence[str],
    opening: Sequence[Passage],
) -> Passage | None:
    """The line that a story ends with: one that echoes a word of the opening, else a sentence of what rang true.

    `sayings` are lines of what rang true that no passage bears out, `others` passages that are told by themselves.
    """
    rang = [p for p in sayings if p.words >= _A_LAST_LINE and "(" not in p.lines[0].text]
    later = [p for p in others if p.stage not in stages[:1] and _can_end(p)]
    begun = frozenset[str]().union(*(p.matter for p in opening))
    echoes = [p for p in dict.fromkeys((*rang, *later)) if p.matter & begun]
    return max(
        echoes or rang or later,
        key=lambda p: (p.kind is Kind.STATEMENT, p in rang, p.strength, p.number),
        default=None,
    )


def is_picture(passage: Passage) -> bool:
    """Whether it was posted among the questions and asks nothing: what people wonder at in silence ends a story best.

    A rumour or a wish is what is left over.
    """
    tells = passage.kind is Kind.STATEMENT and passage.words >= _A_PICTURE and passage.person != "one"
    heard = passage.heard or any(has_mood(ln.text, (HEARSAY, WISH), passage.language) for ln in passage.lines)
    return passage.lane is Lane.QUESTION and tells and not (passage.asks or passage.wished or heard)


def sets_on(passage: Passage) -> bool:
    """Whether it can stand beside what opens a story: it tells, neither of a quarrel nor with a question in it."""
    return passage.kind is Kind.STATEMENT and not passage.quarrel and not passage.has_question


def follows(passage: Passage, opening: Sequence[Passage]) -> bool:
    """Whether it was said soon after the opening, by the same group in the same stage."""
    return any(
        p.group_id == passage.group_id and p.stage == passage.stage and 0 < passage.number - p.number <= 3
        for p in opening
    )


def goes_on_with(passage: Passage, scene: Passage) -> bool:
    """Whether a passage was said right behind a scene by the same people, and tells what happened, too, of nobody else."""
    next_one = passage.number == scene.number + len(scene.points)
    same = (passage.group_id, passage.stage) == (scene.group_id, scene.stage)
    tells = passage.person != "one" and not role_of(passage.points[0]) and not passage.is_disputed
    return next_one and same and tells and sets_on(passage) and any(line.past for line in passage.lines)


def _can_end(passage: Passage) -> bool:
    """Whether a passage is a sentence of some length, of nobody in particular, which says what is so."""
    wants = passage.leaning or passage.dissent or passage.wished or passage.is_disputed
    of_one = passage.person == "one" or role_of(passage.points[0])
    return passage.kind is Kind.STATEMENT and _FEW <= passage.words <= _MANY and not (wants or of_one)
