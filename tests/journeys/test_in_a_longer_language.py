"""In a language two fifths longer and from right to left, nothing on a page is cut, on a desk or on a phone."""

import pytest
from playwright.sync_api import expect

from storycraft.locales.choose_language import PSEUDO
from tests.journeys.conftest import Table
from tests.support.sight import cut


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_cut(table: Table, person, width: int) -> None:
    table.say("The oven was cold.", "We lit it together.")
    page = person()
    page.set_viewport_size({"width": width, "height": 900})
    for address in (table.facilitator, f"{table.group}&stage=experiences", f"{table.group}&stage=threads"):
        page.goto(f"{address}&lang={PSEUDO}")
        expect(page.locator(".sc-where")).to_be_visible()
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        expect(page.get_by_text("live~]")).to_be_visible()
        assert cut(page) == []
