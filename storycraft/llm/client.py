"""One attempt to get one reply: every setting explicit, deadlines that hold, and cancelling at once."""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from storycraft.llm.errors import Forbidden, Stalled, Stopped, TooSlow
from storycraft.llm.faults import explain
from storycraft.llm.known import Known, known
from storycraft.llm.messages import Reply, Request
from storycraft.llm.sdk import headers_of, make_sdk, on_this_machine
from storycraft.llm.streaming import Assembly, read_whole
from storycraft.settings import ModelSettings

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from openai import AsyncOpenAI

LOOK_EVERY = 0.1
"""Seconds between two looks at whether people want the call to stop."""
_GRACE = 1.0
"""Seconds that a server has for its usage figures after it said that the reply is whole."""

Answer = TypeVar("Answer")
_allowed = True


def allow_requests(allowed: bool) -> None:
    """Switch requests beyond this machine on or off for the whole process; tests switch them off."""
    global _allowed
    _allowed = allowed


class Client:
    """Reaches one server. Connections are kept open between calls; threads may share it."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self.host = settings.host
        self._sdk: AsyncOpenAI | None = None

    def attempt(
        self, request: Request, on_text: Callable[[str], None], cancelled: Callable[[], bool]
    ) -> Reply:
        """The reply to one request; `on_text` hears all text so far, in the caller's thread, as it arrives.

        Raises:
            Stopped: `cancelled` said so; the connection is closed by then.
            DoorError: anything else that went wrong, with what had arrived by then.
        """
        assembly = Assembly(self.host, request.model)
        try:
            return self._follow(self._stream(request, assembly), assembly, on_text, cancelled)
        except Stopped as stopped:
            stopped.arrived = assembly.text
            raise
        except Exception as error:
            explained = explain(error, self.host, request.model)
            explained.arrived = assembly.text
            raise explained from (None if explained is error else error)

    def models(self, seconds: float) -> list[dict[str, Any]]:
        """The models that the server lists, each as the server describes it.

        Raises:
            DoorError: it does not answer within so many seconds, or not with a list.
        """
        try:
            return _wait(asyncio.wait_for(self._list(), seconds))
        except TimeoutError:
            raise TooSlow(host=self.host) from None
        except Exception as error:
            raise explain(error, self.host, "") from error

    def close(self) -> None:
        """Close the connections that are kept open; a later call opens new ones."""
        sdk, self._sdk = self._sdk, None
        if sdk is not None:
            _wait(sdk.close())

    async def _list(self) -> list[dict[str, Any]]:
        page = await self._open().models.list(extra_headers=headers_of(self._settings))
        return [model.to_dict() for model in page.data or []]

    def _follow(
        self,
        streaming: "Coroutine[Any, Any, Reply]",
        assembly: Assembly,
        on_text: Callable[[str], None],
        cancelled: Callable[[], bool],
    ) -> Reply:
        bell: queue.SimpleQueue[None] = queue.SimpleQueue()
        assembly.on_piece = lambda: bell.put(None)
        future = asyncio.run_coroutine_threadsafe(streaming, _loop())
        future.add_done_callback(lambda _: bell.put(None))
        heard = 0
        try:
            while not future.done():
                with suppress(queue.Empty):
                    bell.get(timeout=LOOK_EVERY)
                if cancelled():
                    raise Stopped
                if len(text := assembly.text) > heard:
                    heard = len(text)
                    on_text(text)
            return future.result()
        except CancelledError:
            raise Stopped from None
        finally:
            future.cancel()

    async def _stream(self, request: Request, assembly: Assembly) -> Reply:
        settings, clock = self._settings, asyncio.get_running_loop().time
        try:
            async with asyncio.timeout(settings.timeout), asyncio.timeout(None) as silence:
                parameters = _parameters(request, known(settings.base_url, request.model))
                stream = await self._open().chat.completions.create(
                    stream=True, extra_headers=headers_of(settings), **parameters
                )
                async with stream:
                    if whole := await read_whole(stream.response, assembly):
                        return whole
                    async for chunk in stream:
                        assembly.add(chunk)
                        silence.reschedule(clock() + (_GRACE if assembly.finish else settings.stall))
                if not assembly.begun:
                    return await self._ask_plainly(parameters, assembly)
        except TimeoutError:
            if not assembly.finish:
                raise (Stalled if silence.expired() else TooSlow)(
                    host=self.host, model=request.model
                ) from None
        return assembly.reply()

    async def _ask_plainly(self, parameters: dict[str, Any], assembly: Assembly) -> Reply:
        """Without a stream: llama-cpp-python ends it empty where, asked so, it says what is wrong."""
        await asyncio.sleep(LOOK_EVERY)  # it also hangs up, and its connection must not be taken again
        plain = {name: value for name, value in parameters.items() if name != "stream_options"}
        completion = await self._open().chat.completions.create(
            stream=False, extra_headers=headers_of(self._settings), **plain
        )
        assembly.add_whole(completion.to_dict())
        return assembly.reply()

    def _open(self) -> "AsyncOpenAI":
        if not (_allowed or on_this_machine(self._settings.base_url)):
            raise Forbidden(host=self.host)
        if self._sdk is None:
            self._sdk = make_sdk(self._settings)
        return self._sdk


def _parameters(request: Request, learned: Known) -> dict[str, Any]:
    optional = {
        learned.length_field: request.reply_tokens,
        "temperature": request.temperature,
        "seed": request.seed,
        "response_format": request.response_format,
        "stream_options": {"include_usage": True},
    }
    return {
        "model": request.model,
        "messages": [{"role": m.role, "content": m.text} for m in request.messages],
        **{k: v for k, v in optional.items() if v is not None and k not in learned.dropped},
    }


_lock = threading.Lock()
_running: asyncio.AbstractEventLoop | None = None


def _loop() -> asyncio.AbstractEventLoop:
    """One event loop in a thread of its own: only there can a waiting read be cut off at once."""
    global _running
    with _lock:
        if _running is None:
            _running = asyncio.new_event_loop()
            threading.Thread(target=_running.run_forever, name="storycraft-llm", daemon=True).start()
        return _running


_clients: dict[tuple[object, ...], Client] = {}


def client_for(settings: ModelSettings) -> Client:
    """The client of these settings; all who have the same share its connections."""
    headers = tuple(sorted(settings.headers.items()))
    key = (settings.base_url, settings.api_key, settings.timeout, settings.stall, headers)
    with _lock:
        return _clients.setdefault(key, Client(settings))


def close_clients() -> None:
    """Close all connections and forget the clients; those who hold one may go on with it."""
    with _lock:
        clients = list(_clients.values())
        _clients.clear()
    for client in clients:
        client.close()


def _wait(coroutine: "Coroutine[Any, Any, Answer]") -> Answer:
    return asyncio.run_coroutine_threadsafe(coroutine, _loop()).result()
