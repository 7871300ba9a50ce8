"""The installation that a command works on: its settings and its archive.

Who can run a command on this machine has the database's file or address and the installation's secret, and so every
right in every workshop: these services ask for none. They are for commands; pages use `storycraft.services.read_workshop`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from storycraft.installation_secret import installation_secret
from storycraft.settings import settings_here
from storycraft.storage.archive import Archive


@contextmanager
def archive_here() -> Iterator[Archive]:
    """The archive, beside an app that may be running on it; raises SettingsError and StorageError."""
    settings = settings_here()
    archive = Archive.open(settings.database_url, installation_secret(settings))
    try:
        yield archive
    finally:
        archive.close()
