"""Points are shared out so that each is in exactly one part, parts fit, and parts are about as large as each other."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.message import N_, Message, Notice
from storycraft.llm.errors import BrokenOff, KeyRefused, Stopped
from storycraft.llm.messages import Listener
from storycraft.weavers.model.batches import Batch, Relay, read_parts, share_out
from storycraft.weavers.model.prompt_points import Point
from tests.support.listeners import Ear


def points_of(sizes: list[int]) -> list[Point]:
    return [
        Point(id=f"c{n}", label="", words="x" * size, stands_for=(f"c{n}",)) for n, size in enumerate(sizes)
    ]


def read_all(
    parts: list[Batch],
    read: Callable[[Batch, Listener], Any],
    ear: Ear,
    at_once: int,
    found: dict[Batch, Any] | None = None,
) -> list[Any]:
    """What is found in each part, in their order."""
    found = {} if found is None else found
    read_parts(parts, read, ear, at_once, found)
    return [found[part] for part in parts]


def size(point: Point) -> int:
    return len(point.words)


@given(st.lists(st.integers(1, 120), max_size=80), st.integers(50, 400), st.integers(1, 40))
def test_each_point_is_in_exactly_one_part_in_its_order(sizes: list[int], room: int, most: int) -> None:
    points = points_of(sizes)
    parts = share_out(points, room, most, size)
    assert [point for part in parts for point in part] == points
    for part in parts:
        assert len(part) <= most
        assert len(part) == 1 or sum(map(size, part)) <= room


@given(st.lists(st.integers(1, 20), min_size=1, max_size=200), st.integers(100, 400))
def test_parts_are_few_and_none_is_a_crumb(sizes: list[int], room: int) -> None:
    parts = share_out(points_of(sizes), room, 1000, size)
    needed = -(-sum(sizes) // room)
    assert needed <= len(parts) <= needed + 1 + needed // 4


def test_what_is_found_comes_in_the_order_of_the_parts() -> None:
    def read(batch: Batch, _listener: Listener) -> str:
        time.sleep(0.03 if batch[0].id == "c0" else 0)
        return batch[0].id

    ear = Ear()
    parts = [(point,) for point in points_of([1] * 5)]
    assert read_all(parts, read, ear, 3) == ["c0", "c1", "c2", "c3", "c4"]
    assert ear.said[-1] == "5 of 5 parts of the points are read."


def test_the_watcher_is_told_only_in_its_own_thread() -> None:
    heard: set[str] = set()

    class Strict(Ear):
        def doing(self, sentence: str) -> None:
            heard.add(threading.current_thread().name)

    def read(_batch: Batch, listener: Listener) -> None:
        listener.doing("That failed. Trying again in 4 s.")
        time.sleep(0.02)

    read_all([(point,) for point in points_of([1] * 4)], read, Strict(), 2)
    assert heard == {threading.current_thread().name}


def test_a_wait_in_a_part_is_told() -> None:
    def read(_batch: Batch, listener: Listener) -> None:
        listener.doing("Waiting for the model: 2 before us.")
        listener.doing("Busy. Trying again in 4 s.")
        gate.wait(5)

    gate, ear = threading.Barrier(2), Ear()
    read_all([(point,) for point in points_of([1] * 2)], read, ear, 2)
    assert ear.said[0] == "Waiting for the model: 2 before us."
    assert "Busy. Trying again in 4 s." in ear.said


def test_how_far_it_is_stands_before_what_a_part_says() -> None:
    def read(batch: Batch, listener: Listener) -> None:
        if batch[0].id == "c1":
            first_is_done.wait(5)
            listener.doing("The model is reading.")

    class Opens(Ear):
        def doing(self, sentence: str) -> None:
            super().doing(sentence)
            first_is_done.set()

    first_is_done, ear = threading.Event(), Opens()
    read_all([(point,) for point in points_of([1] * 2)], read, ear, 2)
    assert ear.said[:2] == [
        "1 of 2 parts of the points are read.",
        "1 of 2 parts of the points are read. The model is reading.",
    ]


def test_parts_under_way_are_kept_when_one_fails() -> None:
    def read(batch: Batch, _listener: Listener) -> str:
        if batch in parts[:3]:  # another may begin before it is known that one failed
            gate.wait(5)
        if batch[0].id == "c0":
            raise BrokenOff(host="h")
        time.sleep(0.1)
        return batch[0].id

    gate = threading.Barrier(3)
    parts: list[Batch] = [(point,) for point in points_of([1] * 9)]
    found: dict[Batch, str] = {}
    with pytest.raises(BrokenOff):
        read_all(parts, read, Ear(), 3, found)
    assert {"c1", "c2"} <= set(found.values())


def test_a_fault_that_stays_stops_what_is_under_way() -> None:
    def read(batch: Batch, listener: Listener) -> None:
        gate.wait(5)
        if batch[0].id == "c0":
            raise KeyRefused(host="h")
        end = time.monotonic() + 3
        while not listener.cancelled():
            assert time.monotonic() < end
            time.sleep(0.005)
        raise Stopped

    gate = threading.Barrier(2)
    with pytest.raises(KeyRefused):
        read_all([(point,) for point in points_of([1] * 2)], read, Ear(), 2)


def test_the_first_error_stops_the_parts_that_have_not_begun() -> None:
    begun: list[str] = []

    def read(batch: Batch, _listener: Listener) -> None:
        begun.append(batch[0].id)
        raise BrokenOff(host="h")

    with pytest.raises(BrokenOff):
        read_all([(point,) for point in points_of([1] * 50)], read, Ear(), 2)
    assert len(begun) < 10


def test_people_can_stop_the_parts_under_way() -> None:
    ear, stopped = Ear(), []

    def read(batch: Batch, listener: Listener) -> None:
        ear.stop.set()
        end = time.monotonic() + 3
        while not listener.cancelled():
            assert time.monotonic() < end
            time.sleep(0.005)
        stopped.append(batch[0].id)
        raise Stopped

    with pytest.raises(Stopped):
        read_all([(point,) for point in points_of([1] * 6)], read, ear, 2)
    assert 1 <= len(stopped) <= 2


def test_what_parts_say_stays_a_message_for_its_reader() -> None:
    heard: list[str] = []
    ear = Ear()
    ear.doing = heard.append  # type: ignore[method-assign]
    relay = Relay(ear)
    relay.progress(N_("Half is read."))
    for said in (N_("The server is asked."), Notice("One part came late.")):
        relay.doing(said)
        relay.pass_on()
    _, asked, notice = heard
    assert isinstance(asked, Message)
    assert asked.values == {"s0": "Half is read.", "s1": "The server is asked."}
    assert (type(notice), notice) == (Notice, "One part came late.")
