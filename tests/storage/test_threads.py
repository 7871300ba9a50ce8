"""The room has one set of threads; each change of it is kept, found again, undone and done again."""

import functools

import pytest

from storycraft.domain import board
from storycraft.domain.board import Pick
from storycraft.domain.errors import Conflict, InputError, NotFound
from storycraft.domain.thread_change import ChangeKind, ThreadChange, Threads
from storycraft.domain.workshop import Lane, Thread, Workshop
from storycraft.storage.archive import Archive
from storycraft.storage.workshop_limits import LONGEST
from tests.support.threads import add_thread


@pytest.fixture
def threads(archive: Archive, workshop: Workshop) -> list[str]:
    """Two threads, with two points and with one."""
    made = [
        Thread(id="", lane=Lane.NEW, title="Boats", contribution_ids=("c1", "c2")),
        Thread(id="", lane=Lane.QUESTION, title="Nets", statement="They tear.", contribution_ids=("c3",)),
    ]
    return [add_thread(archive, workshop.id, thread).id for thread in made]


def stand(archive: Archive, workshop: Workshop) -> dict[str, tuple[str, ...]]:
    return {thread.id: thread.contribution_ids for thread in archive.workshop(workshop.id).threads}


def move(archive: Archive, workshop: Workshop, point: str, start: str, to: str) -> ThreadChange:
    step = functools.partial(board.move_points, picks=[Pick(point, start)], to=to)
    change = archive.change_threads(workshop.id, ChangeKind.MOVED, step, group_id="g2")
    assert change is not None
    return change


def test_change_is_kept_with_who_made_it_and_both_states(
    archive: Archive, workshop: Workshop, threads: list[str]
) -> None:
    change = move(archive, workshop, "c1", "t1", "t2")
    assert archive.thread_changes(workshop.id)[-1] == change
    assert (change.group_id, change.kind) == ("g2", ChangeKind.MOVED)
    assert [thread.contribution_ids for thread in change.before] == [("c1", "c2"), ("c3",)]
    assert [thread.contribution_ids for thread in change.after] == [("c2",), ("c3", "c1")]
    assert archive.events(workshop.id)[-1].kind == "points moved"
    assert archive.events(workshop.id)[-1].revision == change.revision


def test_two_groups_move_points_of_one_thread_at_once(
    archive: Archive, workshop: Workshop, threads: list[str]
) -> None:
    move(archive, workshop, "c1", "t1", "t2")
    move(archive, workshop, "c2", "t1", "t2")
    assert stand(archive, workshop) == {"t1": (), "t2": ("c3", "c1", "c2")}


def test_a_merge_is_undone_with_the_same_ids_and_words(
    archive: Archive, workshop: Workshop, threads: list[str]
) -> None:
    before = archive.workshop(workshop.id).threads
    step = functools.partial(board.join_threads, keep_id="t1", other_id="t2")
    archive.change_threads(workshop.id, ChangeKind.MERGED, step)
    assert stand(archive, workshop) == {"t1": ("c1", "c2", "c3")}
    archive.undo_change(workshop.id, archive.thread_steps(workshop.id).undo)
    after = archive.workshop(workshop.id).threads
    assert [(t.id, t.title, t.statement, t.lane, t.contribution_ids) for t in after] == [
        (t.id, t.title, t.statement, t.lane, t.contribution_ids) for t in before
    ]
    archive.redo_change(workshop.id, archive.thread_steps(workshop.id).redo)
    assert stand(archive, workshop) == {"t1": ("c1", "c2", "c3")}


def test_fifty_moves_are_undone_and_done_again(
    archive: Archive, workshop: Workshop, threads: list[str]
) -> None:
    first = stand(archive, workshop)
    for number in range(50):
        start, to = ("t1", "t2") if number % 2 == 0 else ("t2", "t1")
        move(archive, workshop, "c1", start, to)
    last = stand(archive, workshop)
    for _ in range(50):
        archive.undo_change(workshop.id, archive.thread_steps(workshop.id).undo)
    assert stand(archive, workshop) == first
    for _ in range(50):
        archive.redo_change(workshop.id, archive.thread_steps(workshop.id).redo)
    assert stand(archive, workshop) == last
    assert archive.thread_steps(workshop.id).redo == 0


def test_undoing_keeps_what_others_have_done_since(
    archive: Archive, workshop: Workshop, threads: list[str]
) -> None:
    change = move(archive, workshop, "c1", "t1", "t2")
    move(archive, workshop, "c2", "t1", "t2")
    archive.undo_change(workshop.id, change.revision)
    assert stand(archive, workshop) == {"t1": ("c1",), "t2": ("c3", "c2")}
    with pytest.raises(Conflict):
        archive.undo_change(workshop.id, change.revision)
    with pytest.raises(NotFound):
        archive.undo_change(workshop.id, 10_000)


def test_what_changes_nothing_leaves_no_trace(
    archive: Archive, workshop: Workshop, threads: list[str]
) -> None:
    revision = archive.workshop(workshop.id).revision
    step = functools.partial(board.move_points, picks=[Pick("c1")], to="t1")
    assert archive.change_threads(workshop.id, ChangeKind.MOVED, step) is None
    assert archive.workshop(workshop.id).revision == revision


def test_the_changes_of_one_thread_are_found(
    archive: Archive, workshop: Workshop, threads: list[str]
) -> None:
    for number in range(9):
        add_thread(archive, workshop.id, Thread(id="", lane=Lane.NEW, title=f"More {number}"))
    move(archive, workshop, "c1", "t1", "t2")
    kinds = [change.kind for change in archive.thread_changes(workshop.id, "t1")]
    assert kinds == [ChangeKind.ADDED, ChangeKind.MOVED]  # and not that of t11
    assert [len(archive.thread_changes(workshop.id, latest=n)) for n in (1, 3)] == [1, 3]


def test_disputed_points_are_kept(archive: Archive, workshop: Workshop, threads: list[str]) -> None:
    step = functools.partial(board.mark_disputed, point="c3")
    archive.change_threads(workshop.id, ChangeKind.DISPUTED, step)
    assert [thread.disputed for thread in archive.workshop(workshop.id).threads] == [(), ("c3",)]


@pytest.mark.parametrize("words", [("", ""), ("Boats", "x" * (LONGEST + 1))])
def test_names_that_cannot_be_kept_change_nothing(
    archive: Archive, workshop: Workshop, threads: list[str], words: tuple[str, str]
) -> None:
    def rename(there: Threads) -> Threads:
        return board.rename_thread(there, "t1", words, ("Boats", ""))

    with pytest.raises(InputError):
        archive.change_threads(workshop.id, ChangeKind.CHANGED, rename)
    assert archive.workshop(workshop.id).threads[0].title == "Boats"
    assert len(archive.thread_changes(workshop.id)) == 2


def test_changes_of_a_merged_group_are_the_other_groups(
    archive: Archive, workshop: Workshop, threads: list[str]
) -> None:
    red = archive.add_group(workshop.id, "Red table").id
    move(archive, workshop, "c1", "t1", "t2")
    archive.merge_groups(workshop.id, "g2", red)
    assert archive.thread_changes(workshop.id)[-1].group_id == red
