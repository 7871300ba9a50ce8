"""Ctrl+Enter does what a field is for, Escape leaves it; both keep what was typed, in every field."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Table
from tests.journeys.test_the_focus_goes_on import press

COMPOSING = {"key": "Enter", "ctrlKey": True, "isComposing": True, "bubbles": True, "composed": True}


def left(field: Locator, typed: str) -> None:
    """Press Escape in a field: it is left with what was typed in it."""
    field.press("Escape")
    expect(field).not_to_be_focused()
    expect(field).to_have_value(typed)


def stage(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).click()


def test_points_are_added_and_changed(table: Table, person) -> None:
    page = person(table.group)
    field = page.get_by_label("Type a point")
    field.fill("The oven was cold.")
    left(field, "The oven was cold.")
    field.dispatch_event("keydown", COMPOSING)
    expect(page.get_by_role("button", name="Add point")).to_be_enabled()
    page.get_by_label("Role of the speaker").press("Control+Enter")
    expect(page.locator("li .words", has_text="The oven was cold.")).to_be_visible()
    press(page, "Edit")
    change = page.get_by_label("Edit this point")
    change.fill("The oven was warm.")
    left(change, "The oven was warm.")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_focused()
    change.press("Control+Enter")
    expect(page.locator("li .words", has_text="The oven was warm.")).to_be_visible()


def test_threads_are_named(table: Table, person) -> None:
    table.say("The oven was cold.")
    page = person(f"{table.group}&stage=threads")
    page.get_by_role("button", name="New thread").click()
    name = page.get_by_label("Title", exact=True)
    name.fill("Warmth")
    left(name, "Warmth")
    name.press("Control+Enter")
    expect(page.locator("article h3")).to_have_text("Warmth")
    page.keyboard.press("Escape")
    rename = page.get_by_role("button", name="Rename: Warmth")
    rename.press("Enter")
    page.locator("article input.title").press("Escape")
    expect(rename).to_be_focused()
    rename.press("Enter")
    title = page.locator("article input.title")
    title.fill("What kept us warm")
    left(title, "What kept us warm")
    page.reload()
    expect(title).to_have_value("What kept us warm")
    page.locator("article textarea").press("Control+Enter")
    expect(page.locator("article h3")).to_have_text("What kept us warm")


def test_groups_are_named_by_the_facilitator(table: Table, person) -> None:
    page = person(table.facilitator)
    field = page.get_by_label("Add a group")
    field.fill("Green table")
    left(field, "Green table")
    field.press("Control+Enter")
    way = page.locator(".sc-table a", has_text="Green table")
    expect(way).to_be_visible()
    page.get_by_role("link", name="Group", exact=True).press("Enter")
    page.locator(".stButton button", has_text="Green table").press("Enter")
    expect(page.locator("h1", has_text="Green table")).to_be_visible()
    expect(page.get_by_label("Type a point")).to_be_focused()
    page.get_by_role("link", name="Facilitator", exact=True).press("Enter")
    way.press("Enter")
    expect(page.locator("h1", has_text="Green table")).to_be_visible()
    expect(page.get_by_label("Type a point")).to_be_visible()
