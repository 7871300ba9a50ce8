"""Where a request comes from, also behind a proxy that we were told to trust."""

import os
from collections.abc import Mapping


def address_in(headers: Mapping[str, str], peer: str) -> str:
    """The client's address: what the nearest proxy saw if STORYCRAFT_BEHIND_PROXY is set, else the peer.

    Only the last address of X-Forwarded-For is the proxy's own word; those before it anybody can write.
    """
    if os.environ.get("STORYCRAFT_BEHIND_PROXY", "") not in ("", "0"):
        forwarded = headers.get("x-forwarded-for", "").split(",")[-1].strip()
        return forwarded or peer
    return peer
