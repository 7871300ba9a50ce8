"""Every number to a thousand, and every ordinal to a hundred, is read in words in each language."""

import pytest
from num2words import num2words

from storycraft.languages.pack import LANGUAGES
from storycraft.receipts.facts.numbers import numbers

HUNDREDS = ("", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove")
MISSPELT = {"it": {f"{hundreds}centodicotto" for hundreds in HUNDREDS}}
"""Words that num2words spells as nobody does: 118 is "centodiciotto" in Italian."""


def wrong(language: str, kind: str, last: int) -> dict[int, str]:
    # One and the first are articles and manners of telling, and no claims.
    said = {number: num2words(number, lang=language, to=kind) for number in range(2, last + 1)}
    return {
        number: words
        for number, words in said.items()
        if words not in MISSPELT.get(language, ())
        and [(n.value, n.ordinal) for n in numbers(f"… {words} …", language)] != [(number, kind == "ordinal")]
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cardinal_to_a_thousand_has_its_value(language: str) -> None:
    assert wrong(language, "cardinal", 1_000) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_ordinal_to_a_hundred_has_its_value(language: str) -> None:
    assert wrong(language, "ordinal", 100) == {}


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("es", "doscientas treinta sillas, veintiún días, cuatrocientas", [230, 21, 400]),
        ("pt", "trezentas e quinze cartas, novecentas", [315, 900]),
        ("fr", "mille neuf cent quatre-vingt-trois, le vingt-et-unième", [1983, 21]),
        ("de", "DREISSIG, dreissig und dreißig; hunderteinunddreissig", [30, 30, 30, 131]),
        ("de", "zu fünft, siebenmal", [5, 7]),
        ("en", "5 million letters, three dozen jars, dozens of boats", [5_000_000, 36, 20]),
        ("es", "la vigesima segunda carta", [22]),
        ("fr", "le septieme jour", [7]),
        ("pt", "a reunião de quinta", []),
        ("nl", "drieëntwintig stoelen", [23]),
        ("pl", "dwadzieścia krzeseł, 3 stoły", [3]),
    ],
)
def test_numbers_as_people_write_them(language: str, text: str, values: list[float]) -> None:
    assert [number.value for number in numbers(text, language)] == values


def test_a_word_without_end_is_no_number() -> None:
    assert numbers("hundert" * 10_000, "de") == ()
