"""Whoever comes to a page is in its field for points, or at its heading where it has none; on a phone always there."""

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Computers, Server, Table, own_link
from tests.journeys.test_from_empty_to_saved import open_workshop
from tests.support.page_state import drawn, focused

FIELD = "Type a point"
NAME = (
    "e.localName === 'h1' ? `h1 ${e.innerText}`"
    " : e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.outerHTML.slice(0, 80)"
)


def stands(page: Page, at: str) -> None:
    """Wait until the page is drawn, and what has the focus begins so; it stays there."""
    for _look in range(60):
        if focused(page, NAME).startswith(at) and drawn(page):
            break
        page.wait_for_timeout(250)
    page.wait_for_timeout(700)
    assert focused(page, NAME).startswith(at), focused(page, NAME)


def test_whoever_joins_with_a_code_can_type_at_once(server: Server, table: Table, person) -> None:
    page = person(server.url)
    stands(page, "h1 From what the room said")
    code = page.get_by_label("Join code")
    code.fill("ZZZ ZZZ")
    code.press("Enter")
    stands(page, "Join code")
    code.fill(table.code)
    code.press("Enter")
    stands(page, "h1 You are joining")
    page.get_by_role("button", name="Blue table").press("Enter")
    stands(page, FIELD)
    page.keyboard.insert_text("The stair was wet.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("li .words", has_text="The stair was wet.")).to_be_visible()
    page.reload()
    stands(page, FIELD)
    page.locator(".sc-choice.language summary").press("Enter")
    page.get_by_role("link", name="Deutsch").press("Enter")
    stands(page, "Einen Beitrag tippen")


def test_whoever_follows_a_link_can_type_at_once(table: Table, person) -> None:
    page = person(table.group)
    stands(page, FIELD)
    link = own_link(page)
    other = person(link)
    other.wait_for_url("**/group?*")
    stands(other, FIELD)
    other.goto(f"{table.group}&stage=threads")
    stands(other, "Resonates: type a point")
    # Where no points are entered it is the heading, which says whose page it is.
    other.goto(f"{table.group}&stage=story")
    stands(other, "h1 test whoever follows a link")


def test_on_an_own_laptop_one_types_at_once(server: Server, table: Table, person) -> None:
    page = person(f"{server.url}/?join={table.code}")
    page.get_by_label("My own phone or laptop").check()
    page.get_by_role("button", name="Blue table").press("Enter")
    stands(page, FIELD)


def test_a_phones_keyboard_does_not_come_up_unasked(server: Server, table: Table, browser: Browser) -> None:
    page = Computers(browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).take()
    page.goto(f"{server.url}/?join={table.code}")
    page.get_by_label("My own phone or laptop").tap()
    page.get_by_role("button", name="Blue table").tap()
    stands(page, "h1 ")
    page.get_by_label(FIELD).tap()
    stands(page, FIELD)
    page.context.close()


def test_whoever_opens_a_page_within_is_there(server: Server, person) -> None:
    page = person(server.url)
    stands(page, "h1 From what the room said")
    open_workshop(page, server.url, "Rain on the stairs")
    stands(page, "h1 ")
    page.get_by_role("link", name="Home").first.press("Enter")
    stands(page, "h1 From what the room said")
    page.get_by_role("button", name="Open the sample workshop").press("Enter")
    expect(page.locator(".sc-code")).to_be_visible()
    stands(page, "h1 ")
    page.get_by_role("link", name="Group").first.press("Enter")
    page.get_by_test_id("stButton").get_by_role("button", name="Pump house table").first.press("Enter")
    stands(page, FIELD)
    page.get_by_role("link", name="Stories").first.press("Enter")
    stands(page, "h1 ")
    page.get_by_role("link", name="Group").first.press("Enter")
    stands(page, FIELD)
