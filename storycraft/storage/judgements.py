"""Stores what readers think of drafts: one judgement of each reader on each draft, the last one given."""

import sqlalchemy as sa

from storycraft.domain.judgement import Judgement, Readiness
from storycraft.domain.message import N_
from storycraft.storage import tables
from storycraft.storage.counters import count
from storycraft.storage.database import Store
from storycraft.storage.workshop_limits import JUDGEMENTS, refuse_beyond

_table = tables.judgement


class Judgements(Store):
    """Reads and writes judgements."""

    def judge(self, workshop_id: str, given: Judgement) -> None:
        """Store a judgement in the place of the reader's earlier one.

        Raises:
            InputError: the draft has as many readers as can be kept.
        """
        here = _table.c.draft_id == given.draft_id, _table.c.reader == given.reader
        values = {"revision": given.revision, "readiness": given.readiness.value}
        with self.writing(workshop_id) as connection:
            if connection.execute(sa.update(_table).where(*here).values(values)).rowcount:
                return
            refuse_beyond(count(connection, _table, here[0]) + 1, JUDGEMENTS, N_("readers of a draft"))
            connection.execute(
                sa.insert(_table).values(
                    workshop_id=workshop_id, draft_id=given.draft_id, reader=given.reader, **values
                )
            )

    def judgements(self, workshop_id: str) -> tuple[Judgement, ...]:
        """All judgements in a workshop."""
        query = sa.select(_table).where(_table.c.workshop_id == workshop_id)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(_table.c.draft_id, _table.c.reader)).all()
        return tuple(
            Judgement(
                draft_id=row.draft_id,
                reader=row.reader,
                revision=row.revision,
                readiness=Readiness(row.readiness),
            )
            for row in rows
        )
