"""What was uploaded is bounded, of one visitor and of all; and a body comes in whole, in time, or not at all."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from storycraft.web.request_bodies import MEGABYTE, UPLOADS, Bodies
from storycraft.web.uploads import LEAST, PER_VISITOR, Uploads
from tests.journeys.conftest import Server
from tests.web.test_nothing_outside import guarded, reached


class Door:
    """An upload's way in, over a storage that keeps what arrives."""

    def __init__(self, **bounds: int) -> None:
        self.kept: set[str] = set()
        self.answers: list[int] = []
        self.uploads = Uploads(self._keep, kept=lambda: self.kept, **bounds)

    async def _keep(self, scope: Any, _receive: Any, send: Any) -> None:
        self.kept.add(scope["path"])
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    def put(self, file: str, size: int | None, address: str = "10.0.0.1") -> int:
        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                self.answers.append(message["status"])

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        headers = [] if size is None else [(b"content-length", str(size).encode())]
        scope = {
            "type": "http",
            "method": "PUT",
            "path": f"{UPLOADS}s/{file}",
            "headers": headers,
            "query_string": b"",
            "client": (address, 1),
        }
        asyncio.run(self.uploads(scope, receive, send))
        return self.answers[-1]


@pytest.mark.usefixtures("house")
def test_visitor_gets_its_share_back_with_removed_files() -> None:
    door = Door(per_visitor=10 * LEAST, overall=100 * LEAST)
    assert [door.put(f"a{n}", 4 * LEAST) for n in range(3)] == [204, 204, 413]
    assert door.put("b", 4 * LEAST, "10.0.0.2") == 204
    door.kept.clear()
    assert door.put("c", 4 * LEAST) == 204


@pytest.mark.usefixtures("house")
def test_all_together_have_a_share() -> None:
    door = Door(per_visitor=10 * LEAST, overall=12 * LEAST)
    answers = [door.put(f"a{n}", 4 * LEAST, f"10.0.0.{n}") for n in range(5)]
    assert answers == [204, 204, 204, 503, 503]


@pytest.mark.usefixtures("house")
def test_very_many_very_small_files_are_many_too() -> None:
    door = Door(per_visitor=10 * LEAST, overall=100 * LEAST)
    assert [door.put(f"a{n}", 1) for n in range(12)].count(204) == 10


@pytest.mark.usefixtures("house")
def test_file_that_does_not_say_its_size_is_not_taken() -> None:
    assert Door().put("a", None) == 411


def answered(bodies: Bodies, headers: list[tuple[bytes, bytes]], *parts: bytes | None) -> int:
    """The status for a body that comes in these parts; at a None nothing more comes."""
    statuses: list[int] = []
    coming = list(parts)

    async def receive() -> dict[str, Any]:
        part = coming.pop(0)
        if part is None:
            await asyncio.sleep(60)
        return {"type": "http.request", "body": part, "more_body": bool(coming)}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    asyncio.run(
        bodies({"type": "http", "path": "/x", "headers": headers, "query_string": b""}, receive, send)
    )
    return statuses[0]


async def read_all(_scope: Any, receive: Any, send: Any) -> None:
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})


def test_too_large_or_missing_bodies_are_answered() -> None:
    bodies = Bodies(read_all, largest=10, silent=0.05, whole=0.2)
    assert answered(bodies, [], b"12345", b"67890") == 200
    assert answered(bodies, [], b"12345", b"678901") == 413
    assert answered(bodies, [(b"content-length", b"11")], b"") == 413
    assert answered(bodies, [], b"1", None) == 408
    for odd in (b"-1", b"x", b"1e3", b"9" * 50, b""):
        assert answered(bodies, [(b"content-length", odd)], b"") == 400, odd


def test_a_body_that_drips_is_ended() -> None:
    async def drip(_scope: Any, receive: Any, send: Any) -> None:
        while True:
            await receive()
            await asyncio.sleep(0.02)

    assert answered(Bodies(drip, silent=1.0, whole=0.1), [], *[b""] * 1000) == 408


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path, **guarded(tmp_path))
    yield running
    running.stop()
    assert reached(tmp_path) == ""


@pytest.mark.timeout(180)
def test_files_of_somebody_anonymous_do_not_fill_the_memory(server: Server) -> None:
    """Twelve files of 19 MB, as a page sends them: as many are kept as one visitor may have."""

    async def send_files() -> list[int]:
        address = f"{server.url.replace('http', 'ws')}/_stcore/stream"
        async with websockets.connect(
            address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None
        ) as socket:
            first = BackMsg()
            first.rerun_script.query_string = ""
            await socket.send(first.SerializeToString())
            session = ""
            while not session:
                message = ForwardMsg()
                message.ParseFromString(await asyncio.wait_for(socket.recv(decode=False), 20))
                session = message.new_session.initialize.session_id
            return [await put(session, number) for number in range(12)]

    async def put(session: str, number: int) -> int:
        token = "2|00000000|" + "00" * 16 + "|1700000000"
        file = b"x" * (19 * MEGABYTE)
        body = (
            b'--b\r\nContent-Disposition: form-data; name="f"; filename="f.md"\r\n\r\n'
            + file
            + b"\r\n--b--\r\n"
        )
        head = (
            f"PUT {UPLOADS}{session}/file-{number} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
            f"X-Xsrftoken: {token}\r\nCookie: _streamlit_xsrf={token}\r\n"
            f"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n"
        )
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(head.encode() + body)
        await writer.drain()
        line = await asyncio.wait_for(reader.readline(), 30)
        writer.close()
        return int(re.findall(rb" (\d{3}) ", line)[0])

    statuses = asyncio.run(send_files())
    assert statuses.count(204) == PER_VISITOR // (19 * MEGABYTE)
    assert set(statuses) <= {204, 413}


def test_a_refusal_is_told_in_the_language_of_its_reader() -> None:
    bodies, said = Bodies(read_all, largest=1), []
    headers = [(b"content-length", b"999"), (b"accept-language", b"pt-PT,pt;q=0.9")]

    async def send(message: Any) -> None:
        said.append(message)

    scope = {"type": "http", "path": "/x", "headers": headers, "query_string": b""}
    asyncio.run(bodies(scope, send, send))
    assert "É demasiado grande." in said[-1]["body"].decode()
