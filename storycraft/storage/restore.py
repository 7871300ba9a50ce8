"""Restores a backup into SQLite or PostgreSQL; a backup of the previous content is kept."""

import contextlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DataError, IntegrityError

from storycraft.domain.errors import InputError, Refused, StorycraftError
from storycraft.domain.weave import WeaveState
from storycraft.storage import tables
from storycraft.storage.archive import Archive
from storycraft.storage.backup import rehearsed, write_backup
from storycraft.storage.migrate import migrate
from storycraft.storage.postgres import take_your_time
from storycraft.storage.restore_check import check_sound
from storycraft.storage.table_lines import read_lines, tables_of, write_lines
from storycraft.storage.weaves import OPEN

_RENEWED = (
    (tables.workshop, "join_generation", "join_hash"),
    (tables.workshop, "facilitator_generation"),
    (tables.group, "key_generation", "opened_by"),
)
"""Of each table the number that goes up with a renewal, and what belongs to that number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """The result of a restore.

    `kept` is the backup of what was there before, None where there was nothing. `new_keys`: the backup was
    made with another secret, so all links and join codes are new. `unfinished` weaves go on in a
    running app within seconds, or at the next start.
    """

    made: datetime
    workshops: int
    rows: int
    unfinished: int
    new_keys: bool
    kept: Path | None


def restore(path: Path, archive: Archive, keep_as: Path | None = None) -> Restored:
    """Replace everything in `archive` by the backup, in one transaction.

    Processes that run on the database go on with the restored data. Without `keep_as` only an
    empty database is accepted; with it, the previous content is first written to that file.

    Raises:
        Refused: there are workshops already, and no name to keep them under.
        InputError, StorageError: see `rehearsed` and `write_backup`; nothing was changed.
    """
    with rehearsed(path) as (manifest, source):
        with _named(path):
            migrate(source)
            check_sound(Archive(source, b""))
        with source.connect() as rehearsal, archive.writing() as connection:
            take_your_time(connection)
            targets = tables_of(connection)
            _lock_out_others(connection, targets)
            revisions, renewed = _revisions(connection), _generations(connection)
            kept = _keep(connection, archive, keep_as) if revisions else None
            for table in reversed(targets):
                connection.execute(sa.delete(table))
            twins = {table.name: table for table in tables_of(rehearsal)}
            with _named(path):
                rows = sum(_copy(rehearsal, twins[table.name], connection, table) for table in targets)
            _raise_above(connection, revisions)
            _keep_renewed(connection, renewed)
            new_keys = manifest.keys != archive.access_keys.key("backup")
            if new_keys:
                _renew_codes(connection, archive)
            unfinished = _rename_unfinished(connection)
            workshops = len(_revisions(connection))
    return Restored(
        made=manifest.made,
        workshops=workshops,
        rows=rows,
        unfinished=unfinished,
        new_keys=new_keys,
        kept=kept,
    )


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """Turn errors caused by the backup's rows into errors that name the backup."""
    try:
        yield
    except (StorycraftError, DataError, IntegrityError, ValueError) as error:
        reason = str(error) if isinstance(error, StorycraftError) else "the database does not take its rows"
        raise InputError(
            "this backup can't be restored: {reason}", source=str(path), reason=reason
        ) from error


def _lock_out_others(connection: sa.Connection, targets: list[sa.Table]) -> None:
    # On SQLite the transaction does this; here, text written between copy and commit would be lost.
    if connection.dialect.name == "postgresql":
        names = ", ".join(connection.dialect.identifier_preparer.format_table(table) for table in targets)
        connection.execute(sa.text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))


def _keep(connection: sa.Connection, archive: Archive, keep_as: Path | None) -> Path:
    if keep_as is None:
        raise Refused(
            "There are workshops in this database already; nothing was changed.",
            next_step="Say --replace to put the backup in their place; they are kept in a backup beside it.",
        )
    write_backup(connection, archive.access_keys, keep_as)
    return keep_as


def _copy(source: sa.Connection, twin: sa.Table, target: sa.Connection, table: sa.Table) -> int:
    columns = table.columns.keys()
    write_lines(target, table, columns, read_lines(source, twin, columns))
    return target.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def _revisions(connection: sa.Connection) -> dict[str, int]:
    table = tables.workshop
    return {row.id: row.revision for row in connection.execute(sa.select(table.c.id, table.c.revision))}


def _raise_above(connection: sa.Connection, before: dict[str, int]) -> None:
    """Raise the revisions above the old ones: an open screen draws again only for a higher revision."""
    table = tables.workshop
    for workshop_id, revision in _revisions(connection).items():
        above = max(revision, before.get(workshop_id, 0)) + 1
        connection.execute(
            sa.update(table).where(table.c.id == workshop_id).values(revision=above, shared_revision=above)
        )


def _generations(connection: sa.Connection) -> list[tuple[sa.Table, list[str], sa.RowMapping]]:
    """How often each link and code was renewed: the table, its columns and the row that say it."""
    return [
        (table, names, row)
        for table, *names in _RENEWED
        for row in connection.execute(sa.select(table)).mappings()
    ]


def _keep_renewed(connection: sa.Connection, before: list[tuple[sa.Table, list[str], sa.RowMapping]]) -> None:
    """Keep keys invalid that were renewed since the backup: the higher of both generations is used."""
    for table, names, row in before:
        number, values = names[0], {name: row[name] for name in names}
        here = [column == row[column.name] for column in table.primary_key]
        connection.execute(sa.update(table).where(*here, table.c[number] < row[number]).values(values))


def _renew_codes(connection: sa.Connection, archive: Archive) -> None:
    """Make join codes with this installation's secret, and let each group be opened anew.

    Ids of people were made with the other secret and stay, so that points, marks and judgements keep apart who gave
    them; nobody has one of them any more.
    """
    table = tables.workshop
    connection.execute(sa.update(tables.group).values(opened_by=""))
    connection.execute(sa.update(table).values(join_hash=sa.literal("none ") + table.c.id))
    for row in connection.execute(sa.select(table.c.id, table.c.join_generation)).all():
        code, generation = archive.free_code(connection, row.id, row.join_generation)
        connection.execute(
            sa.update(table)
            .where(table.c.id == row.id)
            .values(join_hash=archive.access_keys.code_hash(code), join_generation=generation)
        )


def _rename_unfinished(connection: sa.Connection) -> int:
    """Give unfinished weaves new ids: under the old id, the weave queue may have them as finished."""
    table, draft = tables.weave, tables.draft
    ids = connection.execute(sa.select(table.c.id).where(table.c.state.in_(OPEN))).scalars().all()
    for old in ids:
        new = uuid.uuid4().hex
        connection.execute(
            sa.update(table).where(table.c.id == old).values(id=new, state=WeaveState.QUEUED.value, doing="")
        )
        connection.execute(sa.update(draft).where(draft.c.weave_id == old).values(weave_id=new))
    return len(ids)
