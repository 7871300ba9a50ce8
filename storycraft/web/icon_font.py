"""Serves the icons that pages show in the place of Streamlit's font of four thousand, which its script loads first.

A phone on a slow network would wait two seconds for it before one can type. `make icons` makes ours.
"""

from pathlib import Path

import streamlit as st
from starlette.responses import FileResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from storycraft.web.index_page import PAGES_FOLDER

ICONS = PAGES_FOLDER / "static" / "icons.woff2"
_MEDIA = Path(st.__file__).parent / "static" / "static" / "media"
ADDRESSES = [f"/static/media/{font.name}" for font in _MEDIA.glob("MaterialSymbols-Rounded.*.woff2")]
"""Where the script looks for it."""
KEPT = {"cache-control": "public, max-age=86400"}
"""Not for ever, as Streamlit's: a new icon of ours changes the font, and not its address."""


class IconFont:
    """Pure ASGI middleware: answers requests for the font, and passes on all others."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with ours."""
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and scope["path"] in ADDRESSES
        answer = FileResponse(ICONS, media_type="font/woff2", headers=KEPT) if asked else self._app
        await answer(scope, receive, send)
