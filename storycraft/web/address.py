"""Finds the client's address of a request, also behind a trusted proxy."""

import os
from collections.abc import Mapping

from starlette.types import Scope


def address_in(headers: Mapping[str, str], peer: str) -> str:
    """The client's address: what the nearest proxy saw if STORYCRAFT_BEHIND_PROXY is set, else the peer.

    Only the last address of X-Forwarded-For is the proxy's own word; those before it anybody can write.
    """
    if os.environ.get("STORYCRAFT_BEHIND_PROXY", "") not in ("", "0"):
        forwarded = headers.get("x-forwarded-for", "").split(",")[-1].strip()
        return forwarded or peer
    return peer


def address_of(scope: Scope) -> str:
    """The client's address of an ASGI request or websocket."""
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    return address_in(headers, scope["client"][0] if scope.get("client") else "")
