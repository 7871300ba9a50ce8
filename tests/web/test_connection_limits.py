"""One client can't take all connections, nor fill the memory; and what a browser may do is said in headers."""

import asyncio
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from storycraft.services.browsers import COOKIE
from storycraft.web.connection_limits import ConnectionLimits
from tests.journeys.conftest import Server


def scope(browser: str) -> dict[str, Any]:
    cookie = (b"cookie", f"{COOKIE}={browser}".encode())
    return {
        "type": "http",
        "path": "/api/events",
        "headers": [cookie],
        "query_string": b"",
        "client": ("127.0.0.1", 1),
    }


@pytest.mark.usefixtures("house")
def test_browser_gets_a_connection_back_for_each_closed_one() -> None:
    async def visit() -> list[int]:
        closing = asyncio.Event()
        statuses: list[int] = []

        async def stay_open(_scope: Any, _receive: Any, send: Any) -> None:
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await closing.wait()

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        async def receive() -> dict[str, str]:
            return {"type": "http.disconnect"}

        limits = ConnectionLimits(stay_open, per_browser=2)
        visits = [asyncio.create_task(limits(scope("blue"), receive, send)) for _ in range(3)]
        visits.append(asyncio.create_task(limits(scope("green"), receive, send)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        closing.set()
        await asyncio.gather(*visits)
        await limits(scope("blue"), receive, send)
        return statuses

    statuses = asyncio.run(visit())
    assert sorted(statuses[:4]) == [200, 200, 200, 429]
    assert statuses[4] == 200


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    yield running
    running.stop()


def test_oversized_message_ends_its_connection_but_no_long_paste(server: Server) -> None:
    async def send(characters: int) -> int | None:
        message = BackMsg()
        message.rerun_script.query_string = "x" * characters
        address, protocol = (
            server.url.replace("http", "ws") + "/_stcore/stream",
            websockets.Subprotocol("streamlit"),
        )
        async with websockets.connect(address, subprotocols=[protocol], max_size=None) as socket:
            try:
                await socket.send(message.SerializeToString())
                await asyncio.wait_for(socket.wait_closed(), 1)
            except websockets.ConnectionClosed:
                pass  # while it was still sending
            except TimeoutError:
                return None
            return socket.close_code

    assert asyncio.run(send(11_000_000)) == 1009, "message too big"
    assert asyncio.run(send(5_000_000)) is None
    with urllib.request.urlopen(server.url, timeout=10) as answer:
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in answer.headers["Permissions-Policy"]
