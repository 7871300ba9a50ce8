"""The page that every address serves names what it needs first, and nothing that it does not need."""

import re

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import config

from storycraft.web.compressed_assets import ASSETS
from storycraft.web.index_page import DRAWN_BY, DRAWN_IN, PAGES_FOLDER, show_page


@pytest.fixture
def page() -> str:
    return TestClient(Starlette(routes=[Route("/", show_page)])).get("/").text


def test_modules_that_draw_our_elements_are_asked_for_at_once(page: str) -> None:
    asked = re.findall(r'rel="modulepreload" crossorigin href="\./(static/js/[^"]+)"', page)
    assert all((ASSETS / each).is_file() for each in asked)
    assert len(asked) == len(set(asked))
    for name in DRAWN_BY:
        assert any(each.startswith(f"static/js/{name}.") for each in asked)


def test_it_has_our_name_from_its_first_moment(page: str) -> None:
    assert re.findall("<title>(.*?)</title>", page) == ["Storycraft"]


def test_a_page_waits_for_no_style_sheet_of_others(page: str) -> None:
    assert page.index('rel="stylesheet"') > page.index(DRAWN_IN)


def test_no_font_of_others_is_asked_for(page: str) -> None:
    assert 'as="font"' not in page


def test_the_page_says_where_its_fonts_lie(page: str) -> None:
    asked = re.findall(r'url\("/app/static/([^"]+)"\)', page)
    assert asked
    assert all((PAGES_FOLDER / "static" / each).is_file() for each in asked)


def test_a_drawing_tells_of_no_fonts() -> None:
    assert not config.get_options_for_section("theme")["fontFaces"]


def test_a_browser_keeps_a_look_and_an_address_does_not() -> None:
    browser = TestClient(Starlette(routes=[Route("/", show_page)]), follow_redirects=False)
    led_on = browser.get("/?w=1&look=dark.still")
    assert led_on.status_code == 303
    assert led_on.headers["location"] == "/?w=1"
    assert 'data-look="dark.still"' in browser.get("/?w=1").text


@pytest.mark.parametrize("asked", ["", "blue", 'light.dark"><script>', "." * 900])
def test_an_unknown_look_is_left_to_the_system(asked: str) -> None:
    browser = TestClient(Starlette(routes=[Route("/", show_page)]), follow_redirects=False)
    location = browser.get("/", params={"look": asked}).headers["location"]
    assert location == "/"
    assert re.search('<html [^>]*data-look="(light)?">', browser.get("/").text)
