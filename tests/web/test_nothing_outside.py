"""Nothing of ours, nor of Streamlit as we set it up, asks anybody outside for anything."""

import asyncio
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg

from storycraft.storage.archive import Archive
from storycraft.web.index_page import PATHS
from tests.journeys.conftest import Server

GUARD = Path(__file__).with_name("guard")
ORIGINS = (
    "https://elsewhere.example",
    "http://203.0.113.7:8501",
    "null",
    "http://localhost:3000",
    "http://[",
    "",
)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The real one, which is refused every address but this machine's."""
    running = Server(tmp_path, **guarded(tmp_path))
    yield running
    running.stop()


def guarded(folder: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(GUARD), "STORYCRAFT_TEST_REACHED": str(folder / "reached.txt")}


def reached(folder: Path) -> str:
    file = folder / "reached.txt"
    return file.read_text("utf-8") if file.exists() else ""


def test_the_guard_refuses_and_writes_down(tmp_path: Path) -> None:
    tries = (
        "import socket; socket.create_connection(('203.0.113.7', 80), 1)",
        "import socket; socket.getaddrinfo('elsewhere.example', 80)",
        "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('203.0.113.8', 1))",
        "from streamlit import net_util; assert net_util.get_external_ip() is None; assert False",
    )
    for code in tries:
        environ = {**os.environ, **guarded(tmp_path)}
        ran = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True)
        assert ran.returncode != 0
    assert len(set(re.findall(r"203\.0\.113\.7|203\.0\.113\.8|elsewhere|checkip", reached(tmp_path)))) == 4


@pytest.mark.timeout(180)
def test_foreign_origins_deep_links_and_uploads_make_server_ask_nobody(server: Server) -> None:
    archive = Archive.open(
        f"sqlite:///{server.data / 'storycraft.db'}", (server.data / "secret.key").read_bytes()
    )
    workshop = archive.create_workshop("The night ferry", "communities-of-practice").id
    links = [
        f"/facilitator?w={workshop}&fkey={archive.facilitator_key(workshop)}",
        "/facilitator?w=x&fkey=wrong",
    ]
    archive.close()
    for path in (*PATHS, *links, "/enter", "/nowhere", "/api/health", "/_stcore/metrics"):
        get(server, path)
    for origin in ORIGINS:
        assert get(server, "/enter", origin, "POST", b"w=1") == 403, origin
        assert get(server, "/_stcore/upload_file/a/b", origin, "PUT", b"words") == 403, origin
        assert asyncio.run(opens(server, origin, "")) is False, origin
    for query in ("", "join=AAAAAA", links[0].partition("?")[2]):
        assert asyncio.run(opens(server, server.url, query)), query
    assert reached(server.data) == ""


def get(
    server: Server, path: str, origin: str | None = None, method: str = "GET", body: bytes | None = None
) -> int:
    asked = urllib.request.Request(f"{server.url}{path}", body, {"Accept": "text/html"}, method=method)
    if origin is not None:
        asked.add_header("Origin", origin)
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


async def opens(server: Server, origin: str, query: str) -> bool:
    """Whether a page of this origin gets its websocket; where it does, something is drawn on it."""
    address = f"{server.url.replace('http', 'ws')}/_stcore/stream"
    message = BackMsg()
    message.rerun_script.query_string = query
    try:
        async with websockets.connect(
            address, subprotocols=[websockets.Subprotocol("streamlit")], additional_headers={"Origin": origin}
        ) as socket:
            await socket.send(message.SerializeToString())
            await asyncio.wait_for(socket.recv(), 10)
            return True
    except websockets.InvalidStatus:
        return False
