"""Proper names, told from capitals at the start of a sentence and from German nouns."""

import pytest

from storycraft.domain.workshop import Group
from storycraft.receipts.checks.unknown_names import possible_names, unknown_names
from storycraft.receipts.facts.names import names
from tests.support.claims import claim_on


def found(text: str, language: str) -> list[str]:
    return [name.text for name in names(text, language)]


def missing(text: str, told: str, language: str, group: str = "Blue table") -> dict[str, bool]:
    claim = claim_on(text, told, language=language, groups=[Group(id="g2", name=group)])
    failures = [*unknown_names(claim), *possible_names(claim)]
    return {failure.words: failure.firm for failure in failures}


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("We asked Imogen at Seaworthy Repairs.", "en", ["Imogen", "Seaworthy", "Repairs"]),
        ("Preguntamos a Maribel en Cádiz.", "es", ["Maribel", "Cádiz"]),
        ("Wir fragten Herrn Quastenhofer in Lübeck.", "de", ["Quastenhofer", "Lübeck"]),
        ("On a demandé à Mme Truchot.", "fr", ["Truchot"]),
        ("The RNLI came.", "en", ["RNLI"]),
        ("C'était l'oncle d'Odette.", "fr", ["Odette"]),
        ("Era all'Antica Dogana dell'Alfredo.", "it", ["Antica", "Dogana", "Alfredo"]),
        ("We met Beryl D'Souza there.", "en", ["Beryl", "D'Souza"]),
    ],
)
def test_names_are_seen(text: str, language: str, named: list[str]) -> None:
    assert [name for name in found(text, language) if name in named] == named


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nobody came. Then I'm told they left: “Never again.”", "en"),
        ("Die alte Pumpe fiel im Winter aus, und der Maschinist reparierte sie.", "de"),
        ("Cada martes llegaban los mayores.", "es"),
        ("On Tuesday in March they left.", "en"),
        ("- Later they left", "en"),
    ],
)
def test_first_words_german_nouns_and_times_are_none(text: str, language: str) -> None:
    assert found(text, language) == []


def test_a_name_that_nobody_told_is_named() -> None:
    assert missing("They asked Imogen.", "We asked Agnes.", "en") == {"Imogen": True}
    assert missing("They asked Agnes’s brother.", "We asked Agnes.", "en") == {}


def test_accents_groups_and_initials_are_forgiven() -> None:
    assert missing("They asked Begoña of the Blue table.", "we asked begona", "en") == {}
    assert missing("The CoP grew.", "our community of practice grew", "en") == {}


def test_first_word_nearly_a_told_name_is_a_doubt() -> None:
    assert missing("Brightwater, the sponsor, pays.", "Our sponsor, Brightwell, pays.", "en") == {
        "Brightwater": False
    }
    assert missing("Brightwell, the sponsor, pays.", "Our sponsor, Brightwell, pays.", "en") == {}
    assert missing("Sixty kettles had a lid.", "We had 60 kettles with lids.", "en") == {}


def test_german_compound_of_a_left_out_word_is_a_doubt() -> None:
    told = "Ich fahre nach Hinterbach hoch."
    assert missing("Jemand fährt nach Hinterzarten hoch.", told, "de") == {"Hinterzarten": False}
    assert missing("Jemand fährt nach Hinterbach hoch.", told, "de") == {}


def test_what_may_be_name_by_its_place_alone_is_doubt() -> None:
    assert missing("Ostrava had a kettle.", "We had a kettle.", "en") == {"Ostrava": False}
    assert missing("Und Quastmar hat sie repariert.", "Wir haben sie repariert.", "de") == {"Quastmar": False}


def test_order_at_the_start_of_a_sentence_is_no_name() -> None:
    assert missing("Hold drafting night with the crew.", "Drafting night with the crew.", "en") == {}
    assert missing("Holda drafted it with the crew.", "We drafted it with the crew.", "en") == {
        "Holda": False
    }
