"""Inventions that hold on to what was said by a number, a "without" or an "everybody" are not taken for told."""

import pytest

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.check import Sources, Verdict, check_sentence


def verdict(told: str, *said: str, group: str = "Mill", language: str = "en") -> Verdict:
    points = [
        Contribution(id=f"c{n}", group_id="g1", stage="experiences", text=text) for n, text in enumerate(said)
    ]
    sources = Sources(points, [Group(id="g1", name=group)], language, CommonKnowledge())
    return check_sentence(Sentence(told, tuple(c.id for c in points)), sources, Frame()).verdict


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Five millers are ill.", ("The millers walk 40 km, then 8 km.",)),
        ("Two girls stole the cart.", ("Girls stole the cart.", "The cart is old.")),
        ("Without the loan the wheel is new.", ("If the town pays the loan, the wheel will be new.",)),
        ("From June on the mill is empty.", ("In May we left the mill.",)),
        ("The millers come at night.", ("The millers come in the morning, three of them.",)),
        ("They were not of one mind.", ("The wheel is old.",)),
    ],
)
def test_what_only_touches_the_points_is_no_paraphrase(told: str, said: tuple[str, ...]) -> None:
    assert verdict(told, *said) in (Verdict.UNDECIDED, Verdict.UNSUPPORTED)


@pytest.mark.parametrize("group", ["Room for everyone", "Not everyone", "Everybody's mill"])
def test_a_groups_name_makes_nobody_everyone(group: str) -> None:
    assert verdict("Everyone hates the miller.", "I hate the miller.", group=group) is not Verdict.PARAPHRASED


@pytest.mark.parametrize(
    ("told", "said", "language"),
    [
        ("50 people came, flour costs 3 euros.", "Flour costs 3 euros and 50 people came.", "en"),
        ("Das Mehl kostet 3 Euro, 20 kamen.", "Das Mehl kostet 3 Euro und 20 kamen.", "de"),
        (
            "They grind flour for the school.",
            "Years ago we began to grind flour for the school, now we are ten.",
            "en",
        ),
        ("It does not take less than 10 days.", "It takes at least 10 days.", "en"),
    ],
)
def test_what_was_said_in_other_words_stays_told(told: str, said: str, language: str) -> None:
    assert verdict(told, said, language=language) in (Verdict.PARAPHRASED, Verdict.QUOTED)
