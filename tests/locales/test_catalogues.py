"""Each catalogue says what the English text says: with its values, in all forms of a plural, and to the end."""

import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from storycraft.locales.choose_language import ENGLISH, LANGUAGES
from storycraft.locales.extract import FOLDER

VALUE = re.compile(r"\{\w+\}")
TRANSLATED = [code for code in LANGUAGES if code != ENGLISH]


def catalogue(code: str) -> Catalog:
    with (FOLDER / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


def forms_of(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def translated(code: str) -> list[tuple[list[str], list[str]]]:
    """The English forms and the translated ones of each text that has a translation."""
    found = [([m.id] if isinstance(m.id, str) else list(m.id), forms_of(m)) for m in catalogue(code) if m.id]
    return [(english, forms) for english, forms in found if any(forms)]


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_has_the_values_of_its_text(code: str) -> None:
    for english, forms in translated(code):
        wanted = set(VALUE.findall(english[-1]))
        for form in forms:
            missing = wanted ^ set(VALUE.findall(form))
            assert missing <= ({"{count}"} if len(forms) > 1 else set()), (english, form)


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_counted_text_has_all_forms(code: str) -> None:
    wanted = catalogue(code).num_plurals
    for english, forms in translated(code):
        assert len(forms) == (wanted if len(english) > 1 else 1), english
        assert all(forms), english


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_keeps_the_blanks_at_its_ends(code: str) -> None:
    for english, forms in translated(code):
        for form in forms:
            assert form[:1].isspace() == english[-1][:1].isspace(), english
            assert form[-1:].isspace() == english[-1][-1:].isspace(), english


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_is_translated(code: str) -> None:
    assert [m.id for m in catalogue(code) if m.id and not all(forms_of(m))] == []
