"""An OpenAI-compatible server on bare sockets that does whatever servers do to clients.

Start it alone with `python -m tests.support.faultserver PORT`.

The model's name says what happens: "good", or a fault of `FAULTS` such as "429", each time; "429x2" does it
twice and is good from then on. A name may add how much the server knows: "good+noschema", "good+text" (no
response_format at all), "good+chokes" (500 on one), "good+ignores" (takes a schema and answers in prose around
JSON), "good+405" and the like (that status on a form, in no known words), "good+nosystem" (no message of the
system's), "good+breaksoff" (500 on such a message, and no word why).
"""

import asyncio
import gzip
import json
import re
import socket
import ssl
import struct
import sys
import threading
import time
import zlib
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.support.goodmodel import reply_to

CUTS = "cuts without a word"
"""A server's way with too much text that is no error: it reads the end of it."""
PIECE = 4
"""Characters of one token, and of one piece of a stream."""


@dataclass
class Exchange:
    """One request as it came in; `closed` is when the client hung up before the end, `ended` when we ended it."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    came: float
    ended: float | None = None
    closed: float | None = None


@dataclass
class FaultServer:
    """Starts with `with`; `latency` is seconds to the first token, `rate` tokens a second, 0 is at once.

    `context` is what it can read in tokens, 0 is all; `overflow` is whose way it has to say so. `tells_context`
    adds it to the list of models. `fault` happens to every model, whatever its name. With a `key` it answers
    to that alone. `piece` is how many characters it sends at once. A stream stops
    after `holds_at` pieces until that is raised; 0 is never. `meanings` gives status and body of an answer about
    embeddings, which this server does not know without it.
    """

    port: int = 0
    latency: float = 0.0
    rate: float = 0.0
    context: int = 0
    overflow: str = "openai"
    tells_context: bool = False
    fault: str = ""
    key: str = ""
    piece: int = PIECE
    tells_usage: bool = True
    holds_at: int = 0
    models: tuple[str, ...] = ("good",)
    tls: ssl.SSLContext | None = None
    reply: Callable[[dict[str, Any]], str] = reply_to
    meanings: Callable[[dict[str, Any]], tuple[int, Any]] | None = None
    exchanges: list[Exchange] = field(default_factory=list)
    most_under_way: int = 0
    waves: int = 0
    connections: int = 0
    _seen: Counter[str] = field(default_factory=Counter)
    _unanswered: set[int] = field(default_factory=set)

    def __enter__(self) -> "FaultServer":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Serve; after a stop, on the same port."""
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True)
        self._thread.start()
        assert ready.wait(10)

    def stop(self) -> None:
        """Break off every connection and let go of the port; nothing happens where that is done."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(10)

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.port}/v1"

    @property
    def chats(self) -> list[Exchange]:
        """The requests for a completion, in order."""
        return [exchange for exchange in self.exchanges if exchange.path.endswith("/chat/completions")]

    async def _serve(self, ready: threading.Event) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(
            self._connection, "127.0.0.1", self.port, ssl=self.tls, limit=2**24
        )
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stop.wait()
        server.close()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        exchange = None
        self.connections += 1
        try:
            while not writer.is_closing():
                if (first := await reader.readexactly(1)) == b"\x16":  # a client that wants TLS
                    return writer.write(_head(400, {"connection": "close"}))
                head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                line, *rest = head.split("\r\n")
                headers = {k.lower(): v.strip() for k, _, v in (h.partition(":") for h in rest) if k}
                body = await reader.readexactly(int(headers.get("content-length") or 0))
                exchange = Exchange(line.split()[1], headers, json.loads(body or b"{}"), time.monotonic())
                self.exchanges.append(exchange)
                await self._answer(exchange, Wire(reader, writer, exchange))
                exchange.ended = time.monotonic()
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            if exchange and exchange.ended is None:
                exchange.closed = exchange.closed or time.monotonic()
        finally:
            writer.close()

    async def _answer(self, exchange: Exchange, wire: "Wire") -> None:
        if self.key and exchange.headers.get("authorization") != f"Bearer {self.key}":
            return await wire.send(401, error("no such key", "invalid_request_error", "invalid_api_key"))
        if exchange.path.endswith("/models"):
            return await wire.send(200, {"object": "list", "data": [self._listing(m) for m in self.models]})
        if exchange.path.endswith("/embeddings"):
            await wire.pause(self.latency)
            answer = self.meanings or (lambda _: (404, error("Not Found", "not_found_error")))
            return await wire.send(*answer(exchange.body))
        self.waves += not self._unanswered
        self._unanswered.add(id(wire))
        self.most_under_way = max(self.most_under_way, len(self._unanswered))
        try:
            return await self._chat(exchange.body, wire)
        finally:
            self._unanswered.discard(id(wire))

    def _listing(self, model: str) -> dict[str, Any]:
        told = {"meta": {"n_ctx": self.context}} if self.tells_context else {}
        return {"id": model, "object": "model", "created": 1, "owned_by": "tests", **told}

    async def _chat(self, body: dict[str, Any], wire: "Wire") -> None:
        name = str(body.get("model"))
        what, _, knows = name.partition("+")
        fault, _, times = what.partition("x") if re.fullmatch(r".+x\d+", what) else (what, "", "")
        self._seen[name] += 1
        if refusal := self._refuses(body, knows):
            return await wire.send(*refusal)
        if self.fault:
            return await FAULTS[self.fault](self, body, wire)
        if fault in FAULTS and (not times or self._seen[name] <= int(times)):
            return await FAULTS[fault](self, body, wire)
        if self.context and self.overflow == CUTS:
            body = {**body, "messages": _tail(body["messages"], self.context)}
        text = self.reply(body)
        if knows == "ignores":
            text = f"<think>Shall I? {{maybe}}</think>Gladly!\n```json\n{text}\n```\nAnything else?"
        return await self.stream(body, wire, text)

    def _refuses(self, body: dict[str, Any], knows: str) -> tuple[Any, ...] | None:
        kind = (body.get("response_format") or {}).get("type")
        if (kind == "json_schema" and knows in ("noschema", "text")) or (kind and knows == "text"):
            return 400, error(f"response_format.type {kind} is not supported", "invalid_request_error")
        if kind and knows.isdigit():
            return int(knows), {"detail": "This shape of request cannot be served."}
        if knows in ("nosystem", "breaksoff") and body["messages"][0]["role"] == "system":
            said = "System role not supported" if knows == "nosystem" else "Internal Server Error"
            return (400 if knows == "nosystem" else 500), {"object": "error", "message": said, "code": 400}
        if kind and knows == "chokes":
            return 500, error("Internal Server Error")
        if knows == "newlength" and "max_tokens" in body:
            return 400, error(
                "Unsupported parameter: 'max_tokens' is not supported with this model. "
                "Use 'max_completion_tokens' instead.",
                "invalid_request_error",
                "unsupported_parameter",
            )
        if knows == "noseed" and "seed" in body:
            return 400, error("Unrecognized request argument supplied: seed", "invalid_request_error")
        if knows == "plain" and "stream_options" in body:
            return 422, {
                "detail": [{"loc": ["body", "stream_options"], "msg": "Extra inputs are not permitted"}]
            }
        length = body.get("max_tokens") or body.get("max_completion_tokens") or 0
        if self.context and self.overflow != CUTS and prompt_tokens(body) + length > self.context:
            if self.overflow == "llama-cpp-python" and body.get("stream"):
                return 200, "", {}, "text/event-stream"
            return overflows(self.context, prompt_tokens(body))[self.overflow]
        return None

    async def stream(
        self, body: dict[str, Any], wire: "Wire", text: str, finish: str | None = "stop"
    ) -> None:
        """The text in pieces, as fast as the server's latency and rate allow."""
        await wire.pause(self.latency)
        await wire.begin_stream()
        began = time.monotonic()
        for number, start in enumerate(range(0, len(text), self.piece), 1):
            while 0 < self.holds_at < number:
                await wire.pause(0.02)
            await wire.event(chunk(text[start : start + self.piece]))
            if self.rate:
                await wire.pause(began + number / self.rate - time.monotonic())
        if finish:
            await wire.event(chunk(finish=finish))
        if self.tells_usage and (body.get("stream_options") or {}).get("include_usage"):
            usage = {"prompt_tokens": prompt_tokens(body), "completion_tokens": -(-len(text) // PIECE)}
            await wire.event(
                {**chunk(), "choices": [], "usage": {**usage, "total_tokens": sum(usage.values())}}
            )
        # With these words the client has all, and may ask anew before we have sent them.
        self._unanswered.discard(id(wire))
        await wire.raw_event("[DONE]")
        await wire.end_stream()


class Wire:
    """One connection, down to FIN and RST."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, exchange: Exchange
    ) -> None:
        self._reader, self._writer, self._exchange = reader, writer, exchange

    async def send(
        self, status: int, body: Any, headers: dict[str, str] | None = None, kind: str = ""
    ) -> None:
        """A whole answer."""
        data = (body if isinstance(body, str) else json.dumps(body)).encode()
        lines = {
            "content-type": kind or "application/json",
            "content-length": str(len(data)),
            **(headers or {}),
        }
        self._writer.write(_head(status, lines) + data)
        await self._writer.drain()

    async def send_packed(self, status: int, packed: bytes) -> None:
        """A whole stream that was packed with gzip."""
        lines = {"content-type": "text/event-stream", "content-length": str(len(packed))}
        self._writer.write(_head(status, {**lines, "content-encoding": "gzip"}) + packed)
        await self._writer.drain()

    async def begin_stream(self, status: int = 200) -> None:
        """The head of a stream in chunks."""
        lines = {"content-type": "text/event-stream", "transfer-encoding": "chunked"}
        self._writer.write(_head(status, lines))
        await self._writer.drain()

    async def event(self, data: dict[str, Any]) -> None:
        """One event."""
        await self.raw_event(json.dumps(data))

    async def raw_event(self, data: str) -> None:
        """One event, be it JSON or not."""
        await self.bytes(f"data: {data}\n\n".encode())

    async def bytes(self, data: bytes) -> None:
        """One piece of a stream; notices a client that hung up."""
        if self._reader.at_eof():
            self.hung_up()
        self._writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        await self._writer.drain()

    async def end_stream(self) -> None:
        """The proper end of a stream in chunks."""
        self._writer.write(b"0\r\n\r\n")
        await self._writer.drain()

    async def pause(self, seconds: float) -> None:
        """Wait, but not for a client that hung up."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            await asyncio.sleep(min(left, 0.005))
            if self._reader.at_eof():
                self.hung_up()

    def hung_up(self) -> None:
        """Note it, and stop answering."""
        self._exchange.closed = self._exchange.closed or time.monotonic()
        raise ConnectionResetError

    def cut(self) -> None:
        """Close in the middle."""
        self._writer.close()

    def reset(self) -> None:
        """RST instead of FIN."""
        sock = self._writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._writer.transport.abort()


def _head(status: int, headers: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def error(message: str, kind: str = "server_error", code: str | None = None) -> dict[str, Any]:
    """An error as OpenAI words it."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


def chunk(text: str | None = None, finish: str | None = None) -> dict[str, Any]:
    """One piece of a stream."""
    delta = {} if text is None else {"content": text}
    choices = [{"index": 0, "finish_reason": finish, "delta": delta}]
    return {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}


def whole(text: str | None, finish: str = "stop", **message: Any) -> dict[str, Any]:
    """A reply in one piece."""
    said = {"role": "assistant", "content": text, **message}
    choices = [{"index": 0, "finish_reason": finish, "logprobs": None, "message": said}]
    usage = {"prompt_tokens": 5, "completion_tokens": 7, "total_tokens": 12}
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": choices,
        "usage": usage,
    }


def _tail(messages: list[dict[str, Any]], tokens: int) -> list[dict[str, Any]]:
    """The last message's end, as much of it as so many tokens hold."""
    return [{**messages[-1], "content": messages[-1]["content"][-tokens * 4 :]}]


def prompt_tokens(body: dict[str, Any]) -> int:
    """What this server counts: a token for every four bytes."""
    return sum(len(message["content"].encode()) for message in body["messages"]) // 4


def overflows(context: int, sent: int) -> dict[str, tuple[int, Any]]:
    """How servers say that too much was sent."""
    openai = f"This model's maximum context length is {context} tokens. However, your messages resulted in {sent} tokens."
    llama = (
        f"request ({sent} tokens) exceeds the available context size ({context} tokens), try increasing it"
    )
    return {
        "openai": (400, error(openai, "invalid_request_error", "context_length_exceeded")),
        "llama.cpp": (
            400,
            {"error": {"code": 400, "message": llama, "type": "exceed_context_size_error", "n_ctx": context}},
        ),
        "litellm": (
            400,
            error(f"litellm.ContextWindowExceededError: litellm.BadRequestError: {openai}", "None", "400"),
        ),
        "llama-cpp-python": (400, error(openai, "invalid_request_error", "context_length_exceeded")),
        "silent about its limit": (400, error("prompt is too long", "invalid_request_error")),
    }


Fault = Callable[[FaultServer, dict[str, Any], Wire], Awaitable[None]]


def _answers(status: int, body: Any, headers: dict[str, str] | None = None, kind: str = "") -> Fault:
    async def fault(_server: FaultServer, _body: dict[str, Any], wire: Wire) -> None:
        await wire.send(status, body, headers, kind)

    return fault


def _midway(then: Callable[[Wire], Awaitable[None] | None]) -> Fault:
    """Half of a good reply, and then this."""

    async def fault(server: FaultServer, body: dict[str, Any], wire: Wire) -> None:
        text = server.reply(body)
        await wire.begin_stream()
        for start in range(0, len(text) // 2, PIECE):
            await wire.event(chunk(text[start : start + PIECE]))
        if (after := then(wire)) is not None:
            await after

    return fault


async def _thinks(server: FaultServer, _body: dict[str, Any], wire: Wire) -> None:
    """Thinks up all that it may write, and says what that has cost."""
    await wire.begin_stream()
    thought = chunk()
    thought["choices"][0]["delta"] = {"reasoning_content": "hmm " * 100}
    await wire.event(thought)
    await wire.event(chunk(finish="length"))
    if server.tells_usage:
        await wire.event(
            {**chunk(), "choices": [], "usage": {"prompt_tokens": 1500, "completion_tokens": 4000}}
        )
    await wire.raw_event("[DONE]")
    await wire.end_stream()


async def _drip(server: FaultServer, body: dict[str, Any], wire: Wire) -> None:
    await wire.begin_stream()
    for letter in server.reply(body):
        await wire.event(chunk(letter))
        await wire.pause(0.05)


async def _slow_head(_server: FaultServer, _body: dict[str, Any], wire: Wire) -> None:
    await wire.pause(60)


async def _late(_server: FaultServer, _body: dict[str, Any], wire: Wire) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    await wire.send(429, error("slow down", "rate_limit_error"), {"retry-after": until})


async def _ends_with(server: FaultServer, body: dict[str, Any], wire: Wire, finish: str | None) -> None:
    text = server.reply(body)
    await server.stream(body, wire, text[: len(text) // 2], finish)


async def _no_done(server: FaultServer, body: dict[str, Any], wire: Wire) -> None:
    """Says that the reply is whole, and then nothing more."""
    await wire.begin_stream()
    await wire.event(chunk(server.reply(body)))
    await wire.event(chunk(finish="stop"))
    await wire.pause(60)


async def _no_stream(server: FaultServer, body: dict[str, Any], wire: Wire) -> None:
    await wire.send(200, whole(server.reply(body)))


async def _wrong_once_form(server: FaultServer, body: dict[str, Any], wire: Wire) -> None:
    await server.stream(body, wire, '{"title": ["not", "a", "title"], "paragraphs": "none"}')


async def _streams(wire: Wire, *events: dict[str, Any], done: bool = True) -> None:
    """These events, and then the end."""
    await wire.begin_stream()
    for event in events:
        await wire.event(event)
    if done:
        await wire.raw_event("[DONE]")
    await wire.end_stream()


def _said(**delta: Any) -> dict[str, Any]:
    piece = chunk()
    piece["choices"][0]["delta"] = delta
    return piece


def _in_shape(shape: Callable[[str], list[dict[str, Any]]]) -> Fault:
    """A good reply in a shape that some servers give it, with no word of its end but the shape's own."""

    async def fault(server: FaultServer, body: dict[str, Any], wire: Wire) -> None:
        await _streams(wire, *shape(server.reply(body)))

    return fault


async def _by_lines(server: FaultServer, body: dict[str, Any], wire: Wire) -> None:
    """Ollama's own form: an object on each line, and no stream of events."""
    text = server.reply(body)
    lines = [
        {"message": {"role": "assistant", "content": piece}, "done": False} for piece in (text[:9], text[9:])
    ]
    ends = {"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop"}
    await wire.send(
        200, "".join(f"{json.dumps(line)}\n" for line in [*lines, ends]), None, "application/x-ndjson"
    )


async def _packed(server: FaultServer, body: dict[str, Any], wire: Wire) -> None:
    events = [chunk(server.reply(body)), chunk(finish="stop")]
    text = "".join(f"data: {json.dumps(event)}\r\n\r\n" for event in events)
    await wire.send_packed(200, gzip.compress(text.encode()))


async def _role_first(server: FaultServer, body: dict[str, Any], wire: Wire) -> None:
    """Says who speaks, reads for longer than a silence may last, and shows that it is alive."""
    await wire.begin_stream()
    await wire.event(_said(role="assistant", content=""))
    for _ in range(20):
        await wire.bytes(b": still reading\n\n")
        await wire.pause(0.05)
    await wire.event(chunk(server.reply(body)))
    await wire.event(chunk(finish="stop"))
    await wire.end_stream()


def _endless(piece: bytes, first: bytes = b"") -> Fault:
    """So many megabytes of this as no bound allows; stops where the client hangs up."""

    async def fault(_server: FaultServer, _body: dict[str, Any], wire: Wire) -> None:
        await wire.begin_stream()
        await wire.bytes(first or piece)
        for _ in range(2**29 // len(piece)):
            await wire.bytes(piece)

    return fault


async def _endless_refusal(_server: FaultServer, _body: dict[str, Any], wire: Wire) -> None:
    await wire.begin_stream(400)
    for _ in range(2**13):
        await wire.bytes(b"no " * 2**14)


async def _bomb(_server: FaultServer, _body: dict[str, Any], wire: Wire) -> None:
    """Half a gigabyte of one letter in half a megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = packer.compress(b"data: " + b"a" * 2**20)
    packed += b"".join(packer.compress(b"a" * 2**20) for _ in range(512))
    await wire.send_packed(200, packed + packer.flush())


FAULTS: dict[str, Fault] = {
    "noend": _in_shape(lambda text: [chunk(text)]),
    "emptyend": _in_shape(lambda text: [chunk(text, ""), chunk(finish="")]),
    "endsbyname": _in_shape(lambda text: [chunk(text), chunk(finish="end_turn")]),
    "inthought": _in_shape(lambda text: [_said(reasoning_content=f"I take {text}"), chunk("", "stop")]),
    "intool": _in_shape(
        lambda text: [
            _said(content=None, tool_calls=[{"index": 0, "function": {"name": "f", "arguments": text[:5]}}]),
            _said(tool_calls=[{"index": 0, "function": {"arguments": text[5:]}}]),
            chunk(finish="tool_calls"),
        ]
    ),
    "asmessage": _in_shape(
        lambda text: [{"choices": [{"message": {"content": text}, "finish_reason": "STOP"}], "usage": None}]
    ),
    "inparts": _in_shape(
        lambda text: [
            _said(content=[{"type": "thinking", "thinking": [{"type": "text", "text": "Hm {"}]}]),
            _said(content=[{"type": "text", "text": text}]),
            {"choices": None, "usage": {"prompt_tokens": 3, "completion_tokens": 4}},
            chunk(finish="eos_token"),
        ]
    ),
    "bylines": _by_lines,
    "packed": _packed,
    "rolefirst": _role_first,
    "MAX_TOKENS": lambda server, body, wire: _ends_with(server, body, wire, "MAX_TOKENS"),
    "SAFETY": lambda server, body, wire: _ends_with(server, body, wire, "SAFETY"),
    "givesup": lambda server, body, wire: _ends_with(server, body, wire, "error"),
    "memory": _answers(500, error("CUDA out of memory. Tried to allocate 2.00 GiB", "api_error")),
    "memorymidway": _midway(lambda wire: wire.event({"error": "model runner: out of memory"})),
    "tlsport": _answers(400, "Client sent an HTTP request to an HTTPS server.\n", kind="text/plain"),
    "moved": _answers(308, "", {"location": "https://elsewhere.example.org/v1?key=sk-secret12345"}),
    "endlessline": _endless(b"a" * 2**20, b"data: "),
    "endlessevents": _endless(b": " + b"alive " * 500 + b"\n\n"),
    "endlesswords": _endless(f"data: {json.dumps(chunk('more ' * 2**17))}\n\n".encode()),
    "endlessbody": _endless(b'"a",' * 2**18, b'{"choices": ['),
    "endlessrefusal": _endless_refusal,
    "bomb": _bomb,
    "429": _answers(429, error("slow down", "rate_limit_error"), {"retry-after": "1"}),
    "429bare": _answers(429, error("slow down", "rate_limit_error")),
    "429date": _late,
    "429hour": _answers(429, error("slow down", "rate_limit_error"), {"retry-after": "3600"}),
    "quota": _answers(429, error("You exceeded your quota", "insufficient_quota", "insufficient_quota")),
    "408": _answers(408, error("timeout")),
    "409": _answers(409, error("conflict")),
    "500": _answers(500, error("boom")),
    "502": _answers(502, "<html>bad gateway</html>", kind="text/html"),
    "503": _answers(503, error("loading model"), {"retry-after": "1"}),
    "401": _answers(
        401, error("Incorrect API key provided: sk-abc123456", "invalid_request_error", "invalid_api_key")
    ),
    "404": _answers(404, error("The model `x` does not exist", "invalid_request_error", "model_not_found")),
    "400": _answers(400, error("messages: too many", "invalid_request_error")),
    "echo": lambda server, _body, wire: wire.send(
        400,
        error(f"Bad credentials: {server.exchanges[-1].headers['authorization']} is not known", "invalid"),
    ),
    "page": _answers(200, "\n<!doctype html>\n<title>Log in</title>", kind="text/plain"),
    "html": _answers(200, "<html><title>Log in</title></html>", kind="text/html; charset=utf-8"),
    "redirect": _answers(302, "", {"location": "/login"}, "text/html"),
    "badjson": _answers(200, '{"id": "c1", "choices": ['),
    "nochoices": _answers(200, {"id": "c1", "object": "chat.completion", "choices": []}),
    "error200": _answers(200, {"error": {"message": "upstream failed", "code": 502}}),
    "emptystream": _answers(200, "", kind="text/event-stream"),
    "cut": _midway(lambda wire: wire.cut()),
    "reset": _midway(lambda wire: wire.reset()),
    "resethead": lambda _server, _body, wire: _now(wire.reset),
    "stall": _midway(lambda wire: wire.pause(60)),
    "ping": _midway(lambda wire: _pings(wire)),
    "badsse": _midway(lambda wire: wire.raw_event('{"id": "c1", "choi')),
    "oddsse": _midway(lambda wire: wire.raw_event('{"choices": [{"delta": null}, 7]}')),
    "sseerror": _midway(lambda wire: wire.event(error("model crashed", code="500"))),
    "earlyend": lambda server, body, wire: _ends_with(server, body, wire, None),
    "length": lambda server, body, wire: _ends_with(server, body, wire, "length"),
    "filter": lambda server, body, wire: _ends_with(server, body, wire, "content_filter"),
    "filter400": _answers(400, error("The response was filtered", "invalid_request_error", "content_filter")),
    "refusal": _answers(200, whole(None, refusal="I can't help with that.")),
    "thinks": _thinks,
    "drip": _drip,
    "slowhead": _slow_head,
    "nodone": _no_done,
    "nostream": _no_stream,
    "badform": _wrong_once_form,
    "prose": lambda server, body, wire: server.stream(body, wire, "Once upon a time there was no JSON."),
    "empty": lambda server, body, wire: server.stream(body, wire, ""),
}


async def _now(action: Callable[[], None]) -> None:
    action()


async def _pings(wire: Wire) -> None:
    for _ in range(600):
        await wire.bytes(b": keep-alive\n\n")
        await wire.pause(0.1)


def main(port: int) -> None:
    """Serve until the process ends."""
    with FaultServer(port=port, models=("good", *FAULTS)) as server:
        print(server.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 8140)
