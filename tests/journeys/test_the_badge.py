"""The badge says whether a page is live, truthfully, and a page that is not loses no word and no focus."""

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys.conftest import Computers, Server

TYPE = "Type a point, or paste many"
LONG = 20_000


@pytest.fixture
def computers(browser: Browser) -> Computers:
    """New ones: a clock that a test has set stays with its computer."""
    return Computers(browser)


def badge(page: Page, word: str) -> None:
    # While a page is drawn again, the badge that goes may still stand below the one that comes. Before anything is heard
    # it is there unseen, with its first word, and keeps the room that it will take.
    expect(page.locator(".badge:not(.soon)").first).to_have_text(word, timeout=LONG)


def half_typed_and_focused(page: Page) -> None:
    expect(page.get_by_label(TYPE)).to_have_value("Half a sentence about")
    expect(page.get_by_label(TYPE)).to_be_focused()


def test_page_says_offline_frozen_and_dead_and_comes_back(server: Server, table, person) -> None:
    page = person()
    page.clock.install()
    page.goto(table.group)
    badge(page, "live")
    page.get_by_label(TYPE).click()
    page.get_by_label(TYPE).press_sequentially("Half a sentence about")

    page.context.set_offline(True)
    badge(page, "offline")
    half_typed_and_focused(page)
    page.context.set_offline(False)
    badge(page, "live")
    half_typed_and_focused(page)

    # A server that is frozen closes nothing: only its silence tells.
    server.send(signal.SIGSTOP)
    page.clock.fast_forward(31_000)
    badge(page, "reconnecting")
    half_typed_and_focused(page)
    server.send(signal.SIGCONT)
    badge(page, "live")
    half_typed_and_focused(page)

    server.stop(signal.SIGKILL)
    badge(page, "reconnecting")
    half_typed_and_focused(page)
    server.start()
    badge(page, "live")
    half_typed_and_focused(page)


def test_shut_link_alone_is_not_asked_again(table, person) -> None:
    answers = [502, 429]
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.method)
        if answers:
            route.fulfill(status=answers.pop(0))
        else:
            route.continue_()

    page = person()
    page.clock.install()
    page.route("**/api/events?*", answer)
    page.goto(table.group)
    badge(page, "live")
    assert asked == ["GET", "HEAD", "HEAD", "GET"]

    page.context.set_offline(True)
    asked.clear()
    answers[:] = [503, 403]
    page.context.set_offline(False)
    badge(page, "reconnecting")
    badge(page, "offline")
    page.clock.fast_forward(10_000)
    page.wait_for_timeout(300)
    assert asked == ["GET", "HEAD"]


def test_where_no_stream_comes_through_page_looks_now_and_then(table, person) -> None:
    page, other = person(), person(table.group)
    page.clock.install()
    page.route("**/api/events?*", lambda route: route.fulfill(status=502))
    page.goto(table.group)
    badge(page, "reconnecting")
    page.get_by_label(TYPE).click()
    page.get_by_label(TYPE).press_sequentially("Half a sentence about")
    other.get_by_label(TYPE).fill("We share one boat")
    other.get_by_role("button", name="Add point").click()
    expect(other.get_by_text("We share one boat")).to_be_visible()
    expect(page.get_by_text("We share one boat")).not_to_be_visible()
    page.clock.fast_forward(15_000)
    expect(page.get_by_text("We share one boat")).to_be_visible()
    half_typed_and_focused(page)


@contextmanager
def without(table: str, data: Path) -> Iterator[None]:
    """The database lacks a table for a while, whatever happens meanwhile: others use it after this test."""

    def rename(old: str, new: str) -> None:
        with closing(sqlite3.connect(data / "storycraft.db")) as connection:
            connection.execute(f"ALTER TABLE {old} RENAME TO {new}")

    rename(table, f"{table}_away")
    try:
        yield
    finally:
        rename(f"{table}_away", table)


def test_page_without_its_database_says_so_and_comes_back(server: Server, table, person) -> None:
    page = person()
    page.clock.install()
    page.goto(table.group)
    badge(page, "live")
    with without("conduct", server.data):
        page.get_by_label(TYPE).fill("Said while the database was away")
        page.get_by_role("button", name="Add point").click()
        expect(page.get_by_text("The database did not answer as it should")).to_be_visible()
        badge(page, "reconnecting")
    page.clock.fast_forward(15_000)
    badge(page, "live")
    # It was said once, and is sent again by itself.
    expect(page.locator("li", has_text="Said while the database was away")).to_have_count(1)
    expect(page.get_by_label(TYPE)).to_have_value("")
