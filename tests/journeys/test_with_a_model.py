"""With a language model on this machine: text arrives while it is written, and a fault loses nothing."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server, Table, choose
from tests.support.faultserver import FaultServer

POINTS = [
    f"On day {n} the {place} crew shared its only pump."
    for n, place in enumerate(("north", "south", "east"), 1)
]


@pytest.fixture(autouse=True)
def as_it_should(model: FaultServer) -> None:
    """The model does again what it is asked, whatever a test before made it do."""
    model.fault, model.holds_at, model.latency = "", 0, 0


@pytest.fixture(scope="module")
def server(server_with_model: Server) -> Server:
    return server_with_model


def allowed(table: Table, model: FaultServer, person, stage: str) -> Page:
    """The page of a group that has said its points and may use the model."""
    table.say(*POINTS)
    table.archive.allow_model(table.id, f"127.0.0.1:{model.port}")
    return person(f"{table.group}&stage={stage}")


def allow(facilitator) -> None:
    """See what would be sent, and allow it."""
    facilitator.get_by_role("radio", name="Language model").click()
    choose(facilitator, "Of", "Blue table")
    expect(facilitator.locator(".sc-sent")).to_contain_text(POINTS[0])
    facilitator.get_by_role("button", name="Use the model in this workshop").click()
    expect(facilitator.get_by_text("This workshop uses")).to_be_visible()


@pytest.mark.timeout(300)
def test_fault_is_said_then_text_arrives_while_it_is_written(server, table, model, person, shots) -> None:
    table.say(*POINTS)
    facilitator = person(table.facilitator)
    allow(facilitator)
    shots(facilitator, "model")
    page, log = person(f"{table.group}&stage=story"), facilitator.url
    facilitator.goto("about:blank")
    model.fault = "401"
    page.get_by_role("button", name="Weave 3 points").click()
    expect(page.get_by_text("The weave did not finish.")).to_be_visible()
    model.fault = ""
    shots(page, "weave-failed")
    model.holds_at = 60
    page.get_by_role("button", name="Try again").click()
    arriving = page.locator(".sc-story")
    expect(arriving).to_contain_text("crew shared")
    expect(page.get_by_role("button", name="Stop weaving")).to_be_visible()
    shots(page, "weaving")
    model.holds_at = 0
    expect(page.get_by_text("Written by the language model")).to_be_visible(timeout=30_000)
    facilitator.goto(log)
    facilitator.get_by_role("radio", name="Language model").click()
    expect(facilitator.get_by_text("weave_draft").or_(facilitator.get_by_text("draft")).first).to_be_visible()
    assert "sk-journey-secret" not in facilitator.content()
    assert "sk-journey-secret" not in (Path(server.data) / "server.log").read_text()


@pytest.mark.timeout(300)
def test_a_weave_can_be_stopped_and_the_quote_weaver_used(table, model, person) -> None:
    model.holds_at = 60
    page = allowed(table, model, person, "story")
    page.get_by_role("button", name="Weave 3 points").click()
    page.get_by_role("button", name="Stop weaving").click()
    expect(page.get_by_text("The last weave was stopped.")).to_be_visible()
    choose(page, "Written by", "Quote weaver")
    page.get_by_role("button", name="Weave 3 points").click()
    expect(page.get_by_text("no language model wrote this")).to_be_visible()


def test_proposals_are_seen_on_both_screens_and_stopped_from_other(table, model, person, shots) -> None:
    page = allowed(table, model, person, "threads")
    other = person(f"{table.group}&stage=threads")
    propose = page.get_by_role("button", name="Propose threads from the points")
    model.latency = 60
    propose.click()
    asked = page.locator(".sc-busy")
    expect(asked).to_be_visible()
    shots(page, "threads-asked")
    other.get_by_role("button", name="Stop", exact=True).click()
    expect(asked).to_have_count(0)
    other.close()
    expect(propose).to_be_enabled()
    model.latency = 0
    propose.click()
    first = page.locator(".card.proposed").first
    expect(first.get_by_role("button", name=re.compile("^Keep: "))).to_be_focused()
    expect(first.get_by_role("heading")).to_be_in_viewport()


def test_a_passage_is_told_anew_beside_the_present_one(table, model, person, shots) -> None:
    table.say(*POINTS)
    page = person(f"{table.group}&stage=story")
    expect(page.get_by_text("does not translate")).to_be_visible()
    page.get_by_role("button", name="Weave 3 points").click()
    expect(page.get_by_text("no language model wrote this")).to_be_visible()
    page.get_by_role("radio", name="Ask for a change").click()
    expect(page.get_by_role("button", name="Shorter")).to_be_visible()
    expect(page.get_by_role("button", name="Ask the model", exact=True)).to_have_count(0)
    table.archive.allow_model(table.id, f"127.0.0.1:{model.port}")
    expect(page.get_by_role("button", name="Ask the model", exact=True)).to_be_visible()
    choose(page, "Passage", "Paragraph")
    wish = page.get_by_label("What is to change")
    wish.fill("shorter")
    wish.press("Enter")
    shots(page, "passage-chosen")
    page.get_by_role("button", name="Ask the model", exact=True).click()
    expect(page.get_by_text("As the model proposes it")).to_be_visible()
    shots(page, "passage-proposed")
    page.get_by_role("button", name="Keep the proposal").click()
    page.get_by_role("radio", name="Read", exact=True).click()
    expect(page.get_by_text("changed a passage")).to_be_visible()


def test_half_of_a_models_proposal_is_taken(table, model, person, shots) -> None:
    made = table.tell(*POINTS)
    told = tuple(paragraph[0] for paragraph in made.paragraphs)
    made = table.archive.revise_draft(replace(made, paragraphs=(told,)), "people")
    table.archive.allow_model(table.id, f"127.0.0.1:{model.port}")
    page = person(f"{table.group}&stage=story")
    page.get_by_role("radio", name="Ask for a change").click()
    choose(page, "Passage", "Paragraph")
    page.get_by_label("What is to change").fill("tell it otherwise")
    page.get_by_role("button", name="Ask the model", exact=True).click()
    boxes = page.get_by_role("checkbox", name="Take")
    expect(page.get_by_text("As the model proposes it")).to_be_visible()
    shots(page, "proposal-in-parts")
    boxes.first.uncheck(force=True)
    expect(page.get_by_role("button", name="Keep what is ticked")).to_be_visible()
    shots(page, "proposal-half")
    page.get_by_role("button", name="Keep what is ticked").click()
    expect(boxes).to_have_count(0)
    kept = [sentence.text for sentence in table.archive.draft(made.id).sentences]
    assert kept[0] == POINTS[0]
    assert all(any(point in sentence for sentence in kept) for point in POINTS)
    assert kept != list(POINTS)
