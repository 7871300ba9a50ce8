"""Checks whether the app can work with a backup: reads everything once, as pages and weaves do."""

import re
from collections.abc import Iterator

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.errors import InputError, StorycraftError
from storycraft.domain.story import Element, Frame
from storycraft.domain.workshop import Contribution
from storycraft.storage import tables
from storycraft.storage.archive import Archive
from storycraft.storage.merged_groups import standing_group

_contributions = TypeAdapter(Contribution)
_frames = TypeAdapter(Frame)
_typed = TypeAdapter(dict[str, str])

_NAMED = re.compile(r"[A-Za-z0-9_-]{1,32}")
"""Ids of workshops, drafts and weaves; they stand in links and file names."""
_NUMBERED = ((tables.contribution, "c"), (tables.thread, "t"), (tables.group, "g"))
_COUNTED = (
    (tables.event.c.revision, tables.workshop.c.revision),
    (tables.thread_change.c.revision, tables.workshop.c.revision),
    (tables.contribution.c.place, tables.workshop.c.contributions_made),
    (tables.thread.c.place, tables.workshop.c.threads_made),
    (tables.group.c.place, tables.workshop.c.groups_made),
    (tables.revision.c.number, tables.draft.c.revision),
    (tables.contribution_history.c.version, tables.contribution.c.version),
)
"""Numbers that are given once, and what says how far they are: below it the next one would be given again."""
_HIGHEST = 2**30
"""No count comes so far; from there on a database's next number would be none."""

_UNREADABLE = (ValueError, TypeError, LookupError, RuntimeError, AttributeError)


def check_sound(archive: Archive) -> None:
    """Read all that a database of this program's form holds.

    Raises:
        InputError: something in it is not valid; the message names the workshop or the table.
    """
    with archive.reading() as connection:
        for complaint in (*_misnamed(connection), *_miscounted(connection)):
            raise InputError(complaint)
    for workshop_id in archive.workshop_revisions():
        try:
            _read(archive, workshop_id)
        except (*_UNREADABLE, StorycraftError) as error:
            reason = str(error) if isinstance(error, StorycraftError) else type(error).__name__
            raise InputError(
                "the workshop “{workshop_id}” holds something that can't be read ({reason})",
                workshop_id=workshop_id,
                reason=reason,
            ) from error


def _misnamed(connection: sa.Connection) -> Iterator[str]:
    for table, letter in _NUMBERED:
        named = sa.literal(letter) + sa.cast(table.c.place, sa.String)
        if connection.execute(sa.select(table.c.id).where(table.c.id != named)).first():
            yield f"“{table.name}” holds an id that is not “{letter}” and its number"
    for column in (tables.workshop.c.id, tables.draft.c.id, tables.weave.c.id):
        ids = connection.execute(sa.select(column)).scalars()
        if any(not _NAMED.fullmatch(each) for each in ids):
            yield f"“{column.table.name}” holds an id that is none"


def _miscounted(connection: sa.Connection) -> Iterator[str]:
    for number, most in _COUNTED:
        child, parent = number.table, most.table
        if connection.execute(sa.select(number).where(_belongs(child, parent), number > most)).first():
            yield f"“{child.name}” holds numbers above those that were given"
        if connection.execute(sa.select(most).where(sa.or_(most >= _HIGHEST, most < 0))).first():
            yield f"“{parent.name}” counts further than there can be"


def _belongs(child: sa.Table, parent: sa.Table) -> sa.ColumnElement[bool]:
    if parent is tables.workshop:
        return child.c.workshop_id == parent.c.id
    if parent is tables.draft:
        return child.c.draft_id == parent.c.id
    return sa.and_(child.c.workshop_id == parent.c.workshop_id, child.c.id == parent.c.id)


def _read(archive: Archive, workshop_id: str) -> None:
    archive.workshop(workshop_id)
    archive.controls(workshop_id)
    archive.events(workshop_id)
    archive.thread_changes(workshop_id)
    archive.marks(workshop_id)
    archive.weaves(workshop_id)
    archive.calls(workshop_id)
    archive.withdrawn(workshop_id)
    archive.read_backs(workshop_id)
    archive.judgements(workshop_id)
    frames = [draft.frame for draft in archive.drafts(workshop_id)]
    for draft in archive.drafts(workshop_id):
        archive.revisions(draft.id)
        archive.overrules(draft.id)
        archive.proposal(draft.id)
    with archive.reading() as connection:
        revision = tables.revision
        drafts = sa.select(tables.draft.c.id).where(tables.draft.c.workshop_id == workshop_id)
        running = sa.select(revision.c.running).where(revision.c.draft_id.in_(drafts))
        for typed in connection.execute(running).scalars():
            _typed.validate_python(typed)
        for body in _bodies(connection, tables.contribution_history, workshop_id):
            _contributions.validate_python(body)
        frames += [_frames.validate_python(b) for b in _bodies(connection, tables.frame, workshop_id)]
        groups = sa.select(tables.group.c.id).where(tables.group.c.workshop_id == workshop_id)
        for group_id in connection.execute(groups).scalars().all():
            standing_group(connection, workshop_id, group_id)
    for frame in frames:
        if sorted(entry.element for entry in frame.entries) != sorted(Element):
            raise InputError("a frame has not each of its elements once")


def _bodies(connection: sa.Connection, table: sa.Table, workshop_id: str) -> Iterator[object]:
    return iter(
        connection.execute(sa.select(table.c.body).where(table.c.workshop_id == workshop_id)).scalars()
    )
