"""Frames by group, and the words that somebody is still typing."""

from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.archive import tables
from storycraft.archive.engine import Store
from storycraft.archive.standing import standing_group
from storycraft.archive.versions import change
from storycraft.archive.words import LONGEST
from storycraft.domain.errors import Conflict, InputError
from storycraft.domain.story import Frame

_json = TypeAdapter(Frame)


class Frames(Store):
    """What each group's story stands on."""

    def frame(self, workshop_id: str, group_id: str) -> Frame:
        """The group's frame; all gaps, with version 0, before anything was saved."""
        query = sa.select(tables.frame).where(*_here(tables.frame, workshop_id, group_id))
        with self.reading() as connection:
            return _frame_from(connection.execute(query).first())

    def save_frame(self, workshop_id: str, group_id: str, frame: Frame) -> Frame:
        """Save it, by version; version 0 is the first one.

        Raises:
            Conflict: somebody else saved first. InputError: an entry is too long.
        """
        for entry in frame.entries:
            if len(entry.text) > LONGEST or "\x00" in entry.text:
                raise InputError(f"“{entry.element.value}” is too long to be kept.", next_step="Shorten it.")
        body = _json.dump_python(frame, mode="json")
        where = {"workshop_id": workshop_id, "group_id": group_id}
        query = sa.select(tables.frame).where(*_here(tables.frame, workshop_id, group_id))
        with self.writing(workshop_id, "frame changed", group_id, only=group_id) as connection:
            if standing_group(connection, workshop_id, group_id) != group_id:
                raise Conflict(
                    "This group was merged into another one in the meantime.",
                    next_step="Look at the frame of the group that you are now.",
                )
            if frame.version:
                change(connection, tables.frame, where, frame.version, {"body": body}, "The frame")
            elif connection.execute(query).first() is None:
                connection.execute(sa.insert(tables.frame).values(**where, body=body, version=1))
            else:
                raise Conflict(
                    "The frame was changed by somebody else in the meantime.", next_step="Look again."
                )
            return _frame_from(connection.execute(query).first())

    def keep_typing(self, workshop_id: str, owner: str, field: str, text: str) -> None:
        """Keep a half-typed text; "" forgets it. It is nobody else's business, so no revision is raised."""
        where = {"workshop_id": workshop_id, "owner": owner, "field": field}
        table = tables.typing
        with self.writing() as connection:
            connection.execute(
                sa.delete(table).where(*(table.c[name] == value for name, value in where.items()))
            )
            if text:
                connection.execute(sa.insert(table).values(**where, text=text.replace("\x00", "")))

    def typing(self, workshop_id: str, owner: str) -> dict[str, str]:
        """What an owner was typing, by field."""
        table = tables.typing
        query = sa.select(table).where(table.c.workshop_id == workshop_id, table.c.owner == owner)
        with self.reading() as connection:
            return {row.field: row.text for row in connection.execute(query)}


def _here(table: sa.Table, workshop_id: str, group_id: str) -> tuple[Any, Any]:
    return table.c.workshop_id == workshop_id, table.c.group_id == group_id


def _frame_from(row: sa.Row[Any] | None) -> Frame:
    if row is None:
        return Frame()
    return _json.validate_python({**row.body, "version": row.version})
