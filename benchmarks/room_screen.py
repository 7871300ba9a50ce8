"""One open page as a browser runs it: Streamlit's websocket, our event stream, reruns and posts."""

import asyncio
import json
import random
import secrets
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.room_record import Record, mark

TRIGGER_ID = "$$STREAMLIT_INTERNAL_KEY_{}__events"
"""Where Streamlit expects what a component of the second version sends, by the component's id."""

RERUN_AFTER = (0.15, 0.4)
"""Seconds from an event to the rerun it asks for, as storycraft/ui/components/live.js draws them."""


@dataclass
class Page:
    """Where a screen looks: a page's name, its link's parameters, and the group whose points it shows.

    `sees_all` is for pages that show every group's points. `view` is a button to choose in a group of buttons
    with the key "view".
    """

    port: int
    name: str = ""
    query: dict[str, str] = field(default_factory=dict)
    group: str = ""
    sees_all: bool = False
    view: str = ""

    def sees(self, group: str) -> bool:
        """Whether a point of that group appears on this page."""
        return self.sees_all or self.group == group


class Screen:
    """Opens a page and keeps it open until `run` is cancelled; what it sees goes into a record."""

    def __init__(self, page: Page, record: Record) -> None:
        self.page = page
        self.ready = asyncio.Event()
        self._record = record
        self._query = urlencode(page.query)
        self._script = self._fragment = ""
        self._ids: dict[str, str] = {}
        self._buttons: dict[str, str] = {}
        self.shown = 0  # the newest revision that was drawn
        self._due: asyncio.Task[None] | None = None
        self._timers: dict[str, asyncio.Task[None]] = {}
        self._cached: set[str] = set()
        self._cookie = ""
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Stay open."""
        address = f"ws://127.0.0.1:{self.page.port}/_stcore/stream"
        try:
            self._cookie = await _cookie(self.page.port)
            async with websockets.connect(
                address,
                subprotocols=[websockets.Subprotocol("streamlit")],
                additional_headers={"Cookie": self._cookie},
                max_size=None,
                open_timeout=60,
                ping_interval=None,
            ) as self._socket:
                await self._rerun()
                async for data in self._socket:
                    assert isinstance(data, bytes)
                    self._hear(data)
                self._record.errors["websocket closed"] += 1
        except (OSError, websockets.WebSocketException) as error:
            self._record.errors[type(error).__name__] += 1
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def post(self, number: int) -> None:
        """Enter a point as a person does who types it and presses the button."""
        value = {"text": f"We meet every Tuesday at {mark(number)}", "speaker": "", "many": False}
        self._record.posted(number, self.page.group, self)
        await self._trigger("composer", "post", {**value, "token": secrets.token_hex(12)})

    async def press(self, label: str) -> bool:
        """Press the button whose label begins so; False where the page has none now."""
        found = next((id for name, id in self._buttons.items() if name.startswith(label)), "")
        if found:
            await self._rerun(fragment=self._fragment, press=found)
        return bool(found)

    def _hear(self, data: bytes) -> None:
        self._record.received(self, data, time.monotonic())
        message = ForwardMsg.FromString(data)
        if message.metadata.cacheable and message.hash:
            self._cached.add(message.hash)
        match message.WhichOneof("type"):
            case "new_session":
                self._script = message.new_session.page_script_hash
                self._buttons.clear()
            case "navigation":
                self._script = message.navigation.page_script_hash
            case "page_info_changed":
                self._query = message.page_info_changed.query_string
            case "delta":
                self._draw(message)
            case "auto_rerun":
                self._rerun_every(message.auto_rerun.fragment_id, message.auto_rerun.interval)
            case "script_finished":
                self._record.runs += 1
                if not self.ready.is_set() and self._fragment and (not self.page.view or "view" in self._ids):
                    self._arrive()

    def _arrive(self) -> None:
        if self.page.view:
            self._spawn(self._rerun(fragment=self._fragment, choose=self.page.view))
        self.ready.set()

    def _draw(self, message: ForwardMsg) -> None:
        delta = message.delta
        element = delta.new_element
        if delta.fragment_id and not self._fragment:
            self._fragment = delta.fragment_id
        match element.WhichOneof("type"):
            case "exception":
                self._record.errors["exception on the page"] += 1
            case "button_group":
                self._ids[element.button_group.id.rpartition("-")[2]] = element.button_group.id
            case "button":
                self._buttons[element.button.label] = element.button.id
            case "html":
                if 'class="sc-error"' in element.html.body:
                    self._record.errors["error on the page"] += 1
            case "bidi_component":
                component = element.bidi_component
                self._ids[component.component_name.rpartition("_")[2]] = component.id
                if component.component_name.endswith("storycraft_live"):
                    self._fragment = delta.fragment_id  # a page may have others within its body
                    self._listen(json.loads(component.mixed.json or component.json))

    def _listen(self, data: dict[str, str]) -> None:
        first = self.shown == 0
        self.shown = max(self.shown, int(data["revision"]))
        if first:
            self._spawn(self._follow(data["url"]))

    async def _follow(self, url: str) -> None:
        """The event stream, as live.js reads it; opened again when it ends."""
        while True:
            with suppress(OSError, ValueError):
                async for revision in _events(self.page.port, url, self._cookie):
                    if revision > self.shown and (self._due is None or self._due.done()):
                        self._due = self._spawn(self._fire(revision))
            self._record.errors["event stream ended"] += 1
            await asyncio.sleep(1.5)

    async def _fire(self, revision: int) -> None:
        await asyncio.sleep(random.uniform(*RERUN_AFTER))
        await self._trigger("live", "changed", revision)

    def _rerun_every(self, fragment: str, seconds: float) -> None:
        if fragment not in self._timers:
            self._timers[fragment] = self._spawn(self._tick(fragment, seconds))

    async def _tick(self, fragment: str, seconds: float) -> None:
        while True:
            await asyncio.sleep(seconds)
            await self._rerun(fragment=fragment, auto=True)

    async def _trigger(self, component: str, event: str, value: object) -> None:
        payload = json.dumps([{"event": event, "value": value}])
        trigger = (TRIGGER_ID.format(self._ids[component]), payload)
        await self._rerun(fragment=self._fragment, trigger=trigger)

    async def _rerun(
        self,
        *,
        fragment: str = "",
        auto: bool = False,
        trigger: tuple[str, str] | None = None,
        choose: str = "",
        press: str = "",
    ) -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self._query
        state.page_script_hash = self._script
        state.page_name = "" if self._script else self.page.name
        state.cached_message_hashes.extend(self._cached)
        state.context_info.timezone = "Europe/Lisbon"
        state.context_info.locale = "en"
        state.context_info.url = f"http://127.0.0.1:{self.page.port}/{self.page.name}"
        state.widget_states.SetInParent()
        state.fragment_id = fragment
        state.is_auto_rerun = auto
        if trigger:
            state.widget_states.widgets.add(id=trigger[0], json_trigger_value=trigger[1])
        if press:
            state.widget_states.widgets.add(id=press, trigger_value=True)
        if choose or (self.ready.is_set() and self.page.view):
            chosen = state.widget_states.widgets.add(id=self._ids["view"])
            chosen.string_array_value.data.append(self.page.view)
        with suppress(websockets.ConnectionClosed):
            await self._socket.send(message.SerializeToString())

    def _spawn(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task


async def _cookie(port: int) -> str:
    """What the server gives a browser that asks for its first page; "" where it gives nothing."""
    async with _get(port, "/", "text/html") as (reader, head):
        await reader.read(1)
        lines = (line.partition(": ") for line in head.splitlines())
        cookies = [value.partition(";")[0] for name, _, value in lines if name.lower() == "set-cookie"]
        return "; ".join(cookies)


async def _events(port: int, url: str, cookie: str) -> AsyncIterator[int]:
    async with _get(port, url, "text/event-stream", cookie) as (reader, head):
        if " 200 " not in head.partition("\r\n")[0]:
            raise OSError(head.partition("\r\n")[0])
        async for line in reader:
            if line.startswith(b"data: "):
                yield int(line[5:])


@asynccontextmanager
async def _get(
    port: int, url: str, accept: str, cookie: str = ""
) -> AsyncIterator[tuple[asyncio.StreamReader, str]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        request = (
            f"GET {url} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: {accept}\r\nCookie: {cookie}\r\n\r\n"
        )
        writer.write(request.encode())
        yield reader, (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    finally:
        writer.close()
