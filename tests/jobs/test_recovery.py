"""Recovery: weaves whose thread or process died go back to the queue, others are left alone."""

import contextlib
import itertools
import threading
from collections.abc import Iterable, Iterator, Mapping

import pytest

from storycraft.domain.errors import StorageError
from storycraft.jobs import dbos_queue
from storycraft.jobs.recovery import LATE, Recovery


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
    def bury(self, name: str) -> Iterator[bool]:
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
    assert [record.message for record in caplog.records] == ["A round of recovery failed (ConnectionError)."]


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
