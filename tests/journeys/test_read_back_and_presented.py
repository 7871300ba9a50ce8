"""The last stretch by pages: two groups' stories are read back, corrected, sealed, and presented on the wall."""

from dataclasses import replace

from playwright.sync_api import Locator, Page, expect

from storycraft.domain.controls import Switch
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from tests.journeys.conftest import Server, Table

OURS = "The bell was cast in the yard behind the mill."
THEIRS = "Eleven of us carried it down in the rain."
TOLD = {
    "g2": (
        "The bell",
        (Sentence(OURS, ("c1",)), Sentence("Nine people bore it down to the church.", ("c2",))),
    ),
    "g3": ("The rain", (Sentence(THEIRS, ("c2",)), Sentence("A bell had been made near the mill.", ("c1",)))),
}
CORRECTED = "Eleven people bore it down to the church."


def two_stories(table: Table) -> dict[str, str]:
    """Another group beside the Blue table, and a draft of each; returns the addresses of both."""
    archive = table.archive
    green = archive.add_group(table.id, "Green table").id
    for group, said in (("g2", OURS), (green, THEIRS)):
        archive.add_contributions(table.id, group, "experiences", [("", said)])
    for group, (title, sentences) in TOLD.items():
        told = Draft(
            id="", group_id=group, telling="plain", title=title, frame=Frame(), paragraphs=(sentences,),
            provenance=Provenance(weaver="people"),
        )  # fmt: skip
        archive.add_draft(table.id, told)
    host = table.group.partition("/group?")[0]
    link = f"{host}/group?w={table.id}&g={green}&key={archive.group_key(table.id, green)}"
    return {"g2": f"{table.group}&stage=story", "g3": f"{link}&stage=story"}


def row_of(page: Page, sentence: str, state: str = "open") -> Locator:
    return page.locator(f"li.{state}").filter(has=page.locator(".sentence", has_text=sentence))


def answer(page: Page, sentence: str, press: str, instead: str = "") -> None:
    row = row_of(page, sentence)
    row.get_by_role("button", name=press, exact=True).click()
    if instead:
        row.get_by_role("textbox").fill(instead)
        row.get_by_role("button", name="Send").click()
    expect(row_of(page, sentence, "answered")).to_be_visible()


def read_all(page: Page) -> None:
    """Say yes to whatever is still open."""
    while (still := page.locator("li.open").count()) > 0:
        page.locator("li.open").first.get_by_role("button", name="Yes", exact=True).click()
        expect(page.locator("li.open")).to_have_count(still - 1)


def settle_by_writing(page: Page, told: str, right: str) -> None:
    """Change the sentence where it stands, and say that it is changed."""
    page.get_by_role("radio", name="Our story").click()
    changed = page.get_by_role("button", name="It is changed")
    expect(changed).to_be_disabled()
    page.locator(".story .sentence", has_text=told).click()
    paragraph = page.locator(".story .writing")
    paragraph.fill(paragraph.inner_text().replace(told, right))
    expect(page.locator(".story .said", has_text="Saved")).to_be_visible()
    paragraph.press("Escape")
    changed.click()
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
    page.get_by_role("button", name="Save as our story").click()
    expect(page.get_by_text("Final and sealed:")).to_be_visible()


def test_two_stories_are_read_back_corrected_and_sealed(server: Server, table, person, shots) -> None:
    pages = two_stories(table)
    facilitator, blue, green = person(table.facilitator), person(pages["g2"]), person(pages["g3"])
    facilitator.get_by_text("Read-back round").click()
    expect(green.get_by_text("Is this what we said?")).to_be_visible()
    answer(green, "Nine people bore it", "Not quite", "It was eleven, not nine")
    shots(green, "read-back")
    read_all(green)
    answer(blue, "A bell had been made", "Not ours")
    server.restart()
    read_all(blue)

    settle_by_writing(blue, "Nine people bore it down to the church.", CORRECTED)
    shots(blue, "corrections")
    settle_by_keeping(green, "The Blue table told it so at noon")
    for page in (blue, green):
        seal(page)
    bell, rain = (
        next(file.read_text("utf-8") for file in (server.data / "stories").rglob("*.md") if name in file.name)
        for name in ("bell", "rain")
    )
    assert CORRECTED in bell
    assert "Nine people" not in bell.partition("## Evidence")[0]
    assert "It was eleven, not nine" in bell
    assert "The Blue table told it so at noon" in rain


def test_a_half_typed_answer_stays_when_its_sentence_goes(table, person) -> None:
    pages = two_stories(table)
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


def test_wall_and_remote_turn_the_same_pages(table, person, shots) -> None:
    two_stories(table)
    for draft in table.archive.drafts(table.id):
        table.archive.mark_final(draft.id, True, draft.version)
    facilitator = person(table.facilitator)
    facilitator.get_by_role("radio", name="Present stories").click()
    facilitator.get_by_role("button", name="Show on the wall").click()
    wall = person(
        f"{table.facilitator.partition('/facilitator?')[0]}/wall?w={table.id}&wkey={table.archive.wall_key(table.id)}"
    )
    words, place = wall.locator("dialog .text"), wall.locator("dialog .place")
    here = facilitator.locator(".st-key-remote .sc-lead")
    expect(words).to_have_text("The bell")
    wall.keyboard.press("PageDown")
    expect(words).to_contain_text(OURS)
    expect(here).to_contain_text(OURS)
    wall.keyboard.press("s")
    expect(wall.locator("dialog .cited")).to_contain_text(THEIRS)
    shots(wall, "wall-presents")
    wall.keyboard.press("s")
    wall.keyboard.press("b")
    expect(place).to_have_text("2 of 6")
    assert words.evaluate("node => parseFloat(getComputedStyle(node).fontSize)") >= 48
    for _ in range(2):
        wall.keyboard.press("ArrowRight")
    expect(words).to_have_text("The rain")
    expect(here).to_have_text("The rain")
    facilitator.get_by_role("button", name="Next", exact=True).click()
    expect(words).to_have_text(THEIRS)
    wall.keyboard.press("PageUp")
    expect(words).to_have_text("The rain")  # the keyboard is heard on, after the wall was drawn anew
    expect(here).to_have_text("The rain")
    wall.keyboard.press("d")
    expect(wall.locator("dialog.dark")).to_be_visible()
    expect(facilitator.get_by_role("switch", name="Light on dark")).to_be_checked()
    facilitator.get_by_role("button", name="Take it off the wall").click()
    expect(words).not_to_be_visible()
    assert not wall.problems
