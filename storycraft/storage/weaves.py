"""Stores weaves with their state and progress."""

from typing import Any

import sqlalchemy as sa

from storycraft.domain.errors import NotFound
from storycraft.domain.message import N_
from storycraft.domain.weave import Weave, WeaveState
from storycraft.storage import tables
from storycraft.storage.counters import count
from storycraft.storage.database import Store, leave_unchanged, moment_after
from storycraft.storage.merged_groups import standing_group
from storycraft.storage.stored_messages import pack, unpack
from storycraft.storage.workshop_limits import WEAVES, refuse_beyond

_table = tables.weave
OPEN = [state.value for state in WeaveState if not state.ended]


KINDS = {
    WeaveState.QUEUED: N_("weave queued"),
    WeaveState.WEAVING: N_("weave weaving"),
    WeaveState.DONE: N_("weave done"),
    WeaveState.FAILED: N_("weave failed"),
    WeaveState.CANCELLED: N_("weave cancelled"),
}
"""What the log of a workshop says of each state."""


class Weaves(Store):
    """Reads and writes weaves."""

    def add_weave(self, weave: Weave) -> Weave:
        """Store a new weave, or return the group's unfinished one: two clicks give one weave."""
        here = _table.c.workshop_id == weave.workshop_id
        with self.writing(weave.workshop_id, N_("weave ordered"), weave.group_id) as connection:
            group_id = standing_group(connection, weave.workshop_id, weave.group_id)
            under_way = connection.execute(
                sa.select(_table).where(
                    here,
                    _table.c.group_id == group_id,
                    _table.c.state.in_(OPEN),
                )
            ).first()
            if under_way is not None:
                leave_unchanged(connection)
                return _weave_from(under_way)
            refuse_beyond(count(connection, _table, here) + 1, WEAVES, N_("weaves in a workshop"))
            connection.execute(
                sa.insert(_table).values(
                    id=weave.id,
                    workshop_id=weave.workshop_id,
                    group_id=group_id,
                    tellings=list(weave.tellings),
                    weaver=weave.weaver,
                    length=weave.length,
                    language=weave.language,
                    state=weave.state.value,
                    finished=weave.finished,
                    doing=pack(weave.doing),
                    reason=pack(weave.reason),
                    partial=weave.partial,
                    seed=weave.seed,
                    made=weave.made or moment_after(connection, _table.c.made, here),
                )
            )
            return _read(connection, weave.id)

    def weave(self, weave_id: str) -> Weave:
        """The weave in its present state. Raises NotFound."""
        with self.reading() as connection:
            return _read(connection, weave_id)

    def weaves(self, workshop_id: str, group_id: str = "") -> tuple[Weave, ...]:
        """The workshop's weaves, or one group's, newest first."""
        query = sa.select(_table).where(_table.c.workshop_id == workshop_id)
        if group_id:
            query = query.where(_table.c.group_id == group_id)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(_table.c.made.desc())).all()
        return tuple(_weave_from(row) for row in rows)

    def unfinished_weaves(self) -> tuple[Weave, ...]:
        """The weaves of all workshops that have not ended, oldest first."""
        query = sa.select(_table).where(_table.c.state.in_(OPEN)).order_by(_table.c.made)
        with self.reading() as connection:
            return tuple(_weave_from(row) for row in connection.execute(query))

    def follow_weave(
        self,
        weave_id: str,
        *,
        state: WeaveState | None = None,
        finished: int | None = None,
        doing: str | None = None,
        reason: str | None = None,
        partial: str | None = None,
    ) -> Weave:
        """Store a weave's new state and progress for all screens; a weave that has ended is not changed."""
        given = {
            "state": state.value if state else None,
            "finished": finished,
            "doing": None if doing is None else pack(doing),
            "reason": None if reason is None else pack(reason),
            "partial": partial,
        }
        values = {name: value for name, value in given.items() if value is not None}
        before = self.weave(weave_id)
        kind = KINDS[state] if state else ""
        # Text arrives several times a second, and other groups do not see it; where a weave stands they do.
        only = "" if state else before.group_id
        with self.writing(before.workshop_id, kind, before.group_id, only, ends=True) as connection:
            still_open = sa.update(_table).where(_table.c.id == weave_id, _table.c.state.in_(OPEN))
            changed = connection.execute(still_open.values(**values)).rowcount
            weave = _read(connection, weave_id)
            if not changed:
                leave_unchanged(connection)
            return weave


def _read(connection: sa.Connection, weave_id: str) -> Weave:
    row = connection.execute(sa.select(_table).where(_table.c.id == weave_id)).first()
    if row is None:
        raise NotFound("This weave is not there any more.")
    return _weave_from(row)


def _weave_from(row: sa.Row[Any]) -> Weave:
    return Weave(
        id=row.id,
        workshop_id=row.workshop_id,
        group_id=row.group_id,
        tellings=tuple(row.tellings),
        weaver=row.weaver,
        length=row.length,
        language=row.language,
        state=WeaveState(row.state),
        finished=row.finished,
        doing=unpack(row.doing),
        reason=unpack(row.reason),
        partial=row.partial,
        seed=row.seed,
        made=row.made,
    )
