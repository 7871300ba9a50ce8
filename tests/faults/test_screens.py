"""Three screens of a group and a slow model: one weave for all, whatever happens to a screen or the server."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from benchmarks.room_record import Record
from benchmarks.room_screen import Page, Screen
from storycraft.domain.weave import WeaveState
from storycraft.storage.archive import Archive
from tests.faults.results import keep
from tests.journeys.conftest import Server
from tests.support.faultserver import FaultServer

SECRET = "a secret for three screens around one table"
WRITTEN = b"One voice said"
"""What stands on a page only when the model's text has arrived there."""


class Sight(Record):
    """Keeps all that the server sent to each screen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[Screen, bytes] = defaultdict(bytes)

    def received(self, screen: Screen, data: bytes, moment: float) -> None:
        self.seen[screen] += data


@pytest.fixture
def model() -> Iterator[FaultServer]:
    # It holds: whatever a loaded machine takes, the weave is under way until it is stopped.
    with FaultServer(rate=100, holds_at=80) as running:
        yield running


@pytest.fixture
def server(model: FaultServer, tmp_path: Path) -> Iterator[Server]:
    running = Server(
        tmp_path / "data",
        OPENAI_BASE_URL=model.url,
        OPENAI_API_KEY="sk-test",
        STORYCRAFT_MODEL="good",
        STORYCRAFT_MODEL_STALL="300",  # a model that holds is no silent server here
        STORYCRAFT_MODEL_TIMEOUT="300",
        STORYCRAFT_SECRET=SECRET,
    )
    yield running
    running.stop()


@pytest.fixture
def room(server: Server) -> Iterator[Archive]:
    opened = Archive.open(f"sqlite:///{server.data / 'storycraft.db'}", SECRET.encode())
    yield opened
    opened.close()


@pytest.mark.timeout(180)
def test_one_weave_on_every_screen_through_clicks_reloads_and_kill(
    server: Server, room: Archive, model: FaultServer
) -> None:
    workshop = room.create_workshop("Allotment gardens", "communities-of-practice")
    blue = room.add_group(workshop.id, "Blue table")
    for number in range(6):
        room.add_contribution(
            workshop.id, blue.id, "experiences", f"On day {number} we shared the only pump."
        )
    room.allow_model(workshop.id, f"127.0.0.1:{model.port}")
    query = {"w": workshop.id, "g": blue.id, "key": room.group_key(workshop.id, blue.id), "stage": "story"}
    page = Page(server.port, "group", query, blue.id)
    asyncio.run(_live_through(server, room, workshop.id, page, model))


async def _live_through(
    server: Server, room: Archive, workshop_id: str, page: Page, model: FaultServer
) -> None:
    sight = Sight()
    async with AsyncExitStack() as table:
        first, second, third = [await table.enter_async_context(_open(page, sight)) for _ in range(3)]
        assert all(await asyncio.gather(first.press("Weave"), second.press("Weave")))
        for screen in (first, second, third):
            await _until(lambda screen=screen: WRITTEN in sight.seen[screen], "the text on each screen")
    weaves = room.weaves(workshop_id)
    assert len(weaves) == 1, "two clicks are one weave"

    # Every lid is closed; the weave goes on, and a page that is opened again shows it.
    before = room.weave(weaves[0].id).partial
    model.holds_at += 40
    await _until(lambda: room.weave(weaves[0].id).partial > before, "a weave without anybody")
    async with _open(page, sight) as again:
        await _until(lambda: WRITTEN in sight.seen[again], "the text after a reload")

    await asyncio.to_thread(server.restart)
    killed = time.monotonic()
    async with _open(page, sight) as one, _open(page, sight) as other:
        await _until(lambda: WRITTEN in sight.seen[one] and WRITTEN in sight.seen[other], "text after a kill")
        back = time.monotonic() - killed
        assert await other.press("Stop weaving")
        await _until(lambda: b"was stopped" in sight.seen[one], "the other screen's stop")
    ended = room.weaves(workshop_id)
    keep(
        "kill -9 of the server with three screens open",
        weaves=len(ended),
        text_again_after_seconds=round(back, 1),
        state_after_stop=ended[0].state.value,
    )
    assert [weave.state for weave in ended] == [WeaveState.CANCELLED]


@asynccontextmanager
async def _open(page: Page, sight: Sight):
    screen = Screen(page, sight)
    running = asyncio.create_task(screen.run())
    await asyncio.wait_for(screen.ready.wait(), 20)
    yield screen
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


async def _until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end, f"{what} did not come"
        await asyncio.sleep(0.05)
