"""In a language two fifths longer and from right to left, nothing on a page is cut, on a desk or on a phone."""

import pytest
from playwright.sync_api import expect

from storycraft.locales.choose_language import PSEUDO
from tests.journeys.conftest import Server, Table
from tests.support.page_state import drawn
from tests.support.sight import cut

UNMARKED = """() => {
  const found = new Set()
  const unmarked = (text) => /[A-Za-z]{3,}/.test(text ?? "") && !text.includes("[")
  for (const node of document.querySelectorAll("body *")) {
    // Words of people's and names of files, and icons by their names.
    if (node.closest("script, style, noscript, .stHtml, [data-testid=stIconMaterial], svg")) continue
    if (node.matches("[role=option], [role=option] *, [data-testid=stFileChipName], [data-testid=stFileChip]")) continue
    const texts = [...node.childNodes].filter((child) => child.nodeType === Node.TEXT_NODE).map((child) => child.data)
    const names = ["aria-label", "title", "placeholder"].map((name) => node.getAttribute(name))
    for (const text of [...texts, ...names]) if (unmarked(text)) found.add(text)
  }
  return [...found].filter((text) => !/^ • [A-Z, ]+$|^qps$|^add icon$/.test(text))
}"""


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


def test_streamlit_too_speaks_the_language_of_the_page(server: Server, person) -> None:
    page = person(f"{server.url}/?lang={PSEUDO}")
    files = page.locator("input[type=file]")
    expect(files).to_be_attached()
    drawn(page)
    assert page.evaluate(UNMARKED) == []
    files.set_input_files({"name": "notes.exe", "mimeType": "application/x", "buffer": b"x"})
    expect(page.get_by_test_id("stFileChip")).to_contain_text("[Not taken")
    page.get_by_role("combobox").first.press_sequentially("zz")
    expect(page.get_by_text("[Nothing found")).to_be_visible()
    assert page.evaluate(UNMARKED) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 900})
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_role("navigation", name="[Pages")).to_be_visible()
    assert page.evaluate(UNMARKED) == []
    page.goto(f"{server.url}/nowhere?lang={PSEUDO}")
    expect(page.get_by_text("[There is no such page")).to_be_visible()
