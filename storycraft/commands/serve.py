"""Starts the app, from a checkout or from an installed wheel."""

import functools
import os
import sys
from pathlib import Path

from storycraft.domain.errors import SettingsError

PORT = 8501
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
    """Replace this process by the server; does not return."""
    command = ["-m", "streamlit", "run", str(app_file())]
    options = ["--server.address", host, "--server.port", str(port), "--browser.serverAddress", host]
    os.execve(sys.executable, [sys.executable, *command, *options], {**os.environ, "STORYCRAFT_HOST": host})
