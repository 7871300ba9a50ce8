"""Days, months, seasons, hours and how often, as people say them in five languages."""

import pytest

from storycraft.receipts.facts.dates import moments


def told(text: str, language: str) -> set[tuple[str, str]]:
    return {(moment.kind, moment.value) for moment in moments(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "kind", "value"),
    [
        ("on Tuesday", "en", "day", "1"),
        ("los martes", "es", "day", "1"),
        ("le mardi", "fr", "day", "1"),
        ("am Dienstagabend", "de", "day", "1"),
        ("na terça-feira", "pt", "day", "1"),
        ("last autumn", "en", "season", "2"),
        ("in the fall", "en", "season", "2"),
        ("im Frühjahr", "de", "season", "0"),
        ("en été", "fr", "season", "1"),
        ("every week", "en", "often", "weekly"),
        ("jeden Monat", "de", "often", "monthly"),
        ("on Tuesdays", "en", "often", "weekly"),
        ("immer am ersten Freitag im Mai", "de", "often", "yearly"),
        ("jede zweite Woche", "de", "often", "fortnightly"),
        ("na reunião de segunda e na quarta", "pt", "day", "0"),
        ("at 9:30", "en", "time", "570"),
        ("um 21 Uhr", "de", "time", "540"),
        ("à 21 h 15".replace(" h ", "h"), "fr", "time", "555"),
    ],
)
def test_when_it_was(text: str, language: str, kind: str, value: str) -> None:
    assert (kind, value) in told(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We may march on if they fall", "en"),
        ("Mañana vendrán más, nunca es tarde", "es"),
        ("il a été là", "fr"),
        ("Das machen wir morgen", "de"),
        ("a segunda vez", "pt"),
        ("Mais il est tard", "fr"),
    ],
)
def test_words_that_mean_something_else_as_well_are_no_dates(text: str, language: str) -> None:
    claimed = {moment.kind for moment in moments(text, language) if not moment.implied}
    assert not claimed & {"day", "month", "season", "part of day"}


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Mo-Fr, Sa bis 12", "de", "5"),
        ("mon-thu, sat till 12", "en", "3"),
        ("lun-ven 9h", "fr", "4"),
        ("jue. a las 9", "es", "3"),
        ("qua. às 9", "pt", "2"),
        ("gio. alle 9", "it", "3"),
    ],
)
def test_a_shortened_day_tells_and_claims_nothing(text: str, language: str, day: str) -> None:
    found = [m for m in moments(text, language) if m.kind == "day"]
    assert day in {m.value for m in found}
    assert all(m.implied for m in found)


@pytest.mark.parametrize(
    ("text", "language", "kind", "value"),
    [
        ("last august the pump came", "en", "month", "7"),
        ("shut from november to march", "en", "month", "2"),
        ("a ceia de natal", "pt", "holiday", "0"),
        ("la cena di natale", "it", "holiday", "0"),
    ],
)
def test_a_time_written_small_tells_and_claims_nothing(
    text: str, language: str, kind: str, value: str
) -> None:
    found = [m for m in moments(text, language) if (m.kind, m.value) == (kind, value)]
    assert [m.implied for m in found] == [True]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("we may come", "en"),
        ("an august hall", "en"),
        ("a minha terra natal", "pt"),
        ("il paese natale", "it"),
    ],
)
def test_a_small_word_without_its_company_tells_no_time(text: str, language: str) -> None:
    assert not moments(text, language)
