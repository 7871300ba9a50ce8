"""Backup, restore, migration and examination of the database that the settings name, for who runs the machine."""

from datetime import UTC, datetime
from pathlib import Path

from storycraft.installation_secret import installation_secret
from storycraft.services.installation import archive_here
from storycraft.settings import Settings, settings_here
from storycraft.storage.access_keys import AccessKeys
from storycraft.storage.backup import Manifest, back_up
from storycraft.storage.database_state import State, probe
from storycraft.storage.engines import describe_url, make_engine
from storycraft.storage.migrate import migrate
from storycraft.storage.restore import Restored, restore


def back_up_database(path: Path) -> Manifest:
    """Back up the database; see `storycraft.storage.backup.back_up`."""
    settings = settings_here()
    return back_up(settings.database_url, AccessKeys(installation_secret(settings)), path)


def restore_database(path: Path, *, replace: bool) -> Restored:
    """Restore into the database; with `replace`, what it holds is kept as a backup in the data folder."""
    moment = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S-%f")
    keep_as = settings_here().data_dir / f"before-restore-{moment}.zip" if replace else None
    if keep_as:
        keep_as.parent.mkdir(parents=True, exist_ok=True)
    with archive_here() as archive:
        return restore(path, archive, keep_as)


def migrate_database() -> tuple[str, str, str]:
    """Bring the database to this program's form; returns where it is, and its form before and after."""
    url = settings_here().database_url
    engine = make_engine(url)
    try:
        return (describe_url(url), *migrate(engine))
    finally:
        engine.dispose()


def place_of_database(settings: Settings) -> str:
    """Where the database is, without passwords."""
    return describe_url(settings.database_url)


def examine_database(settings: Settings) -> State:
    """The database's state, found out without changing it; raises StorageError."""
    return probe(settings.database_url)
