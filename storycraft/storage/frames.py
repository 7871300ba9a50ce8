"""Stores each group's frame, and half-typed texts."""

from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite

from storycraft.domain.errors import Conflict, InputError, Refused
from storycraft.domain.message import N_, Message
from storycraft.domain.story import Element, Frame
from storycraft.storage import tables
from storycraft.storage.controls import conduct_in
from storycraft.storage.counters import count
from storycraft.storage.database import Store
from storycraft.storage.merged_groups import standing_group
from storycraft.storage.row_versions import change
from storycraft.storage.text_limits import bounded
from storycraft.storage.workshop_limits import DRAFT, FIELDS, HALF_TYPED

_json = TypeAdapter(Frame)
_NAMES = {
    Element.WHO: N_("Who"),
    Element.WHERE: N_("Where"),
    Element.WHEN: N_("When"),
    Element.WHAT: N_("What"),
    Element.HOW: N_("How"),
    Element.WHY: N_("Why"),
}
"""What an entry is called where it cannot be kept."""
# Built once: every drawing of a page asks this.
_TYPING = sa.select(tables.typing.c.field, tables.typing.c.text).where(
    tables.typing.c.workshop_id == sa.bindparam("workshop_id"), tables.typing.c.owner == sa.bindparam("owner")
)


class Frames(Store):
    """Reads and writes frames and half-typed texts."""

    def frame(self, workshop_id: str, group_id: str) -> Frame:
        """The group's frame; before anything was saved, one of gaps only with version 0."""
        query = sa.select(tables.frame).where(*_here(tables.frame, workshop_id, group_id))
        with self.reading() as connection:
            return _frame_from(connection.execute(query).first())

    def save_frame(self, workshop_id: str, group_id: str, frame: Frame) -> Frame:
        """Save the frame, by version; version 0 is given for the first save.

        Raises:
            Conflict: somebody else saved first. InputError: an entry is too long.
        """
        for entry in frame.entries:
            bounded(entry.text, Message("“{words}”", words=_NAMES[entry.element]))
        body = _json.dump_python(frame, mode="json")
        where = {"workshop_id": workshop_id, "group_id": group_id}
        query = sa.select(tables.frame).where(*_here(tables.frame, workshop_id, group_id))
        with self.writing(workshop_id, N_("frame changed"), group_id, only=group_id) as connection:
            if standing_group(connection, workshop_id, group_id) != group_id:
                raise Conflict(
                    "This group was merged into another one in the meantime.",
                    next_step="Look at the frame of the group that you are now.",
                )
            if frame.version:
                change(connection, tables.frame, where, frame.version, {"body": body}, N_("The frame"))
            elif connection.execute(query).first() is None:
                connection.execute(sa.insert(tables.frame).values(**where, body=body, version=1))
            else:
                raise Conflict(
                    "The frame was changed by somebody else in the meantime.", next_step="Look again."
                )
            return _frame_from(connection.execute(query).first())

    def keep_typing(self, workshop_id: str, owner: str, field: str, text: str) -> None:
        """Store a half-typed text; "" deletes it. Other screens do not show it, so no revision is raised.

        Raises:
            Refused: the workshop has ended.
            InputError: it is too long, or this owner has more half-typed texts than the limit.
        """
        bounded(text := text.replace("\x00", ""), N_("The half-typed text"), DRAFT)
        table = tables.typing
        whose = (table.c.workshop_id == workshop_id, table.c.owner == owner)
        with self.writing() as connection:
            if not text:
                connection.execute(sa.delete(table).where(*whose, table.c.field == field))
                return
            if (controls := conduct_in(connection, workshop_id)).ended:
                raise Refused(controls.refusal)
            own = count(connection, table, *whose, table.c.field != field)
            if own >= FIELDS or count(connection, table, whose[0]) > HALF_TYPED:
                raise InputError(
                    "Too many half-typed texts are kept already.",
                    next_step="Add or empty some of them first.",
                )
            kept = {"text": text}
            # One statement: two requests of the same moment collide otherwise.
            insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
            row = insert.values(workshop_id=workshop_id, owner=owner, field=field, **kept)
            connection.execute(row.on_conflict_do_update(index_elements=table.primary_key, set_=kept))

    def typing(self, workshop_id: str, owner: str) -> dict[str, str]:
        """The half-typed texts of an owner, by field."""
        with self.reading() as connection:
            rows = connection.execute(_TYPING, {"workshop_id": workshop_id, "owner": owner})
            return {row.field: row.text for row in rows}


def _here(table: sa.Table, workshop_id: str, group_id: str) -> tuple[Any, Any]:
    return table.c.workshop_id == workshop_id, table.c.group_id == group_id


def _frame_from(row: sa.Row[Any] | None) -> Frame:
    if row is None:
        return Frame()
    return _json.validate_python({**row.body, "version": row.version})
