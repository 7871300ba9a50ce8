"""The server: Streamlit's pages, our routes and the weave queue, in one process."""

import asyncio
import contextlib
import functools
import gc
import logging
import os
import signal
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from storycraft.domain.errors import StorycraftError
from storycraft.languages.pack import every_pack
from storycraft.logs import set_up_logs
from storycraft.services.attend import keep_screens
from storycraft.services.follow_changes import change_counters
from storycraft.settings import settings_here
from storycraft.web.browser_cookie import BrowserCookie
from storycraft.web.compressed_assets import CompressedAssets
from storycraft.web.connection_limits import ConnectionLimits
from storycraft.web.icon_font import IconFont
from storycraft.web.index_page import FirstSight, inline_script_hashes
from storycraft.web.joining import JoiningPage
from storycraft.web.links import SCRIPT as ENTRANCE_SCRIPT
from storycraft.web.links import StripKeys
from storycraft.web.live_events import Bus
from storycraft.web.origin import OwnOrigin
from storycraft.web.presence import Presence
from storycraft.web.request_bodies import Bodies
from storycraft.web.routes import make_routes
from storycraft.web.security_headers import SecurityHeaders
from storycraft.web.topics import Revisions
from storycraft.web.uploads import Uploads
from storycraft.wiring import close_parts, parts

log = logging.getLogger(__name__)

SCRIPT = Path(__file__).parents[1] / "ui" / "pages" / "navigation.py"


@functools.cache
def _revisions() -> Revisions:
    return Revisions(change_counters())


bus = Bus(lambda workshop_ids: _revisions()(workshop_ids))
presence = Presence(keep_screens)


@contextlib.asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Start the weave queue with the server, not with its first visitor."""
    _read_settings_once()
    await asyncio.to_thread(_start)
    background = [asyncio.create_task(work()) for work in (bus.watch, presence.tell)]
    _end_streams_on_signal(bus)
    # Streamlit collects garbage after each run; what lives as long as the process need not be looked at.
    gc.collect()
    gc.freeze()
    try:
        yield {}
    finally:
        for task in background:
            task.cancel()
        with contextlib.suppress(StorycraftError):
            await presence.leave()
        await asyncio.to_thread(close_parts)


def _read_settings_once() -> None:
    """Have Streamlit's configuration give what it gave first: settings changed later are not seen.

    It goes through all of them six times with each drawing, to tell the browser its colours.
    """
    setattr(config, "get_options_for_section", functools.cache(config.get_options_for_section))  # noqa: B010


def _start() -> None:
    # Started by `streamlit run` or by an ASGI server of one's own, only Streamlit knows; silent, it listens to all.
    os.environ.setdefault("STORYCRAFT_HOST", st.get_option("server.address") or "all")
    try:
        set_up_logs(settings_here())
        parts()
        every_pack()  # half a second of reading word lists, which the first visitor would wait for
    except StorycraftError as error:
        # The server tells of it as a fault of the program, many lines long; this one says what to do.
        log.error("Storycraft can't start: %s", error)
        raise


def _end_streams_on_signal(bus: Bus) -> None:
    """Uvicorn waits for open responses before it ends the lifespan: endless streams must end first."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        before = signal.getsignal(number)

        def on_signal(received: int, frame: FrameType | None, before: Any = before) -> None:
            loop.call_soon_threadsafe(bus.stop)
            if callable(before):
                before(received, frame)

        with contextlib.suppress(ValueError):  # not the main thread: whoever runs us ends us
            signal.signal(number, on_signal)


def serving(first_sights: Mapping[str, FirstSight], joining: JoiningPage) -> dict[str, Any]:
    """What `st.App` is told beside the script; what pages show before Streamlit has come, by their paths."""
    scripts = (ENTRANCE_SCRIPT, joining.script, *(each.script for each in first_sights.values()))
    return {
        "lifespan": _lifespan,
        "routes": make_routes(bus, presence, first_sights, joining),
        "middleware": [
            Middleware(SecurityHeaders, inline=inline_script_hashes(*scripts)),
            Middleware(CompressedAssets),
            Middleware(IconFont),
            Middleware(OwnOrigin),
            Middleware(ConnectionLimits),
            Middleware(Bodies),
            Middleware(Uploads),
            Middleware(BrowserCookie),
            Middleware(StripKeys),
        ],
    }
