"""What a teller may say out of nothing, in any language."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.receipts.check import Sources, Verdict, check_sentence


def verdict(text: str, language: str) -> Verdict:
    return check_sentence(Sentence(text), Sources.of((), (), language), Frame()).verdict


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Then the talk turned to what is still missing.", "en"),
        ("Not every voice told the same story.", "en"),
        ("Así empezó todo.", "es"),
        ("Une question est restée ouverte.", "fr"),
        ("Am Ende blieb eine Frage offen.", "de"),
        ("Outras vozes contaram de outra maneira.", "pt"),
        ("It begins like this.", "zh"),
    ],
)
def test_bridges_claim_nothing(text: str, language: str) -> None:
    assert verdict(text, language) is Verdict.CONNECTIVE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Welders polish old trumpets and sing loud hymns.", "en"),
        ("Los soldadores pulen trompetas viejas y cantan himnos.", "es"),
        ("Les soudeurs polissent de vieilles trompettes.", "fr"),
        ("Schweißer polieren alte Trompeten und singen Lieder.", "de"),
        ("Soldadores polem trompetes velhos e cantam hinos.", "pt"),
    ],
)
def test_a_claim_that_cites_nobody_is_no_bridge(text: str, language: str) -> None:
    assert verdict(text, language) not in (Verdict.CONNECTIVE, Verdict.PARAPHRASED)
