"""Saving a text that others may change too: one's own save is one's own, and everybody else's stays in view."""

from playwright.sync_api import expect

from storycraft.domain.story import Element, FrameEntry
from tests.journeys.conftest import Table


def tell_who(table: Table, text: str) -> None:
    """Another screen fills “Who”."""
    frame = table.archive.frame(table.id, "g2")
    told = FrameEntry(element=Element.WHO, text=text)
    table.archive.save_frame(table.id, "g2", frame.with_entry(told))


def who_is_told(table: Table) -> str:
    return table.archive.frame(table.id, "g2")[Element.WHO].text


def test_own_save_is_one_save_and_others_words_stay(table, person) -> None:
    page = person(f"{table.group}&stage=story")
    who, where = (page.get_by_label(name, exact=True) for name in ("Who", "Where"))
    save = page.get_by_role("button", name="Save", exact=True).filter(visible=True)

    # A cursor in a field overwrites nothing.
    who.click()
    tell_who(table, "two nurses")
    expect(who).to_have_value("two nurses")
    where.click()
    page.wait_for_timeout(1000)
    assert who_is_told(table) == "two nurses"

    # A save by mouse is one.
    before = table.archive.frame(table.id, "g2").version
    who.fill("two porters")
    save.click(delay=120)
    expect(save).to_have_count(0)
    page.wait_for_timeout(1000)
    assert who_is_told(table) == "two porters"
    assert page.get_by_role("alert").count() == 0
    assert table.archive.frame(table.id, "g2").version == before + 1

    # A field that was emptied does not take others' words for its own.
    for words in ("two nurses", ""):
        who.fill(words)
        where.click()
        page.wait_for_timeout(1500)
        assert who_is_told(table) == words
    who.press_sequentially("two nur")
    tell_who(table, "the doctor")
    expect(page.get_by_text("Somebody changed this meanwhile").filter(visible=True)).to_have_count(1)
    where.click()
    page.wait_for_timeout(1000)
    assert who_is_told(table) == "the doctor"
