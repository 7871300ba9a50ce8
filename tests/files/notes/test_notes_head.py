"""The head of a notes file: names in any case, fields that nothing is taken from, and a language that is not named."""

import pytest

from storycraft.files.notes.notes_file import read_notes
from storycraft.formats.loader import Formats

FORMATS = Formats()
POINTS = (
    "# Weir\n## Experiences\n- The sluice stuck on the first night of the flood, and we held it by hand.\n"
)
LOCK = "# Wehr\n## Experiences\n- In der Nacht der Flut hat das Tor geklemmt, und wir haben es mit der Hand gehalten.\n"


def test_the_names_of_fields_are_read_in_any_case() -> None:
    workshop, notes = read_notes(
        f"---\nTitle: The weir\nDate: 3 May\nLANGUAGE: en\n---\n{POINTS}", "n.md", FORMATS
    )
    assert (workshop.title, workshop.date, workshop.language) == ("The weir", "3 May", "en")
    assert not notes


def test_a_second_name_of_the_workshop_is_said() -> None:
    workshop, notes = read_notes(f"---\nworkshop: The weir\nTitle: A day\n---\n{POINTS}", "n.md", FORMATS)
    assert workshop.title == "The weir"
    assert any("Title" in note for note in notes)


def test_a_field_that_nothing_is_taken_from_is_named() -> None:
    _, notes = read_notes(f"---\nworkshop: The weir\nWetter: Regen\n---\n{POINTS}", "n.md", FORMATS)
    assert any("Line 3" in note and "Wetter" in note and "place" in note for note in notes)


@pytest.mark.parametrize(("text", "language"), [(LOCK, "de"), (POINTS, "en")])
def test_notes_without_a_language_are_read_in_theirs(text: str, language: str) -> None:
    workshop, notes = read_notes(text, "n.md", FORMATS)
    assert workshop.language == language
    assert any("German" in note for note in notes) == (language == "de")
