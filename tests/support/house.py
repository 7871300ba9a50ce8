"""The parts of this process over a data folder, as a start of the app makes them."""

import functools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from storycraft.domain.weave import Weave
from storycraft.jobs.weave_queue import WeaveQueue
from storycraft.settings import read_settings
from storycraft.wiring import Parts, close_parts, parts


@contextmanager
def parts_over(data: Path, copied: Path | None = None) -> Iterator[Parts]:
    """Open the parts over a folder, which begins as a copy of another; meanwhile it is the folder of the settings."""
    if copied:
        shutil.copytree(copied, data, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STORYCRAFT_DATA", str(data))
        assert read_settings().data_dir == data
        _launch_late(patch)
        try:
            yield parts()
        finally:
            close_parts()


def _launch_late(patch: pytest.MonkeyPatch) -> None:
    """Launch the queue when somebody first weaves or asks how it is: it takes ten times as long as all other parts."""
    launch, start, trouble = functools.cache(WeaveQueue.launch), WeaveQueue.start, WeaveQueue.trouble

    def launch_and_start(queue: WeaveQueue, *args: Any, **more: Any) -> Weave:
        launch(queue)
        return start(queue, *args, **more)

    def launch_and_ask(queue: WeaveQueue) -> Any:
        launch(queue)
        return trouble.fget(queue)

    patch.setattr(WeaveQueue, "launch", lambda _: None)
    patch.setattr(WeaveQueue, "start", launch_and_start)
    patch.setattr(WeaveQueue, "trouble", property(launch_and_ask))
