"""Two groups and a facilitator sort the points of the room on one board, by keyboard and by pointer."""

import signal

from playwright.sync_api import Locator, Page, expect

from storycraft.domain.workshop import Lane, Thread
from tests.journeys.conftest import Table
from tests.support.page_state import drawn
from tests.support.slow_line import SlowLine
from tests.support.threads import add_thread

SAID = (
    "The night ferry left without the nurses.",
    "The early boat is never on time.",
    "Nets tear on the old wreck.",
    "Who mends the nets in winter?",
)
NOTE_WHAT_IS_TOLD = """(place) => {
  window.told = []
  new MutationObserver(() => told.push(place.textContent)).observe(place, { childList: true })
}"""

MOVE_THREE = """async (node) => {
  const root = node.getRootNode()
  const next = () => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)))
  const took = []
  for (const item of [...root.querySelectorAll(".beside .point")].slice(0, 3)) {
    item.querySelector("[data-control=move]").click()
    await next()
    const began = performance.now()
    root.querySelector(".menu [role=menuitem]").click()
    await next()
    took.push(item.isConnected ? Infinity : performance.now() - began)
  }
  return took
}"""
"""Three points go into the first thread: for each, the milliseconds until the board is painted without it."""


def board(page: Page, link: str) -> Page:
    """Open the board of whoever has this link."""
    page.goto(f"{link}&stage=threads")
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_visible()
    return drawn(page)


def fill(table: Table) -> None:
    """Four points, and two threads that gather two of them."""
    for text in SAID:
        table.say(text)
    ids = [c.id for c in table.archive.workshop(table.id).contributions]
    for title, lane, point in (("Boats", Lane.NEW, ids[0]), ("Nets", Lane.QUESTION, ids[2])):
        add_thread(table.archive, table.id, Thread(id="", lane=lane, title=title, contribution_ids=(point,)))


def stand(table: Table) -> dict[str, list[str]]:
    workshop = table.archive.workshop(table.id)
    texts = {c.id: c.text for c in workshop.contributions}
    return {t.title: [texts[point] for point in t.contribution_ids] for t in workshop.threads}


def card(page: Page, title: str) -> Locator:
    return page.locator(".card", has=page.get_by_role("heading", name=title, exact=True))


def point(page: Page, text: str) -> Locator:
    return page.locator(".point", has_text=text)


def test_own_points_stay_unfolded_and_letters_stay_on_the_board(table, person) -> None:
    fill(table)
    page = board(person(), table.group)
    own = page.locator("[data-testid=stExpander]", has_text="Your points here")
    expect(own.locator("details")).not_to_have_attribute("open", "")
    own.locator("summary").click()
    for said in ("The quay lamps were dark.", "Ice lay on the quay."):
        page.get_by_label(": type a point").fill(said)
        page.keyboard.press("Control+Enter")
        expect(own.get_by_text(said)).to_be_visible()

    page.get_by_label("Search points").fill("wreck")
    expect(page.locator(".point")).to_have_count(1)
    page.get_by_label("Search points").fill("")
    control = point(page, SAID[1]).get_by_role("button", name="Move to")
    control.focus()
    for letter in ("r", "c"):
        page.keyboard.press(letter)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(control).to_be_focused()
    for press, text in (("ArrowDown", SAID[3]), ("ArrowUp", SAID[1])):
        page.keyboard.press(press)
        expect(point(page, text).get_by_role("button", name="Move to")).to_be_focused()
    for press in ("Enter", "ArrowDown", "Enter"):  # in a list that is open, they go from choice to choice
        page.keyboard.press(press)
    expect(card(page, "Nets").locator(".point")).to_have_count(2)


def test_points_are_dragged_and_threads_merged_named_and_gathered(table, person) -> None:
    fill(table)
    page = board(person(), table.group)
    words = point(page, SAID[3]).locator(".words")
    words.scroll_into_view_if_needed()
    drop(page, words, card(page, "Nets").get_by_role("heading"))
    expect(card(page, "Nets").locator(".point")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="Moved to “Nets”")).to_be_visible()
    drop(page, card(page, "Nets").locator(".words").first, page.locator(".beside h2"))
    expect(card(page, "Nets").locator(".point")).to_have_count(1)
    expect(page.get_by_role("status").filter(has_text="Moved to no thread")).to_be_visible()
    assert stand(table)["Nets"] == [SAID[3]]

    card(page, "Boats").get_by_role("button", name="Merge with").click()
    page.get_by_role("menuitem", name="Nets").click()
    expect(page.get_by_role("heading", name="Nets", exact=True)).to_have_count(0)
    card(page, "Boats").get_by_role("button", name="Rename").click()
    page.get_by_label("Title").last.fill("Boats and nets")
    save, leave = (
        card(page, "Boats").get_by_role("button", name=name, exact=True) for name in ("Save", "Cancel")
    )
    assert leave.bounding_box()["x"] - save.bounding_box()["x"] - save.bounding_box()["width"] >= 8
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Boats and nets", exact=True)).to_be_visible()
    for text in SAID[1], SAID[2]:
        point(page, text).get_by_role("checkbox").check()
    page.get_by_label("Name of the thread").fill("Time")
    page.get_by_role("button", name="Make a thread of these (2)").click()
    expect(card(page, "Time").locator(".point")).to_have_count(2)
    card(page, "Boats and nets").get_by_role("button", name="How it came to be").click()
    expect(page.get_by_text("merged with “Nets”")).to_be_in_viewport()
    assert stand(table) == {"Boats and nets": [SAID[0], SAID[3]], "Time": [SAID[1], SAID[2]]}


def drop(page: Page, what: Locator, where: Locator) -> None:
    for spot, press in ((what, page.mouse.down), (where, page.mouse.up)):
        box = spot.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 12, box["y"] + box["height"] / 2, steps=8)
        press()


def test_name_typed_for_thread_merged_meanwhile_stays(table, person) -> None:
    fill(table)
    one, two = board(person(), table.group), board(person(), table.group)
    card(one, "Boats").get_by_role("button", name="Rename").click()
    name = one.get_by_role("textbox", name="Title", exact=True)
    name.fill("Boats before dawn")
    card(two, "Nets").get_by_role("button", name="Merge").click()
    two.get_by_role("menuitem", name="Boats").click()
    expect(one.get_by_text("not on the board any more")).to_be_visible()
    expect(name).to_have_value("Boats before dawn")
    two.get_by_role("button", name="Undo", exact=True).first.click()
    expect(card(one, "Boats").locator(".point")).to_have_count(1)
    name.press("Enter")
    expect(card(two, "Boats before dawn")).to_be_visible()
    assert one.problems == two.problems == []


def test_two_groups_place_one_point_and_none_is_lost(server, table, person) -> None:
    fill(table)
    first, second = board(person(), table.group), person()
    line = SlowLine(second)
    board(second, table.group)
    point(second, SAID[1]).get_by_role("button", name="Move to").click()
    line.hold()  # the choice stays open while the point is moved elsewhere, and nothing is heard of that
    point(first, SAID[1]).get_by_role("button", name="Move to").click()
    first.get_by_role("menuitem", name="Boats").click()
    # A board shows a press before the room has heard it.
    expect(first.get_by_role("status").filter(has_text="Moved to “Boats”")).to_be_visible()
    expect(card(first, "Boats").locator(".point")).to_have_count(2)
    second.get_by_role("menuitem", name="Nets").click()
    line.let_go()
    expect(second.get_by_role("status").filter(has_text="Not done")).to_be_visible()
    assert stand(table)["Boats"] == [SAID[0], SAID[1]]
    assert stand(table)["Nets"] == [SAID[2]]


def test_presses_wait_for_a_server_that_was_killed(server, table, person) -> None:
    fill(table)
    page = person(f"{table.group}&stage=threads")
    expect(card(page, "Nets")).to_be_visible()
    page.locator(".threads .told").evaluate(NOTE_WHAT_IS_TOLD)
    server.stop(signal.SIGKILL)
    for text, thread in ((SAID[1], "Boats"), (SAID[3], "Nets")):
        point(page, text).get_by_role("button", name="Move to").click()
        page.get_by_role("menuitem", name=thread).click()
    expect(card(page, "Nets")).to_have_attribute("aria-busy", "true")
    page.wait_for_timeout(16_000)  # longer than a page once waited before it gave up
    server.start()
    for thread in ("Boats", "Nets"):  # at once, or one after the other: whoever listens hears both
        page.wait_for_function(
            "(words) => told.some((each) => each.includes(words))", arg=f"Moved to “{thread}”"
        )
    expect(card(page, "Nets")).to_have_attribute("aria-busy", "false")
    assert stand(table) == {"Boats": [SAID[0], SAID[1]], "Nets": [SAID[2], SAID[3]]}


def test_chosen_points_and_points_of_tense_threads_stay_in_sight(table, person) -> None:
    days = ("Monday", "Tuesday", "Friday", "Sunday")
    table.say(*(f"The boat {word} late on {day}." for day in days for word in ("was", "was not")))
    ids = tuple(c.id for c in table.archive.workshop(table.id).contributions)
    thread = Thread(id="", lane=Lane.NEW, title="Late", statement="Late.", contribution_ids=ids)
    add_thread(table.archive, table.id, thread)
    table.say(*(f"Lantern {number} went out in the fog." for number in range(40)))
    page = board(person(), table.group)
    pairs = card(page, "Late").locator(".tension")
    shown = pairs.count()
    assert shown > 2
    expect(pairs.locator("visible=true")).to_have_count(2)
    card(page, "Late").get_by_text(f"{shown - 2} more pair").click()
    expect(pairs.locator("visible=true")).to_have_count(shown)
    expect(card(page, "Late").locator(".statement")).to_have_count(0)  # it says what the title says

    last = page.locator(".beside .point").last
    last.get_by_role("checkbox").check()
    expect(page.get_by_role("button", name="Move the chosen (1) to")).to_be_in_viewport(ratio=1)
    page.get_by_role("button", name="Move the chosen (1) to").click()
    page.get_by_role("menuitem", name="Late").click()
    expect(card(page, "Late").locator(".point")).to_have_count(len(ids) + 1)


def test_a_proposed_point_stands_once_and_choosing_moves_nothing(table, person, shots) -> None:
    fill(table)
    ids = {c.text: c.id for c in table.archive.workshop(table.id).contributions}
    offer = Thread(id="", lane=Lane.NEW, title="Late boats", contribution_ids=(ids[SAID[1]],))
    table.archive.replace_proposals(table.id, table.group_id, [offer])
    page = board(person(), table.group)
    expect(point(page, SAID[1])).to_have_count(1)
    proposed = card(page, "Late boats")
    # It is offered the threads that are near, as any other that is in none.
    expect(proposed.get_by_role("button", name="Put into “Boats”")).to_be_visible()
    expect(proposed.get_by_role("button", name="Also in")).to_have_count(0)
    expect(page.get_by_text("How many threads are proposed")).to_have_count(1)

    lanes = page.locator(".columns")
    page.get_by_role("button", name="Propose threads from the points").scroll_into_view_if_needed()
    above = lanes.bounding_box()["y"]
    expect(page.get_by_label("Name of the thread")).to_be_hidden()
    proposed.get_by_role("checkbox").dispatch_event("click")
    expect(page.get_by_label("Name of the thread")).to_be_visible()
    assert lanes.bounding_box()["y"] == above
    shots(page, "proposed-and-chosen")
    page.get_by_label("Name of the thread").fill("Waiting")
    page.keyboard.press("Enter")
    expect(card(page, "Waiting").locator(".point")).to_have_count(1)
    expect(page.get_by_role("button", name="Fold all")).to_be_focused()
    expect(page.get_by_label("Name of the thread")).to_be_hidden()
    page.locator(".tools").get_by_role("button", name="Undo").click()
    expect(proposed.locator(".point")).to_have_count(1)
    proposed.get_by_role("button", name="Merge with").click()
    page.get_by_role("menuitem", name="Nets").click()
    expect(proposed).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Merged “Late boats” into “Nets”")).to_be_visible()
    assert stand(table) == {"Boats": [SAID[0]], "Nets": [SAID[2], SAID[1]]}
    assert page.problems == []


def test_a_move_among_three_hundred_points_is_seen_at_once(table, person) -> None:
    crowd(table, 300)
    page = board(person(), table.group)
    moved = card(page, "Thread 0").locator(".point")
    before = moved.count()
    assert min(page.locator(".threads").evaluate(MOVE_THREE)) < 200
    expect(moved).to_have_count(before + 3)
    expect(card(page, "Thread 0")).to_have_attribute("aria-busy", "false")
    assert len(stand(table)["Thread 0"]) == before + 3
    assert page.problems == []


def test_two_thousand_points_open_folded_and_are_searched(table, person) -> None:
    crowd(table, 2_000)
    page = board(person(), table.group)
    assert page.locator(".point").count() < 100
    page.get_by_label("Search points").fill("Lantern 1234 ")
    expect(page.locator(".point")).to_have_count(1)
    page.get_by_label("Search points").fill("")
    page.get_by_role("button", name="Open all").click()
    expect(card(page, "Thread 0").locator(".point")).to_have_count(len(stand(table)["Thread 0"]))
    assert page.problems == []


def crowd(table: Table, count: int) -> None:
    """So many points, half of them in twelve threads."""
    table.say(*(f"Lantern {number} went out on pier {number % 37} in the fog." for number in range(count)))
    ids = [c.id for c in table.archive.workshop(table.id).contributions]
    for number in range(12):
        own = tuple(ids[number::24])
        made = Thread(id="", lane=list(Lane)[number % 3], title=f"Thread {number}", contribution_ids=own)
        add_thread(table.archive, table.id, made)


def by_pointer(page: Page, texts: list[str], thread: str) -> None:
    """Choose points by the mouse, and move them together."""
    for text in texts:
        point(page, text).locator("input").click()
    page.get_by_role("button", name=f"Move the chosen ({len(texts)}) to").click()
    page.get_by_role("menuitem", name=thread).click()


def by_keys(page: Page, texts: list[str], digit: str) -> None:
    """Choose points by keyboard alone, and move them together to the thread of a digit."""
    for text in texts:
        point(page, text).locator("input").press("Space")
    page.get_by_role("button", name=f"Move the chosen ({len(texts)}) to").press("Enter")
    page.keyboard.press(digit)


def test_three_at_once_sort_sixty_points_and_lose_none(server, table: Table, person, shots) -> None:
    archive = table.archive
    quay = archive.add_group(table.id, "Quay").id
    said = [f"Boat number {number:02} came in late." for number in range(1, 61)]
    for group, own in (("g2", said[:30]), (quay, said[30:])):
        archive.add_contributions(table.id, group, "experiences", [("", text) for text in own])
    for title in ("Early", "Late", "Never"):
        add_thread(archive, table.id, Thread(id="", lane=Lane.NEW, title=title))
    key = archive.group_key(table.id, quay)
    pointer = board(person(), table.group)
    keys = board(person(), f"{server.url}/group?w={table.id}&g={quay}&key={key}")
    fkey = archive.facilitator_key(table.id)
    facilitator = board(person(), f"{server.url}/group?w={table.id}&g=g2&fkey={fkey}")

    # Nobody waits for anybody: each goes on while what the others did arrives.
    early, late, never = said[:20], said[30:50], [*said[20:30], *said[50:]]
    point(pointer, early[0]).get_by_role("button", name="Move to").click()
    pointer.get_by_role("menuitem", name="Early").click()
    point(keys, late[0]).get_by_role("button", name="Move to").focus()
    for press in ("Enter", "2"):
        keys.keyboard.press(press)
    by_pointer(facilitator, never, "Never")
    by_pointer(pointer, early[1:], "Early")
    by_keys(keys, late[1:], "2")
    for page in (pointer, keys, facilitator):
        for title in ("Early", "Late", "Never"):
            expect(card(page, title).locator(".point")).to_have_count(20)
    expect(keys.get_by_role("status").filter(has_text="Moved to “Late”")).to_be_visible()
    shots(pointer, "board")
    assert pointer.problems == []
    pointer.close()

    # By keyboard alone: merge, and split two off again.
    card(keys, "Early").get_by_role("button", name="Merge with").focus()
    for press in ("Enter", "2"):
        keys.keyboard.press(press)
    expect(card(facilitator, "Early").locator(".point")).to_have_count(40)
    for text in never[:2]:
        point(keys, text).locator("input").press("Space")
    card(keys, "Early").get_by_role("button", name="Split").focus()
    for press in ("Enter", *"Very late", "Enter"):
        keys.keyboard.press(press)
    expect(card(facilitator, "Very late").locator(".point")).to_have_count(2)

    # Another screen takes both back, one after the other, and makes them again.
    for press, title, count in (
        ("Undo", "Early", 40),
        ("Undo", "Never", 20),
        ("Redo", "Early", 40),
        ("Redo", "Very late", 2),
    ):
        facilitator.locator(".tools").get_by_role("button", name=press).click()
        expect(card(keys, title).locator(".point")).to_have_count(count)
    found = stand(table)
    assert {title: sorted(texts) for title, texts in found.items()} == {
        "Early": sorted([*early, *never[2:]]),
        "Late": sorted(late),
        "Very late": sorted(never[:2]),
    }
    assert {c.text for c in archive.workshop(table.id).contributions} == set(said)
    assert keys.problems == facilitator.problems == []


def test_name_typed_where_there_is_no_statement_comes_back(table, person) -> None:
    fill(table)
    page = board(person(), table.group)
    card(page, "Boats").get_by_role("button", name="Rename").click()
    name = page.get_by_role("textbox", name="Title", exact=True)
    name.fill("Boats in fog")
    page.wait_for_timeout(900)
    page.evaluate("[localStorage, sessionStorage].forEach((kept) => kept.clear())")
    page.reload()
    expect(name).to_have_value("Boats in fog")
