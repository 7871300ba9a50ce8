"""Starts the app, from a checkout or from an installed wheel."""

import functools
import os
import socket
import sys
from pathlib import Path

from storycraft.domain.errors import SettingsError

LOOPBACK, PORT = "127.0.0.1", 8501
PACKAGE = Path(__file__).parents[1]


@functools.cache
def app_file() -> Path:
    """The app's script: inside the wheel, or at the top of a checkout.

    Raises:
        SettingsError: neither is there.
    """
    for folder in (PACKAGE / "site", PACKAGE.parent):
        if (folder / "streamlit_app.py").is_file():
            return folder / "streamlit_app.py"
    raise SettingsError("The app's files are missing.", next_step="Install Storycraft again.")


def command_to_start(host: str, port: int) -> str:
    """What somebody types to start the app so that it listens there: by `make` in a checkout."""
    in_checkout = (app_file().parent / "Makefile").is_file()
    start, host_is, port_is = (
        ("make run", "HOST=", "PORT=") if in_checkout else ("storycraft run", "--host ", "--port ")
    )
    return f"{start} {host_is}{host}" + (f" {port_is}{port}" if port != PORT else "")


def serve(host: str, port: int) -> None:
    """Replace this process by the server; does not return.

    Raises:
        SettingsError: nothing can listen at this address, or something else does.
    """
    _check_free(host, port)
    command = ["-m", "streamlit", "run", str(app_file())]
    options = ["--server.address", host, "--server.port", str(port), "--browser.serverAddress", host]
    os.execve(sys.executable, [sys.executable, *command, *options], {**os.environ, "STORYCRAFT_HOST": host})


def _check_free(host: str, port: int) -> None:
    """Raise SettingsError with the system's own reason where the server could not listen there."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind) as listener:
            if os.name == "posix":  # as the server does: a connection that has ended holds no port
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no name of a machine"
        raise SettingsError(
            f"The app can't listen at {host}, port {port}: {reason}.",
            next_step=f"Try another port, as {command_to_start(LOOPBACK, 8600)} does.",
        ) from error
