"""The main states of all pages hinder nobody: axe finds nothing, and nothing is cut on small screens or in wide letters."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from storycraft.domain.controls import Switch
from tests.journeys.conftest import Table
from tests.support.page_state import drawn
from tests.support.sight import TURNED, cut, widen

COUNTS = {"moderate", "serious", "critical"}
"""Of axe's degrees. The one minor finding is Streamlit's: its field for files is a region without a role."""
LONG = "Bäckereitischgesellschaft" * 8
AXE = Axe().axe_script
VIOLATIONS = "axe.run({ resultTypes: ['violations'] }).then((found) => found.violations)"
"""Axe is read once in a page, and tells only what it finds: all that it passes took as long to say as to look at."""
SMALL = (640, 320)
"""A window of 1280 px at 200 and at 400 %."""
SIDEWAYS = """() => [...document.querySelectorAll(".sc-scroll")].filter((each) => each.scrollWidth > each.clientWidth + 1)
  .map((each) => `a table to be pushed aside: ${each.ariaLabel}`)"""
"""Tables of which a small screen shows only the first columns."""
CHARTED = "() => Boolean(document.querySelector('[data-testid=stVegaLiteChart]'))"
"""A chart takes the new width of its page late."""


def rest(page: Page) -> Page:
    drawn(page)
    page.wait_for_timeout(500)
    return page


def entered(page: Page, sample: Table) -> Iterator[str]:
    """The ways in, and the wall that they stand on."""
    base = sample.group.split("/group")[0]
    page.goto(base)
    expect(page.get_by_label("Join code")).to_be_visible()
    yield "home"
    page.goto(f"{base}/?join={sample.code}")
    expect(page.get_by_role("button", name="Start this group")).to_be_visible()
    yield "join"
    page.goto(f"{base}/wall?w={sample.id}&wkey={sample.archive.wall_key(sample.id)}")
    expect(page.locator(".sc-wall")).to_be_visible()
    yield "wall"
    page.get_by_text("Look", exact=True).click()
    yield "the choice of the look"


def facilitated(page: Page, sample: Table) -> Iterator[str]:
    """Each view of the facilitator's page."""
    page.goto(sample.facilitator)
    views = page.get_by_role("radiogroup", name="View").get_by_role("radio")
    expect(views.first).to_be_visible()
    for view in views.all_inner_texts():
        page.get_by_role("radio", name=view, exact=True).click()
        expect(page.get_by_role("radio", name=view, exact=True)).to_be_checked()
        yield f"facilitator: {view}"


def worked(page: Page, sample: Table) -> Iterator[str]:
    """Each stage of a group, and a thread that is named and about to be merged."""
    page.goto(f"{sample.group}&stage=threads")
    expect(page.locator(".threads .card h3").first).to_be_in_viewport()
    expect(page.get_by_role("button", name="New thread")).to_be_visible()
    stages = page.locator(".st-key-stage").get_by_role("radio")
    expect(stages).to_have_count(5)
    left = stages.first.bounding_box()["x"]
    for place in range(4):
        stages.nth(place).click()
        expect(stages.nth(place)).to_be_checked()
        assert stages.first.bounding_box()["x"] == left
        yield f"stage {place + 1}"
    page.get_by_role("button", name=re.compile("^Rename:")).first.click()
    page.get_by_role("button", name=re.compile("^Merge with:")).first.click()
    yield "a thread that is named, and a choice"


def told(page: Page, sample: Table) -> Iterator[str]:
    """What is done with a story, to the last of it."""
    page.goto(f"{sample.group}&stage=story")
    page.locator(".sentence").first.press("Enter")
    yield "a receipt"
    for part in ("What it stands on", "Weave more drafts", "Compare", "Read"):
        page.get_by_role("radio", name=part, exact=True).click()
        expect(page.get_by_role("radio", name=part, exact=True)).to_be_checked()
        yield part
    page.get_by_role("button", name="Present", exact=True).click()
    yield "a story before the room"
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Stories").click()
    expect(page.get_by_role("heading", name="Stories of this workshop")).to_be_visible()
    yield "all stories"


def in_rounds(page: Page, sample: Table) -> Iterator[str]:
    """What rounds ask of a phone and of groups, what is presented, and the form of a model."""
    archive, base = sample.archive, sample.group.split("/group")[0]
    controls = archive.controls(sample.id)
    for switch in (Switch.ROUND, Switch.READING_BACK, Switch.GALLERY):
        controls = controls.switched(switch, True)
    archive.save_controls(sample.id, controls, "rounds opened")
    page.goto(f"{base}/?join={sample.code}")
    page.locator("label", has_text="My own phone").click()
    expect(page.get_by_text("Where do your points go?")).to_be_visible()
    page.get_by_role("button", name="Valley table").click()
    expect(page.get_by_role("button", name="Add point")).to_be_visible()
    yield "a phone"
    archive.save_controls(sample.id, archive.controls(sample.id).calling("threads"), "everyone called")
    expect(page.locator(".gallery .point").first).to_be_visible()
    yield "a phone in a gallery round"
    page.goto(f"{base}/group?w={sample.id}&g=g3&key={archive.group_key(sample.id, 'g3')}&stage=story")
    expect(page.locator("li.open").first).to_be_visible()
    page.locator("li.open").first.get_by_role("button", name="Not quite").click()
    yield "a story that is read back"
    page.get_by_role("link", name="Stories").click()
    expect(page.locator(".sc-cover").first).to_be_visible()
    yield "a gallery of stories"
    yield from presented(page, sample)


def presented(page: Page, sample: Table) -> Iterator[str]:
    """The facilitator's form of a model, a story on the wall, and what turns its pages."""
    page.goto(sample.facilitator)
    page.get_by_role("radio", name="Language model").click()
    page.get_by_text("Connect a model").click()
    yield "the form of a model"
    page.get_by_role("radio", name="Present stories").click()
    page.get_by_role("button", name="Show on the wall").click()
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_visible()
    yield "what turns pages"
    page.goto(
        f"{page.url.split('/facilitator')[0]}/wall?w={sample.id}&wkey={sample.archive.wall_key(sample.id)}"
    )
    expect(page.locator("dialog .text")).to_be_visible()
    yield "the wall presents"


def findings(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(VIOLATIONS)
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found if each["impact"] in COUNTS]


def hidden(page: Page) -> list[str]:
    """What is not to be seen whole at 200 and 400 %, with letters set wide at the latter."""
    before, found = page.viewport_size, []
    for width in SMALL:
        page.set_viewport_size({"width": width, "height": 800})
        if width == SMALL[-1]:
            widen(page)
        page.wait_for_timeout(200)
        if page.evaluate(CHARTED):
            page.wait_for_timeout(1000)
        found += [f"{width}: {each}" for each in (*cut(page), *page.evaluate(SIDEWAYS))]
    page.set_viewport_size(before)
    return found


@pytest.mark.parametrize("lead", [entered, facilitated, worked, told, in_rounds])
def test_no_state_hinders_anybody(
    sample: Table, person, lead: Callable[[Page, Table], Iterator[str]]
) -> None:
    archive = sample.archive
    other = archive.add_group(sample.id, LONG[:100])
    for group in (sample.group_id, other.id):
        archive.add_contributions(sample.id, group, "experiences", [("baker" * 12, LONG)])
    page = person()
    page.emulate_media(reduced_motion="reduce")  # a colour on its way to another is neither
    wrong = {state: findings(rest(page)) + hidden(page) for state in lead(page, sample)}
    assert len(wrong) >= 4
    assert {state: found for state, found in wrong.items() if found} == {}


def test_arabic_hinders_nobody_either(sample: Table, person) -> None:
    page = person()
    for stage, first in (
        ("experiences", ".words"),
        ("threads", ".threads .card"),
        ("story", ".story .sentence"),
    ):
        page.goto(f"{sample.group}&stage={stage}&lang=ar")
        expect(page.locator(first).first).to_be_visible()
        assert findings(rest(page)) + hidden(page) == [], stage
        assert page.evaluate(TURNED) == [], stage
    # The options of a row are round where it begins.
    corners = "(option) => [getComputedStyle(option).borderTopLeftRadius, getComputedStyle(option).borderTopRightRadius]"
    row = page.locator("[data-variant=segmented_control]").first
    left, right = row.evaluate(corners)
    assert (left, right != left) == ("0px", True)
