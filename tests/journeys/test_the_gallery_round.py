"""A gallery round: the facilitator opens it, a group and a phone mark what others said, and the board counts it."""

from playwright.sync_api import Locator, Page, expect

from storycraft.domain.controls import Switch
from tests.journeys.conftest import Table
from tests.support.page_state import drawn
from tests.support.slow_line import SlowLine

SAID = ("The bell on the mole is cracked.", "Fog comes before the bell is rung.")


def point(page: Page, text: str) -> Locator:
    return page.locator(".gallery .point", has_text=text)


def test_groups_and_phones_mark_what_others_said(server, table: Table, person, shots) -> None:
    archive = table.archive
    other = archive.add_group(table.id, "Green table").id
    archive.add_contributions(table.id, other, "experiences", [("", text) for text in SAID])
    table.say("Our own kettle sings.")
    facilitator, group = person(table.facilitator), person(table.group)
    facilitator.get_by_text("Gallery round: groups read").click()
    facilitator.get_by_role("button", name="Call everyone to the gallery round").click()
    expect(point(group, SAID[0])).to_be_visible()
    expect(point(group, "kettle")).to_have_count(0)
    point(group, SAID[0]).get_by_role("button", name="resonates with us").focus()
    group.keyboard.press("Enter")
    expect(group.get_by_role("status").filter(has_text="Marked: resonates")).to_be_visible()
    point(group, SAID[0]).get_by_role("button", name="still a question").click()
    expect(group.get_by_role("status").filter(has_text="Marked: still a question")).to_be_visible()
    group.locator(".gallery").get_by_role("button", name="Undo").click()
    expect(group.get_by_role("status").filter(has_text="taken away")).to_be_visible()

    phone = person()
    phone.set_viewport_size({"width": 390, "height": 844})
    phone.goto(f"{server.url}/?join={table.code}")
    phone.locator("label", has_text="My own phone").click()
    expect(phone.get_by_text("Where do your points go?")).to_be_visible()
    phone.get_by_role("button", name="Blue table").click()
    point(phone, SAID[0]).get_by_role("button", name="resonates with us").click()
    expect(phone.get_by_role("status").filter(has_text="Marked: resonates")).to_be_visible()
    box = point(phone, SAID[1]).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    shots(phone, "gallery-round")
    assert phone.problems == phone.external == []
    phone.close()

    facilitator.get_by_text("Gallery round: groups read").click()
    expect(group.locator(".gallery")).to_have_count(0)
    expect(group.locator(".threads .point", has_text=SAID[0])).to_contain_text("resonates 2")
    assert len(archive.marks(table.id)) == 2
    assert group.problems == facilitator.problems == group.external == []


def test_a_call_is_followed_over_a_slow_line(table: Table, person) -> None:
    archive = table.archive
    other = archive.add_group(table.id, "Green table").id
    archive.add_contributions(table.id, other, "experiences", [("", SAID[0])])
    page = person()
    line = SlowLine(page)
    page.goto(table.group)
    expect(page.locator(".badge.live")).to_be_visible()
    drawn(page)
    line.hold()
    controls = archive.controls(table.id).switched(Switch.ROUND, True).calling("threads")
    for change in (
        lambda: archive.save_controls(table.id, controls, "everyone called"),
        lambda: archive.add_group(table.id, "Lamp table"),
    ):
        before = line.sent
        change()
        while line.sent == before:
            page.wait_for_timeout(100)
        page.wait_for_timeout(1000)  # so that the server has drawn what was asked for
    line.let_go()
    expect(point(page, SAID[0])).to_be_visible()
    expect(page.get_by_role("radio", name="4. Finding common threads")).to_be_checked()
