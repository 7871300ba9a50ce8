"""The pages' scripts arrive compressed and may be kept; all else passes by unchanged."""

import asyncio
import gzip
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from storycraft.web.compressed_assets import CompressedAssets

SCRIPT = max((Path(st.__file__).parent / "static" / "static" / "js").glob("index*.js"))
PATH = f"/static/js/{SCRIPT.name}"


def ask(path: str, method: str = "GET", **headers: str) -> tuple[dict[str, str], bytes]:
    """The headers and the body of the answer; what is passed on is answered with "passed on"."""
    head: dict[str, str] = {}
    body = bytearray()

    async def pages(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"passed on"})

    async def receive() -> dict[str, str]:
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        head.update((k.decode(), v.decode()) for k, v in message.get("headers", []))
        body.extend(message.get("body", b""))

    raw = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "headers": raw}
    asyncio.run(CompressedAssets(pages)(scope, receive, send))
    return head, bytes(body)


def test_a_script_arrives_compressed_and_whole() -> None:
    head, body = ask(PATH, accept_encoding="gzip, br")
    assert gzip.decompress(body) == SCRIPT.read_bytes()
    assert len(body) * 2 < SCRIPT.stat().st_size
    assert (head["content-encoding"], head["content-length"]) == ("gzip", str(len(body)))
    assert "javascript" in head["content-type"]


def test_a_browser_keeps_a_script_for_a_year() -> None:
    head, _ = ask(PATH, accept_encoding="gzip")
    assert "immutable" in head["cache-control"]
    assert head["vary"] == "accept-encoding"


def test_a_question_for_the_head_gets_no_body() -> None:
    head, body = ask(PATH, method="HEAD", accept_encoding="gzip")
    assert not body
    assert int(head["content-length"]) > 0


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        (PATH, {}),
        (PATH, {"accept_encoding": "gzip", "range": "bytes=0-9"}),
        ("/static/js/nobody.js", {"accept_encoding": "gzip"}),
        ("/static/../../config.py", {"accept_encoding": "gzip"}),
        ("/api/events", {"accept_encoding": "gzip"}),
    ],
)
def test_all_else_passes_unchanged(path: str, headers: dict[str, str]) -> None:
    assert ask(path, **headers)[1] == b"passed on"


def test_nothing_is_sent_compressed_by_post() -> None:
    assert ask(PATH, method="POST", accept_encoding="gzip")[1] == b"passed on"
