"""Says the program's texts in one language, with its plurals, numbers, days and times."""

import gettext
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from storycraft.domain.message import LanguageName, Listed, Message, fill
from storycraft.languages.direction import direction_of
from storycraft.locales.choose_language import ENGLISH, PSEUDO

_SEVERAL = range(1_001)
"""Numbers among which each form of a plural has one, in all of the interface's languages."""


@lru_cache(maxsize=1_000)
def _decimal(number: float, pattern: str, locale: Locale) -> str:
    """A number in a pattern: every drawing of every screen asks for the same few."""
    return format_decimal(number, pattern, locale=locale)


_REGIONS = {ENGLISH: "en_GB", "pt": "pt_PT"}
"""Whose days and numbers stand beside the texts, where a language's own default is another region's."""


class Translator:
    """The texts of one language; English texts are their own keys, and what nobody has translated stays English."""

    def __init__(self, code: str, texts: gettext.NullTranslations) -> None:
        self.code = code
        self._texts = texts
        spoken = ENGLISH if code == PSEUDO else code
        self._locale = Locale.parse(_REGIONS.get(spoken, spoken))

    @property
    def direction(self) -> str:
        """ "rtl" or "ltr"."""
        return "rtl" if self.code == PSEUDO else direction_of(self.code)

    @property
    def tag(self) -> str:
        """The language by whose rules numbers and plurals are formed (BCP 47)."""
        return self._locale.language

    def text(self, template: str, values: Mapping[str, object], sense: str = "") -> str:
        """The text in this language, with the values in the places of their names; a word of two senses with one."""
        if not template:
            return ""
        found = self._texts.pgettext(sense, template) if sense else self._texts.gettext(template)
        return fill(found, self._shown(values))

    def counted(self, one: str, many: str, values: Mapping[str, object]) -> str:
        """The text for the number `count` among the values."""
        found = self._texts.ngettext(one, many, int(str(values["count"])))
        return fill(found, self._shown(values))

    def message(self, said: Message) -> str:
        """What another part of the program said, in this language."""
        if said.plural:
            return self.counted(said.template, said.plural, said.values)
        return self.text(said.template, said.values)

    def plural_forms(self, one: str, many: str) -> dict[str, str]:
        """The text for each category of plural (CLDR), for a script in the browser to choose from and fill."""
        return {category: self._texts.ngettext(one, many, n) for category, n in self._examples.items()}

    def number(self, number: float, *, digits: int = 0) -> str:
        """A number as this language writes it, with so many digits behind the point."""
        pattern = f"#,##0.{'0' * digits}" if digits else "#,##0"
        return _decimal(number, pattern, self._locale)

    def percent(self, share: float) -> str:
        """A share of one in per cent."""
        return format_percent(share, locale=self._locale)

    def clock(self, moment: time | datetime) -> str:
        """The time of day, with hours from 0 to 23, as it stands on a room's clock."""
        return format_time(moment, "HH:mm", locale=self._locale)

    def day(self, day: date) -> str:
        """A day with its month, without the year."""
        return str(format_skeleton("MMMMd", day, locale=self._locale))

    def full_date(self, written: str) -> str:
        """A date of the calendar with its year, "14 March 2026" for "2026-03-14"; any other text as it is."""
        try:
            return str(format_date(date.fromisoformat(written), "long", locale=self._locale))
        except ValueError:
            return written

    @cached_property
    def _examples(self) -> Mapping[str, int]:
        """A number for each category of plural, by the rules that texts and browsers have: those of no region."""
        found: dict[str, int] = {}
        rules = Locale.parse(self.tag)
        for number in _SEVERAL:
            found.setdefault(rules.plural_form(number), number)
        return found

    def language(self, code: str) -> str:
        """What this language calls another; "" where nobody has told."""
        return str(self._locale.languages.get(code, ""))

    def listed(self, parts: Iterable[str], joined: str = "") -> str:
        """What stands beside each other as one text, "a, b, c", or "a, b and c" and "a, b or c" if so `joined`."""
        if joined:
            style: Literal["standard", "or"] = "or" if joined == "or" else "standard"
            return format_list(list(parts), style, locale=self._locale)
        comma = str(self._locale.list_patterns["standard"]["middle"])
        return comma.removeprefix("{0}").removesuffix("{1}").join(parts)

    def _shown(self, values: Mapping[str, object]) -> dict[str, object]:
        return {name: self._value(value) for name, value in values.items()}

    def _value(self, value: object) -> object:
        if isinstance(value, Message):
            return self.message(value)
        if isinstance(value, LanguageName):
            return self.language(value.code) or value
        if isinstance(value, Listed):
            return self.listed((str(self._value(part)) for part in value.parts), value.joined)
        return self.number(value) if isinstance(value, int) and not isinstance(value, bool) else value


class _Pseudo(gettext.NullTranslations):
    """Every text in brackets and longer by two fifths: one without brackets was not marked, one that is cut shows it."""

    def gettext(self, message: str) -> str:
        return f"[{message}{(' ~~~~' * (len(message) // 12)) or '~'}]"

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@cache
def translator(code: str) -> Translator:
    """The translator of one of the interface's languages."""
    if code == PSEUDO:
        return Translator(code, _Pseudo())
    return Translator(code, gettext.NullTranslations() if code == ENGLISH else _read(code))


def _read(code: str) -> gettext.NullTranslations:
    # Compiled when it is first read: no second form of a catalogue can be older than the one that people edit.
    with files(__package__).joinpath(f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
