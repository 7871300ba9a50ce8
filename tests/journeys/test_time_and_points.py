"""In a real browser: a point is seen where it was typed, and a stage's time is seen and heard at its end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from storycraft.domain.controls import Controls
from tests.journeys.test_half_typed import LABEL, TYPE
from tests.journeys.test_the_room import PHONE
from tests.support.page_state import focused

LISTEN = """
window.heard = 0
const start = OscillatorNode.prototype.start
OscillatorNode.prototype.start = function (...given) { window.heard += 1; return start.apply(this, given) }
"""

UNTOUCHED = """
let touched = false
addEventListener("pointerdown", () => (touched = true), { capture: true })
Object.defineProperty(navigator, "userActivation", { get: () => ({ hasBeenActive: touched }) })
"""


def run_for(table, seconds: float, stage: str = "experiences") -> Controls:
    """Start a stage's timer that is over in so many seconds."""
    ends = datetime.now(UTC) + timedelta(seconds=seconds)
    controls = replace(table.archive.controls(table.id), timed=stage, ends=ends)
    return table.archive.save_controls(table.id, controls, "timer started")


def listening(person, url: str) -> Page:
    return person(url, script=LISTEN)


def test_new_point_is_marked_only_where_it_was_typed(table, person) -> None:
    table.say(
        *(
            f"Said before, number {number}, and long enough to fill a line of the list."
            for number in range(40)
        )
    )
    group, other = person(table.group), person(table.group)
    expect(other.get_by_label(TYPE)).to_be_visible()
    other.get_by_label(TYPE).press_sequentially("Half a sent")
    group.get_by_label(TYPE).fill("The forty-first.")
    group.get_by_label(TYPE).press("Control+Enter")
    mine = group.locator("li", has_text="The forty-first.")
    expect(mine).to_be_in_viewport()
    expect(mine).to_have_class("new")
    assert focused(group, LABEL).startswith(TYPE)

    theirs = other.locator("li", has_text="The forty-first.")
    expect(theirs).to_have_count(1)
    expect(theirs).not_to_be_in_viewport()
    expect(theirs).not_to_have_class("new")
    assert focused(other, LABEL).startswith(TYPE)
    expect(mine).not_to_have_class("new")

    # What others do afterwards moves nobody.
    group.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
    table.say("Said by somebody else.")
    expect(group.locator("li", has_text="Said by somebody else.")).to_have_count(1)
    expect(mine).not_to_be_in_viewport()


def test_the_keys_that_enter_a_point_stand_beside_the_field(table, person, browser) -> None:
    expect(person(table.group).get_by_text("Ctrl + Enter adds it")).to_be_visible()
    like_a_mac = "Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' })"
    mac = person(table.group, script=like_a_mac)
    expect(mac.get_by_text("⌘ Enter adds it")).to_be_visible()
    touched = browser.new_context(user_agent=PHONE, is_mobile=True, has_touch=True)
    phone = touched.new_page()
    phone.goto(table.group)
    expect(phone.get_by_label(TYPE)).to_be_visible()
    expect(phone.get_by_text("Enter adds it")).to_have_count(0)
    touched.close()


def test_the_end_of_the_time_is_seen_and_heard_once(table, person) -> None:
    group = listening(person, table.group)
    group.get_by_label(TYPE).click()
    run_for(table, 6)
    expect(group.get_by_role("timer")).to_contain_text("left")
    expect(group.get_by_role("button", name="Sound is on")).to_be_visible()
    assert group.evaluate("window.heard") == 0
    expect(group.get_by_role("timer")).to_have_text("Time is over")
    expect(group.get_by_text("Time is over")).to_have_count(2)  # one of them for those who hear the page
    heard = group.evaluate("window.heard")
    assert heard > 0
    group.wait_for_timeout(1_500)
    assert group.evaluate("window.heard") == heard

    # Whoever comes after the end, or goes to another stage, hears nothing of it.
    group.reload()
    expect(group.get_by_role("timer")).to_have_text("Time is over")
    group.get_by_role("radio", name="3. Points of inquiry").click()
    expect(group.get_by_role("timer")).to_be_hidden()
    assert group.evaluate("window.heard") == 0


def test_untouched_page_says_how_it_can_be_heard(table, person) -> None:
    # To a page that is looked at from a test, the browser gives a touch with every look.
    group = person(table.group, script=LISTEN + UNTOUCHED)
    run_for(table, 600)
    group.get_by_role("button", name="Press here to hear the end").click()
    expect(group.get_by_role("button", name="Sound is on")).to_be_visible()
    assert group.evaluate("window.heard") > 0
    group.get_by_role("button", name="Sound is on").click()
    expect(group.get_by_role("button", name="Sound is off")).to_be_visible()
    group.reload()
    expect(group.get_by_role("button", name="Sound is off")).to_be_visible()
    group.get_by_label(TYPE).click()
    run_for(table, 4)
    expect(group.get_by_role("timer")).to_have_text("Time is over")
    assert group.evaluate("window.heard") == 0
