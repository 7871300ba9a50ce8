"""Merges two groups into one; contributions, drafts and texts of both are kept."""

from dataclasses import replace
from functools import reduce

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.errors import Conflict, InputError, NotFound
from storycraft.domain.message import N_
from storycraft.domain.story import Frame, FrameEntry
from storycraft.domain.workshop import ROOM_ID
from storycraft.storage import tables
from storycraft.storage.database import Store
from storycraft.storage.marks import merge_marks
from storycraft.storage.weaves import OPEN

_json = TypeAdapter(Frame)
_MOVED = (
    tables.contribution,
    tables.thread,
    tables.thread_change,
    tables.weave,
    tables.draft,
    tables.read_back,
)


class Merging(Store):
    """Merges groups in the database."""

    def merge_groups(self, workshop_id: str, group_id: str, into_id: str) -> None:
        """Move everything of a group into another; its name is freed, its link and phones lead to the other group.

        Raises:
            InputError: they are one group, or the room is to go. NotFound: one is not there.
            Conflict: the group is weaving.
        """
        if group_id == ROOM_ID:
            raise InputError(
                "The room itself cannot be merged away: it holds what nobody's group said.",
                next_step="Merge the other group into the room instead.",
            )
        if group_id == into_id:
            raise InputError("A group cannot be merged with itself.", next_step="Choose another one.")
        about = f"{group_id} into {into_id}"
        with self.writing(workshop_id, N_("groups merged"), about, ends=True) as connection:
            self._check(connection, workshop_id, group_id, into_id)
            _merge_frames(connection, workshop_id, group_id, into_id)
            merge_marks(connection, workshop_id, group_id, into_id)
            for table in _MOVED:
                connection.execute(
                    sa.update(table)
                    .where(table.c.workshop_id == workshop_id, table.c.group_id == group_id)
                    .values(group_id=into_id)
                )
            group = tables.group
            connection.execute(
                sa.update(group)
                .where(group.c.workshop_id == workshop_id, group.c.id == group_id)
                # The name is free again; the row stays so that the old link still leads somewhere. No name holds
                # a line break, so nobody's new name meets this one.
                .values(merged_into=into_id, folded_name=f"{group_id}\nis merged")
            )

    def _check(self, connection: sa.Connection, workshop_id: str, group_id: str, into_id: str) -> None:
        group, weave = tables.group, tables.weave
        there = set(
            connection.execute(
                sa.select(group.c.id).where(group.c.workshop_id == workshop_id, group.c.merged_into == "")
            ).scalars()
        )
        if not {group_id, into_id} <= there:
            raise NotFound("One of these groups is not there any more.")
        weaving = sa.select(weave.c.id).where(
            weave.c.workshop_id == workshop_id,
            weave.c.group_id.in_((group_id, into_id)),
            weave.c.state.in_(OPEN),
        )
        if connection.execute(weaving).first() is not None:
            raise Conflict(
                "One of these groups is weaving.", next_step="Wait for it, or stop the weave first."
            )


def _merge_frames(connection: sa.Connection, workshop_id: str, group_id: str, into_id: str) -> None:
    table = tables.frame
    rows = {
        row.group_id: row
        for row in connection.execute(
            sa.select(table).where(
                table.c.workshop_id == workshop_id, table.c.group_id.in_((group_id, into_id))
            )
        )
    }
    if group_id not in rows:
        return
    gone = (table.c.workshop_id == workshop_id, table.c.group_id == group_id)
    if into_id not in rows:
        connection.execute(sa.update(table).where(*gone).values(group_id=into_id))
        return
    theirs, ours = (_json.validate_python(rows[g].body) for g in (group_id, into_id))
    merged = reduce(
        lambda frame, entry: frame.with_entry(_both(frame[entry.element], entry)), theirs.entries, ours
    )
    connection.execute(
        sa.update(table)
        .where(table.c.workshop_id == workshop_id, table.c.group_id == into_id)
        .values(body=_json.dump_python(merged, mode="json"), version=rows[into_id].version + 1)
    )
    connection.execute(sa.delete(table).where(*gone))


def _both(ours: FrameEntry, theirs: FrameEntry) -> FrameEntry:
    """Join what both groups told; what was only proposed to one of them does not join what people told."""
    if ours.is_gap and theirs.is_gap:
        return replace(ours, question=ours.question or theirs.question)
    if ours.is_gap or theirs.is_gap:
        return theirs if ours.is_gap else ours
    cited = tuple(dict.fromkeys((*ours.contribution_ids, *theirs.contribution_ids)))
    if theirs.text == ours.text:
        return replace(ours, contribution_ids=cited, proposed=ours.proposed and theirs.proposed)
    if ours.proposed is not theirs.proposed:
        return theirs if ours.proposed else ours
    return replace(ours, text=f"{ours.text}; {theirs.text}", contribution_ids=cited)
