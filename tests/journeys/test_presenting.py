"""A story before the room: large, paragraph by paragraph, by keys and by a clicker."""

import re

from playwright.sync_api import expect

from tests.journeys.test_from_empty_to_saved import save
from tests.journeys.test_receipts_on_the_page import told as told_by

SWIPE = """(node, across) => {
  const at = (clientX) => new Touch({ identifier: 1, target: node, clientX, clientY: 300 })
  node.dispatchEvent(new TouchEvent("touchstart", { touches: [at(300)] }))
  node.dispatchEvent(new TouchEvent("touchend", { changedTouches: [at(300 + across)] }))
}"""


def test_a_story_is_presented_and_reopened(table, person, shots) -> None:
    group = told_by(table, person)
    save(group)
    group.close()
    page = person(table.facilitator)
    expect(page.get_by_role("radio", name="Groups", exact=True)).to_be_visible()
    page.get_by_role("link", name="Stories", exact=True).click()
    expect(page.locator(".sc-cover")).to_be_visible()
    page.get_by_role("button", name="Present", exact=True).click()
    told, place = page.locator("dialog .told"), page.locator("dialog .place")
    expect(told).to_contain_text("Blue table")
    page.keyboard.press("PageDown")
    expect(place).to_have_text(re.compile("^2 of "))
    shots(page, "presenting")
    size = told.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert size >= 24
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("dialog.dark")).to_be_visible()
    page.keyboard.press("PageUp")
    expect(told).to_contain_text("Blue table")
    for across, now in ((-120, "^2 of "), (-20, "^2 of "), (120, "^1 of ")):
        page.locator("dialog[open] .screen").evaluate(SWIPE, across)
        expect(place).to_have_text(re.compile(now))
    page.keyboard.press("Escape")
    expect(told).not_to_be_visible()
    before = len(table.archive.drafts(table.id))
    page.get_by_role("button", name="Go on with it in a new draft").click()
    expect(page.get_by_text("The new draft stands first")).to_be_visible()
    newest, *_others = table.archive.drafts(table.id)
    assert len(table.archive.drafts(table.id)) == before + 1
    assert not newest.final
