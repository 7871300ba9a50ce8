"""Limits the number of calls to a server at the same time, and shares them fairly among those who wait."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from weakref import WeakValueDictionary

from storycraft.domain.message import N_, Message
from storycraft.llm.errors import Stopped
from storycraft.llm.messages import LOOK_EVERY, Listener


@dataclass(frozen=True, slots=True)
class _Ticket:
    number: int
    asker: object
    limit: int


class CallSlots:
    """A fair queue: first the caller whose asker has the fewest calls under way, then the one who waits longest.

    So a group with forty calls to make does not keep one with a single call waiting. Each call has its own
    limit: a call with a low limit waits for it, and later calls wait behind it.
    """

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._waiting: list[_Ticket] = []
        self._running: Counter[object] = Counter()
        self._numbers = 0

    @contextmanager
    def turn(self, asker: object, listener: Listener, limit: int) -> Iterator[None]:
        """Hold a place while at most `limit` are taken; the listener is told how many calls wait before it.

        Raises:
            Stopped: people did not want to wait any longer.
        """
        self._wait(asker, listener, limit)
        try:
            yield
        finally:
            with self._change:
                self._running[asker] -= 1
                if not self._running[asker]:
                    del self._running[asker]
                self._change.notify_all()

    @property
    def under_way(self) -> int:
        """How many places are taken."""
        return self._running.total()

    def _wait(self, asker: object, listener: Listener, limit: int) -> None:
        ticket = self._draw(asker, limit)
        told = 0
        try:
            while (place := self._enter(ticket)) > 0:
                if place != told:
                    told = place
                    before = (
                        Message("{number} before us", number=place - 1) if place > 1 else N_("we are next")
                    )
                    listener.doing(Message("Waiting for the model: {before}.", before=before))
                if listener.cancelled():
                    raise Stopped
        finally:
            with self._change:
                if ticket in self._waiting:
                    self._waiting.remove(ticket)
                    self._change.notify_all()

    def _draw(self, asker: object, limit: int) -> _Ticket:
        with self._change:
            self._numbers += 1
            ticket = _Ticket(self._numbers, asker, limit)
            self._waiting.append(ticket)
            return ticket

    def _enter(self, ticket: _Ticket) -> int:
        """0 once it has entered, or else its place in the queue after waiting a moment."""
        with self._change:
            if not self._may_enter(ticket):
                self._change.wait(LOOK_EVERY)
            if not self._may_enter(ticket):
                return self._line().index(ticket) + 1
            self._waiting.remove(ticket)
            self._running[ticket.asker] += 1
            self._change.notify_all()
            return 0

    def _may_enter(self, ticket: _Ticket) -> bool:
        return self.under_way < ticket.limit and self._line()[0] is ticket

    def _line(self) -> list[_Ticket]:
        """Those who wait, in the order in which they would come in if nothing changed meanwhile."""
        return sorted(self._waiting, key=lambda ticket: (self._running[ticket.asker], ticket.number))


_lock = threading.Lock()
_slots: WeakValueDictionary[str, CallSlots] = WeakValueDictionary()
"""By server, as long as a call to it waits or is under way: who tries addresses leaves none behind."""


def slots_at(base_url: str) -> CallSlots:
    """The queue of that server, the same for all in this process."""
    with _lock:
        return _slots.setdefault(base_url, CallSlots())
