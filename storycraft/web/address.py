"""Finds the client's address of a request, also behind a trusted proxy."""

from starlette.datastructures import Headers
from starlette.types import Scope

from storycraft.wiring import parts


def address_of(scope: Scope) -> str:
    """The client's address of an ASGI request or websocket: what the proxy saw where one is expected, else the peer.

    Only the last address of X-Forwarded-For is the proxy's own word; those before it anybody can write.
    """
    peer = scope["client"][0] if scope.get("client") else ""
    if not parts().settings.behind_proxy:
        return peer
    *_others, last = Headers(scope=scope).getlist("x-forwarded-for") or [""]
    return last.split(",")[-1].strip() or peer
