"""On paper stand the words and no controls; a dark room has a dark wall; a forced palette tells what is chosen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Table
from tests.support.contrast import faint
from tests.support.page_state import drawn

LIGHT = """(name) => { const [r, g, b] = getComputedStyle(document.querySelector(name)).%s.match(/\\d+/g).map(Number)
  return (r + g + b) / 3 }"""


def test_paper_has_no_controls_and_forced_palettes_tell_stages(table: Table, person) -> None:
    table.say("The oven was cold.")
    page = person(table.group)
    expect(page.get_by_text("The oven was cold.")).to_be_visible()
    page.emulate_media(forced_colors="active")
    outline = "(node) => getComputedStyle(node).outlineStyle"
    assert page.get_by_role("radio", name="1. Experiences").evaluate(outline) == "solid"
    assert page.get_by_role("radio", name="3. Points of inquiry").evaluate(outline) != "solid"
    page.emulate_media(media="print", forced_colors="none")
    expect(page.get_by_text("The oven was cold.")).to_be_visible()
    for control in ("Add point", "Edit", "Another screen"):
        expect(page.get_by_role("button", name=control)).to_be_hidden()
    expect(page.get_by_role("link", name="Stories")).to_be_hidden()
    expect(page.locator(".sc-head")).to_be_hidden()


def test_on_paper_stories_have_notes_and_boards_no_controls(sample: Table, person) -> None:
    page = person(f"{sample.group}&stage=story")
    first = page.locator(".story .sentence").first
    expect(first).to_be_visible()
    expect(page.locator(".printed")).to_have_count(0)
    page.emulate_media(media="print")
    notes = page.locator(".story .printed li")
    expect(notes.first).to_contain_text("In March 2024 the big main at Alder Street burst")
    number = first.evaluate("(node) => getComputedStyle(node, '::after').content")
    assert number == '"\u20601"'  # a word joiner keeps it at the sentence's end
    for control in ("Present", "Save its file again"):
        expect(page.get_by_role("button", name=control)).to_be_hidden()
    page.emulate_media(media="screen")
    expect(page.locator(".printed")).to_have_count(0)
    page.get_by_role("radio", name="4. Finding common threads").click()
    expect(page.locator(".threads .card").first).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".threads .card .words").first).to_be_visible()
    expect(page.locator(".threads").locator("button:visible, input:visible, select:visible")).to_have_count(0)


def test_the_wall_is_dark_by_system_and_by_choice(table: Table, person) -> None:
    base = table.group.split("/group")[0]
    page = person(f"{base}/wall?w={table.id}&wkey={table.archive.wall_key(table.id)}")
    expect(page.locator(".sc-wall")).to_be_visible()
    assert page.evaluate(LIGHT % "backgroundColor", ".stApp") > 200
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.documentElement.dataset.look === 'dark'")
    assert page.evaluate(LIGHT % "backgroundColor", ".stApp") < 50
    assert page.evaluate(LIGHT % "color", ".sc-ask") > 200
    page.emulate_media(color_scheme="light")
    page.get_by_text("Look", exact=True).click()
    page.get_by_role("link", name="Dark").click()
    # Before anything is drawn: no light page flashes up in a dark room. A document begins without an element.
    page.wait_for_selector("html", state="attached")
    assert page.evaluate(LIGHT % "backgroundColor", "html") < 50
    expect(page.locator(".sc-wall")).to_be_visible()
    assert page.evaluate(LIGHT % "backgroundColor", ".stApp") < 50
    assert "look=" not in page.url


CHOSEN = "[aria-checked=true], [aria-selected=true], [aria-pressed=true], [aria-current=true]"
TOLD_APART = """(chosen) => {
  const inner = (node) => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]
  const all = (root) => [...root.querySelectorAll("*")].flatMap(inner)
  const nodes = all(document).filter((node) => node.checkVisibility())
  const marked = nodes.filter((node) => node.matches(chosen))
  const same = marked.filter((node) => getComputedStyle(node).outlineStyle === "none")
  return [marked.length, same.map((node) => node.outerHTML.slice(0, 120))]
}"""


def pages_in_view(page: Page, sample: Table) -> Iterator[str]:
    """The ways in, a phone, a group's stages, a story, drafts beside each other, and the wall."""
    base = sample.group.split("/group")[0]
    for address, seen in (
        ("", ".stApp form.sc-form"),
        ("/?join=QQQQQQ", ".sc-error"),
        (f"/?join={sample.code}", "#live .live"),
        (f"/wall?w={sample.id}&wkey={sample.archive.wall_key(sample.id)}", ".sc-wall"),
        (f"{sample.group.removeprefix(base)}&stage=experiences", "textarea"),
        (f"{sample.group.removeprefix(base)}&stage=threads", ".threads .card"),
        (f"{sample.group.removeprefix(base)}&stage=story", ".story .sentence"),
    ):
        page.goto(base + address)
        expect(page.locator(seen).first).to_be_visible()
        yield address
    page.locator(".story .sentence").first.press("Enter")
    page.get_by_role("radio", name="Compare", exact=True).click()
    expect(page.get_by_role("button", name="Take this paragraph").first).to_be_visible()
    yield "compare"
    page.goto(f"{base}/?join={sample.code}")
    page.get_by_label("My own phone or laptop").check()
    page.get_by_role("button", name="Valley table").click()
    expect(page.locator(".badge.live")).to_be_visible()
    yield "phone"


@pytest.mark.timeout(240)
def test_high_contrast_and_forced_colours_tell_all_on_every_page(sample: Table, person) -> None:
    page, marked = person(), 0
    page.emulate_media(contrast="more")
    found = {}
    for name in pages_in_view(page, sample):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(f"() => document.documentElement.dataset.look === '{scheme}'")
            page.wait_for_timeout(500)  # Streamlit fades from one colour to the other
            found[name, scheme] = faint(drawn(page), text=7)
        page.emulate_media(forced_colors="active")
        count, same = page.evaluate(TOLD_APART, CHOSEN)
        assert same == [], name
        marked += count
        page.emulate_media(forced_colors="none")
    assert {name: texts for name, texts in found.items() if texts} == {}
    assert marked >= 6
