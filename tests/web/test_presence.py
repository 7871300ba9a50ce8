"""Open screens are written again whatever made a writing fail: without that nobody is seen as present any more."""

import asyncio
import logging
from itertools import count

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.open_screen import Screen
from storycraft.web import presence
from storycraft.web.presence import Presence


@pytest.mark.parametrize(
    "fault", [StorageError("The disk is full."), KeyError("screen"), OSError(24, "too many")]
)
def test_screens_are_told_again_whatever_went_wrong(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(presence, "SOON_SECONDS", 0.005)
    tries = count(1)

    async def tell() -> None:
        loop, written = asyncio.get_running_loop(), asyncio.Event()

        def keep(_process: str, _screens: list[Screen]) -> None:
            if next(tries) < 4:
                raise fault
            loop.call_soon_threadsafe(written.set)

        task = asyncio.create_task(Presence(keep).tell())
        await asyncio.wait_for(written.wait(), 20)
        task.cancel()

    with caplog.at_level(logging.WARNING, logger=presence.__name__):
        asyncio.run(tell())
    assert [record.message for record in caplog.records] == [
        f"The open screens cannot be written ({type(fault).__name__})."
    ]
    assert bool(caplog.records[0].exc_info) != isinstance(fault, StorageError)
