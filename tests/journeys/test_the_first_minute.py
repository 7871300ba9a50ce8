"""A visitor who has never been here sees what comes out in the end: from Home to a finished story in two clicks."""

from playwright.sync_api import expect

from tests.journeys.conftest import choose


def test_two_clicks_lead_from_home_to_a_finished_story(server, person, shots) -> None:
    page = person(server.url)
    page.get_by_role("button", name="Open the sample workshop").click()
    expect(page.locator(".sc-code")).to_be_visible()
    page.get_by_role("link", name="Stories").first.click()
    expect(page.get_by_text("The notebook was already there").first).to_be_visible()
    expect(page.get_by_text("the big main at Alder Street burst").first).to_be_visible()
    shots(page, "sample-story")

    # The page of its group shows threads, frame and drafts.
    page.get_by_role("link", name="Group").first.click()
    # Not a sentence of the story before, that says who told it.
    page.get_by_test_id("stButton").get_by_role("button", name="Pump house table").first.click()
    page.get_by_role("radio", name="4. Finding common threads").click()
    expect(page.get_by_role("heading", name="Somebody keeps the notebook")).to_be_visible()
    page.get_by_role("radio", name="5. Creating a new story").click()
    expect(page.get_by_role("radio", name="Compare")).to_be_visible()
    shots(page, "sample-group")
    assert page.external == []
    assert page.problems == []


def test_the_sample_is_told_in_the_language_that_is_chosen(server, person) -> None:
    page = person(server.url)
    choose(page, "Language of the sample", "Italiano")
    page.get_by_role("button", name="Open the sample workshop").click()
    expect(page.locator(".sc-code")).to_be_visible()
    page.get_by_role("link", name="Stories").first.click()
    expect(page.get_by_text("Il quaderno c'era già").first).to_be_visible()


def test_what_a_page_asks_another_machine_for_is_noted(server, person) -> None:
    page = person(f"{server.url}/api/health")
    with page.expect_event("request"):
        page.evaluate("new Image().src = 'http://192.0.2.7/badge.png'")
    assert page.external == ["http://192.0.2.7/badge.png"]
