"""A number beside its whole counts what the whole does."""

import pytest

from storycraft.receipts.facts.parts_of_a_whole import shares_in_words, told_quantities


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3 of the 16 boats leak", "en"),
        ("de 16 barcas 3 hacen agua", "es"),
        ("3 barques sur 16 prennent l'eau", "fr"),
        ("3 von 16 booten lecken", "de"),
        ("3 Boote von 16 lecken", "de"),
        ("3 Straßen von 16 sind nass", "de"),
        ("3 Boats of 16 leak", "en"),
        ("das 16 barcas 3 metem água", "pt"),
        ("su 16 barche 3 imbarcano acqua", "it"),
    ],
)
def test_part_and_whole_count_the_same_things(text: str, language: str) -> None:
    found = {q.number.value: q.noun for q in told_quantities(text, language)}
    assert found[3.0] == found[16.0] != ""


def test_two_numbers_in_a_row_are_no_part_and_whole() -> None:
    found = {q.number.value: q.noun for q in told_quantities("16 boats, 3 at night", "en")}
    assert found[3.0] == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [("Three boats in four leak.", "en"), ("Tre barche su quattro imbarcano acqua.", "it")],
)
def test_a_share_in_words_may_name_what_it_counts(text: str, language: str) -> None:
    assert {share.number.value for share in shares_in_words(text, language).values()} == {75.0}
