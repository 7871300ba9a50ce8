"""A facilitator and two groups, each in a browser of their own: from an empty workshop to two saved stories."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

POINTS = {
    "Blue table": [
        "In spring 2023 three nurses and a porter began to meet in the canteen every Tuesday.",
        "Nobody took minutes, and that is why people spoke.",
        "The night shift finally had a name for the new pump alarm.",
        "What is missing: the pharmacy never comes.",
    ],
    "Green table": [
        "Our mentor sat beside me for two weeks and let me make the mistakes.",
        "We keep one page of bad ideas, and everyone may add to it.",
        "When the mentor retired, the page stayed.",
        "Who keeps the page next year?",
    ],
}


def test_two_groups_reach_a_saved_story(server, person, shots) -> None:
    folder = Path(server.data, "stories")
    of_others = _written(folder)
    facilitator = person()
    code = open_workshop(facilitator, server.url, "Ward exchange, autumn")
    shots(facilitator, "facilitator-empty")
    # One group takes the whole way, with a thread and a frame; the other weaves at once what it has said.
    for name, whole_way in (("Blue table", True), ("Green table", False)):
        page = join(person(), server.url, code, name)
        enter_points(page, POINTS[name])
        expect(facilitator.get_by_role("row", name=f"{name} 1 screen 4 ")).to_be_visible()
        if whole_way:
            make_thread(page, "What keeps us going")
        weave(page, with_frame=whole_way)
        shots(page, f"group-drafts-{name.split()[0].lower()}")
        save(page)
        assert page.external == page.problems == []
        page.close()
    facilitator.get_by_role("link", name="Stories").first.click()
    expect(facilitator.get_by_text("Download the story")).to_have_count(2)
    shots(facilitator, "stories")
    assert len(_written(folder) - of_others) == 2
    assert facilitator.external == facilitator.problems == []


def test_wrong_code_and_a_wrong_link_are_refused_in_words(server, person) -> None:
    page = person()
    page.goto(server.url)
    page.get_by_label("Join code").fill("QQQQQQ")
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("code")
    field = page.get_by_label("Join code")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("code"))
    page.goto(f"{server.url}/group?w=nowhere&g=g1&key=guessed")
    expect(page.get_by_role("alert")).to_contain_text("does not open")


def test_a_point_can_be_edited_and_withdrawn_by_its_group(table, person) -> None:
    table.say("We met in the canteen.")
    page = person(table.group)
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Edit this point").fill("We met\nin the canteen.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Edit this point")).to_have_count(0)
    assert [c.text for c in table.archive.workshop(table.id).contributions] == ["We met\nin the canteen."]
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Edit this point").fill("We met in the old canteen.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("We met in the old canteen.")).to_be_visible()
    page.get_by_role("button", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw: sure?").click()
    expect(page.get_by_text("We met in the old canteen.")).to_have_count(0)


def open_workshop(page: Page, url: str, title: str) -> str:
    """Open a workshop and give its join code."""
    page.goto(url)
    page.get_by_label("Title").fill(title)
    page.get_by_role("button", name="Open the workshop").click()
    code = page.locator(".sc-code")
    expect(code).to_be_visible()
    return code.inner_text()


def join(page: Page, url: str, code: str, name: str) -> Page:
    """Join with the code as a new group."""
    page.goto(f"{url}/?join={code}")
    page.get_by_label("Or start a new group").fill(name)
    page.get_by_role("button", name="Start this group").click()
    expect(page.get_by_label("Type a point, or paste many")).to_be_visible()
    return page


def enter_points(page: Page, points: list[str]) -> None:
    """Paste many points at once."""
    page.get_by_label("Type a point, or paste many").fill("\n".join(points))
    page.get_by_role("button", name="Add", exact=False).last.click()
    expect(page.get_by_text(points[-1])).to_be_visible()


def make_thread(page: Page, title: str) -> None:
    """Name a thread by hand in the fourth stage."""
    page.get_by_role("radio", name="4. Finding common threads").click()
    page.get_by_role("button", name="New thread").click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("Title").press("Enter")
    page.get_by_role("button", name="Make this thread").click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page.keyboard.press("Escape")


def weave(page: Page, *, with_frame: bool) -> None:
    """Weave two drafts without a model, with a frame that is proposed or with none."""
    page.get_by_role("radio", name="5. Creating a new story").click()
    if with_frame:
        page.get_by_role("button", name="Propose from our points").click()
        expect(page.get_by_role("button", name="Yes, we said that").first).to_be_visible()
    page.get_by_role("button", name="Weave 4 points into 2 drafts").click()
    expect(page.get_by_role("radio", name="Compare")).to_be_visible()


def save(page: Page) -> None:
    """Save the draft that is shown as the group's story."""
    page.get_by_role("button", name="Save as our story").click()
    page.get_by_role("button", name="Save all the same").click()
    expect(page.get_by_text("It is on the Stories page too.")).to_be_visible()


def _written(folder: Path) -> set[tuple[str, int]]:
    """The files of a folder, and when each was written: the same story of the same group has the same name."""
    return {(path.name, path.stat().st_mtime_ns) for path in folder.glob("*.md")}


def _many_points() -> list[str]:
    """Forty points that nobody takes for the same, more than a story of medium length tells."""
    trees = ["alder", "ash", "beech", "birch", "cedar", "elm", "hazel", "larch", "lime", "maple"]
    hands = [
        "baker",
        "carter",
        "cooper",
        "farmer",
        "ferryman",
        "miller",
        "potter",
        "roofer",
        "smith",
        "weaver",
    ]
    days = [
        "Easter",
        "harvest",
        "Lent",
        "market",
        "May",
        "Michaelmas",
        "Sunday",
        "threshing",
        "Whitsun",
        "yule",
    ]
    return [
        text
        for tree, hand, day in zip(trees, hands, days, strict=True)
        for text in (
            f"The {tree} gate lost its hinge in the storm, and the path behind it was closed for most of the year.",
            f"A {hand} carried boards across the river in a cart that was far too small, and came back for more.",
            f"On the {day} evening nobody went home before the soup was finished and the songs were sung.",
            f"A lantern with the sign of the {tree} hung over the {hand}'s yard, so that late carts found the bridge.",
        )
    ]


def test_a_gap_is_answered_and_a_voice_woven_in(table, person) -> None:
    table.say(*_many_points())
    page = person(f"{table.group}&stage=story")
    page.get_by_role("button", name="Weave 40 points").click()
    expect(page.get_by_text("Questions to you")).to_be_visible()
    page.get_by_label("When did it happen").last.fill("It was in the frost of 2011.")
    page.get_by_label("When did it happen").last.press("Control+Enter")
    answered = page.locator(".sentence", has_text="frost of 2011")
    expect(answered).to_be_focused()
    expect(answered).to_be_in_viewport()
    expect(page.locator(".receipt", has_text="frost of 2011")).to_be_visible()
    left_out = page.get_by_text("points not woven")
    before = int(left_out.inner_text().split()[1])
    left_out.click()
    page.get_by_role("button", name="Weave this in").first.click()
    expect(page.locator(".sentence:focus")).not_to_contain_text("frost of 2011")
    expect(page.locator(".sentence:focus")).to_be_in_viewport()
    # The fold has another label now, and stays open for the next.
    expect(page.locator("details[open]", has_text=f"Voices: {before - 1} point")).to_be_visible()
