"""The last stretch by pages: four groups' stories are compared, read back, corrected, sealed, and presented on the wall."""

import re
import signal
from dataclasses import replace

from playwright.sync_api import Locator, Page, expect

from storycraft.domain.controls import Switch
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from tests.journeys.conftest import Server, Table
from tests.journeys.test_by_keyboard import tabs_to
from tests.support.page_state import drawn

OURS = "The bell was cast in the yard behind the mill."
THEIRS = "Eleven of us carried it down in the rain."
SHARED = "A bell had been made near the mill."
TOLD = {
    "g2": (
        "The bell",
        (Sentence(OURS, ("c1",)), Sentence("Nine people bore it down to the church.", ("c2",))),
    ),
    "g3": ("The rain", (Sentence(THEIRS, ("c2",)), Sentence(SHARED, ("c1",)))),
    "g4": ("The rope", (Sentence("A rope was lent by the ferry.", ("c3",)),)),
    "g5": ("The soup", (Sentence("Soup stood ready at the church.", ("c4",)),)),
}
SAID = {
    "Green table": THEIRS,
    "Red table": "A rope was lent by the ferry.",
    "White table": "Soup stood ready at the church.",
}
CORRECTED = "Eleven people bore it down to the church."


def four_stories(table: Table) -> dict[str, str]:
    """Three groups beside the Blue table, and a draft of each; returns the addresses of the first two."""
    archive = table.archive
    table.say(OURS)
    for name, said in SAID.items():
        group = archive.add_group(table.id, name).id
        archive.add_contributions(table.id, group, "experiences", [("", said)])
    for group, (title, sentences) in TOLD.items():
        told = Draft(
            id="", group_id=group, telling="plain", title=title, frame=Frame(), paragraphs=(sentences,),
            provenance=Provenance(weaver="people"),
        )  # fmt: skip
        archive.add_draft(table.id, told)
    host = table.group.partition("/group?")[0]
    link = f"{host}/group?w={table.id}&g=g3&key={archive.group_key(table.id, 'g3')}"
    return {"g2": f"{table.group}&stage=story", "g3": f"{link}&stage=story"}


def press(page: Page, name: str, key: str = "Enter") -> None:
    """Go to what has this name by the tabulator alone, and press a key on it."""
    tabs_to(drawn(page), name, 80)
    page.keyboard.press(key)


def turn_to(page: Page, chosen: str, wanted: str, key: str = "ArrowRight") -> None:
    """Choose another one in a row of which one is chosen, by keys."""
    radio = page.get_by_role("radio", name=wanted, exact=True)
    reach(drawn(page), page.get_by_role("radio", name=chosen, exact=True), "Tab", 80)
    reach(page, radio, key, 8)
    page.keyboard.press("Space")
    expect(radio).to_be_checked()


def reach(page: Page, control: Locator, key: str, most: int) -> None:
    for _ in range(most):
        if control.evaluate("node => node.matches(':focus')"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{most} times {key}, and the focus is not at {control}")


def row_of(page: Page, sentence: str, state: str = "open") -> Locator:
    return page.locator(f"li.{state}").filter(has=page.locator(".sentence", has_text=sentence))


def answer(page: Page, sentence: str, said: str) -> None:
    """Go to this answer in the sentence's own row, and give it by a key."""
    reach(drawn(page), row_of(page, sentence).get_by_role("button", name=said, exact=True), "Tab", 80)
    page.keyboard.press("Enter")
    expect(row_of(page, sentence, "answered")).to_be_visible()


def correct(page: Page, sentence: str, instead: str) -> None:
    """Say by keys that it was not quite so, and what instead."""
    press(page, "Not quite")
    page.keyboard.type(instead)
    press(page, "Send")
    expect(row_of(page, sentence, "answered")).to_be_visible()


def read_all(page: Page) -> None:
    """Say yes by a key to whatever is still open."""
    while (still := page.locator("li.open").count()) > 0:
        page.locator("li.open").first.get_by_role("button", name="Yes", exact=True).press("Space")
        expect(page.locator("li.open")).to_have_count(still - 1)


def settle_by_writing(page: Page, told: str, right: str) -> None:
    """Change the sentence where it stands, and say that it is changed, all by keys."""
    turn_to(page, "Read back", "Our story")
    changed = page.get_by_role("button", name="It is changed")
    expect(changed).to_be_disabled()
    tabs_to(drawn(page), told, 80)
    page.keyboard.press("e")
    paragraph = page.locator(".story .writing")
    expect(paragraph).to_be_focused()
    paragraph.press("Control+a")
    page.keyboard.type(f"{OURS} {right}")
    expect(page.locator(".story .said", has_text="Saved")).to_be_visible()
    page.keyboard.press("Escape")
    expect(
        changed.first
    ).to_be_enabled()  # while the page is drawn, the one that was there before may stand below it
    press(page, "It is changed")
    expect(page.get_by_text("1 correction, settled")).to_be_visible()


def settle_by_keeping(page: Page, reason: str) -> None:
    page.get_by_role("radio", name="Our story").click()
    why = page.get_by_label("Why", exact=True)
    why.fill(reason)
    why.press("Tab")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("1 correction, settled")).to_be_visible()


def seal(page: Page) -> None:
    expect(page.get_by_text("Read back by 2 of 2 groups, 1 correction.")).to_be_visible()
    press(page, "Save as our story")
    expect(page.get_by_text("Final and sealed:")).to_be_visible()


def compare(page: Page) -> None:
    """Four texts beside each other; one of them is judged."""
    turn_to(page, "Groups", "Compare drafts")
    texts = page.locator(".texts .column")
    expect(texts).to_have_count(4)
    expect(texts.locator(".name")).to_have_text(["White table", "Red table", "Green table", "Blue table"])
    expect(texts.nth(1).locator(".alone")).to_have_text(re.compile("rope was lent"))
    press(page, "Small edits")
    expect(texts.first.get_by_role("button", name="Small edits")).to_have_attribute("aria-pressed", "true")
    turn_to(page, "Compare drafts", "Groups", "ArrowLeft")


def present(facilitator: Page, wall: Page) -> None:
    """Wall and remote turn the same pages, either by its own keys."""
    words, place = wall.locator("dialog .text"), wall.locator("dialog .place")
    here = facilitator.locator(".st-key-remote .sc-lead")
    expect(words).to_have_text("The bell")
    wall.keyboard.press("PageDown")
    expect(words).to_contain_text(OURS)
    expect(here).to_contain_text(OURS)
    wall.keyboard.press("s")
    expect(wall.locator("dialog .cited")).to_contain_text(THEIRS)
    wall.keyboard.press("s")
    wall.keyboard.press("b")
    expect(place).to_have_text("2 of 10")
    assert words.evaluate("node => parseFloat(getComputedStyle(node).fontSize)") >= 48
    for _ in range(2):
        wall.keyboard.press("ArrowRight")
    expect(words).to_have_text("The rain")
    expect(here).to_have_text("The rain")
    press(facilitator, "Next")
    expect(words).to_have_text(THEIRS)
    wall.keyboard.press("PageUp")
    expect(words).to_have_text("The rain")  # the keyboard is heard on, after the wall was drawn anew
    expect(here).to_have_text("The rain")
    wall.keyboard.press("d")
    expect(wall.locator("dialog.dark")).to_be_visible()
    expect(facilitator.get_by_role("switch", name="Light on dark")).to_be_checked()
    press(facilitator, "Take it off the wall")
    expect(words).not_to_be_visible()
    assert not wall.problems


def test_four_stories_are_compared_read_back_and_sealed_by_keys(server: Server, table, person, shots) -> None:
    pages = four_stories(table)
    facilitator = person(table.facilitator)
    compare(facilitator)
    press(facilitator, "Read-back round", "Space")
    green = person(pages["g3"])
    expect(green.get_by_text("Is this what we said?")).to_be_visible()
    facilitator.close()
    correct(green, "Nine people bore it", "It was eleven, not nine")
    shots(green, "read-back")
    read_all(green)
    green.close()

    blue = person(pages["g2"])
    answer(blue, SHARED, "Not ours")
    expect(blue.locator("li[data-answer=not-ours]")).to_have_css("border-left-style", "double")
    server.restart()
    read_all(blue)
    settle_by_writing(blue, "Nine people bore it down to the church.", CORRECTED)
    shots(blue, "corrections")
    seal(blue)
    blue.close()

    green = person(pages["g3"])
    settle_by_keeping(green, "The Blue table told it so at noon")
    seal(green)
    bell, rain = (
        next(file.read_text("utf-8") for file in (server.data / "stories").rglob("*.md") if name in file.name)
        for name in ("bell", "rain")
    )
    assert CORRECTED in bell
    assert "Nine people" not in bell.partition("## Evidence")[0]
    assert "It was eleven, not nine" in bell
    assert "The Blue table told it so at noon" in rain


def on_the_wall(table: Table, person) -> tuple[Page, Page]:
    """Four final stories on the wall, and the remote of whoever has put them there."""
    four_stories(table)
    archive = table.archive
    for draft in archive.drafts(table.id):
        archive.mark_final(draft.id, True, draft.version)
    facilitator = person(table.facilitator)
    turn_to(facilitator, "Groups", "Present stories")
    press(facilitator, "Show on the wall")
    host = table.facilitator.partition("/facilitator?")[0]
    return facilitator, person(f"{host}/wall?w={table.id}&wkey={archive.wall_key(table.id)}")


def test_wall_and_remote_turn_the_same_pages_by_keys(table, person) -> None:
    present(*on_the_wall(table, person))


def test_what_wall_and_remote_turn_at_once_both_holds(server: Server, table, person) -> None:
    facilitator, wall = on_the_wall(table, person)
    expect(wall.locator("dialog .text")).to_have_text("The bell")
    server.send(signal.SIGSTOP)
    facilitator.get_by_role("button", name="Next", exact=True).click()
    wall.keyboard.press("d")
    wall.wait_for_timeout(500)  # until the wall has told it
    server.send(signal.SIGCONT)
    expect(wall.locator("dialog.dark .text")).to_contain_text(OURS)
    expect(facilitator.locator(".st-key-remote .sc-lead")).to_contain_text(OURS)
    expect(facilitator.get_by_role("switch", name="Light on dark")).to_be_checked()


def test_a_half_typed_answer_stays_when_its_sentence_goes(table, person) -> None:
    pages = four_stories(table)
    controls = table.archive.controls(table.id).switched(Switch.READING_BACK, True)
    table.archive.save_controls(table.id, controls, "read-back round opened")
    green, other = person(pages["g3"]), person(pages["g3"])
    row = row_of(green, "Nine people bore it")
    row.get_by_role("button", name="Not quite").click()
    green.keyboard.type("It was eleven, ")
    answer(other, THEIRS, "Yes")
    expect(row_of(green, THEIRS, "answered")).to_be_visible()
    green.keyboard.type("not nine")  # the field under the hands has stayed
    expect(row.get_by_role("textbox")).to_have_value("It was eleven, not nine")

    bell = next(draft for draft in table.archive.drafts(table.id) if draft.title == "The bell")
    table.archive.revise_draft(replace(bell, paragraphs=((Sentence(OURS, ("c1",)),),)), "people")
    left = green.locator(".left")
    for _ in range(2):
        expect(left).to_contain_text("Nine people bore it down to the church.")
        expect(left).to_contain_text("It was eleven, not nine")
        green.reload()
    left.get_by_role("button", name="Close").click()
    expect(left).to_have_count(0)
