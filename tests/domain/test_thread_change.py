"""A change of threads is taken back and made again with the same ids, and others' later changes stay."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain import board
from storycraft.domain.board import Pick
from storycraft.domain.errors import Conflict
from storycraft.domain.thread_change import (
    DEPTH,
    ChangeKind,
    Steps,
    ThreadChange,
    Threads,
    do_again,
    next_steps,
    take_back,
)
from storycraft.domain.workshop import Lane, Thread

START: Threads = {
    key: Thread(id=key, lane=Lane.NEW, title=key, contribution_ids=ids)
    for key, ids in (("t1", ("c1", "c2")), ("t2", ("c3",)), ("t3", ("c4", "c5")))
}


def changed(threads: Threads, change: Callable[[Threads], Threads]) -> tuple[Threads, ThreadChange]:
    """The threads after a change, and the change as it is kept."""
    after = {(key or "t9"): thread for key, thread in change(threads).items()}
    touched = [key for key in {**threads, **after} if threads.get(key) != after.get(key)]
    kept = ThreadChange(
        revision=7,
        made=datetime(2026, 5, 4, tzinfo=UTC),
        kind=ChangeKind.CHANGED,
        before=tuple(threads[key] for key in touched if key in threads),
        after=tuple(after[key] for key in touched if key in after),
    )
    return after, kept


STEPS = {
    "move": lambda threads: board.move_points(threads, [Pick("c1", "t1")], "t2"),
    "merge": lambda threads: board.join_threads(threads, "t1", "t2"),
    "rename": lambda threads: board.rename_thread(threads, "t1", ("New", "said"), ("t1", "")),
    "remove": lambda threads: board.drop_thread(threads, "t1"),
    "dispute": lambda threads: board.mark_disputed(threads, "c1"),
    "lane": lambda threads: board.change_lane(threads, "t1", Lane.QUESTION),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_what_is_taken_back_stands_as_before_with_its_ids(step: Callable[[Threads], Threads]) -> None:
    after, change = changed(START, step)
    assert take_back(change, after) == START
    assert do_again(change, START) == after


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_change_elsewhere_stays_when_one_is_taken_back(step: Callable[[Threads], Threads]) -> None:
    after, change = changed(START, step)
    later = board.move_points(after, [Pick("c4", "t3")], "")
    assert take_back(change, later) == board.move_points(START, [Pick("c4", "t3")], "")


def test_move_is_taken_back_from_threads_that_others_have_changed() -> None:
    after, change = changed(START, STEPS["move"])
    later = board.move_points(after, [Pick("c4", "t3")], "t2")
    later = board.rename_thread(later, "t1", ("Named since", ""), ("t1", ""))
    back = take_back(change, later)
    assert back["t1"].title == "Named since"
    assert set(back["t1"].contribution_ids) == {"c1", "c2"}
    assert back["t2"].contribution_ids == ("c3", "c4")


@pytest.mark.parametrize(
    ("step", "later"),
    [
        ("move", lambda threads: board.move_points(threads, [Pick("c1", "t2")], "t3")),
        ("rename", lambda threads: board.rename_thread(threads, "t1", ("Other", ""), ("New", "said"))),
        ("merge", lambda threads: board.move_points(threads, [Pick("c3", "t1")], "t3")),
        ("move", lambda threads: board.drop_thread(threads, "t2")),
    ],
)
def test_what_others_have_changed_since_is_not_overwritten(
    step: str, later: Callable[[Threads], Threads]
) -> None:
    after, change = changed(START, STEPS[step])
    with pytest.raises(Conflict):
        take_back(change, later(after))


PLAIN = st.sampled_from(["plain", "undo", "redo"])


@given(st.lists(PLAIN, max_size=40))
def test_undo_and_redo_walk_the_changes_as_an_editor_does(presses: list[str]) -> None:
    done: list[int] = []
    undone: list[int] = []
    log: list[tuple[int, ChangeKind, int]] = []
    for revision, press in enumerate(presses, 1):
        if press == "plain":
            log.append((revision, ChangeKind.MOVED, 0))
            done, undone = [*done, revision], []
        elif press == "undo" and done:
            undone.append(done.pop())
            log.append((revision, ChangeKind.UNDONE, undone[-1]))
        elif press == "redo" and undone:
            done.append(undone.pop())
            log.append((revision, ChangeKind.REDONE, done[-1]))
        assert next_steps(log) == Steps(done[-1] if done else 0, undone[-1] if undone else 0)


def test_as_many_changes_can_be_undone_as_is_said() -> None:
    log = [(number, ChangeKind.MOVED, 0) for number in range(1, DEPTH + 11)]
    undone = 0
    while step := next_steps(log).undo:
        log.append((len(log) + 1, ChangeKind.UNDONE, step))
        undone += 1
    assert undone == DEPTH


def test_what_comes_back_stands_in_its_order() -> None:
    many: Threads = {
        key: Thread(id=key, lane=Lane.NEW, title=key) for key in (f"t{n}" for n in range(30, 0, -1))
    }
    none, removal = changed(many, lambda _: {})
    assert list(take_back(removal, none)) == list(many)
