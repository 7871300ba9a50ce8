"""Splits points into batches that fit into a model's context, and asks about the batches in parallel."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import TypeVar

from storycraft.domain.message import Message, Notice
from storycraft.llm.errors import ModelCallError, Overflow, Stopped
from storycraft.llm.messages import LOOK_EVERY, Listener
from storycraft.weavers.model.prompt_points import Point
from storycraft.weavers.weaver import Watcher

Batch = tuple[Point, ...]
Part = TypeVar("Part")
Found = TypeVar("Found")


def share_out(points: Sequence[Point], room: int, most: int, size: Callable[[Point], int]) -> list[Batch]:
    """Split the points, in order, into as few batches of about equal size as possible, of at most `most` points each.

    A point that alone is larger than a batch may be gets a batch of its own.
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
    """The size of each batch that keeps the last one from being very small."""
    total = sum(sizes)
    return -(-total // max(1, -(-total // max(1, room))))


def read_parts(
    parts: Sequence[Part],
    read: Callable[[Part, Listener], Found],
    watcher: Watcher,
    at_once: int,
    found: dict[Part, Found],
    of: str = "points",
) -> None:
    """Call `read` for each part in threads and add the results to `found`; the watcher gets the progress.

    After an error no further part is started; those under way are paid for and waited for, where another round
    can go on from what they find. A single part is read in this thread.

    Raises:
        ModelCallError: the first of them.
        Stopped: people cancelled.
    """
    if len(parts) == 1:
        found[parts[0]] = read(parts[0], watcher)
        return
    relay = Relay(watcher)
    with ThreadPoolExecutor(max_workers=min(at_once, len(parts)), thread_name_prefix="reading") as pool:
        futures = {pool.submit(read, part, relay): part for part in parts}
        try:
            failed = _gather(futures, relay, found, of)
        finally:
            relay.stop()
            _cancel(futures)
    if failed:
        raise failed


def _gather(
    futures: Mapping[Future[Found], Part], relay: "Relay", found: dict[Part, Found], of: str
) -> BaseException | None:
    """Add to `found` what each part gives, as soon as it is there; the first error, if there was one."""
    total, failed = len(found) + len(futures), None
    for future in _as_they_finish(futures, relay):
        if error := future.exception():
            failed = failed or error
            if not _leaves_something(error):
                break
            _cancel(futures)
        else:
            found[futures[future]] = future.result()
            done = {"count": len(found), "total": total, "of": of}
            relay.progress(Message("{count} of {total} parts of the {of} are read.", **done))
    return failed


class Relay:
    """Passes messages of worker threads to a watcher that may only be called in its own thread."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._stopped = threading.Event()
        self._sentences: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._progress = self._last = ""

    def doing(self, sentence: str) -> None:
        """Store a message until the watcher's thread passes it on."""
        self._sentences.put(sentence)

    def cancelled(self) -> bool:
        """Whether the worker threads should stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Make all worker threads stop."""
        self._stopped.set()

    def progress(self, sentence: str) -> None:
        """Call in the watcher's thread: set the progress text that stands before each message from now on."""
        self._progress = sentence
        self._tell(sentence)

    def pass_on(self) -> None:
        """Call in the watcher's thread: pass on the stored message, and check whether people cancelled.

        Raises:
            Stopped: they did.
        """
        while not self._sentences.empty():
            sentence = self._sentences.get()
            alone = isinstance(sentence, Notice) or not self._progress
            self._tell(sentence if alone else Message.joined((self._progress, sentence)))
        if self._watcher.cancelled():
            self.stop()
            raise Stopped

    def _tell(self, sentence: str) -> None:
        """Pass on a message unless it is the one shown already; all parts send nearly the same."""
        if sentence != self._last:
            self._last = sentence
            self._watcher.doing(sentence)


def _leaves_something(error: BaseException) -> bool:
    return isinstance(error, ModelCallError) and (error.passing or isinstance(error, Overflow))


def _cancel(futures: Iterable[Future[Found]]) -> None:
    for future in futures:
        future.cancel()


def _as_they_finish(futures: Iterable[Future[Found]], relay: Relay) -> Iterator[Future[Found]]:
    """Each that was not cancelled, as soon as it has finished."""
    left = set(futures)
    while left:
        done, left = wait(left, timeout=LOOK_EVERY, return_when=FIRST_COMPLETED)
        relay.pass_on()
        yield from (future for future in done if not future.cancelled())
