"""A phone loads the icons that pages show, and not the thousands of Streamlit's font."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from storycraft.web.icon_font import ADDRESSES, ICONS, IconFont
from tests.web.subset_icons import NAMES, digest, icons_shown

BYTES = 20_000


def test_the_font_has_all_icons_that_are_shown() -> None:
    made_as, *there = NAMES.read_text("utf-8").split()
    assert made_as == digest()
    # Streamlit draws the filled star as another one.
    assert icons_shown() - {"star_filled"} <= set(there), "make icons"


def test_ours_stands_where_the_script_looks_for_its_own() -> None:
    [address] = ADDRESSES
    browser = TestClient(Starlette(middleware=[Middleware(IconFont)]))
    assert browser.get(address).content == ICONS.read_bytes()
    assert len(ICONS.read_bytes()) < BYTES
    assert browser.get("/static/media/another.woff2").status_code == 404
