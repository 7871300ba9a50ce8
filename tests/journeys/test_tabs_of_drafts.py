"""Drafts are tabs: pressed, walked by keyboard, and not in the way of the story on a phone."""

from dataclasses import replace

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Table

TELLINGS = ("plain", "group-voice", "letter", "news", "spine", "value", "plain", "letter")


def with_drafts(person, table: Table, tellings: tuple[str, ...] = TELLINGS) -> Page:
    """A story page whose drafts were told in this order, each with a first sentence of its own."""
    made = table.tell("The pump ran dry.", "We carried water up.")
    for number, telling in enumerate(tellings[1:], start=2):
        told = (replace(made.paragraphs[0][0], text=f"Account {number} of the dry pump."),)
        paragraphs = (told, *made.paragraphs[1:])
        table.archive.add_draft(
            table.id,
            replace(made, id="", telling=telling, title=f"Told {number}", paragraphs=paragraphs, made=None),
        )
    page = person(f"{table.group}&stage=story")
    expect(page.locator(".story .sentence").first).to_be_visible()
    return page


def chosen(page: Page) -> Locator:
    return page.get_by_role("tab", selected=True)


def beginning(page: Page) -> Locator:
    return page.locator(".story .sentence").first


def test_drafts_are_tabs_walked_by_keyboard(table, person) -> None:
    page = with_drafts(person, table, TELLINGS[:4])
    tabs = page.get_by_role("tablist", name="4 drafts").get_by_role("tab")
    expect(tabs).to_have_count(4)
    expect(chosen(page)).to_have_accessible_name("News item")
    expect(page.get_by_role("tabpanel", name="News item")).to_contain_text("Account 4")

    chosen(page).focus()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(chosen(page)).to_have_accessible_name("News item")  # a press shows it
    page.keyboard.press("Enter")
    expect(beginning(page)).to_contain_text("Account 3")
    expect(tabs.nth(1)).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Letter to a colleague")).to_be_visible()
    for key, at in (("End", 3), ("ArrowRight", 0), ("ArrowLeft", 3), ("Home", 0)):
        page.keyboard.press(key)
        expect(tabs.nth(at)).to_be_focused()
    page.reload()
    expect(beginning(page)).to_contain_text("Account 3")
    assert page.problems == []


def test_many_drafts_stand_behind_one_button(table, person, shots) -> None:
    page = with_drafts(person, table)
    tabs, more = page.get_by_role("tab"), page.get_by_role("button", name="3 more drafts")
    expect(tabs).to_have_count(5)
    shots(page, "tabs")
    more.focus()
    page.keyboard.press("Enter")
    rest = page.get_by_role("menu").get_by_role("menuitem")
    expect(rest).to_have_count(3)
    expect(rest.first).to_be_focused()
    shots(page, "tabs-more")
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(rest).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(rest.last).to_be_focused()
    page.keyboard.press("Enter")
    expect(beginning(page)).to_contain_text("The pump ran dry.")
    expect(chosen(page)).to_be_focused()
    expect(tabs).to_have_count(5)

    # What was brought into the row stays there when another one is pressed.
    name = chosen(page).get_attribute("aria-label")
    tabs.first.click()
    expect(beginning(page)).to_contain_text("Account 8")
    expect(page.get_by_role("tab", name=name)).to_be_visible()
    more.click()
    expect(rest.first).to_be_visible()
    page.locator(".story").click(position={"x": 2, "y": 2})
    expect(rest).to_have_count(0)


def test_on_a_phone_tabs_scroll_and_story_is_seen(table, person) -> None:
    page = with_drafts(person, table)
    page.set_viewport_size({"width": 360, "height": 640})
    expect(beginning(page)).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    chosen(page).focus()
    page.keyboard.press("End")
    last = page.get_by_role("tab").last
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport(ratio=0.9)
    page.get_by_role("button", name="3 more drafts").click()
    box = page.get_by_role("menu").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
