"""Starting the app, from a checkout or from an installed wheel."""

import os
import sys
from pathlib import Path

from storycraft.domain.errors import SettingsError

PACKAGE = Path(__file__).parents[1]


def app_file() -> Path:
    """The app's script: inside the wheel, or at the top of a checkout.

    Raises:
        SettingsError: neither is there.
    """
    for folder in (PACKAGE / "site", PACKAGE.parent):
        if (folder / "streamlit_app.py").is_file():
            return folder / "streamlit_app.py"
    raise SettingsError("The app's files are missing.", next_step="Install Storycraft again.")


def serve(host: str, port: int) -> None:
    """Become the server; does not return."""
    command = ["-m", "streamlit", "run", str(app_file())]
    options = ["--server.address", host, "--server.port", str(port), "--browser.serverAddress", host]
    os.execve(sys.executable, [sys.executable, *command, *options], {**os.environ, "STORYCRAFT_HOST": host})
