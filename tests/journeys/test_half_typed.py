"""What somebody is typing, in a real browser: through reloads, pauses, merged groups and other people's saves."""

import re
import signal
from dataclasses import replace

from playwright.sync_api import expect

from storycraft.domain.controls import Switch
from storycraft.domain.workshop import Lane, Thread
from tests.journeys.conftest import Server
from tests.support.page_state import focused
from tests.support.threads import add_thread

TYPE = "Type a point, or paste many"
ONLY = re.compile("Only for this room")
WHO, WHERE = "Who", "Where"


LABEL = "e.getAttribute('aria-label')"
FULL = """() => {
  const keep = Storage.prototype.setItem
  Storage.prototype.setItem = function (key, text) {
    if (key.startsWith("storycraft:")) throw new DOMException("full")
    keep.call(this, key, text)
  }
}"""

BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError") } })
}"""


def test_tick_for_this_room_only_comes_back_with_its_words(table, person) -> None:
    group = person(table.group)
    group.get_by_label(TYPE).fill("Between us:")
    group.get_by_label(ONLY).check()
    group.get_by_label("Role of the speaker, optional").fill("porter")
    group.wait_for_timeout(700)
    # as on another screen of the group: what the server has
    group.evaluate("[localStorage, sessionStorage].forEach((kept) => kept.clear())")
    group.reload()
    expect(group.get_by_label(TYPE)).to_have_value("Between us:")
    expect(group.get_by_label(ONLY)).to_be_checked()
    group.get_by_role("button", name="Add point").click()
    expect(group.get_by_text("porter", exact=False)).to_contain_text("only for this room")
    # On a shared screen the next point is another person's.
    expect(group.get_by_label("Role of the speaker, optional")).to_have_value("")


def test_points_that_are_late_or_sent_twice_count_once(server: Server, table, person) -> None:
    group = person(table.group)
    group.get_by_label(TYPE).fill("Said as the server stood still.")
    server.send(signal.SIGSTOP)
    group.get_by_role("button", name="Add point").click()
    group.evaluate("() => void setTimeout(() => location.reload())")
    server.send(signal.SIGCONT)
    expect(group.get_by_label(TYPE)).to_have_value("")
    expect(group.locator("li", has_text="Said as the server stood still.")).to_have_count(1)
    group.wait_for_timeout(700)
    group.reload()
    expect(group.locator("li", has_text="Said as the server stood still.")).to_have_count(1)
    expect(group.get_by_label(TYPE)).to_have_value("")

    # What comes as the stage was closed stays, and goes in when it may.
    group.get_by_label(TYPE).fill("Said as the stage was closed.")
    server.send(signal.SIGSTOP)
    group.get_by_role("button", name="Add point").click()
    group.get_by_label(TYPE).fill("And the next one")
    paused = table.archive.controls(table.id).switched(Switch.FROZEN, True)
    paused = table.archive.save_controls(table.id, paused, "input paused")
    server.send(signal.SIGCONT)
    expect(group.locator(".paused").filter(has_text="paused input")).to_be_visible()
    expect(group.get_by_label(TYPE)).to_have_value("Said as the stage was closed.\nAnd the next one")
    table.archive.save_controls(table.id, paused.switched(Switch.FROZEN, False), "input open")
    group.get_by_role("button", name="Add 2 points").click()
    expect(group.locator("li", has_text="Said as the stage was closed.")).to_have_count(1)
    expect(group.locator("li", has_text="And the next one")).to_have_count(1)


def test_point_arrives_from_a_browser_that_keeps_no_more(table, person) -> None:
    group = person(table.group)
    field = group.get_by_label(TYPE)
    field.fill("Said")
    group.evaluate(FULL)
    field.fill("Said where nothing can be kept.")
    group.get_by_role("button", name="Add point").click()
    expect(group.locator("li", has_text="Said where nothing can be kept.")).to_have_count(1)
    expect(field).to_have_value("")


def test_point_arrives_from_a_browser_whose_store_is_blocked(table, person) -> None:
    group = person(table.group, BLOCKED)
    field = group.get_by_label(TYPE)
    field.fill("Half of what was said")
    group.wait_for_timeout(700)
    # A browser that keeps nothing itself gets its words from the server.
    group.reload()
    expect(field).to_have_value("Half of what was said")
    field.fill("Said where every store is blocked.")
    group.get_by_role("button", name="Add point").click()
    expect(group.locator("li", has_text="Said where every store is blocked.")).to_have_count(1)
    expect(field).to_have_value("")


def test_each_page_of_one_browser_keeps_its_own_title(table, person) -> None:
    add_thread(table.archive, table.id, Thread(id="", lane=Lane.NEW, title="Tea", contribution_ids=()))
    one = person(f"{table.group}&stage=threads")
    two = one.context.new_page()
    two.goto(one.url)
    for page, title in ((one, "Tea at the weir"), (two, "Cake in the boathouse")):
        page.get_by_role("button", name="Rename").click()
        page.get_by_label("Title").last.fill(title)
    one.reload()
    expect(one.get_by_label("Title").last).to_have_value("Tea at the weir")


def test_two_pages_of_one_browser_lose_nothing_of_each_other(server: Server, table, person) -> None:
    one = person(table.group)
    two = one.context.new_page()
    two.goto(table.group)
    one.get_by_label(TYPE).fill("Said on the first page.")
    expect(two.get_by_label(TYPE)).to_be_visible()
    server.send(signal.SIGSTOP)
    one.get_by_role("button", name="Add point").click()
    two.get_by_label(TYPE).fill("Half a sentence on the second")
    one.close()
    server.stop(signal.SIGKILL)
    server.start()
    two.reload()
    expect(two.locator("li", has_text="Said on the first page.")).to_have_count(1)
    expect(two.get_by_label(TYPE)).to_have_value("Half a sentence on the second")
    three = two.context.new_page()
    three.goto(table.group)
    three.get_by_label(TYPE).fill("Typed on a third")
    two.reload()
    expect(two.get_by_label(TYPE)).to_have_value("Half a sentence on the second")


def test_a_pause_takes_no_words_and_all_are_called_back(table, person, shots) -> None:
    facilitator, group = person(table.facilitator), person(table.group)
    group.get_by_label(TYPE).press_sequentially("Half a sent")
    facilitator.get_by_text("Pause input").click()
    expect(group.locator(".paused").filter(has_text="paused input")).to_be_visible()
    expect(group.get_by_role("button", name="Add point")).to_be_disabled()
    assert focused(group, LABEL).startswith(TYPE)
    shots(group, "paused")
    facilitator.get_by_text("Pause input").click()
    expect(group.get_by_role("button", name="Add point")).to_be_enabled()
    group.keyboard.type("ence")
    expect(group.get_by_label(TYPE)).to_have_value("Half a sentence")
    group.get_by_role("button", name="Add point").click()
    expect(group.get_by_label(TYPE)).to_have_value("")

    facilitator.get_by_text("Gallery: groups read each other's stories").click()
    facilitator.get_by_role("button", name="Call everyone to the stories").click()
    expect(group.get_by_role("heading", name="Stories of this workshop")).to_be_visible()
    facilitator.get_by_role("button", name="Call everyone here").click()
    expect(group.get_by_label(TYPE)).to_be_visible()


def test_merging_groups_leaves_what_is_being_typed_in_view(server: Server, table, person) -> None:
    id_ = table.archive.add_group(table.id, "Green table").id
    key = table.archive.group_key(table.id, id_)
    green = person(f"{server.url}/group?w={table.id}&g={id_}&key={key}")
    green.get_by_label(TYPE).press_sequentially("Half a sent")
    table.archive.merge_groups(table.id, id_, "g2")
    expect(green.locator(".sc-where")).to_contain_text("Blue table")
    green.keyboard.type("ence")
    expect(green.get_by_label(TYPE)).to_have_value("Half a sentence")
    table.say("Said at the blue table.")
    expect(green.get_by_text("Said at the blue table.")).to_be_visible()
    green.wait_for_timeout(700)
    green.reload()
    expect(green.get_by_label(TYPE)).to_have_value("Half a sentence")


def test_a_reload_shows_what_others_saved_beside_what_was_typed(table, person, shots) -> None:
    group = person(f"{table.group}&stage=story")
    expect(group.get_by_label(WHO, exact=True)).to_be_visible()
    other = person(f"{table.group}&stage=story")
    group.get_by_label(WHO, exact=True).press_sequentially("a port")
    other.get_by_label(WHO, exact=True).fill("two nurses ")
    group.reload()
    other.get_by_label(WHERE, exact=True).click()
    expect(group.get_by_text("Somebody changed this meanwhile:")).to_be_visible()
    group.reload()
    expect(group.get_by_text("Somebody changed this meanwhile:")).to_be_visible()
    expect(group.get_by_label(WHO, exact=True)).to_have_value("a port")
    shots(group, "changed-meanwhile")

    # To leave the field saves nothing over theirs; the button does, and says so.
    group.get_by_label(WHO, exact=True).click()
    group.get_by_label(WHERE, exact=True).click()
    expect(other.get_by_label(WHO, exact=True)).to_have_value("two nurses")
    group.get_by_role("button", name="Save mine instead").click()
    expect(other.get_by_label(WHO, exact=True)).to_have_value("a port")


def test_half_typed_change_outlives_what_others_do_to_the_point(table, person, shots) -> None:
    archive = table.archive
    table.say("We met in the canteen.")
    group = person(table.group)
    group.get_by_role("button", name="Edit").click()
    field = group.get_by_label("Edit this point")
    field.fill("We met in the old canteen, by the")
    group.wait_for_timeout(700)
    # as on another screen of the group: what the server has
    group.evaluate("[localStorage, sessionStorage].forEach((kept) => kept.clear())")
    group.reload()
    expect(field).to_have_value("We met in the old canteen, by the")

    (point,) = archive.workshop(table.id).contributions
    archive.save_contribution(table.id, replace(point, text="We met in the canteen on Tuesdays."))
    expect(group.get_by_text("Somebody changed this meanwhile:")).to_be_visible()
    expect(field).to_have_value("We met in the old canteen, by the")
    shots(group, "point-changed-meanwhile")
    group.get_by_role("button", name="Save mine instead").click()
    expect(field).to_have_count(0)
    (point,) = archive.workshop(table.id).contributions
    assert point.text == "We met in the old canteen, by the"

    group.get_by_role("button", name="Edit").click()
    field.fill("We met in the old canteen, by the window.")
    archive.withdraw_contribution(table.id, point.id, point.version)
    for _look in ("at once", "after a reload"):
        expect(group.get_by_text("What you typed is still here.")).to_be_visible()
        expect(field).to_have_value("We met in the old canteen, by the window.")
        group.wait_for_timeout(700)
        group.reload()
    group.get_by_role("button", name="Close").click()
    expect(field).to_have_count(0)
    group.wait_for_timeout(300)
    group.reload()
    expect(group.get_by_label(TYPE)).to_be_visible()
    expect(field).to_have_count(0)


def test_own_save_is_no_others_and_nobody_is_typing_after(table, person) -> None:
    group = person(f"{table.group}&stage=story")
    group.get_by_label(WHO, exact=True).press_sequentially("two nurses ")
    group.wait_for_timeout(700)
    group.get_by_label(WHERE, exact=True).click()
    expect(group.get_by_label(WHO, exact=True)).to_have_value("two nurses")
    expect(group.get_by_text("Somebody changed this meanwhile").filter(visible=True)).to_have_count(0)
    group.wait_for_timeout(700)
    called = table.archive.controls(table.id).calling("experiences")
    table.archive.save_controls(table.id, called, "everyone called")
    expect(group.get_by_label(TYPE)).to_be_visible()


def test_half_typed_statement_stays_when_another_screen_changes_the_thread(table, person, shots) -> None:
    thread = Thread(id="", lane=Lane.NEW, title="What keeps us going", group_id=table.group_id)
    add_thread(table.archive, table.id, thread)
    group, other = (person(f"{table.group}&stage=threads") for _screen in range(2))
    other.get_by_role("button", name="Rename").click()
    other.get_by_label("What it says").last.press_sequentially("Somebody keeps the")
    group.get_by_role("button", name="Rename").click()
    group.get_by_label("Title").last.fill("What keeps the table going")
    group.get_by_label("Title").last.press("Enter")
    expect(other.get_by_role("heading", name="What keeps the table going")).to_be_visible()
    other.keyboard.type(" table.")
    expect(other.get_by_label("What it says").last).to_have_value("Somebody keeps the table.")
    shots(other, "thread-change")
    other.get_by_label("What it says").last.press("Control+Enter")
    expect(group.locator(".card").get_by_text("Somebody keeps the table.")).to_be_visible()
    assert group.problems == []
