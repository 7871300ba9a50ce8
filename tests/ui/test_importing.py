"""The page takes the files that the command takes, shows the same notes, and what it would do before it does it."""

import pytest
from streamlit.testing.v1 import AppTest

from storycraft.domain.workshop import Workshop
from storycraft.files.workshop_files import read_workshop
from storycraft.wiring import Parts
from tests.files.tables.workbooks import workbook
from tests.ui.conftest import words

NOTES = b"# Hill\n## Experiences\n- The tap drips.\n# Dale\n- We water at dawn.\n"
TABLE = (
    b"author,group,stage,text\nMira,Hill,Weather,The tap drips.\nBo,hill,New and different,We water <b>twice</b>.\n"
    b"Cy,Hill,,\n"
)
BOOK = workbook(("Cover", [["Fill in Notes."]]), ("Notes", [["group", "text"], ["Hill", "Ours."]]))


def bring(home: AppTest, name: str, data: bytes) -> AppTest:
    home.file_uploader[0].set_value((name, data, "application/octet-stream"))
    home.run()
    assert not home.exception
    return home


def press(home: AppTest, label: str) -> AppTest:
    next(b for b in home.button if b.label == label).click().run()
    return home


def workshops(house: Parts) -> list[Workshop]:
    return [house.archive.workshop(key) for key in house.archive.workshop_revisions()]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.md", NOTES), ("a.txt", NOTES), ("a.csv", TABLE), ("a.tsv", TABLE), ("a.xlsx", BOOK)],
)
def test_page_shows_what_file_would_become_and_the_commands_notes(
    page, house: Parts, name: str, data: bytes
) -> None:
    home = bring(page("home"), name, data)
    workshop, notes = read_workshop(name, data, house.formats)
    said = words(home).replace("&#x27;", "'")
    assert f"{len(workshop.contributions)} point" in said
    for group in workshop.groups:
        assert group.name in said
    for note in notes:
        assert note.replace("<", "&lt;") in said
    assert workshops(house) == []
    press(home, "Import")
    (made,) = workshops(house)
    assert made.title == "a"
    assert [c.text for c in made.contributions] == [c.text for c in workshop.contributions]


def test_where_points_go_is_counted_by_stage(page) -> None:
    said = words(bring(page("home"), "a.csv", TABLE))
    assert "Experiences 1, New and different 1" in said


def test_the_columns_of_words_can_be_chosen(page, house: Parts) -> None:
    home = bring(page("home"), "form.csv", b"day,went well,did not\n1,The tap,The fence\n")
    assert "no column of text" in words(home)
    assert "--column" not in words(home)
    assert not [b for b in home.button if b.label == "Import"]
    home.multiselect[0].set_value(["went well", "did not"]).run()
    press(home, "Read these columns")
    assert "2 points" in words(home)
    press(home, "Import")
    (made,) = workshops(house)
    assert [c.text for c in made.contributions] == ["The tap", "The fence"]


def test_an_unknown_heading_goes_where_the_facilitator_says(page) -> None:
    home = bring(page("home"), "a.md", b"# Hill\n## Weather\n- It rained.\n")
    assert "Weather" in words(home)
    assert not [b for b in home.button if b.label == "Import"]
    next(s for s in home.selectbox if s.label.startswith("Where points")).set_value("inquiry").run()
    assert "Points of inquiry 1" in words(home)


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.tsv"])
@pytest.mark.parametrize("data", [b"PK\x03\x04", b"\xff\xfe\x00", b"\x00\x01", b"text\n\x00\n"])
def test_file_that_cannot_be_read_is_sentence_and_no_workshop(
    page, house: Parts, name: str, data: bytes
) -> None:
    home = bring(page("home"), name, data)
    assert not [b for b in home.button if b.label == "Import"]
    assert "sc-error" in words(home)
    assert workshops(house) == []


def test_words_of_a_file_are_no_markup(page) -> None:
    said = words(bring(page("home"), "a.csv", b"group,text\n<img src=x>,<script>alert(1)</script>\n"))
    assert "<img" not in said
    assert "<script" not in said
