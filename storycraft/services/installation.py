"""The installation that a command works on: its settings and its archive.

Who can run a command on this machine has the database's file or address and the installation's secret, and so every
right in every workshop: these services ask for none. They are for commands; pages use `storycraft.services.read_workshop`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from storycraft.installation_secret import installation_secret
from storycraft.settings import Settings, read_settings
from storycraft.storage.archive import Archive
from storycraft.wiring import read_streamlit_secrets


def settings_here() -> Settings:
    """What the surroundings decide, secrets.toml included; raises SettingsError."""
    return read_settings(secrets=read_streamlit_secrets())


@contextmanager
def archive_here() -> Iterator[Archive]:
    """The archive, beside an app that may be running on it; raises SettingsError and StorageError."""
    settings = settings_here()
    archive = Archive.open(settings.database_url, installation_secret(settings))
    try:
        yield archive
    finally:
        archive.close()
