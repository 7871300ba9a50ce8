"""Before Streamlit's scripts have come, a phone shows the question and the field that the page will have."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from typing import Any
from urllib.parse import parse_qsl

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.services.browsers import COOKIE, browser_in, new_cookie
from storycraft.services.check_link import new_entry
from storycraft.services.keep_typing import keep_typing
from storycraft.services.return_to_workshop import remember_workshop
from storycraft.wiring import Parts
from tests.ui.conftest import SERVING, data_of, words


@pytest.fixture
def served(house: Parts) -> Callable[..., str]:
    """The page at /phone as it is served to a browser, by its query."""
    browser = TestClient(Starlette(routes=SERVING["routes"]))
    browser.cookies.set(COOKIE, new_cookie())

    def get(workshop: str, role: Role = Role.PERSON, **more: str) -> str:
        entry = new_entry(workshop, role, browser_in(browser.cookies), "g2")
        return browser.get("/phone", params={**entry.query, **more}).text

    get.browser = browser
    return get


@pytest.fixture
def _asked_of_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYCRAFT_SIGN_IN", "everybody")


def told(page: str) -> dict[str, Any] | None:
    """What the script is told; None where nothing is shown."""
    found = re.search(r'<script type="application/json" id="first-sight-data">(.*?)</script>', page)
    return json.loads(found[1]) if found else None


def test_the_first_field_is_the_one_that_the_page_draws(
    house: Parts, sample: Workshop, page, served, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = new_entry(sample.id, Role.PERSON, browser_in(served.browser.cookies), "g2")
    monkeypatch.setattr("storycraft.ui.shared.page_entry.current_browser", lambda: entry.browser)
    for stage, key in (("experiences", "experiences"), ("inquiry", "inquiry"), ("threads", "resonates")):
        house.archive.keep_typing(
            sample.id, entry.owner, f"{sample.id}.{entry.owner}.point.{key}", "half a sen"
        )
        first = told(served(sample.id, stage=stage))
        drawn = data_of(page("phone", **entry.query, stage=stage), f"composer.{key}")
        assert first["composer"] == drawn
        assert (first["stage"], drawn["typed"]) == (stage, "half a sen")


def test_it_is_in_the_readers_language(sample: Workshop, served) -> None:
    assert told(served(sample.id, lang="de"))["composer"]["placeholder"] == "Einen Beitrag tippen"


def test_nothing_is_shown_where_nothing_can_be_typed(house: Parts, sample: Workshop, served) -> None:
    assert told(served(sample.id, stage="story")) is None
    assert told(served(sample.id, Role.GROUP)) is None
    assert told(served(sample.id, **{"pass": "guessed"})) is None
    house.archive.save_controls(sample.id, replace(house.archive.controls(sample.id), frozen=True), "paused")
    assert told(served(sample.id)) is None


@pytest.mark.parametrize("path", ["/", "/phone"])
def test_no_browser_or_proxy_keeps_it(sample: Workshop, served, path: str) -> None:
    entry = new_entry(sample.id, Role.PERSON, browser_in(served.browser.cookies), "g2")
    remember_workshop(sample.id, entry.browser, Role.PERSON, "g2")
    shown = served.browser.get(path, params=entry.query)
    assert sample.title in unescape(shown.text)
    assert shown.headers["cache-control"] == "no-store"
    for nobodys in ("/wall", "/group"):
        assert "private" in served.browser.get(nobodys).headers["cache-control"]


def test_home_shows_its_ways_back_and_its_field(page, sample: Workshop, served) -> None:
    browser = browser_in(served.browser.cookies)
    for role, group in ((Role.PERSON, "g2"), (Role.FACILITATOR, "")):
        remember_workshop(sample.id, browser, role, group)
    shown = served.browser.get("/", params={"lang": "fr"}).text
    assert "Code d" in shown
    led = [unescape(each) for each in re.findall('href="(/[a-z]+[?][^"]+)"', shown)]
    for address in led:
        path, query = address.split("?")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("storycraft.ui.shared.page_entry.current_browser", lambda: browser)
            assert sample.title in unescape(words(page(path[1:], **dict(parse_qsl(query)))))
    assert len(led) == 2


@pytest.mark.usefixtures("_asked_of_everybody")
def test_nothing_stands_on_home_before_somebody_has_signed_in(house: Parts, sample: Workshop, served) -> None:
    code = house.archive.join_code(sample.id)
    for query in ({}, {"join": code}):
        shown = served.browser.get("/", params=query).text
        assert told(shown) is None
        assert sample.title not in unescape(shown)
    sent = served.browser.post("/", params={"join": code}, data={"group": "g2"}, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, f"/?join={code}")


def test_words_of_people_are_no_markup_in_it(sample: Workshop, served) -> None:
    entry = new_entry(sample.id, Role.PERSON, browser_in(served.browser.cookies), "g2")
    words = "</script><script>alert(1)</script>"
    keep_typing(entry, f"{sample.id}.{entry.owner}.point.experiences", words)
    page = served(sample.id)
    assert "<script>alert" not in page
    assert told(page)["composer"]["typed"] == words


def test_a_browser_may_run_each_script_of_a_page(house: Parts, sample: Workshop, served) -> None:
    allowed = next(each.kwargs["inline"] for each in SERVING["middleware"] if "inline" in each.kwargs)
    code = house.archive.join_code(sample.id)
    shown = [served.browser.get(path).text for path in ("/enter", "/", f"/?join={code}", "/?join=QQQQQQ")]
    pages = "".join((served(sample.id), *shown))
    for script in re.findall(r"<script>(.*?)</script>", pages, re.DOTALL):
        digest = hashlib.sha256(script.encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in allowed
