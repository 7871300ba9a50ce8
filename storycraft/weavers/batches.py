"""Reads more points than a model can hold: shares them out, asks about the parts side by side, gathers."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from storycraft.llm.errors import Stopped
from storycraft.llm.messages import Listener
from storycraft.weavers.points import Point
from storycraft.weavers.weaver import Watcher

Batch = tuple[Point, ...]
Found = TypeVar("Found")
_LOOK_EVERY = 0.1


def share_out(points: Sequence[Point], room: int, most: int, size: Callable[[Point], int]) -> list[Batch]:
    """The points in their order, in as few batches of about the same size as fit, of `most` points each.

    A point that alone is larger than the room has a batch of its own.
    """
    sizes = [size(point) for point in points]
    even = _even_share(sizes, room)
    batches: list[list[Point]] = []
    filled = 0
    for point, its_size in zip(points, sizes, strict=True):
        full = bool(batches) and len(batches[-1]) >= most
        if not batches or full or filled >= even or filled + its_size > room:
            batches.append([])
            filled = 0
        batches[-1].append(point)
        filled += its_size
    return [tuple(batch) for batch in batches]


def _even_share(sizes: Sequence[int], room: int) -> int:
    """How far to fill each batch so that the last is not a crumb."""
    total = sum(sizes)
    return -(-total // max(1, -(-total // max(1, room))))


def read_batches(
    batches: Sequence[Batch],
    read: Callable[[Batch, Listener], Found],
    watcher: Watcher,
    at_once: int,
) -> list[Found]:
    """What `read` finds in each batch, in order; the watcher hears how many are done.

    The first error stops the others. A single batch is read in this thread.

    Raises:
        Stopped: people cancelled.
    """
    if len(batches) == 1:
        return [read(batches[0], watcher)]
    relay = Relay(watcher)
    with ThreadPoolExecutor(max_workers=min(at_once, len(batches)), thread_name_prefix="reading") as pool:
        futures = [pool.submit(read, batch, relay) for batch in batches]
        try:
            for done in _as_they_finish(futures, relay):
                watcher.doing(f"{done} of {len(batches)} parts of the points are read.")
        finally:
            relay.stop()
            for future in futures:
                future.cancel()
    return [future.result() for future in futures]


class Relay:
    """Lets threads tell a watcher something that only its own thread may tell."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._stopped = threading.Event()
        self._sentence = ""

    def doing(self, sentence: str) -> None:
        """Kept until the watcher's thread passes it on, where it says that something is waited for."""
        if "again in" in sentence:
            self._sentence = sentence

    def cancelled(self) -> bool:
        """Whether to stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """All who read stop at once."""
        self._stopped.set()

    def pass_on(self) -> None:
        """In the watcher's thread: tell what was kept, and hear whether people cancelled.

        Raises:
            Stopped: they did.
        """
        sentence, self._sentence = self._sentence, ""
        if sentence:
            self._watcher.doing(sentence)
        if self._watcher.cancelled():
            self.stop()
            raise Stopped


def _as_they_finish(futures: Sequence[Future[Found]], relay: Relay) -> Iterator[int]:
    """How many have finished, whenever that has changed; raises what the first of them raised."""
    left, told = set(futures), 0
    while left:
        done, left = wait(left, timeout=_LOOK_EVERY, return_when=FIRST_EXCEPTION)
        for future in done:
            future.result()
        relay.pass_on()
        if (count := len(futures) - len(left)) > told:
            told = count
            yield count
