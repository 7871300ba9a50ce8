"""A draft with sixty revisions is looked back on by keys: two are compared, and one comes back."""

from dataclasses import replace

from playwright.sync_api import Page, expect

from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from tests.journeys.conftest import Table
from tests.journeys.test_by_keyboard import tabs_to
from tests.journeys.test_every_state import findings, hidden, rest
from tests.support.page_state import drawn

REVISIONS = 60
QUIET = tuple((Sentence("The water lay still, and nobody spoke of it for a long while."),) for _ in range(12))
"""Paragraphs that stay as they are, above what changes: more than a phone shows."""


def revised(table: Table) -> Draft:
    """A draft with a sentence that was told anew in each of its revisions, and moved at last."""
    table.say("The ferry stopped at noon.")
    start, end = Sentence("The ferry stopped at noon."), Sentence("We waited.")
    told = Draft(
        id="", group_id="g2", telling="plain", title="The ferry", frame=Frame(), paragraphs=(*QUIET, (start, end)),
        provenance=Provenance(weaver="quotes"),
    )  # fmt: skip
    draft = table.archive.add_draft(table.id, told)
    for number in range(2, REVISIONS):
        text = (replace(start, text=f"The ferry stopped at noon, {number} people said."), end)
        draft = table.archive.revise_draft(replace(draft, paragraphs=(*QUIET, text)), "people")
    last = (*QUIET, (end, draft.paragraphs[-1][0]))
    return table.archive.revise_draft(replace(draft, paragraphs=last), "people")


def looking_back(person, table: Table) -> Page:
    page = person(f"{table.group}&stage=story")
    fold = page.locator("summary", has_text="Earlier revisions")
    fold.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".timeline .entry")).to_have_count(REVISIONS)
    return drawn(page)


def test_two_of_sixty_revisions_are_compared_and_restored_by_keys(table, person, shots) -> None:
    draft = revised(table)
    page = looking_back(person, table)
    apart = page.locator(".sc-changes")
    expect(apart.locator(".moved")).to_have_count(1)
    tabs_to(page, "From: Revision 59", 5)
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status").get_by_text("From revision 58 to revision 60")).to_be_attached()
    expect(apart.locator("ins, del")).to_have_text(["58 ", "59 "])
    shots(page, "revisions")
    tabs_to(page, "Go back to this one: Revision 58", 5)
    page.keyboard.press("Enter")
    latest = page.locator(".timeline .entry").first
    expect(latest).to_contain_text("Went back to revision 58")
    assert "58 people" in table.archive.draft(draft.id).sentences[-2].text
    expect(page.locator(".story")).to_contain_text("58 people")


def test_a_press_on_one_shows_what_it_changed(table, person) -> None:
    revised(table)
    page = looking_back(person, table)
    page.set_viewport_size({"width": 390, "height": 844})
    changed = page.locator(".sc-changes :is(ins, del)")
    page.locator(".timeline .what", has_text="58 ·").scroll_into_view_if_needed()
    expect(page.locator(".sc-changes .moved")).not_to_be_in_viewport()
    page.locator(".timeline .what", has_text="57 ·").click()
    expect(changed).to_have_text(["56 ", "57 "])
    expect(changed.first).to_be_in_viewport()
    page.locator(".timeline").get_by_role("radio", name="To: Revision 59,").check()
    expect(page.locator(".sc-changes ins, .sc-changes del")).to_have_text(["56 ", "59 "])
    assert findings(rest(page)) + hidden(page) == []
    page.get_by_role("button", name="A draft of its own from it: Revision 56").click()
    expect(page.get_by_role("tablist", name="2 drafts").get_by_role("tab")).to_have_count(2)
