"""A facilitator, a group's laptop, a phone and the wall in one room, with a server that dies in the middle."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Server, own_link
from tests.journeys.test_from_empty_to_saved import enter_points, join, open_workshop
from tests.support.faultserver import FaultServer

PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
TYPE = "Type a point"


@pytest.fixture(autouse=True)
def holding(model: FaultServer) -> Iterator[None]:
    """The model holds: a weave is under way until it is stopped, however long the pictures take."""
    model.holds_at = 60
    yield
    model.holds_at = 0


@pytest.fixture(scope="module")
def server(server_with_model: Server) -> Server:
    return server_with_model


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, user_agent=PHONE, is_mobile=True, has_touch=True
    )
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def switch(page: Page, label: str) -> None:
    """Press a switch; while a page is drawn again its old one may still stand beside the new one."""
    expect(page.get_by_text(label, exact=True)).to_have_count(1)
    page.get_by_text(label, exact=True).click()


def send(page: Page, words: str) -> None:
    page.get_by_label(TYPE).fill(words)
    page.get_by_role("button", name="Add point").click()
    expect(page.get_by_text(words)).to_be_visible()


@pytest.mark.timeout(300)
def test_laptop_phone_and_wall_from_first_point_to_stopped_weave(
    server: Server, person, phone: Page, shots
) -> None:
    facilitator = person()
    code = open_workshop(facilitator, server.url, "Forty in a room")
    laptop = join(person(), server.url, code, "Blue table")
    wall = person()
    wall.goto(facilitator.get_by_role("link", name="Wall", exact=True).get_attribute("href"))

    # A phone joins without an account, and what it sends everybody sees at once.
    phone.goto(f"{server.url}/?join={code}")
    phone.get_by_role("button", name="Blue table").click()
    send(phone, "From a phone: the kettle is where we meet.")
    for page in (laptop, wall):
        expect(page.get_by_text("the kettle is where we meet")).to_be_visible()
    enter_points(laptop, ["The night crew left a note for the day crew.", "Nobody answered it for a week."])
    expect(wall.get_by_text("Nobody answered it for a week.")).to_be_visible()

    # What the phone did not enter it can't change.
    expect(phone.get_by_text("Nobody answered it for a week.")).to_be_visible()
    expect(phone.get_by_role("button", name="Edit")).to_have_count(1)

    # Hidden until revealed.
    switch(facilitator, "Hide points until revealed")
    expect(wall.get_by_text("hidden until all are in")).to_be_visible()
    expect(phone.get_by_text("2 points more, hidden")).to_be_visible()
    switch(facilitator, "Hide points until revealed")
    expect(wall.get_by_text("hidden until all are in")).to_have_count(0)
    expect(wall.get_by_text("Nobody answered it for a week.")).to_be_visible()

    # The server dies while somebody types; the words are still there, and the page comes back by itself.
    phone.get_by_label(TYPE).fill("Half a sentence about")
    laptop.get_by_label("Type a point, or paste many").fill("What we")
    laptop.wait_for_timeout(900)
    server.restart()
    expect(laptop.get_by_text("live", exact=True)).to_be_visible()
    expect(laptop.get_by_label("Type a point, or paste many")).to_have_value("What we")
    expect(phone.get_by_label(TYPE)).to_have_value("Half a sentence about")
    send(phone, "Half a sentence about the ladder.")
    expect(laptop.get_by_text("Half a sentence about the ladder.")).to_be_visible()
    laptop.get_by_label("Type a point, or paste many").fill("")
    laptop.wait_for_timeout(900)

    # Everyone is called to the story, with a timer that all see.
    facilitator.get_by_role("button", name="Start timer").click()
    for page in (laptop, phone, wall):
        expect(page.get_by_role("timer")).to_have_text(re.compile("left"))
    shots(phone, "room-phone")
    phone.close()
    facilitator.get_by_role("radio", name="Creating a new story").click()
    facilitator.get_by_role("button", name="Call everyone here").click()
    expect(laptop.get_by_role("heading", name="Weave the first drafts")).to_be_visible()
    expect(wall.get_by_role("heading", name="Create a story")).to_be_visible()
    shots(facilitator, "room-facilitator")
    shots(wall, "room-wall")

    # A weave is one weave on every screen of the group, and any of them stops it.
    allow_model(facilitator)
    for page in (facilitator, wall):
        assert page.external == []
        page.close()
    second = person(own_link(laptop))
    laptop.get_by_role("button", name="Weave 4 points into 2 drafts").click()
    for page in (laptop, second):
        expect(page.locator(".sc-story")).to_contain_text("voice")
    second.get_by_role("button", name="Stop weaving").click()
    expect(laptop.get_by_text("The last weave was stopped.")).to_be_visible()
    assert laptop.external == []


def allow_model(facilitator: Page) -> None:
    facilitator.get_by_role("radio", name="Language model").click()
    facilitator.get_by_role("button", name="Use the model in this workshop").click()
    expect(facilitator.get_by_text("This workshop uses")).to_be_visible()


def test_second_laptop_gets_in_with_the_groups_own_link_only(server: Server, table, person) -> None:
    laptop, other = person(), person()
    for page in (laptop, other):
        page.goto(f"{server.url}/?join={table.code}")
        page.get_by_role("button", name="Blue table").click()
        if page is laptop:
            expect(page.get_by_text("live", exact=True)).to_be_visible()
    expect(other.get_by_role("alert")).to_contain_text("open on another screen already")
    link = own_link(laptop)
    laptop.close()
    other.goto(link)
    expect(other.get_by_label("Type a point, or paste many")).to_be_visible()


def test_second_facilitator_takes_over_and_the_first_is_shut_out(table, person) -> None:
    first, second = person(table.facilitator), person(table.facilitator)
    second.get_by_role("radio", name="Workshop").click()
    second.get_by_role("button", name="Renew the facilitator's link").click()
    second.get_by_role("button", name="Renew the link").click()
    expect(first.get_by_role("alert")).to_contain_text("does not open a workshop")
    expect(second.get_by_role("radio", name="Workshop")).to_be_visible()


UNSAFE = "img[src^='http'], a[href^='javascript'], a[href*='evil'], .katex, script[src*='evil']"


def harmless(page: Page) -> None:
    """Nothing that was said became more than words, and nothing was asked of another machine."""
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") is None
    assert page.locator(UNSAFE).count() == 0
    assert page.external == []


def test_the_words_of_a_hostile_room_stay_words(server: Server, person) -> None:
    hostile = Path(__file__).parents[1].joinpath("data", "hostile.txt").read_text("utf-8").splitlines()
    name = "**Blue** :red[x] $$y$$ ![x](http://evil.invalid/x.png) :smile: <i>z</i>"
    facilitator, page = person(), person()
    code = open_workshop(facilitator, server.url, "<b>Bold</b> & [link](javascript:alert(1))")
    join(page, server.url, code, name)
    page.get_by_label("Type a point, or paste many").fill("\n".join(hostile))
    page.get_by_role("button", name=f"Add {len(hostile)} points").click()
    expect(page.get_by_text("alert('point')").first).to_be_visible()
    harmless(page)
    facilitator.get_by_role("radio", name="All points").click()
    expect(facilitator.get_by_text("alert('point')").first).to_be_visible()
    harmless(facilitator)
    facilitator.get_by_role("link", name="Group", exact=True).click()
    expect(facilitator.get_by_role("button", name="**Blue** :red[x] $$y$$ ![x](http")).to_be_visible()
    harmless(facilitator)
    page.get_by_role("radio", name="5. Creating a new story").click()
    page.get_by_role("button", name=re.compile("^Weave .* points")).click()
    expect(page.get_by_role("radio", name="Compare")).to_be_visible()
    harmless(page)
    page.close()

    facilitator.get_by_role("link", name="Facilitator", exact=True).click()
    facilitator.goto(facilitator.get_by_role("link", name="Wall", exact=True).get_attribute("href"))
    expect(facilitator.get_by_role("listitem").first).to_be_visible()
    harmless(facilitator)
    for way in ("This is", "My own phone or laptop"):
        facilitator.goto(f"{server.url}/?join={code}")
        facilitator.get_by_text(way).click()
        expect(facilitator.get_by_role("button", name="**Blue** :red[x] $$y$$ ![x](http")).to_be_visible()
        harmless(facilitator)
