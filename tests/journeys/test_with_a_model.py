"""With a language model on this machine: text arrives while it is written, and a fault loses nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.faultserver import FaultServer
from tests.journeys.conftest import Server
from tests.journeys.test_from_empty_to_saved import enter_points, join, open_workshop

POINTS = [
    f"On day {n} the {place} crew shared its only pump."
    for n, place in enumerate(("north", "south", "east"), 1)
]


@pytest.fixture(scope="module")
def model() -> Iterator[FaultServer]:
    with FaultServer(rate=100) as running:
        yield running


@pytest.fixture(scope="module")
def server(model: FaultServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(
        tmp_path_factory.mktemp("data"),
        OPENAI_BASE_URL=model.url,
        OPENAI_API_KEY="sk-journey-secret",
        STORYCRAFT_MODEL="good",
        STORYCRAFT_MODEL_STALL="300",  # a model that holds is no silent server here
        STORYCRAFT_MODEL_TIMEOUT="300",
        STORYCRAFT_MODEL_DRAFT="401x1",
    )
    yield running
    running.stop()


def allow(facilitator) -> None:
    """See what would be sent, and allow it."""
    facilitator.get_by_role("radio", name="Language model").click()
    facilitator.get_by_label("Of", exact=True).click()
    facilitator.get_by_role("option", name="Blue table").click()
    expect(facilitator.locator(".sc-sent")).to_contain_text(POINTS[0])
    facilitator.get_by_role("button", name="Use the model in this workshop").click()
    expect(facilitator.get_by_text("This workshop uses")).to_be_visible()


@pytest.mark.timeout(300)
def test_a_fault_is_said_then_the_text_arrives_while_it_is_written(server, model, person, shots) -> None:
    facilitator = person()
    page = join(person(), server.url, open_workshop(facilitator, server.url, "Pumps"), "Blue table")
    enter_points(page, POINTS)
    allow(facilitator)
    shots(facilitator, "model")
    page.get_by_role("radio", name="5. Creating a new story").click()
    page.get_by_role("button", name="Weave 3 points").click()
    expect(page.get_by_text("The weave did not finish.")).to_be_visible()
    shots(page, "weave-failed")
    model.holds_at = 60
    page.get_by_role("button", name="Try again").click()
    arriving = page.locator(".sc-story")
    expect(arriving).to_contain_text("crew shared")
    expect(page.get_by_role("button", name="Stop weaving")).to_be_visible()
    shots(page, "weaving")
    model.holds_at = 0
    expect(page.get_by_text("Written by the language model")).to_be_visible(timeout=30_000)
    expect(facilitator.get_by_text("weave_draft").or_(facilitator.get_by_text("draft")).first).to_be_visible()
    assert "sk-journey-secret" not in facilitator.content()
    assert "sk-journey-secret" not in (Path(server.data) / "server.log").read_text()


@pytest.mark.timeout(300)
def test_a_weave_can_be_stopped_and_the_quote_weaver_used(server, model, person) -> None:
    model.holds_at = 60
    facilitator = person()
    page = join(person(), server.url, open_workshop(facilitator, server.url, "Stop"), "Blue table")
    enter_points(page, POINTS)
    allow(facilitator)
    page.get_by_role("radio", name="5. Creating a new story").click()
    page.get_by_role("button", name="Weave 3 points").click()
    page.get_by_role("button", name="Stop weaving").click()
    expect(page.get_by_text("The last weave was stopped.")).to_be_visible()
    page.get_by_label("Written by").click()
    page.get_by_role("option", name="Quote weaver").click()
    page.get_by_role("button", name="Weave 3 points").click()
    expect(page.get_by_text("no language model wrote this")).to_be_visible(timeout=20_000)
