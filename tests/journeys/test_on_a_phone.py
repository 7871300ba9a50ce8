"""On a small phone one can type at once: nothing is cut, nothing scrolls sideways, all can be touched."""

import json
import re
import signal
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.services.browsers import COOKIE
from storycraft.storage.archive import Archive
from tests.journeys.conftest import Computers, Server, Table
from tests.support.page_state import drawn
from tests.support.sight import cut

ALL = """() => { const within = (n) => [n, ...(n.shadowRoot ? all(n.shadowRoot) : [])]
  const all = (root) => [...root.querySelectorAll('*')].flatMap(within)
  return all(document).filter((n) => n.checkVisibility() && n.getBoundingClientRect().width > 1) }"""
SMALL_TYPE = f"""() => ({ALL})().filter((n) => n.matches('input:not([type=checkbox]), textarea, select')
  && parseFloat(getComputedStyle(n).fontSize) < 16).map((n) => n.outerHTML.slice(0, 100))"""
SMALL_TARGETS = f"""() => ({ALL})().filter((n) => n.matches('button, label:has(input[type=checkbox]), summary')
  && Math.round(n.getBoundingClientRect().height) < 44).map((n) => n.textContent)"""

LEFT_ALONE = """() => { const note = document.createElement('p')
  note.innerHTML = 'Start the app with “<bdi dir="ltr" class="sc-typed">make run HOST=0.0.0.0</bdi>” here.'
  document.querySelector('.block-container').append(note)
  const foot = (node, at) => { const range = new Range(); range.setStart(node, at); range.setEnd(node, at + 1)
    return range.getBoundingClientRect().bottom }
  const apart = []
  for (let width = 100; width < 340; width += 5) {
    note.style.width = `${width}px`
    const mark = note.firstChild
    if (Math.abs(foot(mark, mark.length - 1) - foot(note.querySelector('bdi').firstChild, 0)) > 9) apart.push(width)
  }
  note.remove()
  return apart }"""
"""At which widths an opening quotation mark does not stand in one line with what is to be typed."""


@pytest.fixture(scope="module")
def computers(browser: Browser) -> Computers:
    """Phones of 360 × 640."""
    return Computers(browser, viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)


@pytest.fixture
def phone(person: Callable[..., Page]) -> Callable[[str], Page]:
    """Opens an address on a phone, and waits until it is drawn."""

    def open_page(url: str) -> Page:
        page = person(url)
        expect(page.get_by_role("button", name="Add point")).to_be_visible(timeout=30_000)
        return page

    return open_page


def test_field_and_button_stand_on_the_first_screen(table: Table, phone) -> None:
    page = phone(table.group)
    for control in (page.get_by_role("button", name="Add point"), page.get_by_label("Type a point")):
        box = control.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 640
    # With the keyboard up, so does what was just added, below the points that there were.
    table.say(*(f"The well was dry in week {number}." for number in range(8)))
    expect(page.locator("li .words")).to_have_count(8)
    field, add = page.get_by_label("Type a point"), page.get_by_role("button", name="Add point")
    field.tap()
    # The same without it, and on a wide screen.
    for width, height in ((390, 430), (390, 844), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        expect(add).to_be_in_viewport(ratio=1)
        field.fill(f"Nobody had {height} keys to the shed.")
        add.tap()
        expect(page.locator("li", has_text=f"had {height} keys")).to_be_in_viewport(ratio=1)
        page.wait_for_timeout(600)  # it is brought into view slowly
        expect(field).to_be_focused()
        for control in (field, add):
            expect(control).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 390, "height": 430})
    # Whoever is called elsewhere begins there at the top.
    called = table.archive.controls(table.id).calling("threads")
    table.archive.save_controls(table.id, called, "everyone called", "threads")
    expect(page.get_by_role("heading", name="What have you heard")).to_be_in_viewport()
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == 390


def test_an_icon_is_drawn_and_not_spelt_out(table: Table, phone) -> None:
    page = phone(table.group)
    page.evaluate("() => document.fonts.ready")
    wide = "(icons) => icons.map((n) => [n.textContent, n.scrollWidth > 1.5 * n.offsetHeight]).filter((n) => n[1])"
    assert page.get_by_test_id("stIconMaterial").evaluate_all(wide) == []


def test_stages_are_one_line_and_keep_their_names(table: Table, phone) -> None:
    called = table.archive.controls(table.id).calling("threads")
    table.archive.save_controls(table.id, called, "everyone called", "threads")
    page = phone(f"{table.group}&stage=inquiry")
    marked = (
        "n => [getComputedStyle(n, '::before').content[1] === '◆', getComputedStyle(n).boxShadow !== 'none']"
    )
    shown = page.locator(".st-key-stage").get_by_role("radio").evaluate_all(f"(all) => all.map({marked})")
    assert shown == [[number == 4, number == 3] for number in range(1, 6)]
    stages = page.locator(".st-key-stage").get_by_role("radio")
    expect(stages).to_have_count(5)
    for name in ("3. Points of inquiry", "5. Creating a new story"):
        page.get_by_role("radio", name=name).click()
        expect(page.get_by_role("radio", name=name)).to_be_checked()
        middles = {round(box["y"] + box["height"] / 2) for box in map(Locator.bounding_box, stages.all())}
        assert len(middles) == 1


def test_all_can_be_read_and_touched_whatever_the_names_are(table: Table, phone) -> None:
    long = "Bäckereitischgesellschaft" * 8
    archive: Archive = table.archive
    group = archive.add_group(table.id, long[:100])
    archive.add_contributions(table.id, group.id, "experiences", [("baker", long)])
    key = archive.group_key(table.id, group.id)
    base = table.group.split("/group")[0]
    page = phone(f"{base}/group?w={table.id}&g={group.id}&key={key}")
    expect(page.get_by_text(long)).to_be_visible()
    assert cut(page) == []
    assert page.evaluate(SMALL_TYPE) == []
    assert page.evaluate(SMALL_TARGETS) == []
    assert page.evaluate(LEFT_ALONE) == []


def test_a_story_begins_on_the_first_screen(table: Table, phone) -> None:
    told = Draft(
        id="", group_id="g2", telling="plain", title="The oven that nobody owned", frame=Frame(),
        paragraphs=((Sentence("The oven stood cold for eleven years."),),), provenance=Provenance(weaver="people"),
    )  # fmt: skip
    for _ in range(3):
        table.archive.add_draft(table.id, told)
    page = phone(table.group)
    page.get_by_role("radio", name="5. Creating a new story").click()
    first = page.locator(".sentence").first
    expect(first).to_be_visible()
    # What stood on the stage before is taken away when the page is drawn to its end.
    drawn(page)
    # What can be done with it stands there by name, and is not cut.
    for part in page.locator(".st-key-story_bar").get_by_role("radio").all():
        expect(part).to_be_in_viewport(ratio=1)
    assert cut(page) == []
    assert first.bounding_box()["y"] <= 500  # so that four lines of it are read before one scrolls
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 360
    page.get_by_role("radio", name="What it stands on").click()
    expect(page.get_by_label("Who", exact=True)).to_be_visible()


def test_what_is_chosen_in_a_scrolling_row_is_in_view(table: Table, person) -> None:
    page = person(table.facilitator)
    page.get_by_role("radio", name="Log", exact=True).click()
    expect(page.get_by_role("heading", name="What happened")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_role("radio", name="Log", exact=True)).to_be_in_viewport(ratio=0.9)
    # What happened is read in whole words, and the ways into the room stand in one row.
    table.say("The bell rang twice.")
    kind = page.locator(".sc-table.log td", has_text="points added").first
    expect(kind).to_be_visible()
    assert (
        kind.evaluate("(cell) => Math.round(cell.clientWidth / parseFloat(getComputedStyle(cell).fontSize))")
        >= 7
    )
    ways = [way.bounding_box() for way in page.locator(".st-key-ways > *").all()]
    assert max(way["y"] for way in ways) - min(way["y"] for way in ways) < 5


def test_lost_room_is_said_and_words_stay(server: Server, table: Table, phone) -> None:
    page = phone(table.group)
    page.get_by_label("Type a point").fill("The oven was cold.")
    expect(page.locator(".badge:not(.soon)").first).to_have_text("live")
    # A browser that is set offline still hears what a server of the same machine sends on an open stream.
    server.stop(signal.SIGKILL)
    expect(page.locator(".away")).to_contain_text("out of reach")
    expect(page.locator(".away")).to_contain_text("What you type stays here")
    server.start()
    expect(page.locator(".away")).to_be_hidden()
    expect(page.get_by_label("Type a point")).to_have_value("The oven was cold.")


class HeldBack:
    """Streamlit's script, which does not come until `let_come`; `asked` is each time that it was asked for before."""

    def __init__(self, page: Page) -> None:
        self._comes = False
        self.asked: list[Route] = []
        page.route("**/static/js/index.*.js", self._hold)

    def let_come(self) -> None:
        """Let it come, also where it is asked for later."""
        self._comes = True
        for route in self.asked:
            route.continue_()

    def _hold(self, route: Route) -> None:
        if self._comes:
            route.continue_()
        else:
            self.asked.append(route)


def test_what_is_typed_and_added_at_once_is_handed_over(server: Server, table: Table, person) -> None:
    page = person()
    page.request.get(server.url, headers={"accept": "text/html"})  # gives the browser its cookie
    browser = next(each["value"] for each in page.context.cookies() if each["name"] == COOKIE).partition(".")[
        0
    ]
    key = table.archive.key_of(Role.PERSON, table.id, table.group_id, browser)
    script = HeldBack(page)
    page.goto(f"{server.url}/phone?w={table.id}&g={table.group_id}&pkey={key}", wait_until="commit")
    page.get_by_label("Type a point").fill("The oven was cold.")
    page.get_by_role("button", name="Add point").click()
    expect(page.get_by_role("button", name="Sending …")).to_be_disabled()
    page.evaluate("() => document.fonts.ready")
    first = page.get_by_label("Type a point").bounding_box()
    page.keyboard.insert_text("\nNobody had the.")
    page.keyboard.press("ArrowLeft")
    script.let_come()
    expect(page.get_by_role("listitem").filter(has_text="The oven was cold.")).to_have_count(1)
    expect(page.get_by_label("Type a point")).to_have_value("Nobody had the.")
    page.keyboard.insert_text(" key")
    expect(page.get_by_label("Type a point")).to_have_value("Nobody had the key.")
    now = page.get_by_label("Type a point").bounding_box()
    # Whoever changes the beginning of the page changes its first sight too.
    assert max(abs(now[side] - first[side]) for side in ("x", "y", "width")) <= 4
    # One person's role stays for the next point, in sight.
    page.get_by_label("Role of the speaker").fill("new member")
    page.get_by_role("button", name="Add point").click()
    expect(page.get_by_label("Type a point")).to_have_value("")
    expect(page.get_by_label("Role of the speaker")).to_have_value("new member")
    beside = page.locator(".as")
    expect(beside).to_have_text("as: new member")
    middle = "((r) => (r.top + r.bottom) / 2)"
    apart = f"n => Math.abs({middle}(n.getBoundingClientRect()) - {middle}(n.nextElementSibling.getBoundingClientRect()))"
    assert beside.evaluate(apart) <= 4
    assert page.problems == []


def test_who_scans_a_code_types_before_streamlit_is_there(server: Server, table: Table, person) -> None:
    page = person()
    script = HeldBack(page)
    page.goto(f"{server.url}/?join={table.code}")
    assert script.asked == []  # the page of a code needs nothing of it
    page.get_by_label("My own phone or laptop").check()
    assert page.evaluate(SMALL_TYPE) == page.evaluate(SMALL_TARGETS) == cut(page) == []
    page.get_by_role("button", name="Blue table").click()
    page.get_by_label("Type a point").fill("The oven was cold.")
    page.get_by_role("button", name="Add point").click()
    page.get_by_label("Type a point").press_sequentially("Nobody had")
    script.let_come()
    expect(page.get_by_role("listitem").filter(has_text="The oven was cold.")).to_have_count(1)
    expect(page.locator("#first-sight")).to_have_count(0)
    expect(page.get_by_label("Type a point")).to_be_focused()
    page.keyboard.insert_text(" the key")
    expect(page.get_by_label("Type a point")).to_have_value("Nobody had the key")
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text="The oven was cold.")).to_have_count(1)
    assert [each.text for each in table.archive.workshop(table.id).contributions] == ["The oven was cold."]
    assert page.problems == page.external == []


def test_half_a_code_goes_on_in_the_page_that_comes(server: Server, table: Table, person) -> None:
    page = person()
    script = HeldBack(page)
    page.goto(server.url, wait_until="commit")
    code = page.get_by_label("Join code")
    code.press_sequentially(table.code[:2])
    page.evaluate("() => document.fonts.ready")
    first = code.bounding_box()
    page.keyboard.press("ArrowLeft")
    script.let_come()
    expect(page.locator("#first-sight")).to_have_count(0)
    expect(code).to_be_focused()
    now = code.bounding_box()
    assert [round(now[each] - first[each]) for each in ("x", "y", "width", "height")] == [0, 0, 0, 0]
    page.keyboard.insert_text("?")
    expect(code).to_have_value(f"{table.code[0]}?{table.code[1]}")
    code.fill(table.code.lower())
    code.press("Control+Enter")
    expect(page.get_by_role("heading", name="You are joining")).to_be_focused()
    assert page.problems == page.external == []


def test_a_code_is_sent_before_streamlit_is_there(server: Server, table: Table, person) -> None:
    page = person()
    HeldBack(page)
    page.goto(server.url, wait_until="commit")
    page.get_by_label("Join code").fill("QQQ QQQ")
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_label("Join code")).to_be_focused()
    expect(page.get_by_label("Join code")).to_have_accessible_description(
        re.compile("No workshop has this code")
    )
    page.get_by_label("Join code").fill(table.code)
    page.get_by_label("Join code").press("Enter")
    page.get_by_label("Or start a new group").fill("Green table")
    page.get_by_label("Or start a new group").press("Enter")
    page.wait_for_url("**/group?**", wait_until="commit")
    assert [group.name for group in table.archive.workshop(table.id).groups][-2:] == [
        "Blue table",
        "Green table",
    ]


def test_the_app_can_be_kept_on_a_first_screen(server: Server) -> None:
    page = urllib.request.urlopen(server.url).read().decode()
    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    with urllib.request.urlopen(f"{server.url}/manifest.webmanifest") as answer:
        assert answer.headers["content-type"].startswith("application/manifest+json")
        manifest = json.load(answer)
    assert manifest["display"] == "standalone"
    for icon in manifest["icons"]:
        with urllib.request.urlopen(server.url + icon["src"]) as answer:
            assert answer.headers["content-type"].startswith(icon["type"])
