"""The installation's own secret, from which links, join codes and cookies are derived."""

import os
import secrets
import time
from pathlib import Path

from storycraft.domain.errors import SettingsError
from storycraft.settings import Settings

BYTES = 32
FILE = "secret.key"
WAIT_SECONDS = 2.0


def installation_secret(settings: Settings) -> bytes:
    """STORYCRAFT_SECRET where it is set, or else what the data folder keeps, made on first use.

    Processes that work on one database need the same one: a shared data folder, or the setting.

    Raises:
        SettingsError: it is too short to be one, or the data folder can't be used.
    """
    if settings.secret:
        if len(settings.secret) < BYTES:
            raise SettingsError(
                "STORYCRAFT_SECRET is shorter than {bytes} characters.", next_step=MAKE_ONE, bytes=BYTES
            )
        return settings.secret.encode()
    path = settings.data_dir / FILE
    try:
        return _made(path) or _read(path)
    except OSError as error:
        raise SettingsError(
            "The data folder {data_dir} cannot be used: {strerror}.",
            next_step="Set STORYCRAFT_DATA to a folder that can be written to.",
            data_dir=settings.data_dir,
            strerror=error.strerror,
        ) from error


def _made(path: Path) -> bytes:
    """A new one, or b"" where another process was here first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return b""
    with os.fdopen(handle, "wb") as file:
        secret = secrets.token_bytes(BYTES)
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    return secret


def _read(path: Path) -> bytes:
    # Another process may have made the file a moment ago and not yet written into it.
    end = time.monotonic() + WAIT_SECONDS
    while len(secret := path.read_bytes()) < BYTES:
        if time.monotonic() > end:
            raise SettingsError(
                "{path} is not whole.",
                next_step="Bring it back from a backup, or delete it: all links change.",
                path=path,
            )
        time.sleep(0.05)
    return secret


MAKE_ONE = "Make one with: python -c 'import secrets; print(secrets.token_urlsafe(32))'"
