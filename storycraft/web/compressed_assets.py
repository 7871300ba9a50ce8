"""Serves the scripts and style sheets of the pages compressed: a phone on a slow network loads a third of the bytes.

Streamlit sends its own uncompressed, because to compress them anew for each browser costs more time than it saves.
Here each file is compressed once for the life of the process.
"""

import asyncio
import functools
import gzip
import mimetypes
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

ASSETS = Path(st.__file__).parent / "static"
PREFIX = "/static/"
COMPRESSIBLE = {".js", ".css", ".svg", ".json"}
"""Fonts and pictures are compressed already."""
LARGEST = 8_000_000
"""Bytes of a file that is kept compressed in memory; Streamlit's largest has 5 million."""
UNCHANGING = "public, immutable, max-age=31536000"
"""The names hold a digest of the content (RFC 8246)."""


class CompressedAssets:
    """Pure ASGI middleware: answers requests for such a file itself, and passes on all others."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the compressed file where the browser takes gzip and the file is one of Streamlit's."""
        asset = _asset(scope) if scope["type"] == "http" else None
        if asset is None:
            await self._app(scope, receive, send)
            return
        body = await asyncio.to_thread(_compressed, asset)
        response = Response(
            b"" if scope["method"] == "HEAD" else body,
            media_type=mimetypes.guess_type(asset.name)[0],
            headers={
                "cache-control": UNCHANGING,
                "content-encoding": "gzip",
                "content-length": str(len(body)),
                "vary": "accept-encoding",
            },
        )
        await response(scope, receive, send)


def _asset(scope: Scope) -> Path | None:
    path, headers = scope["path"], Headers(scope=scope)
    takes_gzip = "gzip" in headers.get("accept-encoding", "") and "range" not in headers
    if scope["method"] in ("GET", "HEAD") and takes_gzip and path.startswith(PREFIX):
        return _files().get(path)
    return None


@functools.cache
def _files() -> dict[str, Path]:
    """All files that may be asked for, by their path: no name that a browser sends is ever opened."""
    return {
        f"/{file.relative_to(ASSETS).as_posix()}": file
        for file in (ASSETS / "static").rglob("*")
        if file.suffix in COMPRESSIBLE and file.stat().st_size <= LARGEST
    }


@functools.lru_cache(maxsize=256)
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)
