"""Starts the app, from a checkout or from an installed wheel."""

import os
import socket
import sys

from storycraft.app_file import app_file, command_to_start
from storycraft.domain.errors import SettingsError

LOOPBACK = "127.0.0.1"


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
