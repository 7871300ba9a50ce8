"""Texts, plurals, numbers and times as each language has them."""

from datetime import UTC, date, datetime

import pytest
from babel import Locale

from storycraft.domain.message import N_, Listed, Message
from storycraft.locales.choose_language import LANGUAGES
from storycraft.locales.translator import translator


def test_english_texts_are_their_own_translation() -> None:
    assert translator("en").text("The {bird} sings.", {"bird": "wren"}) == "The wren sings."


def test_an_empty_text_stays_empty() -> None:
    assert translator("de").text("", {}) == ""


def test_a_message_within_a_message_is_translated_too() -> None:
    said = Message("{what}, {where}", what=N_("Stop"), where="Kiosk")
    assert translator("qps").message(said).startswith("[[Stop~], Kiosk")


def test_what_people_said_is_never_translated() -> None:
    assert translator("qps").message(Message("“{words}”", words="Stop")).startswith("[“Stop”")


@pytest.mark.parametrize(("code", "forms"), [("en", 2), ("de", 2), ("ar", 6), ("pt", 2)])
def test_browser_gets_a_text_for_each_form_of_a_plural(code: str, forms: int) -> None:
    assert len(translator(code).plural_forms("{count} oar", "{count} oars")) >= forms


@pytest.mark.parametrize("code", LANGUAGES)
def test_browser_chooses_the_form_that_the_text_has(code: str) -> None:
    said = translator(code)
    forms, rules = said.plural_forms("{count} point", "{count} points"), Locale.parse(said.tag)
    for number in range(200):
        form = forms[rules.plural_form(number)].replace("{count}", str(number))
        assert form == said.counted("{count} point", "{count} points", {"count": number})


def test_french_has_a_blank_before_the_colon() -> None:
    assert translator("fr").text("{name}: {text}", {"name": "Four", "text": "froid"}) == "Four\u00a0: froid"


@pytest.mark.parametrize(("code", "written"), [("en", "12,345.7"), ("de", "12.345,7"), ("es", "12.345,7")])
def test_numbers_are_written_as_in_the_language(code: str, written: str) -> None:
    assert translator(code).number(12_345.678, digits=1) == written


def test_number_in_a_text_is_written_as_in_the_language() -> None:
    assert translator("de").text("{count} x", {"count": 4_200}) == "4.200 x"


def test_days_are_told_in_the_language() -> None:
    days = {code: translator(code).day(date(2026, 5, 9)) for code in ("en", "fr", "de", "es", "pt")}
    assert days == {"en": "9 May", "fr": "9 mai", "de": "9. Mai", "es": "9 de mayo", "pt": "9 de maio"}
    assert translator("ar").clock(datetime(2026, 5, 9, 17, 5, tzinfo=UTC)) == "17:05"


@pytest.mark.parametrize(
    ("code", "told"),
    [("en", "14 March 2026"), ("de", "14. März 2026"), ("fr", "14 mars 2026"), ("ar", "14 مارس 2026")],
)
def test_a_date_is_written_out_and_other_words_are_kept(code: str, told: str) -> None:
    assert translator(code).full_date("2026-03-14") == told
    assert translator(code).full_date("in spring") == "in spring"


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("pt", "ltr"), ("qps", "rtl")])
def test_each_language_has_its_direction(code: str, direction: str) -> None:
    assert translator(code).direction == direction


def test_parts_of_a_message_are_listed_as_the_language_does() -> None:
    said = Message("{all}", all=Listed(("oar", N_("Stop"), "rope"), "or"))
    assert said == "oar, Stop or rope"
    assert [translator(code).message(said) for code in ("de", "es")] == [
        "oar, Anhalten oder rope",
        "oar, Parar o rope",
    ]
    assert translator("ar").listed(("oar", "rope"), "and") == "oar وrope"


def test_word_of_two_senses_has_a_translation_for_each() -> None:
    assert translator("de").text("Present", {}) != translator("de").text("Present", {}, "who is here")
    assert translator("qps").text("Present", {}, "who is here").startswith("[Present")
