"""The word lists of each language: every entry is folded as texts are, stands once, and can be found in a text."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import storycraft.languages.pack
from storycraft.domain.errors import LanguageError
from storycraft.languages.entries import NOTHING
from storycraft.languages.folding import folded
from storycraft.languages.pack import LANGUAGES, pack, phrases, read_pack
from storycraft.languages.schema import Pack
from storycraft.languages.section import Section
from storycraft.text.words import words
from tests.languages.cldr import from_cldr, written
from tests.languages.examples import examples

FOLDER = Path(storycraft.languages.pack.__file__).parent


def sections(code: str) -> Iterator[tuple[str, Section]]:
    for name in type(pack(code)).model_fields:
        if isinstance(section := getattr(pack(code), name), Section):
            yield name, section


def word_lists(code: str) -> Iterator[tuple[str, frozenset[str]]]:
    for name, section in sections(code):
        for field, value in section:
            if isinstance(value, frozenset):
                yield f"{name}.{field}", value


def rules(code: str) -> Iterator[tuple[str, str]]:
    for name, section in sections(code):
        for field, info in type(section).model_fields.items():
            if "_rule" in repr(info.metadata) and getattr(section, field) != NOTHING:
                # A rule of the frame has names of other lists in braces.
                yield f"{name}.{field}", re.sub(r"\{[a-z_]+\}", "Ana", getattr(section, field))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_is_folded_as_the_words_of_a_text(code: str) -> None:
    for where, entries in word_lists(code):
        assert {entry: folded(entry) for entry in entries if folded(entry) != entry} == {}, where


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_grammar_is_found_in_a_text(code: str) -> None:
    for word in pack(code).common.function | pack(code).common.reporting | pack(code).connectives.telling:
        assert [w.folded for w in words(f"… {word.upper()} …", code)] == folded(word).split("-"), word


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_phrase_is_found_in_a_text_of_its_own(code: str) -> None:
    for where, rule in rules(code):
        for branch, texts in examples(rule):
            plain = (unicodedata.normalize("NFKC", text) for text in texts)
            assert any(phrases(rule).search(text) for text in plain), (
                f"{where}: {branch[:200]} in {texts[:3]}"
            )


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_file_holds_every_list_of_its_sections(code: str) -> None:
    for name, section in sections(code):
        assert not section.model_fields_set or section.model_fields_set == set(type(section).model_fields), (
            name
        )


def test_a_language_without_a_file_finds_nothing() -> None:
    assert pack("nl") == Pack()
    assert not phrases(pack("nl").negation.words).search("Not, never, nobody.")


def test_tag_with_a_region_names_the_file_of_its_language() -> None:
    assert pack("pt-BR") == pack("pt")


def test_words_that_yaml_takes_for_more_stay_words() -> None:
    assert {"no", "on", "off", "yes"} <= pack("en").common.function


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("name: Suomi\ncommon:\n  telltale: ja on\n  function: |-\n    ja on\n    ei ja\n  reporting: \"\"", 5, "twice"),
        ("name: Suomi\ncommon:\n  telltale: ja\n  function: |-\n    ja\n    e!\n  reporting: \"\"", 6, "can never match"),
        ("name: Suomi\n\ncommon:\n  telltale: ja\n  function: ja", 3, "lacks 'reporting'"),
        ("name: Suomi\ncommn:\n  telltale: ja", 2, "commn"),
        ("name: Suomi\nname: Finnish", 2, "twice"),
        ("name: Suomi\ncommon: [ja, on]", 2, "keys"),
        ("name: Suomi\ncommon:\n telltale: [ja: }\n", 3, "YAML"),
        ("negation:\n  words: |-\n    ei\n    (en\n  deny_nothing: ''\n  dissent: ''\n  consent: ''", 4, "regular"),
        ("negation:\n  words: |-\n    ei\n    (?:en)?\n  deny_nothing: ''\n  dissent: ''\n  consent: ''", 4, "everywhere"),
    ],
)  # fmt: skip
def test_a_faulty_file_is_refused_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(LanguageError, match=re.escape(says)) as refused:
        read_pack(text, "languages/fi.yaml")
    assert (refused.value.source, refused.value.line) == ("languages/fi.yaml", line)


@pytest.mark.parametrize("code", LANGUAGES)
def test_file_has_its_sections_in_the_order_of_the_schema(code: str) -> None:
    written = list(yaml.load((FOLDER / f"{code}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader))
    assert written == [name for name in Pack.model_fields if name in written]


@pytest.mark.parametrize("code", LANGUAGES)
def test_months_days_units_and_currencies_are_those_of_cldr(code: str) -> None:
    text = (FOLDER / f"{code}.yaml").read_text("utf-8")
    assert written(text, from_cldr(code)) == text
