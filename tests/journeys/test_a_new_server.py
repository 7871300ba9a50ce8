"""A page that stays open hears and is heard by a server that was started anew."""

import signal
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server, Table
from tests.support.page_state import drawn

CONNECTED = "[data-test-connection-state=CONNECTED]"


def anew(server: Server, *pages: Page) -> None:
    """Kill the server and start it again, and wait until it has drawn the pages."""
    server.stop(signal.SIGKILL)
    for page in pages:
        expect(page.locator(CONNECTED)).to_have_count(0)
    server.start()
    for page in pages:
        expect(page.locator(CONNECTED)).to_have_count(1)
        page.wait_for_timeout(500)
        drawn(page)


def test_a_point_added_on_page_from_link_is_kept(server: Server, table: Table, person) -> None:
    group = person(f"{table.group}&stage=experiences")
    expect(group.get_by_role("button", name="Add point")).to_be_visible()
    anew(server, group)
    group.get_by_label("Type a point").fill("The key hung on a nail.")
    group.get_by_role("button", name="Add point").click()
    expect(group.locator(".words", has_text="The key hung on a nail.")).to_be_visible()


def back(server: Server, page: Page) -> Page:
    """Kill the server and start it again, and give the page as soon as it is connected: it is not drawn yet."""
    server.stop(signal.SIGKILL)
    expect(page.locator(CONNECTED)).to_have_count(0)
    server.start()
    page.wait_for_selector(CONNECTED, state="attached")
    return page


def test_what_is_pressed_before_page_is_drawn_is_done(server: Server, table: Table, person) -> None:
    page = person(table.facilitator)
    pauses, controls = (
        page.get_by_role("switch", name="Pause input"),
        lambda: table.archive.controls(table.id),
    )
    expect(pauses).to_be_visible()
    back(server, page)
    pauses.click()
    expect(pauses).to_have_attribute("aria-checked", "true")
    drawn(page)
    assert wait_for(page, lambda: controls().frozen)
    back(server, page)
    page.get_by_role("button", name="Start timer").press("Enter")
    expect(page.get_by_role("button", name="Stop timer")).to_be_visible()
    back(server, page)
    page.get_by_role("button", name="Stop timer").press("Space")
    assert wait_for(page, lambda: not controls().timed)
    # Two at once, each once.
    back(server, page)
    pauses.click()
    page.get_by_role("button", name="Call everyone here").first.click()
    assert wait_for(page, lambda: controls().calls == 1 and not controls().frozen)
    page.wait_for_timeout(1_000)
    assert controls().calls == 1
    assert page.locator("[aria-busy=true]").count() == 0


def test_a_choice_made_before_page_is_drawn_is_kept(server: Server, sample: Table, person) -> None:
    page = person(f"{sample.group}&stage=story")
    page.get_by_role("button", name="Reopen as a new revision").click()
    expect(page.get_by_role("button", name="Save as our story")).to_be_visible()
    back(server, page)
    page.get_by_test_id("stCheckbox").filter(has_text="Plain reading").locator("label").click()
    expect(page.locator(".story.plain")).to_be_visible()
    back(server, page)
    page.get_by_role("radio", name="What it stands on").click()
    expect(page.get_by_role("radio", name="What it stands on")).to_be_checked()
    expect(page.locator(".story")).to_have_count(0)
    back(server, page)
    page.get_by_role("radio", name="4. Finding common threads").click()
    expect(page.get_by_role("heading", name="Somebody keeps the notebook")).to_be_visible()


def test_a_switch_without_server_is_turned_later(server: Server, table: Table, person) -> None:
    page = person(table.facilitator)
    pauses = page.get_by_role("switch", name="Pause input")
    expect(pauses).to_be_visible()
    server.stop(signal.SIGKILL)
    expect(page.locator(CONNECTED)).to_have_count(0)
    pauses.click()
    expect(pauses).to_have_attribute("aria-checked", "true")
    server.start()
    assert wait_for(page, lambda: table.archive.controls(table.id).frozen)
    expect(pauses).to_have_attribute("aria-checked", "true")


def wait_for(page: Page, true: Callable[[], bool]) -> bool:
    """Whether it becomes true within half a minute."""
    for _look in range(120):
        if true():
            return True
        page.wait_for_timeout(250)
    return False
