"""How a thread came to be is told step by step, with who did it and which points came and went."""

from datetime import UTC, datetime

from storycraft.domain.thread_change import ChangeKind, ThreadChange
from storycraft.domain.workshop import Lane, Thread
from storycraft.threads.history import came_from, merged_into, tell_history

LANES = {Lane.RESONATES: "Known", Lane.NEW: "New to us", Lane.QUESTION: "Still open"}
BOATS = Thread(id="t1", lane=Lane.NEW, title="Boats", contribution_ids=("c1", "c2"))
NETS = Thread(id="t2", lane=Lane.NEW, title="Nets", contribution_ids=("c3",))


def change(
    kind: ChangeKind, before: tuple[Thread, ...], after: tuple[Thread, ...], revision: int = 1, of: int = 0
) -> ThreadChange:
    return ThreadChange(
        revision=revision,
        of=of,
        made=datetime(2026, 5, 4, tzinfo=UTC),
        kind=kind,
        group_id="g2",
        before=before,
        after=after,
    )


def told(thread_id: str, *changes: ThreadChange) -> list[str]:
    return [step.what for step in tell_history([thread_id], changes, LANES)]


def with_points(thread: Thread, *points: str) -> Thread:
    return Thread(id=thread.id, lane=thread.lane, title=thread.title, contribution_ids=points)


def test_making_naming_and_merging_are_told() -> None:
    made = change(ChangeKind.ADDED, (), (BOATS,))
    named = Thread(id="t1", lane=Lane.QUESTION, title="Early boats", contribution_ids=("c1", "c2"))
    renamed = change(ChangeKind.CHANGED, (BOATS,), (named,))
    merged = change(ChangeKind.MERGED, (named, NETS), (with_points(named, "c1", "c2", "c3"),))
    assert told("t1", made, renamed, merged) == [
        "made as “Boats”",
        "renamed from “Boats” to “Early boats”",
        "moved from the lane “New to us” to “Still open”",
        "merged with “Nets”",
    ]
    assert told("t2", merged) == ["merged into “Early boats”"]
    assert came_from("t1", [made, renamed, merged]) == ("t2",)


def test_a_move_is_told_on_both_sides_with_its_points() -> None:
    moved = change(ChangeKind.MOVED, (BOATS, NETS), (with_points(BOATS, "c1"), with_points(NETS, "c3", "c2")))
    (left,), (came,) = (tell_history([each], [moved], LANES) for each in ("t1", "t2"))
    assert (left.what, left.points) == ("gave points to “Nets”", ("c2",))
    assert (came.what, came.points) == ("got points from “Boats”", ("c2",))
    assert came.group_id == "g2"


BOTH = with_points(BOATS, "c1", "c2", "c3")
MERGED = change(ChangeKind.MERGED, (BOATS, NETS), (BOTH,), revision=4)
UNDONE = change(ChangeKind.UNDONE, (BOTH,), (BOATS, NETS), revision=5, of=4)
REDONE = change(ChangeKind.REDONE, (BOATS, NETS), (BOTH,), revision=6, of=4)


def test_what_was_undone_or_redone_is_told_as_first_done() -> None:
    assert told("t1", MERGED, UNDONE, REDONE) == [
        "merged with “Nets”",
        "undone: merged with “Nets”",
        "done again: merged with “Nets”",
    ]
    assert told("t2", MERGED, UNDONE)[-1] == "undone: merged into “Boats”"


def test_a_thread_that_went_into_another_says_which() -> None:
    removed = change(ChangeKind.REMOVED, (NETS,), (), revision=7)
    assert merged_into("t2", [MERGED]) == merged_into("t2", [MERGED, UNDONE, REDONE]) == ("Nets", "Boats")
    for thread_id, changes in (
        ("t1", [MERGED]),
        ("t2", [MERGED, UNDONE]),
        ("t2", [MERGED, UNDONE, removed]),
        ("t2", []),
    ):
        assert merged_into(thread_id, changes) is None
