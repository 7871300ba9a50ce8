"""Recovery: weaves whose thread or process died go back to the queue, others are left alone."""

import contextlib
import itertools
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.weave import Weave
from storycraft.jobs import dbos_queue
from storycraft.jobs.recovery import LATE, TAKE_UP_EVERY, Recovery, take_up
from storycraft.storage.archive import Archive


class Queue:
    """What recovery sees of the queue and does to it."""

    def __init__(self, claimed: Mapping[str, set[str]], under_way: Iterable[str] = ()) -> None:
        self._claimed, self._under_way = claimed, frozenset(under_way)
        self.put_back: list[list[str]] = []

    def install(self, patch: pytest.MonkeyPatch) -> "Queue":
        patch.setattr(
            dbos_queue, "claimed", lambda: {name: frozenset(ids) for name, ids in self._claimed.items()}
        )
        patch.setattr(dbos_queue, "under_way", lambda: self._under_way)
        patch.setattr(dbos_queue, "put_back", lambda ids: self.put_back.append(sorted(ids)))
        return self


class Room:
    """A presence that knows who is dead."""

    name = "me"

    def __init__(self, *dead: str) -> None:
        self._dead = dead

    def hold(self) -> None:
        pass

    @contextlib.contextmanager
    def while_dead(self, name: str) -> Iterator[bool]:
        yield name in self._dead

    def release(self) -> None:
        pass


def rounds(room: Room, count: int) -> None:
    recovery = Recovery(room, take_up=lambda: None)
    for _ in range(count):
        recovery.round()


def test_weaves_of_dead_peers_alone_go_back(monkeypatch: pytest.MonkeyPatch) -> None:
    queue = Queue({"gone": {"w1", "w2"}, "alive": {"w3"}}).install(monkeypatch)
    rounds(Room("gone"), 1)
    assert queue.put_back == [["w1", "w2"]]


def test_own_weave_without_a_thread_goes_back_when_seen_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    queue = Queue({"me": {"w1", "w2"}}, under_way={"w2"}).install(monkeypatch)
    rounds(Room(), 1)
    assert queue.put_back == []
    queue = Queue({"me": {"w1", "w2"}}, under_way={"w2"}).install(monkeypatch)
    rounds(Room(), 2)
    assert queue.put_back == [["w1"]]


def test_round_that_fails_is_told_once_and_followed_by_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    Queue({}).install(monkeypatch)
    three_times = threading.Barrier(2, timeout=5)
    visits = itertools.count(1)

    def fail() -> None:
        if next(visits) == 3:
            three_times.wait()
        raise ConnectionError("host and port")

    at_work = Recovery(Room(), take_up=fail, every=0.01)
    at_work.start()
    three_times.wait()
    at_work.stop()
    (record,) = caplog.records
    assert record.message == "A round of recovery failed."
    assert record.exc_info
    assert record.exc_info[0] is ConnectionError


def test_another_fault_of_the_same_act_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    Queue({}).install(monkeypatch)
    all_done = threading.Barrier(2, timeout=5)
    faults = iter([ConnectionError(), ConnectionError(), KeyError("row")])

    def fail() -> None:
        if fault := next(faults, None):
            raise fault
        all_done.wait()

    at_work = Recovery(Room(), take_up=fail, every=0.001)
    at_work.start()
    all_done.wait()
    at_work.stop()
    assert [record.exc_info and record.exc_info[0] for record in caplog.records] == [
        ConnectionError,
        KeyError,
    ]


def test_what_never_reached_queue_is_looked_for_every_few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    Queue({}).install(monkeypatch)
    three_times = threading.Barrier(2, timeout=5)
    visits = itertools.count(1)

    def take_up() -> None:
        if next(visits) == 3:
            three_times.wait()

    at_work = Recovery(Room(), take_up, every=0.001)
    at_work.start()
    three_times.wait()
    at_work.stop()


def test_whoever_asks_learns_that_weaves_are_not_looked_after(monkeypatch: pytest.MonkeyPatch) -> None:
    Queue({}).install(monkeypatch)
    now = [0.0]
    rounds = threading.Semaphore(0)

    class Away(Room):
        def __init__(self, away: bool) -> None:
            self._away = away

        def hold(self) -> None:
            rounds.release()
            if self._away:
                raise StorageError("The database does not answer.")

    for away in (False, True):
        at_work = Recovery(Away(away), take_up=lambda: None, every=0.001, clock=lambda: now[0])
        now[0] += LATE + 1
        assert at_work.late
        at_work.start()
        for _ in range(3):
            assert rounds.acquire(timeout=5)
        assert at_work.late is away
        at_work.stop()


def test_what_cannot_be_taken_up_holds_no_round_back(monkeypatch: pytest.MonkeyPatch) -> None:
    queue = Queue({"gone": {"w1"}}).install(monkeypatch)
    tried, held = itertools.count(1), threading.Semaphore(0)

    class Held(Room):
        def hold(self) -> None:
            held.release()

    def take_up() -> None:
        next(tried)
        raise ValueError("a row from nowhere")

    at_work = Recovery(Held("gone"), take_up, every=0.001)
    at_work.start()
    for _ in range(TAKE_UP_EVERY):
        assert held.acquire(timeout=5)
    at_work.stop()
    assert queue.put_back
    assert 1 <= next(tried) - 1 <= 1 + len(queue.put_back) // TAKE_UP_EVERY


class Unfinished:
    """An archive with two weaves that have not ended."""

    def unfinished_weaves(self) -> list[Weave]:
        return [
            Weave(id=id, workshop_id="w", group_id="g2", tellings=("plain",), weaver="quotes")
            for id in ("bad", "good")
        ]


def test_weave_that_cannot_be_queued_keeps_none_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    queued = []

    def enqueue(weave: Weave) -> None:
        if weave.id == "bad":
            raise ValueError("a row from nowhere")
        queued.append(weave.id)

    monkeypatch.setattr(dbos_queue, "is_waiting", lambda weave_id: None)
    monkeypatch.setattr(dbos_queue, "enqueue", enqueue)
    with pytest.raises(ValueError, match="nowhere"):
        take_up(cast("Archive", Unfinished()))
    assert queued == ["good"]


def test_peer_that_cannot_be_buried_keeps_none_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    queue = Queue({"broken": {"w1"}, "gone": {"w2"}, "lost": {"w3"}}).install(monkeypatch)

    class Unclear(Room):
        @contextlib.contextmanager
        def while_dead(self, name: str) -> Iterator[bool]:
            if name == "broken":
                raise StorageError("The database does not answer.")
            yield True

    with pytest.raises(StorageError):
        rounds(Unclear(), 1)
    assert sorted(queue.put_back) == [["w2"], ["w3"]]


def test_erasing_waits_longer_after_each_try_without_success() -> None:
    now, tries = [0.0], list[float]()

    def erase() -> bool:
        tries.append(now[0])
        return len(tries) == 4

    at_work = Recovery(Room(), take_up=lambda: None, erase=erase, clock=lambda: now[0])
    for second in range(60):
        now[0] = float(second)
        at_work._erase_when_due()
    waits = [later - earlier for earlier, later in itertools.pairwise(tries)]
    assert waits[:5] == [5, 10, 20, 1, 5]
