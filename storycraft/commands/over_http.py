"""Tests a running Storycraft and its proxy with the requests that any browser can make."""

import http.client
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from storycraft.commands.findings import Finding
from storycraft.domain.errors import StorycraftError
from storycraft.services.list_links import way_to_a_wall

SECONDS = 3.0
WEBSOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "c3RvcnljcmFmdGRvY3Rvcg==",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The status, headers and beginning of the body of a response; status 0 without a response."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    seconds: float = 0.0


def look_at_port(port: int) -> Iterator[Finding]:
    """Find out which server listens on a port of this machine, and whether it sends live events."""
    what, base = f"Port {port}", f"http://127.0.0.1:{port}"
    answer = ask(base, "/api/health")
    told = _health(answer)
    if answer.status == 0:
        yield Finding(what, "free; no app is running on it")
    elif told is None:
        yield Finding(what, "something else listens on it; start with --port ANOTHER", well=False)
    else:
        yield _told(what, told)
        yield _live("Live events", base)


def look_through_proxy(url: str) -> Iterator[Finding]:
    """Test whether a proxy passes what the pages need and blocks what must stay private."""
    base = url.rstrip("/")
    told = _health(ask(base, "/api/health"))
    if told is None:
        yield Finding("Through the proxy", f"no Storycraft answers at {base}", well=False)
        return
    yield _told("Through the proxy", told)
    page = ask(base, "/", {"Accept": "text/html", "Accept-Encoding": "gzip"})
    packed = page.headers.get("content-encoding") == "gzip"
    yield Finding("Compression", "on" if packed else "off: pages are three times as large on the way")
    upgraded = ask(base, "/_stcore/stream", {**WEBSOCKET, "Origin": base}).status
    said = "they pass" if upgraded == 101 else f"they don't pass ({upgraded}): pages stay empty"
    if upgraded == 403:
        said += f"; the proxy tells the app another Host: set STORYCRAFT_URL={base}"
    yield Finding("Websockets", said, well=upgraded == 101)
    hidden = ask(base, "/_stcore/metrics").status != 200
    yield Finding("Server's metrics", "kept back" if hidden else "open to everybody", well=hidden)
    yield _live("Live events through the proxy", base)


def ask(base: str, path: str, headers: dict[str, str] | None = None) -> Answer:
    """GET a path; waits three seconds at most."""
    parts = urlsplit(base)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=SECONDS)
    begun = time.monotonic()
    try:
        connection.request("GET", parts.path + path, headers=headers or {})
        answer = connection.getresponse()
        head = {name.lower(): value for name, value in answer.getheaders()}
        streams = head.get("content-type", "").startswith("text/event-stream")
        body = _first_event(answer) if streams else b"" if answer.status == 101 else answer.read(65536)
        return Answer(answer.status, head, body, time.monotonic() - begun)
    except (OSError, http.client.HTTPException):
        return Answer(0)
    finally:
        connection.close()


def _first_event(answer: http.client.HTTPResponse) -> bytes:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and (line := answer.readline()):
        if line.startswith(b"data:"):
            return line
    return b""


def _health(answer: Answer) -> dict[str, object] | None:
    try:
        told = json.loads(answer.body)
    except ValueError:
        return None
    return told if isinstance(told, dict) and "database" in told else None


def _told(what: str, told: dict[str, object]) -> Finding:
    parts = ", ".join(f"{name} {state}" for name, state in told.items() if name != "ok")
    return Finding(what, f"Storycraft answers: {parts}", well=bool(told.get("ok")))


def _live(what: str, base: str) -> Finding:
    """By the event stream of a real workshop's wall, which shows and changes nothing."""
    try:
        query, cookie = way_to_a_wall()
    except StorycraftError as error:
        return Finding(what, str(error), well=False)
    if not query:
        return Finding(what, "there is no workshop yet to listen to")
    answer = ask(base, f"/api/events?{urlencode(query)}", {"Cookie": f"storycraft={cookie}"})
    if answer.status == 200 and answer.body:
        return Finding(what, f"the first came after {answer.seconds:.1f} s")
    if answer.status == 403:
        return Finding(what, "the app that answers has another data folder, secret or database", well=False)
    return Finding(what, f"none came (status {answer.status}): does a proxy hold them back?", well=False)
