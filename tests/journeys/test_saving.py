"""Saving a text that others may change too: one's own save is one's own, and everybody else's stays in view."""

import re
from dataclasses import replace

from playwright.sync_api import Locator, Page, expect

from storycraft.domain.story import Element, FrameEntry
from tests.journeys.conftest import Table
from tests.journeys.test_receipts_on_the_page import woven


def editing(table: Table, person) -> tuple[Page, Locator]:
    """A draft in the editor: the page, and the field with its text."""
    page = woven(table, person)
    page.get_by_role("radio", name="Edit", exact=True).first.click()
    return page, page.get_by_label("The draft's text")


def tell_who(table: Table, text: str) -> None:
    """Another screen fills “Who”."""
    frame = table.archive.frame(table.id, "g2")
    told = FrameEntry(element=Element.WHO, text=text)
    table.archive.save_frame(table.id, "g2", frame.with_entry(told))


def who_is_told(table: Table) -> str:
    return table.archive.frame(table.id, "g2")[Element.WHO].text


def changed(table: Table, old: str, new: str) -> None:
    """Another screen edits the draft that has these words."""
    draft = next(d for d in table.archive.drafts(table.id) if any(old in s.text for s in d.sentences))
    paragraphs = tuple(
        tuple(replace(s, text=s.text.replace(old, new)) for s in paragraph) for paragraph in draft.paragraphs
    )
    table.archive.revise_draft(replace(draft, paragraphs=paragraphs), "people")


def test_a_cursor_in_a_field_overwrites_nothing(table, person) -> None:
    page = person(table.group)
    page.get_by_role("radio", name="5. Creating a new story").click()
    page.get_by_label("Who", exact=True).click()
    tell_who(table, "two nurses")
    expect(page.get_by_label("Who", exact=True)).to_have_value("two nurses")
    page.get_by_label("Where", exact=True).click()
    page.wait_for_timeout(1000)
    assert who_is_told(table) == "two nurses"


def test_ones_own_save_is_no_change_by_others_when_it_is_stored_in_another_form(table, person) -> None:
    page, text = editing(table, person)
    text.fill(text.input_value() + " Nobody missed the minutes.[^c2]")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Earlier revisions")).to_be_visible()
    expect(text).to_have_value(re.compile(r"Nobody missed the minutes\.$"))
    expect(page.get_by_text("Somebody changed this meanwhile").filter(visible=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Save", exact=True).filter(visible=True)).to_have_count(0)


def test_a_marker_alone_is_saved_and_done(table, person) -> None:
    page, text = editing(table, person)
    before = text.input_value()
    text.fill(before + "[^c2]")
    page.get_by_role("button", name="Save", exact=True).click(delay=120)
    expect(page.get_by_text("Earlier revisions")).to_be_visible()
    expect(text).to_have_value(before)
    expect(page.get_by_role("button", name="Save", exact=True).filter(visible=True)).to_have_count(0)


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


def test_after_ones_own_save_others_changes_are_others_again(table, person) -> None:
    page, text = editing(table, person)
    text.fill(text.input_value() + " That was all.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Earlier revisions")).to_be_visible()
    text.press_sequentially(" Nearly")
    changed(table, "That was all.", "That was not all.")
    meanwhile = page.get_by_text("Somebody changed this meanwhile").filter(visible=True)
    expect(meanwhile).to_have_count(1)
    expect(page.get_by_role("button", name="Save mine instead").filter(visible=True)).to_have_count(1)


def test_an_emptied_field_does_not_take_others_words_for_its_own(table, person) -> None:
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
