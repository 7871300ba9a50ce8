"""The wall shows threads once, says how much of all it shows, and turns its pages by itself."""

import re
from collections.abc import Mapping, Sequence

import pytest

from storycraft.domain.role import Role
from storycraft.domain.workshop import Lane, Thread, Workshop
from storycraft.services.check_link import Entry
from storycraft.ui.pages.wall import projection
from storycraft.ui.pages.wall.page_size import LINES, even_pages, lines_below, lines_needed
from storycraft.wiring import Parts
from tests.support.threads import add_thread
from tests.ui.conftest import words

SLUICE = ("open", "shut")


@pytest.fixture
def wall(house: Parts, sample: Workshop) -> dict[str, str]:
    return Entry(workshop_id=sample.id, role=Role.WALL, key=house.archive.wall_key(sample.id)).query


def call(house: Parts, sample: Workshop, stage: str) -> None:
    house.archive.save_controls(sample.id, house.archive.controls(sample.id).calling(stage), "called")


def test_all_points_come_one_page_after_the_other(
    page, house: Parts, sample: Workshop, wall: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    house.archive.add_contributions(
        sample.id, "g2", "experiences", [("", f"Gate {n} was mended in May.") for n in range(1, 38)]
    )
    call(house, sample, "experiences")
    total = sum(c.stage == "experiences" for c in house.archive.workshop(sample.id).contributions)
    seen: set[str] = set()
    shares = []
    for turn in range(40):
        monkeypatch.setattr(projection.time, "time", lambda turn=turn: turn * projection.PAGE_SECONDS)
        said = words(page("wall", **wall))
        seen |= set(re.findall(r"Gate \d+ was", said))
        shares += re.findall(rf"(\d+) of {total} points", said)
        if len(seen) == 37:
            break
    assert len(seen) == 37
    assert all(0 < int(share) < total for share in shares)
    assert shares
    assert re.search(r"points · Page \d of \d", said)


def test_a_thread_stands_once_with_whose_points_it_holds(
    page, house: Parts, sample: Workshop, wall: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projection.time, "time", lambda: 0.0)
    thread = Thread(
        id="",
        lane=Lane.RESONATES,
        title="Gates",
        contribution_ids=("c1", "c2"),
        group_id="g3",
        disputed=("c1",),
    )
    add_thread(house.archive, sample.id, thread)
    call(house, sample, "threads")
    said = words(page("wall", **wall))
    assert said.count("Gates") == 1
    name = next(g.name for g in sample.groups if g.id == sample.contributions[0].group_id)
    assert f"{name} 2" in said
    assert "1 disputed" in said
    assert f"Disputed: “{sample.contributions[0].text}”" in said


def test_both_sides_of_a_tension_stand_on_the_wall(
    page, house: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projection.time, "time", lambda: 0.0)
    both = ("The sluice was open all of May.", "The sluice was shut all of May.")
    opened, wall = room(house, {"Upper lock": both})
    ids = tuple(c.id for c in house.archive.workshop(opened).contributions)
    add_thread(house.archive, opened, Thread(id="", lane=Lane.NEW, title="Sluice", contribution_ids=ids))
    house.archive.save_controls(opened, house.archive.controls(opened).calling("threads"), "called")
    assert f"In tension: “{both[0]}” / “{both[1]}”" in words(page("wall", **wall))


def test_what_is_open_in_a_thread_stays_on_its_page(
    page, house: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projection.time, "time", lambda: 0.0)
    told = " behind the ferry and the reeds and the willows" * 6
    opened, wall = room(house, {"Upper lock": [f"The sluice{told} was {how} all of May." for how in SLUICE]})
    ids = tuple(c.id for c in house.archive.workshop(opened).contributions)
    thread = Thread(id="", lane=Lane.NEW, title="Sluice", contribution_ids=ids, disputed=ids)
    add_thread(house.archive, opened, thread)
    house.archive.save_controls(opened, house.archive.controls(opened).calling("threads"), "called")
    shown = words(page("wall", **wall))
    [thread_shown] = re.findall("<bdi[^>]*>Sluice</bdi>.*?</li>", shown, re.DOTALL)
    assert thread_shown.count("“The sluice behind the ferry") == 4
    assert lines_needed(re.sub("<small[^>]*>", "\n", thread_shown)) <= LINES


def test_each_group_stands_on_the_first_page_of_points(
    page, house: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projection.time, "time", lambda: 0.0)
    said = [f"Gate {n} of the upper reach was mended in May." for n in range(40)]
    opened, wall = room(house, {"Lower lock": ("A heron nests there.",), "Upper lock": said})
    house.archive.save_controls(opened, house.archive.controls(opened).calling("experiences"), "called")
    shown = words(page("wall", **wall))
    assert "Page 1 of" in shown
    assert shown.index(said[-1]) < shown.index("A heron") < shown.index(said[-2])


def room(house: Parts, said: Mapping[str, Sequence[str]]) -> tuple[str, dict[str, str]]:
    """A workshop whose groups have said this, one after the other, and the query of its wall."""
    archive = house.archive
    opened = archive.create_workshop("The lock keepers", "communities-of-practice").id
    for name, points in said.items():
        group = archive.add_group(opened, name).id
        archive.add_contributions(opened, group, "experiences", [("", text) for text in points])
    return opened, Entry(workshop_id=opened, role=Role.WALL, key=archive.wall_key(opened)).query


def test_no_page_says_zero_points_beside_threads(page, house: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection.time, "time", lambda: float(projection.PAGE_SECONDS))
    archive = house.archive
    opened, wall = room(house, {"Upper lock": ("The gate was mended in May.",)})
    [said] = archive.workshop(opened).contributions
    add_thread(archive, opened, Thread(id="", lane=Lane.NEW, title="Gates", contribution_ids=(said.id,)))
    archive.save_controls(opened, archive.controls(opened).calling("threads"), "called")
    shown = words(page("wall", **wall))
    assert "1 thread" in shown
    assert "0 points" not in shown


def test_notes_above_a_long_question_leave_fewer_lines() -> None:
    assert lines_below("What did you hear?", 0, 24) == 24
    assert lines_below("What did you hear?", 1, 24) == 20
    assert lines_below("What did you hear? " * 7, 1, 24) == 16


def test_pages_are_as_few_as_can_be_and_evenly_filled() -> None:
    assert even_pages([3.5] * 7, 24) == [[0, 1, 2, 3], [4, 5, 6]]
    assert even_pages([3.5] * 6, 24) == [[0, 1, 2, 3, 4, 5]]
    assert even_pages([30, 2, 2], 24) == [[0], [1, 2]]
    assert even_pages([], 24) == [[]]
