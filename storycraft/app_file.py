"""Finds the script of the app, and says by which command somebody starts it."""

import functools
from pathlib import Path

from storycraft.domain.errors import SettingsError

PORT = 8501
"""Where the app listens unless it is told another port."""
_PACKAGE = Path(__file__).parent


@functools.cache
def app_file() -> Path:
    """The app's script: inside the wheel, or at the top of a checkout.

    Raises:
        SettingsError: neither is there.
    """
    for folder in (_PACKAGE / "site", _PACKAGE.parent):
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
