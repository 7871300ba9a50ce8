"""Claims for tests of single checks."""

from collections.abc import Sequence

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.claim import Claim
from storycraft.receipts.evidence import Sources


def claim_on(
    text: str, *told: str, language: str = "en", groups: Sequence[Group] = (), framed: Sequence[str] = ()
) -> Claim:
    """A sentence that cites a point for each of the told texts, while the frame says what is framed."""
    points = [
        Contribution(id=f"c{number}", group_id="g1", stage="e", text=said) for number, said in enumerate(told)
    ]
    return claim_on_points(text, points, groups, language, framed)


def claim_on_points(
    text: str,
    points: Sequence[Contribution],
    groups: Sequence[Group] = (),
    language: str = "en",
    framed: Sequence[str] = (),
) -> Claim:
    """A sentence that cites all of these points."""
    sentence = Sentence(text, tuple(point.id for point in points))
    return Claim(sentence, Sources(points, groups, language), Frame(), tuple(framed))
