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


def test_a_cursor_in_a_field_overwrites_nothing(table, person) -> None:
    page = person(table.group)
    page.get_by_role("radio", name="5. Creating a new story").click()
    page.get_by_label("Who", exact=True).click()
    tell_who(table, "two nurses")
    expect(page.get_by_label("Who", exact=True)).to_have_value("two nurses")
    page.get_by_label("Where", exact=True).click()
    page.wait_for_timeout(1000)
    assert who_is_told(table) == "two nurses"


def test_a_save_by_mouse_is_one_save(table, person) -> None:
    page = person(table.group)
    page.get_by_role("radio", name="5. Creating a new story").click()
    page.get_by_label("Who", exact=True).fill("two nurses")
    page.get_by_role("button", name="Save", exact=True).filter(visible=True).click(delay=120)
    expect(page.get_by_role("button", name="Save", exact=True).filter(visible=True)).to_have_count(0)
    page.wait_for_timeout(1000)
    assert who_is_told(table) == "two nurses"
    assert page.get_by_role("alert").count() == 0
    assert table.archive.frame(table.id, "g2").version == 1


def test_emptied_field_does_not_take_others_words_for_its_own(table, person) -> None:
    page = person(table.group)
    page.get_by_role("radio", name="5. Creating a new story").click()
    who, where = (page.get_by_label(name, exact=True) for name in ("Who", "Where"))

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
