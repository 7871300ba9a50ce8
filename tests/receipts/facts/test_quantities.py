"""Money, percentages, durations and counted things are compared by what they measure."""

import pytest

from storycraft.receipts.facts.quantities import quantities


@pytest.mark.parametrize(
    ("language", "text", "measure"),
    [
        ("en", "two hours", ("minute", 120)),
        ("en", "half an hour", ("minute", 30)),
        ("en", "a week", ("day", 7)),
        ("en", "half a year", ("month", 6)),
        ("en", "18 %", ("percent", 18)),
        ("en", "one in four", ("percent", 25)),
        ("en", "£12,000", ("money:pound", 12_000)),
        ("es", "media hora", ("minute", 30)),
        ("es", "el 40 por ciento", ("percent", 40)),
        ("fr", "une demi-heure", ("minute", 30)),
        ("fr", "deux cents euros", ("money:euro", 200)),
        ("de", "eine halbe Stunde", ("minute", 30)),
        ("de", "4.000 Euro", ("money:euro", 4_000)),
        ("pt", "meia hora", ("minute", 30)),
        ("pt", "R$ 300", ("money:real", 300)),
        ("en", "a third of the boats", ("percent", 100 / 3)),
        ("es", "la tercera parte", ("percent", 100 / 3)),
        ("es", "un tercio", ("percent", 100 / 3)),
        ("de", "zwei Drittel", ("percent", 200 / 3)),
        ("fr", "un euro trente", ("money:euro", 1.3)),
        ("es", "seis siglos", ("month", 7_200)),
        ("en", "ninety seconds", ("minute", 1.5)),
    ],
)
def test_what_is_measured(language: str, text: str, measure: tuple[str, float]) -> None:
    assert measure in [quantity.measure for quantity in quantities(text, language)]


def test_a_day_on_which_something_happened_measures_nothing() -> None:
    assert [q.implied for q in quantities("on a dry day they paint", "en")] == []
    assert [q.implied for q in quantities("once a day they paint", "en")] == [True]
    assert [q.implied for q in quantities("for a day they painted", "en")] == [False]
    assert [q.implied for q in quantities("a week later they painted", "en")] == [False]


def test_in_a_range_both_numbers_count_the_same() -> None:
    assert [q.measure for q in quantities("two to three weeks", "en")] == [("day", 14), ("day", 21)]
    assert [q.unit for q in quantities("10–15 %", "en")] == ["percent", "percent"]


def test_a_counted_thing_is_known_by_its_noun() -> None:
    (quantity,) = quantities("three teams", "en")
    assert (quantity.number.value, quantity.noun_text, quantity.kind) == (3, "teams", "number")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We paint it every second spring.", "en"),
        ("Pintamos una primavera de cada dos.", "es"),
        ("On repeint un printemps sur deux.", "fr"),
        ("Jeden zweiten Frühling streichen wir.", "de"),
        ("Pintamos uma primavera em cada duas.", "pt"),
        ("Ridipingiamo una primavera su due.", "it"),
    ],
)
def test_every_second_spring_is_no_half(text: str, language: str) -> None:
    assert [q.unit for q in quantities(text, language) if q.number.value != 1.0] == ["year"]


def test_two_and_a_half_hours_are_one_number() -> None:
    (found,) = quantities("It takes two and a half hours.", "en")
    assert found.measure == ("minute", 150.0)


@pytest.mark.parametrize("told", ["20 of Hours", "2½ h", "12 Minuten", "8 grüße", "30 kg", "2 ½-hour"])
def test_a_quantity_ends_where_its_noun_does(told: str) -> None:
    (one,) = quantities(f"{told} and more", "en" if "h" in told.casefold() else "de")[:1]
    assert one.end == len(told)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Fuimos siete y medio barrio vino a mirar."),
        ("it", "Eravamo sette e mezzo rione guardava."),
        ("pt", "Éramos sete e meia vila olhava."),
        ("fr", "Nous étions sept et demi-quartier regardait."),
        ("de", "Wir waren sieben und eine halbe Gasse sah zu."),
    ],
)
def test_half_of_what_comes_next_is_none_of_the_number(language: str, text: str) -> None:
    assert 7 in [quantity.number.value for quantity in quantities(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ocho kilos antes, siete y medio ahora."),
        ("it", "Sette ore e mezzo di barca."),
        ("pt", "Eram oito, agora sete e meio."),
        ("fr", "Ils en ont sept et demi."),
        ("en", "Seven and a half loaves."),
        ("en", "7½ pints"),
        ("en", "7 ½ pints"),
    ],
)
def test_half_behind_a_number_is_its_own(language: str, text: str) -> None:
    assert 7.5 in [quantity.number.value for quantity in quantities(text, language)]


def test_an_article_without_its_vowel_is_no_litre() -> None:
    assert not any(q.unit for q in quantities("Nel 2026 l'argine ha ceduto.", "it"))
    assert [q.unit for q in quantities("40 l di olio", "it")] == ["litre"]


def test_according_to_is_no_ordinal_before_a_vowel() -> None:
    assert not quantities("Secondo l'armatore, con quella falla non si parte.", "it")


@pytest.mark.parametrize(
    "text", ["A quarter turned up.", "A quarter noted hours.", "A quarter mile is closed."]
)
def test_a_quarter_of_some_or_of_a_mile_is_one(text: str) -> None:
    assert quantities(text, "en")


@pytest.mark.parametrize(
    "text", ["We sang in the quarter final.", "The quarter peals begin.", "A quarter note rang."]
)
def test_a_quarter_final_peal_or_note_is_none(text: str) -> None:
    assert not any(found.unit == "percent" for found in quantities(text, "en"))
