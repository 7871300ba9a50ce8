"""By keyboard alone the main action of each page is near, and nothing on the way holds somebody fast."""

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Table
from tests.support.page_state import drawn, focused

NAME = (
    "['main', 'body'].includes(e.localName) ? ''"
    " : e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || e.value || e.localName"
)


def tabs_to(page: Page, name: str, most: int) -> int:
    """How many tabs it takes to what has this name; none where the page began there."""
    for count in range(most + 1):
        if name in focused(page, NAME):
            return count
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} tabs, and the focus is at: {focused(page, NAME)}")


def opened(page: Page, address: str, seen: str) -> Page:
    page.goto(address)
    expect(page.get_by_label(seen).or_(page.get_by_role("button", name=seen)).first).to_be_visible()
    return drawn(page)


HIDDEN = """(() => { const head = document.querySelector("header").getBoundingClientRect(), box = e.getBoundingClientRect()
  const aside = e.matches("body, main") || e.closest("header, .sc-head, a[href='#stMain']")
  return !aside && box.top < head.bottom - 1 && box.height < innerHeight / 2 ? e.outerHTML.slice(0, 120) : "" })()"""
"""What has the focus, where the head of the page stands over it."""


def test_the_main_action_is_at_most_ten_tabs_away(table: Table, person) -> None:
    page, base = person(), table.group.split("/group")[0]
    for address, name in (
        (base, "Join code"),
        (f"{base}/?join={table.code}", "Blue table"),
        (table.group, "Type a point"),
        (f"{table.group}&stage=threads", "Resonates"),
        (table.facilitator, "Call everyone here"),
    ):
        tabs_to(opened(page, address, name), name, 10)


def test_a_long_story_is_saved_within_fifteen_tabs(sample: Table, person) -> None:
    page = person(f"{sample.group}&stage=story")
    page.get_by_role("button", name="Reopen as a new revision").click()
    expect(page.get_by_role("button", name="Save as our story")).to_be_visible()
    opened(page, f"{sample.group}&stage=story", "Press to change the title")
    there = tabs_to(page, "Go on to saving the story", 14)
    page.keyboard.press("Enter")
    tabs_to(page, "Save as our story", 15 - there)


def test_no_control_of_a_story_keeps_the_focus(sample: Table, person) -> None:
    page = person(f"{sample.group}&stage=story")
    page.get_by_role("button", name="Reopen as a new revision").click()
    title = page.locator(".story .title[tabindex]")
    title.focus()
    page.keyboard.press("Tab")
    expect(title).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(title).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".story .writing")).to_be_focused()


def test_nothing_has_the_focus_below_the_head(sample: Table, person) -> None:
    page = person()
    page.set_viewport_size({"width": 1280, "height": 640})
    for address, name in (
        (sample.facilitator, "Add a group"),
        (f"{sample.group}&stage=threads", "New thread"),
    ):
        opened(page, address, name)
        for key in ["Tab"] * 40 + ["Shift+Tab"] * 30:
            page.keyboard.press(key)
            assert focused(page, HIDDEN) == "", key
