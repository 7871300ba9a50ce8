"""After each action on points the focus stands on what comes next, never on the page's beginning."""

import re
from dataclasses import replace
from itertools import pairwise

from playwright.sync_api import Locator, Page, expect

from storycraft.domain.story import Sentence
from tests.journeys.conftest import Table
from tests.support.page_state import focused

SCROLLED_MS = 700
"""Until then a page would have come to rest."""
NAME = "`${e.localName} ${e.closest('li')?.querySelector('.words')?.textContent ?? ''}`.trim()"


def focus(page: Page) -> str:
    return focused(page, NAME)


def press(page: Page, name: str, place: int = 0) -> None:
    """Press a button of a point by the keyboard."""
    page.get_by_role("button", name=name, exact=True).nth(place).focus()
    page.keyboard.press("Enter")


def room(table: Table, person, *points: str) -> Page:
    table.say(*points)
    page = person(table.group)
    for point in points:
        expect(page.locator("li .words", has_text=point)).to_be_visible()
    return page


def test_who_adds_a_point_goes_on_in_the_field(table: Table, person) -> None:
    page = person(table.group)
    page.get_by_label("Type a point").fill("The oven was cold.")
    page.get_by_role("button", name="Add point").focus()
    page.keyboard.press("Enter")
    expect(page.locator("li .words", has_text="The oven was cold.")).to_be_visible()
    assert focus(page) == "textarea"
    expect(page.get_by_role("status").filter(has_text="1 point added.")).to_have_count(1)
    field = page.get_by_label("Type a point")
    field.fill("\n".join(f"Oven number {number} was cold too." for number in range(12)))
    field.press("Control+Enter")
    expect(page.locator("li .words", has_text="Oven number 11")).to_have_count(1)
    # The first of them stands below the field already: nothing is scrolled away from whoever goes on typing.
    page.wait_for_timeout(SCROLLED_MS)
    expect(field).to_be_in_viewport()


def test_who_changes_or_asks_is_back_where_it_was_opened(table: Table, person) -> None:
    page = room(table, person, "The oven was cold.", "Nobody slept.")
    press(page, "Edit", 1)
    page.keyboard.press("Escape")
    assert focus(page) == "button Nobody slept."
    press(page, "Edit", 1)
    page.get_by_label("Edit this point").fill("Nobody slept that night.")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Edit this point")).to_have_value("Nobody slept that night.")
    page.keyboard.press("Enter")
    expect(page.locator("li .words", has_text="Nobody slept that night.")).to_be_visible()
    assert focus(page) == "button Nobody slept that night."
    press(page, "Edit", 0)
    press(page, "Cancel")
    assert focus(page) == "button The oven was cold."

    # A question that is left is no question any more.
    press(page, "Withdraw")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Withdraw: sure?")).to_have_count(0)
    expect(page.locator("li .words", has_text="The oven was cold.")).to_be_visible()


def test_who_withdraws_a_point_is_at_the_next_one(table: Table, person) -> None:
    page = room(table, person, "The oven was cold.", "Nobody slept.", "Flour was short.")
    for gone, stands_on in (
        ("Nobody slept.", "button Flour was short."),
        ("Flour was short.", "button The oven was cold."),
    ):
        press(page, "Withdraw", 1)
        # The question waits as long as somebody is at it.
        page.wait_for_timeout(3_500)
        assert page.get_by_role("button", name="Withdraw: sure?").count() == 1
        page.keyboard.press("Enter")
        expect(page.locator("li .words", has_text=gone)).to_have_count(0)
        assert focus(page) == stands_on
    press(page, "Withdraw")
    page.keyboard.press("Enter")
    expect(page.locator("li .words")).to_have_count(0)
    assert focus(page) == "ul"


def test_what_goes_away_when_pressed_hands_the_focus_on(table: Table, person) -> None:
    page = person(table.facilitator)
    for pressed, comes in (("Close it", "Open it"), ("Open it", "Close it"), ("Start timer", "Stop timer")):
        press(page, pressed)
        expect(page.get_by_role("button", name=comes, exact=True)).to_be_visible()
        page.wait_for_function("() => document.activeElement !== document.body")
    press(page, "Stop timer")
    expect(page.get_by_role("button", name="Stop timer", exact=True)).to_have_count(0)
    page.wait_for_function("() => document.activeElement !== document.body")


def test_each_page_has_one_title_and_headings_in_order(table: Table, person) -> None:
    base = table.group.split("/group")[0]
    for url, title in (
        (base, "Storycraft"),
        (table.group, "Group · Storycraft"),
        (table.facilitator, "Facilitator · Storycraft"),
    ):
        page = person(url)
        expect(page).to_have_title(title)
        expect(page.locator("h1")).to_have_count(1)
        page.wait_for_timeout(1_000)
        levels = page.evaluate(
            "() => [...document.querySelectorAll('h1, h2, h3, h4')].map((n) => Number(n.localName[1]))"
        )
        assert levels[0] == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels


def test_escape_in_a_story_leads_back_to_its_opener(table: Table, person) -> None:
    made = table.tell("The well froze in March.", "We melted snow.")
    doubt, gap = Sentence("Forty wolves watched us."), Sentence("*open: Who dug the well?*")
    (first,), second = made.paragraphs
    table.archive.revise_draft(replace(made, paragraphs=((first, doubt), (*second, gap))), "people")
    page = person(f"{table.group}&stage=story")
    doubted = page.locator(".story .sentence", has_text="Forty wolves")
    next_one = page.get_by_role("button", name="Next to look at")

    def escaping(opener: Locator, key: str, then: Locator) -> None:
        """Open something from what has the focus, and leave it by Escape."""
        opener.focus()
        page.keyboard.press(key)
        expect(then).to_be_visible()
        page.keyboard.press("Escape")
        expect(opener).to_be_focused()

    card, writing = page.locator(".story .receipt"), page.locator(".story .writing")
    escaping(doubted, "Enter", card)
    escaping(doubted, "e", writing)
    escaping(page.locator(".story .title"), "Enter", writing)
    escaping(next_one, "Enter", card)
    expect(card).to_have_count(0)
    page.get_by_text("To look at: 1 sentence").click()
    escaping(page.locator("[class*=st-key-look] button").first, "Enter", card)

    doubted.focus()
    page.keyboard.press("e")
    page.keyboard.press("Control+End")
    page.keyboard.type(" They left.")
    page.keyboard.press("Escape")
    expect(page.locator(".story .sentence", has_text="They left.")).to_have_attribute(
        "title", re.compile(".")
    )
    expect(doubted).to_be_focused()
    expect(page.get_by_role("button", name="Open: Who dug the well? — ")).to_be_visible()
