"""Somebody is at work on a page while others are too: what comes and goes around them takes nothing away."""

import signal
from dataclasses import replace

from playwright.sync_api import Page, expect

from storycraft.domain.controls import Controls, Switch
from storycraft.domain.story import Sentence
from storycraft.domain.weave import Weave, WeaveState
from tests.journeys.conftest import Table, open_list
from tests.journeys.test_half_typed import LABEL
from tests.journeys.test_receipts_on_the_page import POINTS
from tests.journeys.test_writing_in_place import changed
from tests.support.page_state import focused

TITLE, STATEMENT = "Title", "What it says"
WHY = "Why it stands, e.g. we said this aloud"


def controls(table: Table, change) -> None:
    """What a facilitator decides, without their page."""
    present: Controls = table.archive.controls(table.id)
    table.archive.save_controls(table.id, change(present), "decided")


def threads(page: Page) -> Page:
    page.get_by_role("button", name="New thread").click()
    return page


def test_new_threads_words_and_focus_stay_whatever_comes_and_goes(table, person, shots) -> None:
    page = threads(person(f"{table.group}&stage=threads"))
    page.get_by_label(TITLE).fill("What keeps us going")
    page.get_by_label(STATEMENT).press_sequentially("Somebody keeps ")
    controls(table, lambda present: present.switched(Switch.FROZEN, True))
    expect(page.get_by_text("paused input").filter(visible=True)).to_have_count(2)
    page.keyboard.type("the ")
    controls(table, lambda present: present.switched(Switch.FROZEN, False).calling("expectations"))
    expect(page.get_by_text("The facilitator calls everyone to")).to_be_visible()
    page.keyboard.type("table.")
    expect(page.get_by_label(STATEMENT)).to_have_value("Somebody keeps the table.")
    assert focused(page, LABEL) == STATEMENT
    shots(page, "new-thread")


def test_a_new_threads_words_come_back_and_are_used_once(table, person) -> None:
    page = threads(person(f"{table.group}&stage=threads"))
    page.get_by_label(TITLE).fill("What keeps us going")
    page.get_by_label(STATEMENT).fill("Somebody keeps the table.")
    page.wait_for_timeout(700)
    controls(table, lambda present: present.switched(Switch.HIDDEN, True))
    expect(page.get_by_label(TITLE)).to_have_count(0)
    controls(table, lambda present: present.switched(Switch.HIDDEN, False))
    # as on another screen: what the server has
    page.evaluate("[localStorage, sessionStorage].forEach((kept) => kept.clear())")
    page.reload()
    threads(page)
    expect(page.get_by_label(TITLE)).to_have_value("What keeps us going")
    page.get_by_role("button", name="Make this thread").click()
    made = page.locator(".card", has_text="What keeps us going")
    expect(made).to_contain_text("Somebody keeps the table.")
    for label in (TITLE, STATEMENT):
        expect(page.get_by_label(label).first).to_have_value("")
    page.get_by_label(TITLE).first.fill("The soup")
    page.get_by_role("button", name="Make this thread").click()
    expect(page.locator(".card", has_text="The soup")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="New thread").click()
    expect(page.get_by_label(TITLE).first).to_have_value("")


def test_a_list_stays_open_while_the_page_changes_around_it(table, person) -> None:
    table.say("On day 1 the north crew shared its only pump.")
    page = person(f"{table.group}&stage=story")
    open_list(page, "Length")
    expect(page.get_by_role("option", name="Short")).to_be_visible()
    broken = table.archive.add_weave(
        Weave(id="", workshop_id=table.id, group_id="g2", tellings=("plain",), weaver="quotes")
    )
    table.archive.follow_weave(broken.id, state=WeaveState.CANCELLED, partial="It began with a be")
    expect(page.get_by_text("The last weave was stopped.")).to_be_visible()
    page.get_by_role("option", name="Short").click()
    expect(page.get_by_label("Length")).to_have_value("Short")


def test_words_typed_after_the_click_stay(server, table, person) -> None:
    page = threads(person(f"{table.group}&stage=threads"))
    make = page.get_by_role("button", name="Make this thread")
    page.get_by_label(TITLE).fill("What keeps us going")
    expect(make).to_be_enabled()
    server.send(signal.SIGSTOP)
    make.click()
    page.get_by_label(TITLE).focus()
    page.keyboard.press("End")
    page.keyboard.type(" and the next one")
    page.wait_for_timeout(900)
    server.send(signal.SIGCONT)
    expect(page.locator(".card", has_text="What keeps us going")).to_be_visible()
    expect(page.get_by_label(TITLE).first).to_have_value("and the next one")

    page.get_by_label(TITLE).first.fill("The soup")
    expect(make).to_be_enabled()
    server.send(signal.SIGSTOP)
    make.click()
    page.keyboard.press("Escape")
    server.send(signal.SIGCONT)
    expect(page.locator(".card", has_text="The soup")).to_be_visible()
    page.get_by_role("button", name="New thread").click()
    expect(page.get_by_label(TITLE).first).to_have_value("")


def test_screens_of_a_deleted_workshop_show_it_no_longer(table, person) -> None:
    table.say("The soup was late.")
    pages = [person(table.group), person(table.facilitator)]
    expect(pages[0].get_by_text("The soup was late.")).to_be_visible()
    expect(pages[1].locator(".sc-code")).to_be_visible()
    table.archive.delete_workshop(table.id)
    expect(pages[0].get_by_text("The soup was late.")).to_have_count(0)
    expect(pages[1].locator(".sc-code")).to_have_count(0)


def told(table: Table, person) -> Page:
    """A draft of what was said, and of a sentence that nobody said."""
    draft = table.tell(*POINTS)
    doubted = (Sentence("Forty guests came on the first Sunday."), *draft.paragraphs[0])
    table.archive.revise_draft(replace(draft, paragraphs=(doubted, *draft.paragraphs[1:])), "people")
    page = person(f"{table.group}&stage=story")
    expect(page.locator(".sentence.unsupported")).to_be_visible()
    return page


def doubted(table: Table, person) -> Page:
    """Somebody begins to say why a sentence stands that nobody said."""
    page = told(table, person)
    page.locator(".sentence.unsupported").click()
    page.get_by_label(WHY).press_sequentially("We said ")
    page.wait_for_timeout(700)
    return page


def test_half_typed_reason_outlives_changes_and_is_used_once(table, person) -> None:
    page = doubted(table, person)
    (draft,) = (d for d in table.archive.drafts(table.id) if "Forty guests" in str(d.paragraphs))
    withdrawn = next(s for s in draft.sentences if s.cites)
    table.archive.withdraw_contribution(table.id, withdrawn.cites[0], 1, "")
    expect(page.locator(".sentence.unsupported")).not_to_have_count(1)
    page.keyboard.type("this aloud.")
    expect(page.get_by_label(WHY)).to_have_value("We said this aloud.")
    controls(table, lambda present: present.calling("expectations"))
    expect(page.get_by_text("The facilitator calls everyone to")).to_be_visible()
    page.reload()
    page.locator(".sentence", has_text="Forty guests").click()
    expect(page.get_by_label(WHY)).to_have_value("We said this aloud.")
    page.get_by_role("button", name="Keep this sentence").click()
    # Nobody is at work any more, and the call is followed.
    expect(page.get_by_role("radio", name="2. Experiences and expectations")).to_be_checked()
    assert [kept.reason for kept in table.archive.overrules(draft.id)] == ["We said this aloud."]
    # What was kept does not come back, also where its sentence goes.
    page.get_by_role("radio", name="5. Creating a new story").click()
    expect(page.locator(".sentence.overruled")).to_be_visible()
    changed(table, "Forty guests came", "Some guests came")
    expect(page.locator(".sentence", has_text="Some guests")).to_be_visible()
    expect(page.get_by_text("What you typed about it")).to_have_count(0)


def test_focus_stays_and_a_reason_outlives_its_sentence(table, person, shots) -> None:
    page = doubted(table, person)
    sentence = page.locator(".sentence.quoted").last
    sentence.focus()
    words = sentence.inner_text()
    changed(table, "In the spring", "In that spring")
    expect(page.locator(".story")).to_contain_text("In that spring")
    assert focused(page, "e.innerText") == words
    changed(table, "Forty guests came", "Some guests came")
    left = page.locator(".receipt", has_text="This sentence is not there any more")
    expect(left).to_contain_text("Forty guests came on the first Sunday.")
    expect(left).to_contain_text("We said")
    shots(page, "reason-left")
    page.reload()
    expect(left).to_contain_text("We said")
    left.get_by_role("button", name="Close").click()
    page.wait_for_timeout(700)
    page.reload()
    expect(page.locator(".sentence").first).to_be_visible()
    expect(left).to_have_count(0)


def test_the_reason_of_a_withdrawal_outlives_a_reload(table, person) -> None:
    table.say("The soup was late.")
    page = person(table.facilitator)
    page.get_by_role("radio", name="All points").click()
    page.get_by_role("button", name="Withdraw", exact=True).click()
    page.get_by_label("Why it is withdrawn").press_sequentially("Said ")
    for find in ("bell", ""):
        page.get_by_label("Find").fill(find)
        page.get_by_label("Find").press("Enter")
        expect(page.get_by_label("Why it is withdrawn")).to_have_count(int(not find))
    expect(page.get_by_label("Why it is withdrawn")).to_have_value("Said ")
    page.wait_for_timeout(700)
    # as on another screen: what the server has
    page.evaluate("[localStorage, sessionStorage].forEach((kept) => kept.clear())")
    page.reload()
    page.get_by_role("radio", name="All points").click()
    page.get_by_label("Why it is withdrawn").press("End")
    page.keyboard.type("twice.")
    page.get_by_role("button", name="Withdraw it", exact=True).click()
    expect(page.get_by_text("No point fits.", exact=False)).to_be_visible()
    assert [why for _point, why in table.archive.withdrawn(table.id)] == ["Said twice."]
