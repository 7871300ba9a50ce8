"""Pages of other origins open nothing and change nothing, and Streamlit is never asked about them."""

import asyncio
from typing import Any

import pytest
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

from storycraft.domain.errors import SettingsError
from storycraft.settings import Settings, read_settings
from storycraft.web.origin import OwnOrigin, is_own
from storycraft.wiring import Parts

HERE = read_settings({})
LAN = read_settings({"STORYCRAFT_HOST": "0.0.0.0"})
PROXIED = read_settings({"STORYCRAFT_BEHIND_PROXY": "1", "STORYCRAFT_URL": "https://stories.example.org/"})


@pytest.mark.parametrize(
    ("settings", "origin", "host"),
    [
        (HERE, "http://127.0.0.1:8501", "127.0.0.1:8501"),
        (HERE, "http://localhost:8501", "127.0.0.1:8501"),
        (HERE, "http://[::1]:8501", "localhost:8501"),
        (HERE, "http://localhost", "localhost:80"),
        (LAN, "http://192.168.0.7:8501", "192.168.0.7:8501"),
        (LAN, "http://Laptop.local:8501", "laptop.local:8501"),
        (PROXIED, "https://stories.example.org", "127.0.0.1:8511"),
        (PROXIED, "https://stories.example.org", "stories.example.org"),
        (PROXIED, "https://other.example.org", "other.example.org:443"),
    ],
)
def test_our_own_addresses_are_ours(settings: Settings, origin: str, host: str) -> None:
    assert is_own(origin, host, settings)


@pytest.mark.parametrize("settings", [HERE, LAN, PROXIED])
@pytest.mark.parametrize(
    "origin",
    [
        "https://elsewhere.example",
        "http://127.0.0.1:9999",
        "http://localhost:3000",
        "http://localhost.elsewhere.example:8501",
        "http://127.0.0.1.elsewhere.example:8501",
        "http://127.0.0.1:8501@elsewhere.example",
        "http://127.0.0.1:8501/",
        "http://127.0.0.1:8501#x",
        "http://[::1",
        "http://127.0.0.1:port",
        "http://127.0.0.1:99999999",
        "ws://127.0.0.1:8501",
        "file://",
        "null",
        "",
        "*",
        "http://" + "a" * 100_000,
    ],
)
def test_every_other_origin_is_not(settings: Settings, origin: str) -> None:
    assert not is_own(origin, "127.0.0.1:8501", settings)


def test_foreign_name_that_points_at_this_machine_is_refused() -> None:
    assert not is_own("http://rebound.example:8501", "rebound.example:8501", HERE)


def test_without_a_host_there_is_nothing_of_ours() -> None:
    assert not is_own("http://127.0.0.1:8501", "", LAN)


def ask(kind: str, headers: list[tuple[bytes, bytes]], method: str = "GET") -> tuple[list[Any], list[Any]]:
    """What a request gets as an answer, and what of it came through."""
    answered: list[Any] = []
    seen: list[Any] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        seen.append(scope)

    async def receive() -> dict[str, str]:
        return {"type": f"{kind}.connect"}

    async def send(message: Any) -> None:
        answered.append(message)

    scope = {"type": kind, "path": "/", "method": method, "headers": headers, "query_string": b""}
    asyncio.run(OwnOrigin(app)(scope, receive, send))
    return answered, seen


@pytest.mark.usefixtures("house")
def test_a_foreign_websocket_is_closed_before_it_is_open() -> None:
    answered, seen = ask(
        "websocket", [(b"host", b"127.0.0.1:8501"), (b"origin", b"https://elsewhere.example")]
    )
    assert answered == [{"type": "websocket.close", "code": 1008}]
    assert seen == []


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "PROPFIND"])
def test_a_foreign_page_changes_nothing(method: str) -> None:
    answered, seen = ask("http", [(b"host", b"localhost:8501"), (b"origin", b"null")], method)
    assert answered[0]["status"] == 403
    assert seen == []


@pytest.mark.usefixtures("house")
def test_one_foreign_origin_among_two_is_enough_to_refuse() -> None:
    own, foreign = (b"origin", b"http://127.0.0.1:8501"), (b"origin", b"https://elsewhere.example")
    for two in ([own, foreign], [foreign, own]):
        assert ask("websocket", [(b"host", b"127.0.0.1:8501"), *two])[1] == []


def test_what_is_let_through_leaves_streamlit_nothing_to_ask(
    house: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for name in ("get_internal_ip", "get_external_ip"):
        monkeypatch.setattr(f"streamlit.net_util.{name}", lambda name=name: asked.append(name))
    for origin in (b"http://localhost:8501", b"http://LOCALHOST:8501", b"http://[::1]:8501"):
        _answered, [scope] = ask("websocket", [(b"host", b"127.0.0.1:8501"), (b"origin", origin)])
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        assert _is_origin_allowed(headers["origin"], headers["host"])
    assert asked == []


def test_a_program_without_an_origin_may_ask(house: Parts) -> None:
    assert len(ask("http", [(b"host", b"127.0.0.1:8501")], "POST")[1]) == 1


@pytest.mark.parametrize(
    "odd", ["stories.example.org", "https://x/path", "https://a@b", "ftp://x", "https://", "//x"]
)
def test_an_own_address_that_is_none_is_said(odd: str) -> None:
    with pytest.raises(SettingsError, match="STORYCRAFT_URL"):
        read_settings({"STORYCRAFT_URL": odd})
