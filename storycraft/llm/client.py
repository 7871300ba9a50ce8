"""Sends one request to a server and returns the reply, with strict deadlines and immediate cancelling; no retries."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

from storycraft.domain.message import N_, Message
from storycraft.llm import reply_limits
from storycraft.llm.error_mapping import explain
from storycraft.llm.errors import (
    Garbled,
    ModelCallError,
    NoModelServer,
    Stalled,
    Stopped,
    TooMuch,
    TooSlow,
)
from storycraft.llm.finish_reason import FinishReason
from storycraft.llm.listing import models_in
from storycraft.llm.messages import LOOK_EVERY, Reply, Request
from storycraft.llm.openai_client import headers_of, make_openai_client, secrets_of
from storycraft.llm.stream_events import Events, Failure, Sign
from storycraft.llm.streaming import Assembly
from storycraft.model_settings import ModelSettings

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from contextlib import AbstractAsyncContextManager

    from openai import AsyncOpenAI

_GRACE = 1.0
"""Seconds that a server has for its usage figures after it said that the reply is whole."""

T = TypeVar("T")


class Client:
    """The HTTP client of one server. Connections are kept open between calls; threads may share it."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self.host = settings.host
        self.under_way = 0
        self._secrets = secrets_of(settings)
        self._sdk: AsyncOpenAI | None = None

    def attempt(
        self, request: Request, on_text: Callable[[str], None], cancelled: Callable[[], bool]
    ) -> Reply:
        """Send one request and return the reply; `on_text` is called with all text so far, in the caller's thread.

        Raises:
            Stopped: `cancelled` returned true; the connection is closed by then.
            ModelCallError: anything else that went wrong, with what had arrived by then.
        """
        assembly = Assembly(self.host, request.model, self._secrets)
        with self._at_work():
            try:
                return self._follow(self._fetch(request, assembly), assembly, on_text, cancelled)
            except (Stopped, ModelCallError) as error:
                # Who is left waiting has to be taken to be at work.
                if assembly.begun or isinstance(error, Stopped | TooSlow):
                    error.so_far = assembly.so_far()
                if isinstance(error, ModelCallError):
                    error.arrived = assembly.text
                raise

    def embed(self, model: str, texts: list[str], cancelled: Callable[[], bool]) -> bytes:
        """Ask for the meanings of texts; the body is returned as it came.

        Raises:
            Stopped: `cancelled` returned true; the connection is closed by then.
            ModelCallError: anything else that went wrong.
        """
        with self._at_work():
            future = asyncio.run_coroutine_threadsafe(self._fetch_meanings(model, texts), _loop())
            try:
                while True:
                    try:
                        return future.result(LOOK_EVERY)
                    except TimeoutError:
                        if cancelled():
                            raise Stopped from None
            finally:
                future.cancel()

    def models(self, seconds: float) -> list[dict[str, Any]]:
        """The models that the server lists, each as the server describes it.

        Raises:
            ModelCallError: it does not answer within so many seconds, or not with a list.
        """
        try:
            with self._at_work():
                return _wait(self._list(seconds))
        except TimeoutError:
            raise TooSlow(host=self.host) from None
        except Exception as error:
            raise explain(error, self.host, "", self._secrets) from error

    def close(self) -> None:
        """Close the connections that are kept open; a later call opens new ones."""
        sdk, self._sdk = self._sdk, None
        if sdk is not None:
            _wait(sdk.close())

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        """Keep the client's connections open meanwhile."""
        with _lock:
            self.under_way += 1
        try:
            yield
        finally:
            with _lock:
                self.under_way -= 1

    async def _list(self, seconds: float) -> list[dict[str, Any]]:
        client = self._open()  # loading the SDK takes a moment that is not the server's
        asked = client.models.with_streaming_response.list(extra_headers=headers_of(self._settings))
        async with asyncio.timeout(seconds):
            return models_in(await self._read_whole(asked, reply_limits.LIST, N_("a list of models")))

    async def _fetch_meanings(self, model: str, texts: list[str]) -> bytes:
        """Fetch the body; only errors raised in here count as the server's."""
        try:
            client = self._open()  # loading the SDK takes a moment that is not the server's
            asked = client.embeddings.with_streaming_response.create(
                model=model, input=texts, encoding_format="float", extra_headers=headers_of(self._settings)
            )
            async with asyncio.timeout(self._settings.timeout):
                return await self._read_whole(asked, reply_limits.MEANINGS, N_("meanings"))
        except TimeoutError:
            raise TooSlow(host=self.host, model=model) from None
        except Exception as error:
            explained = explain(error, self.host, model, self._secrets)
            raise explained from (None if explained is error else error)

    async def _read_whole(self, asked: "AbstractAsyncContextManager[Any]", most: int, what: Message) -> bytes:
        body = bytearray()
        async with asked as response:
            async for piece in response.http_response.aiter_bytes():
                body += piece
                if len(body) > most:
                    size = most // reply_limits.MEGABYTE
                    raise TooMuch(
                        host=self.host, said=Message("{what} of more than {size} MB", what=what, size=size)
                    )
        return bytes(body)

    def _follow(
        self,
        streaming: "Coroutine[Any, Any, Reply]",
        assembly: Assembly,
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        bell = threading.Event()
        assembly.on_piece = bell.set
        future = asyncio.run_coroutine_threadsafe(streaming, _loop())
        future.add_done_callback(lambda _: bell.set())
        heard, not_before = 0, 0.0
        try:
            while not future.done():
                if bell.wait(LOOK_EVERY):
                    bell.clear()
                if cancelled():
                    raise Stopped
                if perf_counter() >= not_before and len(text := assembly.text) > heard:
                    heard, began = len(text), perf_counter()
                    on_text(text)
                    # All of a long reply is read anew each time: no more than half of the time goes there.
                    not_before = 2 * perf_counter() - began
            # What came last is heard also where the reply broke off behind it: it is kept for people.
            if len(assembly.text) > heard:
                on_text(assembly.text)
            return future.result()
        except CancelledError:
            raise Stopped from None
        finally:
            future.cancel()

    async def _fetch(self, request: Request, assembly: Assembly) -> Reply:
        """Fetch the reply; only errors raised in here count as the server's."""
        silence = asyncio.timeout(None)
        try:
            self._open()  # loading the SDK takes a moment that is not the server's
            async with asyncio.timeout(self._settings.timeout), silence:
                await self._read(request, assembly, silence)
            return assembly.reply()
        except TimeoutError:
            if assembly.settled_for_good or assembly.ended is not FinishReason.OPEN:
                return assembly.reply()
            slow = Stalled if silence.expired() else TooSlow
            raise slow(host=self.host, model=request.model) from None
        except Exception as error:
            explained = explain(error, self.host, request.model, self._secrets)
            raise explained from (None if explained is error else error)

    async def _read(self, request: Request, assembly: Assembly, silence: asyncio.Timeout) -> None:
        if not request.streamed:
            await asyncio.sleep(LOOK_EVERY)  # who ended a stream empty hangs up: not to be taken up again
        where = {"host": self.host, "model": request.model}
        asked = self._open().chat.completions.with_streaming_response.create(
            stream=request.streamed, extra_headers=headers_of(self._settings), **_parameters(request)
        )
        async with asked as response:
            events = Events(**where)
            events.page = "html" in response.headers.get("content-type", "")
            async for piece in response.http_response.aiter_bytes():
                await asyncio.sleep(0)  # all replies share this loop, and a server may send without a pause
                if not assembly.settled_for_good:
                    self._take(events.feed(piece), events, assembly, silence)
            if not assembly.settled_for_good:
                self._take(events.end(), events, assembly, silence)
        if events.plain and not assembly.begun:
            raise Garbled(**where)

    def _take(
        self, came: Iterable[Any], events: Events, assembly: Assembly, silence: asyncio.Timeout
    ) -> None:
        """Add a piece of the reply, and set the deadline for the next one.

        What says nothing is life until the first word. After the last one, the server may still end its answer
        well, so that the connection can be used again.
        """
        now = asyncio.get_running_loop().time
        for event in came:
            if isinstance(event, Failure):
                raise assembly.explained({"error": event.body})
            if isinstance(event, dict):
                (assembly.add_whole if events.plain else assembly.add)(event)
                silence.reschedule(now() + (_GRACE if assembly.settled else self._settings.stall))
            elif event is Sign.DONE:
                assembly.settled_for_good = True
                silence.reschedule(now() + _GRACE)
                return
            elif silence.when() is not None and not assembly.spoke:
                silence.reschedule(now() + self._settings.stall)
        if events.page:
            raise NoModelServer(host=self.host)

    def _open(self) -> "AsyncOpenAI":
        if self._sdk is None:
            self._sdk = make_openai_client(self._settings)
        return self._sdk


def _parameters(request: Request) -> dict[str, Any]:
    messages = [{"role": m.role, "content": m.text} for m in request.messages]
    return {"model": request.model, "messages": messages, **request.parameters()}


_lock = threading.Lock()
_running: asyncio.AbstractEventLoop | None = None


def _loop() -> asyncio.AbstractEventLoop:
    """The event loop that runs in a thread of its own: only so can a waiting read be cancelled at once."""
    global _running
    with _lock:
        if _running is None:
            _running = asyncio.new_event_loop()
            threading.Thread(target=_running.run_forever, name="storycraft-llm", daemon=True).start()
        return _running


_KEPT = 8
"""Clients that keep their connections open: who tries keys and addresses leaves many behind."""
_clients: dict[tuple[object, ...], Client] = {}
"""Those asked for last stand last."""


def client_for(settings: ModelSettings) -> Client:
    """The client for these settings; callers with equal settings share it and its connections."""
    headers = tuple(sorted(settings.headers.items()))
    key = (
        *(settings.base_url, settings.guarded, settings.api_key),
        *(settings.timeout, settings.stall, headers),
    )
    with _lock:
        client = _clients.pop(key) if key in _clients else Client(settings)
        _clients[key] = client
        idle = [old for old in list(_clients)[:-_KEPT] if not _clients[old].under_way]
        unused = [_clients.pop(old) for old in idle]
    for old_client in unused:
        old_client.close()
    return client


def close_clients() -> None:
    """Close all connections and drop the shared clients; a caller that holds one may go on using it."""
    with _lock:
        clients = list(_clients.values())
        _clients.clear()
    for client in clients:
        client.close()


def _wait(coroutine: "Coroutine[Any, Any, T]") -> T:
    return asyncio.run_coroutine_threadsafe(coroutine, _loop()).result()
