"""The room's threads are changed by moving, merging, splitting and naming; nothing that others did is lost."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from storycraft.domain import board
from storycraft.domain.board import NEW, UNPLACED, Pick
from storycraft.domain.errors import Conflict, InputError, NotFound
from storycraft.domain.thread_change import ChangeKind, ThreadChange, Threads
from storycraft.domain.workshop import Lane, Thread


def room(**points: str) -> Threads:
    """Threads by id, each with the points that are named in one text."""
    return {
        key: Thread(id=key, lane=Lane.NEW, title=f"Thread {key}", contribution_ids=tuple(ids.split()))
        for key, ids in points.items()
    }


def points(threads: Threads) -> dict[str, str]:
    return {key: " ".join(thread.contribution_ids) for key, thread in threads.items()}


def test_a_point_goes_from_one_thread_to_another() -> None:
    after = board.move_points(room(t1="c1 c2", t2="c3"), [Pick("c1", "t1")], "t2")
    assert points(after) == {"t1": "c2", "t2": "c3 c1"}


def test_an_unplaced_point_is_placed_and_taken_out_again() -> None:
    placed = board.move_points(room(t1="c1"), [Pick("c9")], "t1")
    assert points(placed) == {"t1": "c1 c9"}
    assert points(board.move_points(placed, [Pick("c9", "t1")], UNPLACED)) == {"t1": "c1"}


def test_a_point_may_stand_in_two_threads() -> None:
    after = board.move_points(room(t1="c1", t2=""), [Pick("c1", "t1")], "t2", also=True)
    assert points(after) == {"t1": "c1", "t2": "c1"}
    assert after["t1"].disputed == ()


@pytest.mark.parametrize("pick", [Pick("c1", "t1"), Pick("c1")])
def test_a_point_that_others_have_moved_meanwhile_stays_there(pick: Pick) -> None:
    with pytest.raises(Conflict, match="Thread t2"):
        board.move_points(room(t1="", t2="c1", t3=""), [pick], "t3")


@pytest.mark.parametrize(
    ("before", "to"), [({"t1": "", "t2": "c1"}, "t2"), ({"t2": "c1"}, "t2"), ({"t1": "c2"}, UNPLACED)]
)
def test_move_that_was_made_already_is_no_conflict(before: dict[str, str], to: str) -> None:
    assert board.move_points(room(**before), [Pick("c1", "t1")], to) == room(**before)


def test_placing_a_point_twice_in_the_same_thread_changes_nothing() -> None:
    threads = room(t1="c1")
    assert board.move_points(threads, [Pick("c1")], "t1") == threads


def test_a_point_beside_a_proposal_is_still_unplaced() -> None:
    threads = room(t1="c1", t2="")
    threads = {**threads, "t1": replace(threads["t1"], accepted=False)}
    assert points(board.move_points(threads, [Pick("c1")], "t2"))["t2"] == "c1"


def test_proposals_leave_what_people_have_put_into_threads() -> None:
    threads = room(t1="c1 c2", p1="c3 c4")
    threads = {**threads, "p1": replace(threads["p1"], accepted=False)}
    offers = [replace(each, accepted=False) for each in room(n1="c2 c5", n2="c1", n3="").values()]
    assert points(board.replace_proposals(threads, offers)) == {"t1": "c1 c2", "n1": "c5", "n3": ""}


def test_a_new_thread_is_made_of_points_from_anywhere() -> None:
    after = board.gather_points(
        room(t1="c1 c2", t2="c3"), [Pick("c2", "t1"), Pick("c3", "t2"), Pick("c8")], Lane.QUESTION, "Boats"
    )
    assert points(after) == {"t1": "c1", "t2": "", NEW: "c2 c3 c8"}
    assert (after[NEW].lane, after[NEW].title) == (Lane.QUESTION, "Boats")


def test_merging_gathers_the_points_of_both_once() -> None:
    after = board.join_threads(room(t1="c1 c2", t2="c2 c3"), "t1", "t2")
    assert points(after) == {"t1": "c1 c2 c3"}
    with pytest.raises(InputError):
        board.join_threads(after, "t1", "t1")
    with pytest.raises(NotFound):
        board.join_threads(after, "t1", "t2")


def test_a_name_given_meanwhile_is_not_overwritten() -> None:
    threads = board.rename_thread(room(t1=""), "t1", ("Early boats", ""), ("Thread t1", ""))
    assert threads["t1"].title == "Early boats"
    with pytest.raises(Conflict, match="Early boats"):
        board.rename_thread(threads, "t1", ("Late boats", ""), ("Thread t1", ""))


def moved(before: Threads, after: Threads, group_id: str) -> ThreadChange:
    return ThreadChange(
        revision=1,
        made=datetime(2026, 5, 4, tzinfo=UTC),
        kind=ChangeKind.MOVED,
        group_id=group_id,
        before=tuple(before.values()),
        after=tuple(after.values()),
    )


def test_point_moved_back_by_others_is_disputed_in_both_threads() -> None:
    start = room(t1="c1 c2", t2="")
    picks = [Pick("c1", "t1"), Pick("c2", "t1")]
    there = board.move_points(start, picks, "t2")
    back = [Pick("c1", "t2")]
    disputed = board.find_disputed([moved(start, there, "g2")], back, "t1", "g3")
    after = board.move_points(there, back, "t1", disputed=disputed)
    assert disputed == {"c1"}
    assert points(after) == {"t1": "c1", "t2": "c1 c2"}
    assert after["t1"].disputed == after["t2"].disputed == ("c1",)


def test_who_moves_back_their_own_move_disputes_nothing() -> None:
    start = room(t1="c1", t2="")
    there = board.move_points(start, [Pick("c1", "t1")], "t2")
    assert board.find_disputed([moved(start, there, "g2")], [Pick("c1", "t2")], "t1", "g2") == frozenset()


def test_a_mark_goes_with_the_point_until_it_is_settled() -> None:
    threads = board.mark_disputed(room(t1="c1", t2="", t3="c1"), "c1")
    assert [thread.disputed for thread in threads.values()] == [("c1",), (), ("c1",)]
    threads = board.move_points(threads, [Pick("c1", "t1")], "t2")
    assert [thread.disputed for thread in threads.values()] == [(), ("c1",), ("c1",)]
    assert {thread.disputed for thread in board.settle_point(threads, "c1").values()} == {()}
