"""Backup, restore and migrations by hand, over the database that the settings name."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from storycraft.archive.archive import Archive
from storycraft.archive.backup import Manifest, back_up
from storycraft.archive.engine import describe_url, make_engine
from storycraft.archive.keyring import Keyring
from storycraft.archive.migrate import migrate
from storycraft.archive.restore import Restored, restore
from storycraft.settings import Settings, read_settings
from storycraft.wiring import read_secret, read_streamlit_secrets


def write_backup_file(path: Path) -> Manifest:
    """Back up the database; see `storycraft.archive.backup.back_up`."""
    settings = _settings()
    return back_up(settings.database_url, Keyring(read_secret(settings.data_dir)), path)


def restore_backup_file(path: Path, *, replace: bool) -> Restored:
    """Restore into the database; with `replace`, what it holds is kept as a backup in the data folder."""
    settings = _settings()
    moment = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    keep_as = settings.data_dir / f"before-restore-{moment}.zip" if replace else None
    with _archive(settings) as archive:
        return restore(path, archive, keep_as)


def migrate_by_hand() -> tuple[str, str, str]:
    """Bring the database to this program's form; returns where it is, and its form before and after."""
    url = _settings().database_url
    engine = make_engine(url)
    try:
        return (describe_url(url), *migrate(engine))
    finally:
        engine.dispose()


@contextmanager
def _archive(settings: Settings) -> Iterator[Archive]:
    archive = Archive.open(settings.database_url, read_secret(settings.data_dir))
    try:
        yield archive
    finally:
        archive.close()


def _settings() -> Settings:
    return read_settings(secrets=read_streamlit_secrets())
