"""Somebody is at work on a page while others are too: what comes and goes around them takes nothing away."""

from playwright.sync_api import Page, expect

from storycraft.domain.conduct import Conduct, Switch
from storycraft.domain.weave import Weave, WeaveState
from tests.journeys.conftest import Table, open_list
from tests.journeys.test_half_typed import TYPE, focused
from tests.journeys.test_receipts_on_the_page import edit, woven

TITLE, STATEMENT = "Title", "What it says"


def conduct(table: Table, change) -> None:
    """What a facilitator decides, without their page."""
    present: Conduct = table.archive.conduct(table.id)
    table.archive.save_conduct(table.id, change(present), "decided")


def threads(page: Page) -> Page:
    page.get_by_role("radio", name="4. Finding common threads").click()
    page.get_by_role("button", name="New thread").click()
    return page


def test_a_new_threads_words_and_the_focus_stay_whatever_comes_and_goes(table, person, shots) -> None:
    page = threads(person(table.group))
    page.get_by_label(TITLE).fill("What keeps us going")
    page.get_by_label(STATEMENT).press_sequentially("Somebody keeps ")
    conduct(table, lambda present: present.switched(Switch.FROZEN, True))
    expect(page.get_by_text("paused input").filter(visible=True)).to_have_count(2)
    page.keyboard.type("the ")
    conduct(table, lambda present: present.switched(Switch.FROZEN, False).calling("expectations"))
    expect(page.get_by_text("The facilitator calls everyone to")).to_be_visible()
    page.keyboard.type("table.")
    expect(page.get_by_label(STATEMENT)).to_have_value("Somebody keeps the table.")
    assert focused(page) == STATEMENT
    shots(page, "new-thread")


def test_a_new_threads_words_come_back_and_are_used_once(server, table, person) -> None:
    page = threads(person(table.group))
    page.get_by_label(TITLE).fill("What keeps us going")
    page.get_by_label(STATEMENT).fill("Somebody keeps the table.")
    page.wait_for_timeout(700)
    conduct(table, lambda present: present.switched(Switch.HIDDEN, True))
    expect(page.get_by_label(TITLE)).to_have_count(0)
    conduct(table, lambda present: present.switched(Switch.HIDDEN, False))
    server.restart()
    page.reload()
    threads(page)
    expect(page.get_by_label(TITLE)).to_have_value("What keeps us going")
    page.get_by_role("button", name="Make this thread").click()
    made = page.locator(".sc-thread", has_text="What keeps us going")
    expect(made).to_contain_text("Somebody keeps the table.")
    for label in (TITLE, STATEMENT):
        expect(page.get_by_label(label).first).to_have_value("")
    page.get_by_label(TITLE).first.fill("The soup")
    page.get_by_role("button", name="Make this thread").click()
    expect(page.locator(".sc-thread", has_text="The soup")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="New thread").click()
    expect(page.get_by_label(TITLE).first).to_have_value("")


def test_a_list_stays_open_while_the_page_changes_around_it(table, person) -> None:
    table.say("On day 1 the north crew shared its only pump.")
    page = person(table.group)
    page.get_by_role("radio", name="5. Creating a new story").click()
    open_list(page, "Length")
    expect(page.get_by_role("option", name="Short")).to_be_visible()
    broken = table.archive.add_weave(
        Weave(id="", workshop_id=table.id, group_id="g2", tellings=("plain",), weaver="quotes")
    )
    table.archive.follow_weave(broken.id, state=WeaveState.CANCELLED, partial="It began with a be")
    expect(page.get_by_text("The last weave was stopped.")).to_be_visible()
    page.get_by_role("option", name="Short").click()
    expect(page.get_by_label("Length")).to_have_value("Short")


def test_a_half_typed_reason_stays_while_the_text_around_it_changes(table, person) -> None:
    page = woven(table, person)
    edit(page, "The", "Forty guests came to the")
    doubted = page.locator(".sentence", has_text="Forty guests").first
    doubted.click()
    reason = page.get_by_label("Why it stands", exact=False)
    reason.press_sequentially("We said ")
    (draft,) = (d for d in table.archive.drafts(table.id) if "Forty guests" in str(d.paragraphs))
    sentence = next(s for s in draft.sentences if s.cites)
    table.archive.withdraw_contribution(table.id, sentence.cites[0], 1, "")
    page.wait_for_timeout(1500)
    page.keyboard.type("this aloud.")
    expect(reason).to_have_value("We said this aloud.")


def test_a_new_draft_does_not_take_the_place_of_the_one_that_is_edited(table, person) -> None:
    page = woven(table, person)
    drafts = page.get_by_role("radiogroup", name="Draft")
    before = drafts.get_by_role("radio").count()
    page.get_by_role("radio", name="Edit", exact=True).click()
    text = page.get_by_label("The draft's text")
    text.click()
    page.keyboard.type("So: ")
    typed = text.input_value()
    other = person(table.group)
    other.get_by_role("radio", name="5. Creating a new story").click()
    other.get_by_role("button", name="Weave", exact=False).first.click()
    expect(drafts.get_by_role("radio")).to_have_count(2 * before, timeout=20_000)
    expect(text).to_have_value(typed)
    assert focused(page) == "The draft's text"
    expect(page.get_by_label(TYPE)).to_have_count(0)
