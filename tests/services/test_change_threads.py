"""Groups and the facilitator work on one set of threads, and whoever may change it takes any change back."""

from collections.abc import Callable

import pytest

from storycraft.domain.board import Pick
from storycraft.domain.controls import Switch
from storycraft.domain.errors import Conflict, Refused
from storycraft.domain.role import Role
from storycraft.domain.thread_change import ThreadChange
from storycraft.domain.workshop import Lane, Thread, Workshop
from storycraft.services.change_threads import (
    accept_thread,
    change_lane,
    make_thread,
    mark_disputed,
    merge_threads,
    move_points,
    read_history,
    redo_change,
    remove_thread,
    rename_thread,
    settle_point,
    undo_change,
)
from storycraft.services.check_link import new_entry
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.services.run_workshop import control_room
from storycraft.wiring import Parts
from tests.support.threads import add_thread, remove_threads

LAPTOP = "l" * 20


@pytest.fixture
def sample(house: Parts, sample: Workshop) -> Workshop:
    """The sample workshop with two threads of our own alone."""
    remove_threads(house.archive, sample.id)
    for title, ids in (("Boats", ("c1", "c2")), ("Nets", ("c3",))):
        add_thread(
            house.archive,
            sample.id,
            Thread(id="", lane=Lane.NEW, title=title, contribution_ids=ids, group_id="g2"),
        )
    return house.archive.workshop(sample.id)


def visit(workshop: Workshop, role: Role = Role.GROUP, group_id: str = "g3") -> Visit:
    return visit_by(new_entry(workshop.id, role, LAPTOP, group_id))


def named(workshop: Workshop, title: str) -> Thread:
    return next(thread for thread in visit(workshop).workshop.threads if thread.title == title)


def test_a_group_changes_threads_that_another_made(sample: Workshop) -> None:
    boats, nets = named(sample, "Boats"), named(sample, "Nets")
    moved = move_points(visit(sample), [Pick("c1", boats.id)], nets.id)
    assert moved is not None
    assert moved.group_id == "g3"
    assert named(sample, "Nets").contribution_ids == ("c3", "c1")


def test_the_facilitator_undoes_and_redoes_a_groups_merge(sample: Workshop) -> None:
    before = visit(sample).workshop.threads
    boats, nets = named(sample, "Boats"), named(sample, "Nets")
    merged = merge_threads(visit(sample), boats.id, nets.id)
    assert merged is not None
    facilitator = visit(sample, Role.FACILITATOR)
    undone = undo_change(facilitator, merged.revision)
    assert undone is not None
    assert undone.group_id == ""
    after = visit(sample).workshop.threads
    assert [(t.id, t.title, t.contribution_ids) for t in after] == [
        (t.id, t.title, t.contribution_ids) for t in before
    ]
    redo_change(facilitator, visit(sample).thread_steps().redo)
    assert named(sample, "Boats").contribution_ids == ("c1", "c2", "c3")


def test_a_point_moved_back_by_another_group_is_disputed(sample: Workshop) -> None:
    boats, nets = named(sample, "Boats"), named(sample, "Nets")
    move_points(visit(sample, group_id="g2"), [Pick("c1", boats.id)], nets.id)
    move_points(visit(sample, group_id="g3"), [Pick("c1", nets.id)], boats.id)
    for title in ("Boats", "Nets"):
        assert "c1" in named(sample, title).contribution_ids
        assert named(sample, title).disputed == ("c1",)
    settle_point(visit(sample), "c1")
    assert named(sample, "Boats").disputed == ()


def test_two_groups_place_one_point_and_the_second_is_told(sample: Workshop) -> None:
    move_points(visit(sample, group_id="g2"), [Pick("c9")], named(sample, "Boats").id)
    with pytest.raises(Conflict, match="Boats"):
        move_points(visit(sample, group_id="g3"), [Pick("c9")], named(sample, "Nets").id)


def test_history_of_a_thread_tells_what_was_merged(sample: Workshop) -> None:
    boats, nets = named(sample, "Boats"), named(sample, "Nets")
    rename_thread(visit(sample), nets.id, ("Torn nets", ""), ("Nets", ""))
    merge_threads(visit(sample), boats.id, nets.id)
    steps = read_history(visit(sample), named(sample, "Boats"), {})
    told = [(step.title, step.what) for step in steps]
    assert told == [
        ("Boats", "made as “Boats”"),
        ("Nets", "made as “Nets”"),
        ("Torn nets", "renamed from “Nets” to “Torn nets”"),
        ("Boats", "merged with “Torn nets”"),
        ("Torn nets", "merged into “Boats”"),
    ]


CHANGES: dict[str, Callable[[Visit], ThreadChange | None]] = {
    "make": lambda who: make_thread(who, Lane.NEW, "Ropes"),
    "move": lambda who: move_points(who, [Pick("c9")], who.workshop.threads[0].id),
    "merge": lambda who: merge_threads(who, *(thread.id for thread in who.workshop.threads)),
    "rename": lambda who: rename_thread(who, who.workshop.threads[0].id, ("Ropes", ""), ("Boats", "")),
    "lane": lambda who: change_lane(who, who.workshop.threads[0].id, Lane.QUESTION),
    "keep": lambda who: accept_thread(who, who.workshop.threads[0].id),
    "remove": lambda who: remove_thread(who, who.workshop.threads[0].id),
    "dispute": lambda who: mark_disputed(who, "c1"),
    "settle": lambda who: settle_point(who, "c1"),
    "undo": lambda who: undo_change(who, who.thread_steps().undo),
    "redo": lambda who: redo_change(who, who.thread_steps().undo),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_phones_walls_and_paused_groups_change_no_thread(
    sample: Workshop, change: Callable[[Visit], ThreadChange | None]
) -> None:
    before = visit(sample).workshop.threads
    for role in (Role.PERSON, Role.WALL):
        with pytest.raises(Refused):
            change(visit(sample, role))
    facilitator = visit(sample, Role.FACILITATOR)
    control_room(facilitator, facilitator.controls.switched(Switch.FROZEN, True), "paused")
    with pytest.raises(Refused):
        change(visit(sample))
    assert visit(sample).workshop.threads == before
