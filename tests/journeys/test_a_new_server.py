"""A page that stays open hears and is heard by a server that was started anew."""

import signal

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
