"""Every page, in a browser that was never here: no error in its console, and no key in any request."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from storycraft.web.index_page import PATHS
from tests.journeys.conftest import Server, Table, own_link
from tests.journeys.test_from_empty_to_saved import join, open_workshop
from tests.web.test_nothing_outside import guarded, reached


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One that is refused every address but this machine's, and has asked for none at the end."""
    data = tmp_path_factory.mktemp("data")
    running = Server(data, **guarded(data))
    yield running
    running.stop()
    assert reached(data) == ""


class Watched:
    """A page in a context of its own, all that its console said, and all that it asked for."""

    def __init__(self, browser: Browser) -> None:
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.context.set_default_timeout(30_000)
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("websocket", lambda socket: self.asked.append(socket.url))


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[[str], Watched]]:
    contexts = []

    def open_page(address: str) -> Watched:
        watched = Watched(browser)
        contexts.append(watched.context)
        watched.page.goto(address)
        return watched

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.timeout(240)
def test_no_page_has_an_error_in_a_fresh_console(server: Server, visit) -> None:
    for path in (*PATHS, "/enter"):
        watched = visit(f"{server.url}{path}")
        watched.page.wait_for_load_state("networkidle")
        watched.page.wait_for_timeout(1000)
        # A link without anything behind its hash is told so with status 403, which browsers write down.
        errors = [error for error in watched.errors if not (path == "/enter" and "403" in error)]
        assert errors == [], path
        assert not [url for url in watched.asked if "/_stcore/" in url and path != "/" and path in url], path


@pytest.mark.timeout(240)
def test_link_opens_its_page_without_its_key_in_a_request(server: Server, table: Table, visit) -> None:
    archive, id_ = table.archive, table.id
    hashed = {
        f"w={id_}&fkey={archive.facilitator_key(id_)}": "Links",
        f"w={id_}&g=g2&key={archive.group_key(id_, 'g2')}": "Another screen",
    }
    for link, button in hashed.items():
        watched = visit(f"{server.url}/enter#{link}")
        expect(watched.page.get_by_role("button", name=button)).to_be_visible()
        expect(watched.page.get_by_text("live", exact=True)).to_be_visible()
        key = link.rpartition("=")[2]
        assert watched.errors == []
        assert not [url for url in (*watched.asked, watched.page.url) if key in url.partition("#")[0]]
        assert own_link(watched.page) == f"{server.url}/enter#{link}"
        watched.page.reload()
        expect(watched.page.get_by_role("button", name=button)).to_be_visible()
    wall = visit(f"{server.url}/enter#w={id_}&wkey={archive.wall_key(id_)}")
    expect(wall.page.locator(".sc-wall")).to_be_visible()
    assert wall.errors == []


def test_older_link_works_and_its_key_leaves_the_address(table: Table, visit) -> None:
    for link in (table.facilitator, table.group):
        watched = visit(link)
        expect(watched.page.get_by_text("live", exact=True)).to_be_visible()
        key = link.rpartition("=")[2]
        assert [url for url in watched.asked if key in url] == [link]
        assert key not in watched.page.url
        assert key not in watched.page.evaluate("document.cookie")


@pytest.mark.timeout(240)
def test_pages_of_workshop_have_no_error_in_a_fresh_console(server: Server, table: Table, visit) -> None:
    phone = visit(f"{server.url}/?join={table.code}")
    phone.page.get_by_text("My own phone or laptop").click()
    expect(phone.page.get_by_text("Where do your points go?")).to_be_visible()
    phone.page.get_by_role("button", name="Blue table").click()
    expect(phone.page.get_by_text("live", exact=True)).to_be_visible()
    group = visit(table.group)
    expect(group.page.get_by_text("live", exact=True)).to_be_visible()
    for watched, paths in (
        (phone, ("/phone", "/stories")),
        (group, ("/stories", "/group", "/phone", "/wall")),
    ):
        query = watched.page.url.partition("?")[2]
        for path in paths:
            watched.page.goto(f"{server.url}{path}?{query}")
            watched.page.wait_for_load_state("networkidle")
            expect(watched.page.get_by_test_id("stMainBlockContainer")).to_contain_text(
                re.compile("[A-Za-z]")
            )
        assert watched.errors == []


@pytest.mark.timeout(240)
def test_a_facilitator_and_a_phone_are_one_browser(server: Server, visit) -> None:
    watched = visit(server.url)
    code = open_workshop(watched.page, server.url, "Two roles, one browser")
    expect(watched.page.get_by_text("live", exact=True)).to_be_visible()
    other = watched.context.new_page()
    join(other, server.url, code, "Quay table")
    for page in (watched.page, other):
        page.reload()
        expect(page.get_by_text("live", exact=True)).to_be_visible()
    expect(watched.page.get_by_role("button", name="Links")).to_be_visible()
    expect(other.get_by_role("button", name="Another screen")).to_be_visible()
    copied = visit(watched.page.url)
    expect(copied.page.get_by_role("alert")).to_contain_text("browser that opened a link")
