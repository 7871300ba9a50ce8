"""The timer on every page: it belongs to the stage in which it was started."""

from datetime import UTC, datetime

import pytest

from storycraft.domain.controls import STORIES, Controls
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.ui.shared import page_entry as entries
from storycraft.wiring import Parts
from tests.ui.conftest import data_of, words
from tests.ui.test_rights import BROWSER, query

PAGES = {Role.GROUP: "group", Role.PERSON: "phone", Role.WALL: "wall", Role.FACILITATOR: "facilitator"}


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)


@pytest.fixture
def start(house: Parts, sample: Workshop):
    """Starts a timer of a stage, with the last call as given."""

    def start(stage: str, called_to: str = "") -> Controls:
        controls = house.archive.controls(sample.id)
        if called_to:
            controls = controls.calling(called_to)
        controls = controls.timing(stage, 10, datetime.now(UTC))
        return house.archive.save_controls(sample.id, controls, "timer started")

    return start


@pytest.mark.parametrize("role", [Role.GROUP, Role.PERSON])
def test_timer_is_seen_in_its_stage_and_in_no_other(
    page, house: Parts, sample: Workshop, start, role: Role
) -> None:
    opened = {
        stage: page(PAGES[role], **query(house, sample, role), stage=stage) for stage in ("inquiry", "story")
    }
    start("inquiry")
    assert data_of(opened["inquiry"].run(), "timer")["ends"] > 0
    assert data_of(opened["story"].run(), "timer")["ends"] == 0
    opened["story"].button_group(key="stage").set_value("inquiry").run()
    assert data_of(opened["story"], "timer")["ends"] > 0


def test_wall_and_facilitator_see_the_timer_and_its_stage(
    page, house: Parts, sample: Workshop, start
) -> None:
    start("inquiry")
    shown = {
        role: data_of(page(PAGES[role], **query(house, sample, role)), "timer")
        for role in (Role.WALL, Role.FACILITATOR)
    }
    assert shown[Role.WALL]["ends"] == shown[Role.FACILITATOR]["ends"] > 0
    assert shown[Role.WALL]["large"]
    assert (shown[Role.WALL]["about"], shown[Role.FACILITATOR]["about"]) == ("", "Points of inquiry")


@pytest.mark.parametrize("called_to", ["story", STORIES])
def test_a_call_elsewhere_ends_it_on_every_screen(
    page, house: Parts, sample: Workshop, start, called_to: str
) -> None:
    controls = start("inquiry", "inquiry")
    opened = {role: page(name, **query(house, sample, role)) for role, name in PAGES.items()}
    assert all(data_of(each, "timer")["ends"] > 0 for each in opened.values())
    house.archive.save_controls(sample.id, controls.calling(called_to), "everyone called", called_to)
    for each in opened.values():
        assert data_of(each.run(), "timer")["ends"] == 0


def test_called_page_shows_its_new_stages_timer_at_once(page, house: Parts, sample: Workshop, start) -> None:
    group = page("group", **query(house, sample, Role.GROUP), stage="experiences")
    start("inquiry", "inquiry")
    assert data_of(group.run(), "timer")["ends"] > 0


def test_console_starts_it_for_chosen_stage_and_says_the_rule(page, house: Parts, sample: Workshop) -> None:
    board = page("facilitator", **query(house, sample, Role.FACILITATOR))
    board.button_group(key="controls.stage").set_value("threads").run()
    assert "screens that show “Finding common threads”" in words(board)
    assert "when everyone is called to another stage" in words(board)
    next(b for b in board.button if b.label == "Start timer").click().run()
    assert house.archive.controls(sample.id).timed == "threads"
    next(b for b in board.button if b.label == "Stop timer").click().run()
    assert house.archive.controls(sample.id).timer_in("threads") is None
    assert "Stop timer" not in words(board)


def test_end_is_heard_except_on_phones_until_somebody_decides(page, house: Parts, sample: Workshop) -> None:
    heard = {
        role: data_of(page(name, **query(house, sample, role)), "timer")["sounds"]
        for role, name in PAGES.items()
    }
    assert heard == {Role.GROUP: True, Role.PERSON: False, Role.WALL: True, Role.FACILITATOR: True}
