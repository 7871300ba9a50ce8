"""`python -m tests.languages.cldr` writes names of months, days, units and currencies from CLDR into the language files.

CLDR is Unicode's collection of what things are called; babel brings it. Words that CLDR does not have stand beside
these lists, in lists of their own that nothing overwrites.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from babel import Locale

import storycraft.languages.pack
from storycraft.languages.folding import folded
from storycraft.languages.pack import LANGUAGES
from storycraft.receipts.facts.numbers import numbers

FOLDER = Path(storycraft.languages.pack.__file__).parent
TIMES = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
UNITS = {
    **{name: f"duration-{name}" for name in TIMES},
    "metre": "length-meter",
    "kilometre": "length-kilometer",
    "mile": "length-mile",
    "kilo": "mass-kilogram",
    "tonne": "mass-tonne",
    "litre": "volume-liter",
}  # fmt: skip
CURRENCIES = {
    "euro": ("EUR",),
    "dollar": ("USD", "CAD", "AUD"),
    "pound": ("GBP", "EGP", "LBP"),
    "franc": ("CHF", "XOF", "CDF"),
    "peso": ("MXN", "ARS", "CLP"),
}
"""Several of a kind: what their names have in common is the word for it."""

MORE_OFTEN_ELSE = {"fr": {"livre", "livres"}}
"""Words that people use more often for something else: books, in French."""


def from_cldr(code: str) -> Mapping[str, Mapping[str, str]]:
    """The lists of one language by section and field, as they stand in its file."""
    locale = Locale(code)
    names = (locale.months["format"]["wide"][month] for month in range(1, 13))
    days = (locale.days["format"]["wide"][day].partition("-")[0] for day in range(7))
    return {
        "dates": {"months": _lines(names), "days": _lines(days)},
        "measures": {
            "units": _entries({name: _unit(locale, key, code) for name, key in UNITS.items()}),
            "currencies": _entries(
                {name: _currency(locale, codes, code) for name, codes in CURRENCIES.items()}
            ),
        },
    }


def written(text: str, lists: Mapping[str, Mapping[str, str]]) -> str:
    """The text of a language file with these lists in place of what stands there."""
    for section, fields in lists.items():
        for field, block in fields.items():
            rule = rf"(^{section}:\n(?:[ #].*\n|\n)*?  {field}:).*\n(?:    .*\n)*"
            text = re.sub(rule, lambda found, block=block: found[1] + block, text, flags=re.MULTILINE)
    return text


def _unit(locale: Locale, key: str, code: str) -> Sequence[str]:
    patterns: Any = locale._data["unit_patterns"].get(key, {}).get("long", {})
    forms = (form.replace("{0}", "").strip() for form in patterns.values() if isinstance(form, str))
    # "Second" is an ordinal as well.
    return _words((form for form in forms if not numbers(folded(form), code)), code)


def _currency(locale: Locale, codes: Sequence[str], language: str) -> Sequence[str]:
    known: Any = locale._data["currency_names_plural"]
    found = [
        {word for form in (locale.currencies[money], *known.get(money, {}).values()) for word in form.casefold().split()}
        for money in codes
    ]  # fmt: skip
    return _words(set.intersection(*found), language)


def _words(forms: Iterable[str], code: str) -> Sequence[str]:
    return sorted(
        {form.casefold() for form in forms if re.fullmatch(r"[^\W\d_]{2,}", form)}
        - MORE_OFTEN_ELSE.get(code, set())
    )


def _lines(names: Iterable[str]) -> str:
    return " |-\n" + "".join(f"    {name.casefold()}\n" for name in names)


def _entries(words: Mapping[str, Sequence[str]]) -> str:
    return "\n" + "".join(f"    {name}: {' '.join(forms)}\n" for name, forms in words.items() if forms)


def main() -> None:
    for code in LANGUAGES:
        path = FOLDER / f"{code}.yaml"
        path.write_text(written(path.read_text(encoding="utf-8"), from_cldr(code)), encoding="utf-8")


if __name__ == "__main__":
    main()
