"""Every route of the real server, asked wrongly in every way: an answer each time, and no traceback."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from storycraft.storage.archive import Archive
from storycraft.web.index_page import PATHS
from storycraft.web.request_bodies import LARGEST_BODY
from tests.journeys.conftest import Server

ROUTES = (*PATHS, "/enter", "/api/health", "/api/events", "/api/typing")
OTHERS = (
    "/_stcore/stream",
    "/_stcore/upload_file/s/f",
    "/_stcore/health",
    "/media/x",
    "/app/static/x",
    "/nowhere",
)
METHODS = (
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "g e t",
)
QUERIES = (
    "w=%00&g=%00&key=%00",
    "w=%ff%fe&fkey=%ff",
    "w=%ED%A0%80&as=facilitator&pass=%ED%A0%80",
    "w=" + "x" * 5000 + "&fkey=y",
    "&".join(f"w{n}=1" for n in range(500)),
    "as=nobody&pass=x&w=y",
    "w=a&w=b&key=c&key=d",
    "%%%&&==;;",
    "w='; DROP TABLE workshop; --&wkey=x",
)
COOKIES = (
    "storycraft=",
    "storycraft=.",
    "storycraft=" + "A" * 20 + "." + "B" * 27,
    "storycraft=" + "é" * 30,
    "storycraft=\x01\x02",
    "storycraft",
    "=;=;=",
    ";" * 2000,
    "storycraft_node=zzz; _streamlit_user=2|1:0|x",
    "storycraft=" + "x" * 30_000,
)
HEADERS = (
    "Origin: null",
    "Host: ",
    "Content-Length: -5",
    "Content-Length: 12abc",
    "Transfer-Encoding: chunked",
    "Range: bytes=9-1",
    "Accept: text/html" + ",x" * 3000,
    "X-Forwarded-For: " + "9" * 5000,
    "X-Long: " + "x" * 200_000,
    "\r\n".join(f"X-{n}: y" for n in range(3000)),
    "Sec-WebSocket-Protocol: " + "," * 3000,
    "Upgrade: websocket\r\nConnection: upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x",
    "Expect: 100-continue",
    "not a header",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("hostile"))
    yield running
    log = Path(running.data / "server.log").read_text("utf-8", errors="replace")
    running.stop()
    assert "Traceback" not in log
    assert "fault=" not in log, "an exception that nobody expected"


def ask(
    server: Server,
    path: str,
    method: str = "GET",
    *headers: str,
    body: bytes = b"",
    host: str = "127.0.0.1",
    length: bool = True,
) -> int:
    """The status of the answer; 0 where the connection is closed without one."""
    own = [] if any(line.startswith("Host:") for line in headers) else [f"Host: {host}:{server.port}"]
    if length and not any(line.startswith(("Content-Length", "Transfer")) for line in headers):
        own.append(f"Content-Length: {len(body)}")
    head = "\r\n".join([f"{method} {path} HTTP/1.1", *own, "Connection: close", *headers])
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.settimeout(10)
        try:
            connection.sendall(head.encode() + b"\r\n\r\n" + body)
            said = connection.recv(4096)
        except ConnectionError:
            return 0
    return int(said.split()[1]) if said.startswith(b"HTTP/1.1 ") else 0


def link(server: Server) -> str:
    archive = Archive.open(
        f"sqlite:///{server.data / 'storycraft.db'}", (server.data / "secret.key").read_bytes()
    )
    try:
        workshop = (
            next(iter(archive.workshop_revisions()), "") or archive.create_workshop("A", "oral-history").id
        )
        return f"w={workshop}&fkey={archive.facilitator_key(workshop)}"
    finally:
        archive.close()


@pytest.mark.timeout(240)
def test_wrong_methods_are_answered(server: Server) -> None:
    answers = {(path, m): ask(server, path, m) for path in (*ROUTES, *OTHERS) for m in METHODS}
    assert {key: status for key, status in answers.items() if status >= 500 or status == 0} == {}
    for path in PATHS:
        assert answers[path, "GET"] == answers[path, "HEAD"] == 200
        assert answers[path, "POST"] == answers[path, "DELETE"] == 405


@pytest.mark.timeout(240)
def test_odd_queries_cookies_and_headers_are_answered(server: Server) -> None:
    odd = [*((f"?{query}", "Accept: text/html") for query in QUERIES if " " not in query)]
    odd += [("", f"Cookie: {cookie}\r\nAccept: text/html") for cookie in COOKIES]
    odd += [("", header) for header in HEADERS]
    for query, header in odd:
        for path in (*ROUTES, *OTHERS):
            method = "POST" if path == "/api/typing" else "GET"
            status = ask(server, path + query, method, header)
            assert status < 500, (path, query[:40], header[:40])


@pytest.mark.timeout(120)
def test_odd_bodies_are_answered(server: Server) -> None:
    query = link(server)
    bodies = (b"\xff\xfe\x00", b"\x00" * 1000, "\ud800".encode("utf-8", "surrogatepass"), b"x" * LARGEST_BODY)
    for body in bodies:
        for path in (f"/api/typing?{query}&field=f", "/enter", "/api/typing"):
            assert ask(server, path, "POST", body=body) < 500, (path, body[:9])
    large = b"x" * (LARGEST_BODY + 1)
    assert ask(server, f"/api/typing?{query}&field=f", "POST", body=large) == 413
    chunked = b"ffff\r\n" + b"x" * 65535 + b"\r\n"
    answer = ask(
        server, "/enter", "POST", "Transfer-Encoding: chunked", body=chunked * (LARGEST_BODY // 65535 + 1)
    )
    assert answer in (413, 0), "cut off, or told so"
    assert ask(server, "/api/typing", "POST", "Transfer-Encoding: chunked", body=b"zz\r\n") in (400, 403)


@pytest.mark.timeout(120)
def test_bodies_that_never_come_end_and_hold_up_nobody(server: Server) -> None:
    waiting = [socket.create_connection(("127.0.0.1", server.port), timeout=40) for _ in range(50)]
    head = f"POST /enter HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Length: 10\r\n\r\n1"
    for connection in waiting:
        connection.sendall(head.encode())
    assert ask(server, "/api/health") == 200
    answers = [connection.recv(4096) for connection in waiting]
    assert {answer.split()[1] for answer in answers} == {b"408"}
    for connection in waiting:
        connection.close()


def test_the_server_is_well_after_all_that(server: Server) -> None:
    end = time.monotonic() + 10
    while (status := ask(server, "/api/health")) != 200 and time.monotonic() < end:
        time.sleep(0.1)
    assert status == 200
