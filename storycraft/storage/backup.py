"""Writes a backup of the whole database into one file while the app runs, and verifies it by reading it back."""

import contextlib
import functools
import hashlib
import os
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from storycraft import __version__
from storycraft.domain.errors import InputError, StorageError
from storycraft.storage.access_keys import AccessKeys
from storycraft.storage.counters import count
from storycraft.storage.database import now
from storycraft.storage.engines import make_engine
from storycraft.storage.migrate import migrate, refuse_newer, schema_of
from storycraft.storage.postgres import take_your_time
from storycraft.storage.table_lines import LARGEST_ROW, read_lines, tables_of, write_lines
from storycraft.storage.tables import workshop

MANIFEST = "manifest.json"
KIND = "storycraft-backup-1"
LARGEST_MANIFEST = 1024 * 1024
SMALL = 256 * 1024 * 1024
"""Bytes that any file may unpack to."""
MOST_TIMES = 200
"""How much more than its own size a larger one may unpack to: words pack to a third or a tenth of theirs."""
ENCRYPTED = 1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    ArithmeticError,
    RuntimeError,  # deep nesting too
    SQLAlchemyError,
)
"""What a file that is no backup, or not all of one, ends in on the way."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The number of rows and the SHA-256 of one table's lines in a backup."""

    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The metadata of a backup.

    `form` is the database's newest migration. `keys` shows whether links and join codes of the backup
    work in an installation; it gives no access itself.
    """

    kind: str
    made: datetime
    program: str
    form: str
    keys: str
    tables: dict[str, Extent]


_manifests = TypeAdapter(Manifest)


def back_up(url: str, access_keys: AccessKeys, path: Path) -> Manifest:
    """Write the database at `url` to `path`, as one consistent snapshot; the database is not migrated.

    Only its owner can read the file; it gets its name only after reading it back has given the same rows.

    Raises:
        StorageError: the database can't be read, the file can't be written, or what was read back differs.
        InputError: there is a file of that name.
    """
    engine = make_engine(url)
    try:
        # On PostgreSQL each statement sees its own moment unless told otherwise.
        one_moment = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
        with engine.connect().execution_options(**one_moment) as connection, connection.begin():
            return write_backup(connection, access_keys, path)
    except SQLAlchemyError as error:
        raise StorageError("The database cannot be read ({name}).", name=type(error).__name__) from error
    finally:
        engine.dispose()


def write_backup(connection: sa.Connection, access_keys: AccessKeys, path: Path) -> Manifest:
    """Write a backup from a transaction that sees one snapshot."""
    form = schema_of(connection)
    if not form or count(connection, workshop) == 0:
        raise StorageError("There is nothing to back up: this database holds no workshops yet.")
    refuse_newer(form)
    take_your_time(connection)
    part = path.with_name(f".{path.name}.part")
    try:
        _refuse_to_write(path)
        manifest = _write(connection, access_keys, form, part)
        with rehearsed(part):
            part.replace(path)
    except OSError as error:
        raise StorageError(
            "{path} can't be written: {value}.", path=path, value=error.strerror or error
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return manifest


def _refuse_to_write(path: Path) -> None:
    """Raise where there is something of that name, or no folder: one that is mistyped would be made, and forgotten."""
    if path.is_symlink() or path.exists():
        raise InputError("this file is there already; name another", source=str(path))
    if not path.parent.is_dir():
        raise StorageError(
            "{path} can't be written: there is no folder {folder}.",
            next_step="Make it first, or name another one.",
            path=path,
            folder=path.parent,
        )


@contextlib.contextmanager
def rehearsed(path: Path) -> Iterator[tuple[Manifest, sa.Engine]]:
    """The backup restored into a temporary database, not migrated; it is deleted at the end of the context.

    The file is not trusted: it is read in pieces of limited size.

    Raises:
        InputError: this is no backup, or not all of one.
        StorageError: a newer program made it, or what it gives is not what it says.
    """
    # Beside the backup where possible: that disk has room, and people's words stay in one place.
    beside = path.parent if os.access(path.parent, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix=".storycraft-", dir=beside) as folder:
        rehearsal = Path(folder, "rehearsal.db")
        engine = make_engine(f"sqlite:///{rehearsal}")
        try:
            with _opened(path) as file:
                _refuse_bomb(file, path, Path(folder))
                manifest = _read_manifest(file, path)
                refuse_newer(manifest.form, "backup")
                rehearsal.write_bytes(_empty_database(manifest.form))
                with engine.connect() as connection, connection.begin():
                    _load(file, manifest, connection)
            yield manifest, engine
        finally:
            engine.dispose()


@functools.lru_cache(maxsize=2)
def _empty_database(form: str) -> bytes:
    """A SQLite file with the tables of that form and no row: to make it takes longer than to fill it."""
    with tempfile.TemporaryDirectory(prefix="storycraft-") as folder:
        path = Path(folder, "empty.db")
        engine = make_engine(f"sqlite:///{path}")
        try:
            migrate(engine, form)
        finally:
            engine.dispose()
        return path.read_bytes()


def _write(connection: sa.Connection, access_keys: AccessKeys, form: str, part: Path) -> Manifest:
    part.touch(mode=0o600)
    with part.open("wb") as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as file:
            extents = {}
            for table in tables_of(connection):
                with file.open(_member(table.name), "w", force_zip64=True) as member:
                    lines = read_lines(connection, table)
                    extents[table.name] = _extent(tuple(table.columns.keys()), lines, member)
            manifest = Manifest(
                kind=KIND,
                made=now(),
                program=__version__,
                form=form,
                keys=access_keys.key("backup"),
                tables=extents,
            )
            file.writestr(MANIFEST, _manifests.dump_json(manifest, indent=1))
        raw.flush()
        os.fsync(raw.fileno())
    return manifest


def _load(file: zipfile.ZipFile, manifest: Manifest, connection: sa.Connection) -> None:
    found = tables_of(connection)
    columns = {table.name: sorted(table.columns.keys()) for table in found}
    if {name: sorted(said.columns) for name, said in manifest.tables.items()} != columns:
        raise StorageError("This backup does not hold the tables that its form has.", next_step=DAMAGED)
    for table in found:
        said = manifest.tables[table.name]
        with file.open(_member(table.name)) as member:
            write_lines(connection, table, said.columns, _lines(member, table.name))
        if _extent(said.columns, read_lines(connection, table, said.columns)) != said:
            raise StorageError(
                "What this backup holds of “{name}” is not whole.", next_step=DAMAGED, name=table.name
            )


def _extent(columns: tuple[str, ...], lines: Iterable[bytes], copy: IO[bytes] | None = None) -> Extent:
    digest, rows = hashlib.sha256(), 0
    for line in lines:
        digest.update(line)
        rows += 1
        if copy:
            copy.write(line)
    return Extent(columns, rows, digest.hexdigest())


def _lines(member: IO[bytes], table: str) -> Iterator[bytes]:
    number = 0
    while line := member.readline(LARGEST_ROW + 1):
        number += 1
        if len(line) > LARGEST_ROW:
            raise InputError("this row is too large", source=_member(table), line=number)
        yield line


def _refuse_bomb(file: zipfile.ZipFile, path: Path, folder: Path) -> None:
    """Refuse an archive that would unpack to too much; no member yields more than its stated size."""
    members = file.infolist()
    if any(
        m.flag_bits & ENCRYPTED or m.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        for m in members
    ):
        raise InputError("this is no backup of Storycraft: it is packed in another way", source=str(path))
    size = sum(member.file_size for member in members)
    if size > max(SMALL, MOST_TIMES * path.stat().st_size):
        raise InputError("this is no backup of Storycraft: too much is packed into it", source=str(path))
    if size > shutil.disk_usage(folder).free:
        raise StorageError(
            "Unpacked this has {number} MB, and there is no room for it on the disk.",
            next_step="Make room, or put the backup where there is some.",
            number=f"{size // 2**20:,}",
        )


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    if path.exists() and not path.is_file():
        raise InputError("this is no file", source=str(path))
    try:
        with zipfile.ZipFile(path) as file:
            yield file
    except InputError as error:
        raise error if error.source == str(path) else InputError(str(error), source=str(path)) from error
    except StorageError as error:
        raise StorageError(
            "{path}: {said}", next_step=error.next_step, path=path, said=error.message
        ) from error
    except OSError as error:
        raise InputError(
            "this file can't be read: {value}", source=str(path), value=error.strerror or error
        ) from error
    except OperationalError as error:
        raise StorageError("The backup can't be unpacked to check it: is the disk full?") from error
    except _BROKEN as error:
        raise InputError("this is no backup of Storycraft, or not all of one", source=str(path)) from error


def _read_manifest(file: zipfile.ZipFile, path: Path) -> Manifest:
    if file.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise InputError("this is no backup of Storycraft", source=str(path))
    try:
        manifest = _manifests.validate_json(file.read(MANIFEST))
    except ValidationError as error:
        raise InputError("this is no backup of Storycraft", source=str(path)) from error
    if manifest.kind != KIND:
        raise InputError(
            "this backup is of another kind ({value})", source=str(path), value=f"{manifest.kind[:40]!r}"
        )
    return manifest


def _member(table: str) -> str:
    return f"tables/{table}.jsonl"


DAMAGED = "The file was damaged on its way; take another backup, or an earlier one."
