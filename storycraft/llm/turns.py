"""Lets only so many calls to a server be under way at once, and is fair to those who wait."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from storycraft.llm.errors import Stopped
from storycraft.llm.messages import Listener

_LOOK_EVERY = 0.1


@dataclass(frozen=True, slots=True)
class _Ticket:
    number: int
    asker: object


class Turns:
    """A queue in which next comes whose asker has the fewest calls under way, and then who came first.

    So a group with forty calls to make does not keep one with a single call waiting.
    """

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._change = threading.Condition()
        self._waiting: list[_Ticket] = []
        self._running: Counter[object] = Counter()
        self._numbers = 0

    @contextmanager
    def turn(self, asker: object, listener: Listener) -> Iterator[None]:
        """Hold one of the places; the listener hears how many are before it while it waits.

        Raises:
            Stopped: people did not want to wait any longer.
        """
        self._wait(asker, listener)
        try:
            yield
        finally:
            with self._change:
                self._running[asker] -= 1
                self._change.notify_all()

    @property
    def under_way(self) -> int:
        """How many places are taken."""
        return self._running.total()

    def _wait(self, asker: object, listener: Listener) -> None:
        ticket = self._draw(asker)
        told = 0
        try:
            while (place := self._enter(ticket)) > 0:
                if place != told:
                    told = place
                    before = f"{place - 1} before us" if place > 1 else "we are next"
                    listener.doing(f"Waiting for the model: {before}.")
                if listener.cancelled():
                    raise Stopped
        finally:
            with self._change:
                if ticket in self._waiting:
                    self._waiting.remove(ticket)
                    self._change.notify_all()

    def _draw(self, asker: object) -> _Ticket:
        with self._change:
            self._numbers += 1
            ticket = _Ticket(self._numbers, asker)
            self._waiting.append(ticket)
            return ticket

    def _enter(self, ticket: _Ticket) -> int:
        """0 once it has entered, or else its place in the queue after waiting a moment."""
        with self._change:
            if not self._may_enter(ticket):
                self._change.wait(_LOOK_EVERY)
            if not self._may_enter(ticket):
                return self._line().index(ticket) + 1
            self._waiting.remove(ticket)
            self._running[ticket.asker] += 1
            self._change.notify_all()
            return 0

    def _may_enter(self, ticket: _Ticket) -> bool:
        return self.under_way < self.limit and self._line()[0] is ticket

    def _line(self) -> list[_Ticket]:
        """Those who wait, in the order in which they would come in if nothing changed meanwhile."""
        return sorted(self._waiting, key=lambda ticket: (self._running[ticket.asker], ticket.number))


_lock = threading.Lock()
_turns: dict[str, Turns] = {}


def turns_at(base_url: str, limit: int) -> Turns:
    """The queue of that server, the same for all in this process; the latest limit counts."""
    with _lock:
        turns = _turns.setdefault(base_url, Turns(limit))
        turns.limit = limit
        return turns
