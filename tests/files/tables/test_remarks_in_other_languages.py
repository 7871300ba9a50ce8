"""What is said about a table is said whole in the language of its reader."""

import pytest

from storycraft.domain.errors import InputError
from storycraft.domain.message import Message
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import Formats
from storycraft.locales.translator import translator
from tests.files.tables.workbooks import workbook

FORMATS = Formats()


def in_german(name: str, data: bytes) -> str:
    """The remarks on a file, or why it is refused and what to do, in German."""
    try:
        said = read_workshop(name, data, FORMATS)[1]
    except InputError as error:
        said = (error.told,)
    assert all(isinstance(each, Message) for each in said)
    return "\n".join(translator("de").message(each) for each in said if isinstance(each, Message))


@pytest.mark.parametrize(("sign", "name"), [(",", "Komma"), (";", "Semikolon"), ("\t", "Tabulator")])
def test_the_sign_between_cells_has_its_name(sign: str, name: str) -> None:
    said = in_german("boats.csv", f"group{sign}text\nPier{sign}The mast broke{sign} and fell.\n".encode())
    assert name in said


def test_rows_of_another_sheet_are_counted_in_its_language() -> None:
    rows = [["text"], ["The mast broke."], ["Nobody was hurt."]]
    said = in_german("boats.xlsx", workbook(("Pier", rows), ("Quay", rows)))
    assert "Zeilen 1–3" in said
    assert "rows" not in said


def test_why_no_row_has_words_is_said_in_its_language() -> None:
    said = in_german("boats.csv", b"text,group\n<p>,Pier\n<br>,Quay\n")
    assert "Zeile" in said
    assert "only marks of HTML" not in said
