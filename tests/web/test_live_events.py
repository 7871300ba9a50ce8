"""The bus tells every listener of a workshop that it has changed."""

import asyncio
import itertools
import threading
from collections.abc import Collection, Mapping

import pytest

from storycraft.domain.errors import StorageError
from storycraft.web import live_events as live
from storycraft.web.live_events import AWAY, PING, STALE_SECONDS, Bus


async def _next_data(stream, wanted: str = "") -> str:
    """The next revision that a stream tells, or the wanted one; the first may be of before the first reading."""
    async for chunk in stream:
        said = chunk.removeprefix("data:").strip()
        if chunk.startswith("data:") and wanted in ("", said):
            return said
    return "ended"


async def _until(stream, wanted: str) -> None:
    async for chunk in stream:
        if chunk == wanted:
            return
    raise AssertionError("the stream ended")


def test_a_listener_hears_the_present_revision_and_each_new_one() -> None:
    revisions: dict[str, int] = {"w1": 3}

    async def listen() -> list[str]:
        bus = Bus(lambda _workshops: dict(revisions), interval=0.01)
        watching = asyncio.create_task(bus.watch())
        stream = bus.stream("w1")
        heard = [await asyncio.wait_for(_next_data(stream, "3"), 10)]
        revisions["w1"] = 4
        heard.append(await asyncio.wait_for(_next_data(stream), 10))
        watching.cancel()
        return heard

    assert asyncio.run(listen()) == ["3", "4"]


def test_a_change_in_another_workshop_is_not_told() -> None:
    revisions: dict[str, int] = {"w1": 3, "w2": 1}

    async def listen() -> bool:
        bus = Bus(lambda _workshops: dict(revisions), interval=0.01)
        watching = asyncio.create_task(bus.watch())
        stream = bus.stream("w1")
        await asyncio.wait_for(_next_data(stream, "3"), 10)
        revisions["w2"] = 2
        try:
            await asyncio.wait_for(_next_data(stream), 0.2)
        except TimeoutError:
            return True
        finally:
            watching.cancel()
        return False

    assert asyncio.run(listen())


def test_stopping_ends_every_stream() -> None:
    async def listen() -> str:
        bus = Bus(lambda _workshops: {"w1": 1}, interval=0.01)
        watching = asyncio.create_task(bus.watch())
        stream = bus.stream("w1")
        await _next_data(stream)
        watching.cancel()
        bus.stop()
        return await asyncio.wait_for(_next_data(stream), 10)

    assert asyncio.run(listen()) == "ended"


@pytest.mark.parametrize("fault", [StorageError("away"), RuntimeError("a fault of the program")])
def test_failed_reading_is_told_once_and_to_every_screen(
    fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    back = threading.Event()

    def read(_workshops: Collection[str]) -> Mapping[str, int]:
        if not back.is_set():
            raise fault
        return {"w1": 7}

    async def listen() -> str:
        bus = Bus(read, interval=0.01)
        watching = asyncio.create_task(bus.watch())
        stream = bus.stream("w1")
        await asyncio.wait_for(_until(stream, AWAY), 10)
        back.set()
        heard = await asyncio.wait_for(_next_data(stream, "7"), 10)
        await asyncio.wait_for(_until(stream, PING), 10)
        watching.cancel()
        return heard

    assert asyncio.run(listen()) == "7"
    assert [record.message for record in caplog.records] == [
        f"The workshops' revisions cannot be read ({type(fault).__name__})."
    ]
    assert bool(caplog.records[0].exc_info) != isinstance(fault, StorageError)


def test_a_database_that_does_not_answer_at_all_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "PING_SECONDS", 0.01)
    answer, now = threading.Event(), [0.0]

    def read(_workshops: Collection[str]) -> Mapping[str, int]:
        answer.wait(10)
        return {"w1": 7}

    async def listen() -> None:
        bus = Bus(read, interval=0.01, clock=lambda: now[0])
        watching = asyncio.create_task(bus.watch())
        stream = bus.stream("w1")
        await asyncio.wait_for(_until(stream, PING), 10)
        now[0] = STALE_SECONDS + 1
        await asyncio.wait_for(_until(stream, AWAY), 10)
        answer.set()
        await asyncio.wait_for(_until(stream, PING), 10)
        watching.cancel()

    asyncio.run(listen())


def test_a_quiet_workshop_gets_its_ping_in_a_busy_house(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "PING_SECONDS", 0.05)
    numbers = itertools.count()

    async def listen() -> None:
        bus = Bus(lambda _workshops: {"w1": 1, "w2": next(numbers)}, interval=0.001)
        watching = asyncio.create_task(bus.watch())
        stream = bus.stream("w1")
        for _ in range(3):
            await asyncio.wait_for(_until(stream, PING), 10)
        watching.cancel()

    asyncio.run(listen())


def test_only_workshops_with_an_open_stream_are_asked_for() -> None:
    asked: list[set[str]] = []

    def read(workshops: Collection[str]) -> Mapping[str, int]:
        asked.append(set(workshops))
        return {"w1": 1, "w2/g2": 2, "w3": 3}

    async def listen() -> None:
        bus = Bus(read, interval=0.01)
        watching = asyncio.create_task(bus.watch())
        await asyncio.sleep(0.1)
        assert asked == []
        one, other = bus.stream("w1"), bus.stream("w2/", "w2/g2")
        assert await asyncio.wait_for(_next_data(one), 10) == "1"
        assert await asyncio.wait_for(_next_data(other), 10) == "2"
        await one.aclose()
        await asyncio.sleep(0.1)
        watching.cancel()

    asyncio.run(listen())
    assert [names for names, _ in itertools.groupby(asked)] == [{"w1"}, {"w1", "w2"}, {"w2"}]


def test_new_stream_hears_nothing_before_its_workshop_is_read() -> None:
    go_on = threading.Event()

    def read(workshops: Collection[str]) -> Mapping[str, int]:
        if "w2" in workshops:
            go_on.wait(10)
        return dict.fromkeys(workshops, 7)

    async def listen() -> list[str]:
        bus = Bus(read, interval=0.01)
        watching = asyncio.create_task(bus.watch())
        one, other = bus.stream("w1"), bus.stream("w2")
        await asyncio.wait_for(_next_data(one), 10)
        await asyncio.wait_for(_until(other, PING), 10)
        go_on.set()
        heard = await asyncio.wait_for(_next_data(other), 10)
        watching.cancel()
        return [heard]

    assert asyncio.run(listen()) == ["7"]
