"""Limits the number of open connections, for one client and for all together."""

from collections import Counter

from starlette.datastructures import QueryParams
from starlette.types import ASGIApp, Receive, Scope, Send

from storycraft.domain.message import N_
from storycraft.services.browsers import COOKIE
from storycraft.web.address import address_of
from storycraft.web.browser_cookie import cookies_of
from storycraft.web.joining import CODE
from storycraft.web.refusal import refuse

PER_BROWSER = 24
"""Open connections of one browser: twelve tabs."""
PER_ADDRESS = 1200
"""Open connections from one address: a full room behind one router."""
OVERALL = 2000
"""Open connections of one process: twice as many pages as it can draw."""


class ConnectionLimits:
    """Pure ASGI middleware: refuses a connection that is one too many (429)."""

    def __init__(
        self,
        app: ASGIApp,
        per_browser: int = PER_BROWSER,
        per_address: int = PER_ADDRESS,
        overall: int = OVERALL,
    ) -> None:
        self._app = app
        self._most = {"browser": per_browser, "address": per_address, "server": overall}
        self._open: Counter[tuple[str, str]] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "websocket" or (scope["type"] == "http" and _takes_long(scope)):
            await self._answer_counted(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer_counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = _client(scope)
        if any(self._open[who] >= self._most[who[0]] for who in client):
            if scope["type"] == "http":
                await refuse(scope, receive, send, N_("Too many connections."), 429)
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


def _takes_long(scope: Scope) -> bool:
    """Whether it stays open, or waits for its turn to have a join code looked up: a room waits behind those who guess."""
    looked_up = scope["path"] == "/" and CODE in QueryParams(scope["query_string"])
    return looked_up or bool(scope["path"].endswith("/api/events"))


def _client(scope: Scope) -> list[tuple[str, str]]:
    who = [("server", ""), ("address", address_of(scope))]
    if browser := cookies_of(scope).get(COOKIE):
        who.append(("browser", browser))
    return who
