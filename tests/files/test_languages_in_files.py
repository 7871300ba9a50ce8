"""What is no code of a language is named with its place, in whatever file it stands, and never kept."""

from dataclasses import replace

import pytest

from storycraft.domain.language_code import is_language_code
from storycraft.domain.workshop import Workshop
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import Formats
from storycraft.storage import tables
from tests.files.stories.test_story_files import story, written

FORMATS = Formats()
WORDS = ["Español", "the language of the islands, as we speak it at home", "x" * 200, "e n"]
ROWS = "text,language\nThe mast broke.,{}\nNobody was hurt.,pt-BR\n"
NOTES = "---\nworkshop: Boats\nlanguage: '{}'\n---\n## Experiences\n- The mast broke.\n"


def read(name: str, text: str) -> tuple[Workshop, str]:
    workshop, notes = read_workshop(name, text.encode(), FORMATS)
    return workshop, "\n".join(notes)


@pytest.mark.parametrize("word", WORDS)
def test_a_row_of_no_language_is_of_the_workshops(word: str) -> None:
    workshop, notes = read("boats.csv", ROWS.format(f'"{word}"'))
    assert [point.language for point in workshop.contributions] == ["", "pt-BR"]
    assert f"Row 2: “{word[:20]}" in notes
    assert "is no code of a language" in notes


@pytest.mark.parametrize("word", WORDS)
def test_notes_of_no_language_are_english_and_say_so(word: str) -> None:
    workshop, notes = read("boats.md", NOTES.format(word))
    assert workshop.language == "en"
    assert f"Line 3: “{word[:20]}" in notes


@pytest.mark.parametrize("code", ["es", "pt-BR", "zh-Hant-TW", "de_AT"])
def test_a_code_is_kept_as_it_stands(code: str) -> None:
    assert read("boats.md", NOTES.format(code))[0].language == code
    assert read("boats.csv", ROWS.format(code))[0].contributions[0].language == code


@pytest.mark.parametrize("word", WORDS)
def test_points_of_a_story_file_are_of_the_workshops(word: str) -> None:
    told = story()
    said_in = replace(told, sources=tuple(replace(point, language=word) for point in told.sources))
    workshop, notes = read("table.md", written(said_in))
    assert {point.language for point in workshop.contributions} == {""}
    assert "is no code of a language" in notes


def test_whatever_is_a_code_fits_into_the_database() -> None:
    codes = [code for n in range(60) if is_language_code(code := ("en" + "-ab" * 20)[:n])]
    kept = (table.c.language.type.length for table in (tables.workshop, tables.contribution, tables.draft))
    assert len(codes[-1]) <= min(kept)


def test_many_words_for_languages_are_a_dozen_remarks() -> None:
    told = story()
    points = tuple(replace(told.sources[0], id=f"c{n}", language=f"tongue number {n}") for n in range(1, 41))
    workshop, notes = read("story.md", written(replace(told, sources=points)))
    assert {point.language for point in workshop.contributions} == {""}
    assert notes.count("is no code of a language") == 12
    assert "no codes of languages: 28 more" in notes
    assert len(notes.splitlines()) == 14
