"""The bus tells every listener of a workshop that it has changed."""

import asyncio
from collections.abc import Mapping

from storycraft.domain.errors import StorageError
from storycraft.ui.live import Bus


async def _next_data(stream) -> str:
    async for chunk in stream:
        if chunk.startswith("data:"):
            return chunk.removeprefix("data:").strip()
    return "ended"


def test_a_listener_hears_the_present_revision_and_each_new_one() -> None:
    revisions: dict[str, int] = {"w1": 3}

    async def listen() -> list[str]:
        bus = Bus(lambda: dict(revisions), interval=0.01)
        watching = asyncio.create_task(bus.watch())
        await asyncio.sleep(0.05)
        stream = bus.stream("w1")
        heard = [await _next_data(stream)]
        revisions["w1"] = 4
        heard.append(await asyncio.wait_for(_next_data(stream), 2))
        watching.cancel()
        return heard

    assert asyncio.run(listen()) == ["3", "4"]


def test_a_change_in_another_workshop_is_not_told() -> None:
    revisions: dict[str, int] = {"w1": 3, "w2": 1}

    async def listen() -> bool:
        bus = Bus(lambda: dict(revisions), interval=0.01)
        watching = asyncio.create_task(bus.watch())
        await asyncio.sleep(0.05)
        stream = bus.stream("w1")
        await _next_data(stream)
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
        bus = Bus(lambda: {"w1": 1}, interval=0.01)
        stream = bus.stream("w1")
        await _next_data(stream)
        bus.stop()
        return await asyncio.wait_for(_next_data(stream), 2)

    assert asyncio.run(listen()) == "ended"


def test_a_database_that_fails_for_a_moment_is_asked_again() -> None:
    answers = iter([StorageError("away"), {"w1": 7}])

    def read() -> Mapping[str, int]:
        answer = next(answers, {"w1": 7})
        if isinstance(answer, StorageError):
            raise answer
        return answer

    async def listen() -> str:
        bus = Bus(read, interval=0.01)
        watching = asyncio.create_task(bus.watch())
        await asyncio.sleep(0.1)
        heard = await _next_data(bus.stream("w1"))
        watching.cancel()
        return heard

    assert asyncio.run(listen()) == "7"
