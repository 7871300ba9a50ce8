"""On the page, a sentence shows whose words it stands on, by mouse and by keyboard; people settle what code can't."""

import signal
from dataclasses import replace

from playwright.sync_api import Page, Route, expect

from storycraft.domain.story import Sentence
from tests.journeys.conftest import Table, choose

POINTS = [
    "In the spring of 2019 nine of us met in the old bakery.",
    "Nobody took minutes, and nobody missed them.",
    "The flour was paid for by the parish.",
]


def told(table: Table, person) -> Page:
    table.tell(*POINTS)
    page = person(f"{table.group}&stage=story")
    expect(page.locator(".sentence").first).to_be_visible()
    return page


def edit(page: Page, old: str, new: str) -> None:
    """Type something else in the paragraph that has these words."""
    page.locator(".story .sentence", has_text=old).first.click()
    paragraph = page.locator(".story .writing")
    paragraph.fill(paragraph.inner_text().replace(old, new))
    expect(page.locator(".story .said", has_text="Saved")).to_be_visible()
    paragraph.press("Escape")
    expect(page.get_by_text("Earlier revisions")).to_be_visible()


def test_a_sentence_opens_its_receipt_by_keyboard(table, person) -> None:
    page = told(table, person)
    sentence = page.locator(".sentence.quoted").first
    sentence.focus()
    sentence.press("Enter")
    expect(page.locator(".receipt")).to_contain_text("Said: these words were said")
    expect(page.locator(".receipt")).to_contain_text("Blue table")
    page.keyboard.press("Escape")
    expect(page.locator(".receipt")).to_have_count(0)
    expect(sentence).to_be_focused()
    for count in (1, 0):
        sentence.press("Enter")
        expect(page.locator(".receipt")).to_have_count(count)


def test_what_nobody_said_is_repaired_or_stood_for_by_people(table, person, shots) -> None:
    page = told(table, person)
    edit(
        page, "Nobody took minutes, and nobody missed them.", "“Nobody took minutes, and nobody wanted them.”"
    )
    broken = page.locator(".sentence.unsupported")
    expect(broken).to_have_count(1)
    broken.click()
    shots(page, "receipt-unsupported")
    page.get_by_role("button", name="Use the words that were said").click()
    expect(page.locator(".sentence.unsupported")).to_have_count(0)
    expect(page.locator(".sentence.quoted", has_text="nobody missed them")).to_be_visible()

    edit(page, "In the spring", "Forty guests came on the first Sunday. In the spring")
    broken.click()
    page.get_by_label("Why it stands").fill("We said this aloud")
    page.get_by_role("button", name="Keep this sentence").click()
    expect(page.locator(".sentence.overruled", has_text="Forty guests")).to_be_visible()


def test_what_holds_shows_nothing_until_receipts_are_asked_for(table, person, shots) -> None:
    page = told(table, person)
    signs = page.locator(".sentence.quoted .mark").filter(visible=True)
    expect(signs).to_have_count(0)
    page.locator(".sentence.quoted").first.press("m")
    expect(signs.first).to_be_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.locator(".note").first).to_be_visible()
    ends = 0.0
    for note in page.locator(".note").all():
        number = note.get_attribute("data-beside")
        beside, stands = (
            page.locator(f".sentence[data-beside='{number}']").bounding_box(),
            note.bounding_box(),
        )
        assert beside
        assert stands
        # At the height of its sentence, or right below the note that is still beside it.
        assert abs(stands["y"] - max(beside["y"], ends)) < 2
        ends = stands["y"] + stands["height"] + 8
    shots(page, "notes-beside")
    page.get_by_role("button", name="All receipts").click()
    expect(page.locator(".sentence[data-beside]")).to_have_count(0)
    expect(signs).to_have_count(0)
    page.get_by_text("Plain reading, without marks").click()
    expect(page.locator(".story.plain .sentence").first).to_be_visible()
    expect(page.locator(".mark")).to_have_count(0)


def test_the_frame_and_the_weave_stand_one_press_away(table, person) -> None:
    page = told(table, person)
    expect(page.get_by_role("radio", name="Read", exact=True)).to_be_checked()
    expect(page.locator(".story")).to_be_in_viewport()
    page.get_by_role("radio", name="What it stands on").click()
    expect(page.get_by_label("Who", exact=True)).to_be_visible()
    page.get_by_role("radio", name="Weave more drafts").click()
    choose(page, "Length", "Short")
    page.get_by_role("radio", name="Read", exact=True).click()
    expect(page.locator(".story")).to_be_in_viewport()
    page.get_by_role("radio", name="Weave more drafts").click()
    expect(page.get_by_label("Length", exact=True)).to_have_value("Short")
    expect(page.get_by_role("button", name="Weave 3 points")).to_be_visible()


def test_answer_that_reached_nobody_is_still_there(server, table, person) -> None:
    draft = table.tell(*POINTS)
    asked = (Sentence("*open: Who swept the oven?*"),)
    table.archive.revise_draft(replace(draft, paragraphs=(*draft.paragraphs, asked)), "people")
    page = person(f"{table.group}&stage=story")
    gap = page.locator(".sentence.gap")
    gap.click()
    page.locator(".receipt input").fill("The baker's aunt swept it.")
    server.stop(signal.SIGKILL)
    page.locator(".receipt").get_by_role("button", name="Answer").click()
    server.start()
    page.reload()
    gap.click()
    expect(page.locator(".receipt input")).to_have_value("The baker's aunt swept it.")
    page.locator(".receipt").get_by_role("button", name="Answer").click()
    expect(gap).to_have_count(0)
    expect(page.locator(".story .sentence", has_text="swept it")).to_be_visible()
    expect(page.locator(".story .left")).to_have_count(0)
    page.reload()
    expect(page.locator(".story .sentence", has_text="swept it")).to_be_visible()
    expect(page.locator(".story .left")).to_have_count(0)


def test_a_source_that_could_not_be_given_is_told(table, person) -> None:
    page = told(table, person)
    page.locator(".story .sentence", has_text="In the spring").click()
    paragraph = page.locator(".story .writing")
    paragraph.press("End")
    paragraph.press_sequentially(" Nobody took minutes.")
    cites = page.get_by_role("button", name="It stands on this")
    expect(cites).to_be_visible()

    def cut(route: Route) -> None:
        route.abort()

    page.route("**/api/paragraph?**", cut, times=1)
    cites.click()
    expect(page.get_by_text("Press again when it is.")).to_be_visible()
    cites.click()
    expect(cites).to_have_count(0)
