"""A teller may reckon with two numbers of one point; no number follows from two points."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.receipts.facts.derived_numbers import derived_measures
from storycraft.receipts.facts.stated_figures import specifics


def verdict(language: str, said: str, told: str) -> Verdict:
    points = [Contribution(id="c1", group_id="g1", stage="experiences", text=said)]
    sources = Sources(points, [Group(id="g1", name="Lantern table")], language)
    return check_sentence(Sentence(told, ("c1",)), sources, Frame()).verdict


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "Of twelve lanterns five were lit.", "Seven of the twelve lanterns were not lit."),
        ("en", "We have 15 lanterns, and 6 of them leak.", "Two fifths of the 15 lanterns leak."),
        ("en", "The hall is open from six to nine.", "The hall is open for three hours."),
        ("en", "Of 180 members 60 came.", "Not even half of the 180 members came."),
        (
            "en",
            "The oil cost 480 euros of the 1350 euros.",
            "More than a third of the 1350 euros went on oil.",
        ),
        ("de", "Von zwölf Laternen brannten fünf.", "Sieben der zwölf Laternen brannten nicht."),
        ("es", "De doce faroles ardían cinco.", "Siete de los doce faroles no ardían."),
        ("fr", "Sur douze lanternes, cinq brûlaient.", "Sept des douze lanternes ne brûlaient pas."),
        ("pt", "De doze lanternas, cinco ardiam.", "Sete das doze lanternas não ardiam."),
    ],
)
def test_what_follows_from_two_numbers_is_no_invention(language: str, said: str, told: str) -> None:
    assert verdict(language, said, told) is not Verdict.UNSUPPORTED


@pytest.mark.parametrize(
    "told",
    [
        "Eight of the twelve lanterns were not lit.",
        "Four fifths of the twelve lanterns were lit.",
        "Five of the thirteen lanterns were lit.",
    ],
)
def test_what_does_not_follow_is_refused(told: str) -> None:
    assert verdict("en", "Of twelve lanterns five were lit.", told) is Verdict.UNSUPPORTED


def test_no_number_follows_from_two_points() -> None:
    points = [specifics("Twelve lanterns.", "en"), specifics("Five ladders.", "en")]
    assert derived_measures(points) == frozenset()


def test_shares_and_ranks_are_no_terms_of_a_sum() -> None:
    assert derived_measures([specifics("The third lantern of 12 took 20 percent.", "en")]) == frozenset()
