"""All numbers and times that a text states."""

from dataclasses import dataclass
from functools import lru_cache

from storycraft.languages.folding import plain
from storycraft.receipts.facts.dates import Moment, moments
from storycraft.receipts.facts.quantities import Quantity, quantities
from storycraft.text.spans import taken


@dataclass(frozen=True, slots=True)
class Specifics:
    """All that a text claims in numbers and times."""

    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...]


@lru_cache(maxsize=50_000)
def specifics(text: str, language: str) -> Specifics:
    """What this text claims in numbers and times; the digits of a clock time are no numbers.

    Positions are those of the `plain` text.
    """
    text = plain(text)
    times = moments(text, language)
    places = taken((m.start, m.end) for m in times if m.kind in ("time", "often") and not m.implied)
    days = {m.start for m in times if m.kind == "day"}
    months = {m.start for m in times if m.kind == "month" and m.words[0].isdigit()}
    elsewhere = places | months
    counted = tuple(
        q
        for q in quantities(text, language)
        if q.number.start not in elsewhere and not (q.number.ordinal and q.number.start in days)
    )
    return Specifics(counted, times)
