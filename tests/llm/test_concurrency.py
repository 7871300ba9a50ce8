"""So many calls at once and no more; who waits hears how many are before them, and nobody waits for ever."""

import gc
import threading
import time
from collections.abc import Callable

import pytest

from storycraft.llm import concurrency
from storycraft.llm.concurrency import CallSlots, slots_at
from storycraft.llm.errors import Stopped
from tests.support.listeners import Ear


class Crowd:
    """Threads that each hold a turn until they are let go; `order` is who came in."""

    def __init__(self, turns: CallSlots) -> None:
        self.turns = turns
        self.limit = 2
        self.order: list[str] = []
        self.ears: dict[str, Ear] = {}
        self._leave: dict[str, threading.Event] = {}
        self._threads: list[threading.Thread] = []

    def come(self, name: str, asker: object) -> None:
        self.ears[name], self._leave[name] = Ear(), threading.Event()
        drawn = self.turns._numbers
        thread = threading.Thread(target=self._hold, args=(name, asker))
        self._threads.append(thread)
        thread.start()
        wait_until(lambda: self.turns._numbers > drawn)

    def _hold(self, name: str, asker: object) -> None:
        try:
            with self.turns.turn(asker, self.ears[name], self.limit):
                self.order.append(name)
                self._leave[name].wait(5)
        except Stopped:
            self.order.append(f"{name} gave up")

    def leave(self, name: str) -> None:
        before = len(self.order)
        self._leave[name].set()
        if self.turns._waiting:
            wait_until(lambda: len(self.order) > before)

    def leave_quietly(self, name: str) -> None:
        """Leave where nobody can come in yet."""
        held = self.turns.under_way
        self._leave[name].set()
        wait_until(lambda: self.turns.under_way < held)

    def disperse(self) -> None:
        for event in self._leave.values():
            event.set()
        for thread in self._threads:
            thread.join(5)


@pytest.fixture
def crowd():
    gathered = Crowd(CallSlots())
    yield gathered
    gathered.disperse()


def test_only_so_many_are_in_at_once(crowd: Crowd) -> None:
    for name in "abc":
        crowd.come(name, name)
    wait_until(lambda: len(crowd.order) == 2)
    assert crowd.turns.under_way == 2
    crowd.leave("a")
    assert crowd.order == ["a", "b", "c"]


def test_group_with_many_calls_does_not_keep_single_one_waiting(crowd: Crowd) -> None:
    for name in ("many1", "many2", "many3", "many4"):
        crowd.come(name, "many")
    crowd.come("single", "single")
    crowd.leave("many1")
    assert crowd.order[2] == "single"


def test_who_waits_hears_how_many_are_before_them(crowd: Crowd) -> None:
    for name in "abcd":
        crowd.come(name, name)
    wait_until(lambda: crowd.ears["d"].said == ["Waiting for the model: 1 before us."])
    crowd.leave("a")
    wait_until(lambda: crowd.ears["d"].said[-1] == "Waiting for the model: we are next.")
    assert crowd.ears["a"].said == []


def test_who_stops_waiting_makes_room_for_those_behind(crowd: Crowd) -> None:
    for name in "abcd":
        crowd.come(name, name)
    began = time.monotonic()
    crowd.ears["c"].stop.set()
    wait_until(lambda: "c gave up" in crowd.order)
    assert time.monotonic() - began < 0.5
    crowd.leave("a")
    assert crowd.order[-1] == "d"


def test_a_turn_is_given_back_when_the_call_fails() -> None:
    turns = CallSlots()
    with pytest.raises(RuntimeError), turns.turn("a", Ear(), 1):
        raise RuntimeError
    assert turns.under_way == 0


def test_all_who_ask_one_server_share_its_turns() -> None:
    assert slots_at("http://127.0.0.1:1/v1") is slots_at("http://127.0.0.1:1/v1")
    assert slots_at("http://127.0.0.1:2/v1") is not slots_at("http://127.0.0.1:1/v1")


def test_each_keeps_to_its_own_limit_whatever_others_allow_themselves(crowd: Crowd) -> None:
    crowd.limit = 3
    for name in "abc":
        crowd.come(name, name)
    wait_until(lambda: len(crowd.order) == 3)
    crowd.limit = 2
    crowd.come("modest", "modest")
    crowd.leave_quietly("a")
    assert crowd.turns.under_way == 2
    assert "modest" not in crowd.order
    crowd.leave("b")
    assert crowd.order[-1] == "modest"


def test_nobody_who_has_left_is_remembered() -> None:
    turns = CallSlots()
    for _ in range(10):
        with turns.turn(object(), Ear(), 2):
            pass
    assert len(turns._running) == 0


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 3
    while not true() and time.monotonic() < end:
        time.sleep(0.005)
    assert true()


def test_servers_that_nobody_calls_leave_no_queue_behind() -> None:
    held = slots_at("http://127.0.0.1:3/v1")
    for port in range(20):
        slots_at(f"http://127.0.0.1:{port}/v1")
    gc.collect()
    assert "http://127.0.0.1:4/v1" not in concurrency._slots
    assert slots_at("http://127.0.0.1:3/v1") is held
