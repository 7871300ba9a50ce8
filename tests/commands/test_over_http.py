"""The doctor at the door: what an app, a proxy or a stranger on the port is said to be."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from storycraft.commands.findings import Finding
from storycraft.commands.over_http import look_at_port, look_through_proxy
from storycraft.services.installation import archive_here

HEALTH = {"ok": True, "database": "ok", "jobs": "ok", "model": "none"}
WELL = {
    "/api/health": (200, json.dumps(HEALTH).encode(), {}),
    "/": (200, b"packed", {"Content-Encoding": "gzip"}),
    "/_stcore/stream": (101, b"", {}),
    "/_stcore/metrics": (404, b"", {}),
    "/api/events": (200, b"retry: 1500\n\ndata: 7\n\n", {"Content-Type": "text/event-stream"}),
}


class Door(ThreadingHTTPServer):
    """Answers each path as it is told to, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answers = dict(WELL)
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Door

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, body, headers = self.server.answers[self.path.partition("?")[0]]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def door() -> Iterator[Door]:
    with Door() as door:
        thread = Thread(target=door.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield door
        door.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYCRAFT_DATA", str(tmp_path / "data"))


@pytest.fixture
def workshop() -> str:
    with archive_here() as archive:
        return archive.create_workshop("Harbour", "communities-of-practice").id


def unwell(findings: Iterator[Finding]) -> dict[str, str]:
    return {finding.what: finding.how for finding in findings if not finding.well}


def test_a_free_port_is_free() -> None:
    with Door() as closed:
        port = closed.server_port
    assert [(f.well, f.how) for f in look_at_port(port)] == [(True, "free; no app is running on it")]


def test_an_app_tells_how_its_parts_are(door: Door) -> None:
    told, live = look_at_port(door.server_port)
    assert told.how == "Storycraft answers: database ok, jobs ok, model none"
    assert live.how == "there is no workshop yet to listen to"


def test_live_events_are_heard_as_a_wall_hears_them(door: Door, workshop: str) -> None:
    _, live = look_at_port(door.server_port)
    assert live.well
    assert "the first came after" in live.how
    assert f"w={workshop}&as=wall&pass=" in door.asked[-1]


def test_looking_makes_no_database(door: Door, tmp_path: Path) -> None:
    list(look_at_port(door.server_port))
    assert not (tmp_path / "data").exists()


def test_a_part_that_is_not_well_is_not_well(door: Door) -> None:
    sick = {**HEALTH, "ok": False, "jobs": "late"}
    door.answers["/api/health"] = (503, json.dumps(sick).encode(), {})
    assert "jobs late" in unwell(look_at_port(door.server_port))[f"Port {door.server_port}"]


def test_a_stranger_on_the_port_is_said(door: Door) -> None:
    door.answers["/api/health"] = (200, b"<html>Another program</html>", {})
    assert "something else" in unwell(look_at_port(door.server_port))[f"Port {door.server_port}"]


def test_a_proxy_as_it_should_be_passes(door: Door, workshop: str) -> None:
    assert unwell(look_through_proxy(door.url)) == {}


@pytest.mark.parametrize(
    ("path", "answer", "what"),
    [
        ("/_stcore/stream", (400, b"", {}), "Websockets"),
        ("/_stcore/metrics", (200, b"sessions 40", {}), "Server's metrics"),
        ("/api/events", (502, b"", {}), "Live events through the proxy"),
        ("/api/events", (403, b"{}", {}), "Live events through the proxy"),
        ("/api/health", (502, b"Bad gateway", {}), "Through the proxy"),
    ],
)
def test_what_a_proxy_does_not_do_is_named(
    door: Door, workshop: str, path: str, answer: tuple[int, bytes, dict[str, str]], what: str
) -> None:
    door.answers[path] = answer
    assert list(unwell(look_through_proxy(door.url))) == [what]


def test_pages_that_are_not_packed_are_a_hint_only(door: Door, workshop: str) -> None:
    door.answers["/"] = (200, b"plain", {})
    findings = {finding.what: finding for finding in look_through_proxy(door.url)}
    assert findings["Compression"].how.startswith("off")
    assert findings["Compression"].well
