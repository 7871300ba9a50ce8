"""Refuses websockets and writing requests that come from pages of another origin.

Streamlit would ask an address on the internet which address is its own, for each websocket of an origin that it does
not know, and let nobody else in meanwhile. With this before it, it is never in doubt.
"""

import logging
import re
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from storycraft.addresses import is_loopback
from storycraft.domain.message import N_
from storycraft.settings import Settings
from storycraft.web.refusal import refuse
from storycraft.wiring import parts

log = logging.getLogger(__name__)

HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
PORTS = {"http": 80, "https": 443}
_ORIGIN = re.compile(r"https?://[^/?#@\s\\]{1,255}", re.IGNORECASE)


class OwnOrigin:
    """Pure ASGI middleware: refuses other origins, with status 403."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._told = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] == "websocket" or (scope["type"] == "http" and scope["method"] not in HARMLESS):
            origins = _values(scope, b"origin")
            host = next(iter(_values(scope, b"host")), "")
            if not all(is_own(origin, host, parts().settings) for origin in origins):
                await self._refuse(scope, receive, send)
                return
            if origins:
                scope = _asked_at(scope, origins[0])
        await self._app(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._told:
            log.warning(
                "A page of another origin was refused. If it is your own address, set STORYCRAFT_URL."
            )
            self._told = True
        if scope["type"] == "http":
            await refuse(scope, receive, send, N_("Not from this page."), 403)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1008})


def is_own(origin: str, host: str, settings: Settings) -> bool:
    """Whether a page of this origin, which reached us at this host, is ours.

    Ours are the address that others reach, as the browser wrote it into the request; the names of this machine
    for itself; and the one in the settings, for a proxy that tells us another.
    """
    given = _place(origin)
    if given is None:
        return False
    if given == _place(settings.own_url):
        return True
    here = _place(f"{origin.partition(':')[0]}://{host}")
    if here is None or given[1] != here[1]:
        return False
    if is_loopback(given[0]):
        return is_loopback(here[0])
    # A page elsewhere can give its own name this machine's address: only names that others may use are taken.
    return settings.open_to_network and given == here


def _place(origin: str) -> tuple[str, int] | None:
    """Name and port of an origin; None for what is none, such as "null"."""
    if not _ORIGIN.fullmatch(origin):
        return None
    try:
        parts_of = urlsplit(origin)
        return (parts_of.hostname or "").rstrip("."), parts_of.port or PORTS[parts_of.scheme]
    except ValueError:
        return None


def _values(scope: Scope, header: bytes) -> list[str]:
    return [value.decode("latin-1") for name, value in scope["headers"] if name == header]


def _asked_at(scope: Scope, origin: str) -> Scope:
    """The same request, as asked at the origin itself: Streamlit compares the two letter by letter."""
    others = [(name, value) for name, value in scope["headers"] if name not in (b"host", b"origin")]
    place = origin.partition("://")[2]
    own = [(b"host", place.encode("latin-1")), (b"origin", origin.encode("latin-1"))]
    return {**scope, "headers": [*others, *own]}
