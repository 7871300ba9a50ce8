"""Loaded by a Python that is to reach nothing but this machine: refuses everything else, and writes it down."""

import os
import sys
from pathlib import Path
from typing import Any

NEAR = ("127.", "::1", "localhost", "0.0.0.0", "::ffff:127.")
ASKING = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
    "socket.getnameinfo": 0,
}
"""Which argument of an audit event says where to."""


def refuse_the_outside(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in ASKING:
        return
    where = arguments[ASKING[event]]
    name = where[0] if isinstance(where, tuple) and where else where
    name = name.decode("latin-1") if isinstance(name, bytes) else name
    # An unnamed address is this machine, and a path is a socket in its file system.
    if name in (None, "") or (isinstance(name, str) and name.startswith((*NEAR, "/"))):
        return
    with Path(os.environ["STORYCRAFT_TEST_REACHED"]).open("a", encoding="utf-8") as file:
        file.write(f"{event} {name}\n")
    raise PermissionError(f"{event}: {name} is not this machine")


if "STORYCRAFT_TEST_REACHED" in os.environ:
    sys.addaudithook(refuse_the_outside)
