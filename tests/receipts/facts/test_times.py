"""The time of day in digits and in words of five languages."""

import pytest

from storycraft.receipts.facts.times import clock_times


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("half past six", "en", [390]),
        ("at a quarter to ten", "en", [585]),
        ("6:30 pm", "en", [390]),
        ("at 6.30", "en", [390]),
        ("a las seis y media", "es", [390]),
        ("a la una menos cuarto", "es", [45]),
        ("à six heures et demie", "fr", [390]),
        ("dès vingt heures", "fr", [480]),
        ("um halb sieben", "de", [390]),
        ("um 6:30 Uhr", "de", [390]),
        ("Viertel vor acht", "de", [465]),
        ("sechs Uhr dreißig", "de", [390]),
        ("às sete e meia", "pt", [450]),
        ("às vinte horas", "pt", [480]),
    ],
)
def test_the_same_time_has_the_same_value(text: str, language: str, minutes: list[int]) -> None:
    assert [time.value for time in clock_times(text, language)] == minutes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ça dure trois heures", "fr"),
        ("eine halbe Stunde", "de"),
        ("six boats and a half", "en"),
        ("3.5", "en"),
    ],
)
def test_what_lasts_is_no_time_of_day(text: str, language: str) -> None:
    assert list(clock_times(text, language)) == []


def test_an_hour_belongs_to_its_part_of_the_day() -> None:
    assert [time.parts_of_day for time in clock_times("at 9 am, at 6 pm", "en")] == [("0",), ("2", "3")]
