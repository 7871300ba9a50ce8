"""Reads a day of the calendar that is written in figures: 2026-03-14, 14.3.2026, 14/03/2026."""

import re
from datetime import date

_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")


def days_written(text: str, language: str) -> tuple[date, ...]:
    """The days that the text can mean, when it is a date in figures and nothing else.

    In English 3/4/2026 is a day of March for some and of April for others: it means both.
    """
    written = text.strip()
    try:
        return (date.fromisoformat(written),)
    except ValueError:
        found = _DAY_FIRST.fullmatch(written)
    if not found:
        return ()
    first, second, year = (int(found[n]) for n in (1, 3, 4))
    orders = [(second, first)] + [(first, second)] * (language.partition("-")[0] == "en" and found[2] == "/")
    days = (_day(year, month, day) for month, day in orders)
    return tuple(dict.fromkeys(day for day in days if day))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
