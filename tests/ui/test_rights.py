"""Every page, as every role: who may see it sees it, and everybody else is told where to go."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from storycraft import ui, web
from storycraft.domain.controls import Switch
from storycraft.domain.format import StageKind
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.services.check_link import Entry
from storycraft.ui.pages.wall import projection
from storycraft.ui.shared import page_entry as entries
from storycraft.wiring import Parts
from tests.ui.conftest import words
from tests.ui.test_pages import draft

BROWSER = "b" * 20
OPEN = {
    Role.FACILITATOR: {"group", "facilitator", "stories"},
    Role.GROUP: {"group", "stories"},
    Role.PERSON: {"phone", "stories"},
    Role.WALL: {"wall"},
}
PAGES = ("group", "phone", "facilitator", "stories", "wall")


@pytest.fixture(autouse=True)
def _same_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "current_browser", lambda: BROWSER)


def query(house: Parts, workshop: Workshop, role: Role, group_id: str = "g2") -> dict[str, str]:
    archive = house.archive
    key = {
        Role.FACILITATOR: lambda: archive.facilitator_key(workshop.id),
        Role.GROUP: lambda: archive.group_key(workshop.id, group_id),
        Role.PERSON: lambda: archive.key_of(Role.PERSON, workshop.id, group_id, BROWSER),
        Role.WALL: lambda: archive.wall_key(workshop.id),
    }[role]()
    group = "" if role in (Role.WALL, Role.FACILITATOR) else group_id
    return Entry(workshop_id=workshop.id, role=role, group_id=group, key=key).query


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_for_its_roles_only(page, house: Parts, sample: Workshop, role: Role, name: str) -> None:
    said = words(page(name, **query(house, sample, role)))
    assert ("not for your link" in said) == (name not in OPEN[role])
    if role is not Role.FACILITATOR:
        assert house.archive.facilitator_key(sample.id) not in said


@pytest.mark.parametrize("name", PAGES)
def test_nobody_sees_a_page_without_a_link(page, house: Parts, sample: Workshop, name: str) -> None:
    assert "No workshop is open here yet" in words(page(name))


@pytest.mark.parametrize("role", Role)
def test_a_revoked_link_opens_no_page(page, house: Parts, sample: Workshop, role: Role) -> None:
    given = query(house, sample, role)
    house.archive.renew_facilitator_key(sample.id)
    house.archive.renew_group_key(sample.id, "g2")
    for name in PAGES:
        said = words(page(name, **given))
        assert "does not open a workshop" in said
        assert sample.title not in said


def test_a_group_reads_another_groups_story_only_in_the_gallery(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    house.archive.mark_final(made.id, True, made.version)
    other = query(house, sample, Role.GROUP, "g3")
    assert made.title not in words(page("stories", **other))
    controls = house.archive.controls(sample.id).switched(Switch.GALLERY, True)
    house.archive.save_controls(sample.id, controls, "gallery opened")
    assert made.title in words(page("stories", **other))


def test_hidden_points_are_counted_and_not_shown_on_the_wall(
    page, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projection, "PAGE_SECONDS", 10**12)  # the first page stays
    wall = query(house, sample, Role.WALL)
    newest = sample.contributions[-1].text.split(".")[0]
    assert newest in words(page("wall", **wall))
    controls = house.archive.controls(sample.id).switched(Switch.HIDDEN, True)
    house.archive.save_controls(sample.id, controls, "points hidden")
    said = words(page("wall", **wall))
    assert newest not in said
    assert "hidden until all are in" in said


def test_closed_stage_and_pause_are_said_and_take_no_words(page, house: Parts, sample: Workshop) -> None:
    group = query(house, sample, Role.GROUP)
    closed = house.archive.save_controls(
        sample.id, house.archive.controls(sample.id).toggled("experiences"), "stage closed"
    )
    assert "closed this stage" in words(page("group", **group))
    house.archive.save_controls(
        sample.id, replace(closed, closed=frozenset()).switched(Switch.FROZEN, True), "input paused"
    )
    assert "paused input" in words(page("group", **group))


def test_open_page_is_shut_when_its_link_is_renewed(page, house: Parts, sample: Workshop) -> None:
    opened = page("group", **query(house, sample, Role.GROUP))
    house.archive.renew_group_key(sample.id, "g2")
    assert "does not open a workshop" in words(opened.run())


def test_nothing_is_made_of_stories_while_their_stage_is_closed(page, house: Parts, sample: Workshop) -> None:
    made = draft(house, sample)
    house.archive.mark_final(made.id, True, made.version)
    stage = next(s for s in house.formats.get(sample.format).stages if s.kind is StageKind.STORY)

    def offered() -> bool:
        opened = page("stories", **query(house, sample, Role.GROUP, made.group_id))
        assert made.title in words(opened)
        return f"reopen.{made.id}" in {button.key for button in opened.button}

    assert offered()
    house.archive.save_controls(sample.id, house.archive.controls(sample.id).toggled(stage.key), "decided")
    assert not offered()


def test_no_page_decides_by_itself_whose_a_thing_is() -> None:
    sources = (*Path(ui.__file__).parent.rglob("*.py"), *Path(web.__file__).parent.rglob("*.py"))
    by_hand = [
        path.name for path in sources if re.search(r"== \w+\.entry\.group_id", path.read_text("utf-8"))
    ]
    assert by_hand == []
