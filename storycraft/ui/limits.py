"""How much one client may ask for at once: the size of a request, and connections that stay open."""

from collections import Counter

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from storycraft.ui.address import address_in
from storycraft.ui.browser import COOKIE, cookies_of

LARGEST_REQUEST = 30 * 1024 * 1024
"""Bytes: a notes file of a whole conference fits many times."""
PER_BROWSER = 24
"""Open connections of one browser: twelve tabs."""
PER_ADDRESS = 1200
"""Open connections from one address: a full room behind one router."""


class Limits:
    """Pure ASGI middleware: refuses what is too large (413) or too much at once (429)."""

    def __init__(
        self,
        app: ASGIApp,
        largest: int = LARGEST_REQUEST,
        per_browser: int = PER_BROWSER,
        per_address: int = PER_ADDRESS,
    ) -> None:
        self._app = app
        self._largest = largest
        self._most = {"browser": per_browser, "address": per_address}
        self._open: Counter[tuple[str, str]] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "http" and not _stays_open(scope):
            await self._answer_small(scope, receive, send)
        elif scope["type"] in ("http", "websocket"):
            await self._answer_counted(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer_small(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        if int(headers.get(b"content-length", b"0") or 0) > self._largest:
            await JSONResponse({"error": "This file is too large."}, 413)(scope, receive, send)
            return
        taken = 0

        async def receive_some() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            # Without a length in its head a request shows its size only while it comes.
            return {"type": "http.disconnect"} if taken > self._largest else message

        await self._app(scope, receive_some, send)

    async def _answer_counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = _client(scope)
        if any(self._open[who] >= self._most[who[0]] for who in client):
            if scope["type"] == "http":
                await JSONResponse({"error": "Too many connections."}, 429)(scope, receive, send)
            else:
                await receive()
                await send({"type": "websocket.close", "code": 1013})
            return
        self._open.update(client)
        try:
            await self._app(scope, receive, send)
        finally:
            self._open.subtract(client)
            for who in client:
                if not self._open[who]:
                    del self._open[who]


def _stays_open(scope: Scope) -> bool:
    return bool(scope["path"].endswith("/api/events"))


def _client(scope: Scope) -> list[tuple[str, str]]:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    peer = scope["client"][0] if scope.get("client") else ""
    who = [("address", address_in(headers, peer))]
    if browser := cookies_of(scope).get(COOKIE):
        who.append(("browser", browser))
    return who
