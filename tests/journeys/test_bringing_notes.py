"""A table is shown as what it would become; importing it, by however many clicks, makes one workshop."""

import re
import sqlite3
from pathlib import Path

from playwright.sync_api import expect

TABLE = (
    "author,group,stage,text\nMira Q,Ropewalk,Weather,We mended the nets together.\n"
    "Bo T,ropewalk,New and different,We swap boats on Fridays.\nCy V,Quay,,\n"
)


def workshops(data: Path) -> list[str]:
    database = sqlite3.connect(data / "storycraft.db")
    titles = [title for (title,) in database.execute("SELECT title FROM workshop")]
    database.close()
    return sorted(titles)


def test_a_double_click_on_import_makes_one_workshop(server, person, shots, tmp_path: Path) -> None:
    (tmp_path / "harbour.csv").write_text(TABLE, encoding="utf-8")
    of_others = workshops(server.data)
    page = person()
    page.goto(server.url)
    page.set_input_files("input[type=file]", tmp_path / "harbour.csv")
    expect(page.get_by_text("“harbour” would have 2 points of 1 group")).to_be_visible()
    expect(page.get_by_text("Experiences 1, New and different 1")).to_be_visible()
    expect(page.get_by_text("Row 2: “Weather” is no stage of this format")).to_be_visible()
    expect(page.get_by_text("Row 4: no words")).to_be_visible()
    expect(page.get_by_text("The column “author” says who spoke")).to_be_visible()
    shots(page, "home-import")
    assert workshops(server.data) == of_others
    page.get_by_role("button", name="Import").dblclick()
    expect(page).to_have_url(re.compile("/facilitator"))
    expect(page.get_by_text("Ropewalk").first).to_be_visible()
    expect(page.locator("td.count", has_text="Points 2").first).to_be_visible()
    assert workshops(server.data) == sorted([*of_others, "harbour"])
    assert page.external == []
    assert page.problems == []
