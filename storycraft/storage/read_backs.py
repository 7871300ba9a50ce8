"""Stores what groups say of sentences that stand on their words, and how the tellers settled it."""

from typing import Any

import sqlalchemy as sa

from storycraft.domain.errors import Conflict, NotFound
from storycraft.domain.message import N_
from storycraft.domain.read_back import Answer, ReadBack, Settled
from storycraft.storage import tables
from storycraft.storage.counters import count
from storycraft.storage.database import Store, now
from storycraft.storage.merged_groups import standing_group
from storycraft.storage.text_limits import bounded, checked
from storycraft.storage.workshop_limits import READ_BACKS, SENTENCE, refuse_beyond

_table = tables.read_back


class ReadBacks(Store):
    """Reads and writes answers; none is ever overwritten."""

    def add_read_back(self, workshop_id: str, said: ReadBack) -> ReadBack:
        """Store an answer and give it an id.

        Raises:
            InputError: a text is too long, or the draft has as many answers as can be kept.
        """
        bounded(said.sentence, N_("A sentence"), SENTENCE)
        bounded(said.words, N_("What would be said instead"))
        with self.writing(workshop_id, N_("sentence read back"), said.draft_id) as connection:
            refuse_beyond(
                count(connection, _table, _table.c.draft_id == said.draft_id) + 1,
                READ_BACKS,
                N_("answers on a draft"),
            )
            values = {
                "workshop_id": workshop_id,
                "draft_id": said.draft_id,
                "revision": said.revision,
                "group_id": standing_group(connection, workshop_id, said.group_id),
                "sentence": said.sentence,
                "answer": said.answer.value,
                "words": said.words,
                "made": now(),
            }
            made = connection.execute(sa.insert(_table).values(values).returning(_table)).one()
            return _read_back_from(made)

    def settle_read_back(self, workshop_id: str, read_back_id: int, settled: Settled, reason: str) -> None:
        """Store what the tellers did about a correction, and why.

        Raises:
            Conflict: it is settled already. NotFound: there is no such answer. InputError: the reason is too long.
        """
        bounded(reason, N_("The reason"))
        if settled is Settled.KEPT:
            checked(reason, N_("The reason"))
        here = _table.c.workshop_id == workshop_id, _table.c.id == read_back_id
        with self.writing(workshop_id, N_("correction settled"), ends=True) as connection:
            changed = connection.execute(
                sa.update(_table)
                .where(*here, _table.c.settled == Settled.OPEN.value)
                .values(settled=settled.value, reason=reason)
            )
            if changed.rowcount == 1:
                return
            if connection.execute(sa.select(_table.c.id).where(*here)).first() is None:
                raise NotFound("This correction is not there any more.")
            raise Conflict("Somebody has settled this correction meanwhile.", next_step="Look at it again.")

    def read_backs(self, workshop_id: str) -> tuple[ReadBack, ...]:
        """All answers of the workshop's groups, the oldest first."""
        query = sa.select(_table).where(_table.c.workshop_id == workshop_id).order_by(_table.c.id)
        with self.reading() as connection:
            return tuple(map(_read_back_from, connection.execute(query)))


def _read_back_from(row: sa.Row[Any]) -> ReadBack:
    return ReadBack(
        id=row.id,
        draft_id=row.draft_id,
        revision=row.revision,
        group_id=row.group_id,
        sentence=row.sentence,
        answer=Answer(row.answer),
        words=row.words,
        settled=Settled(row.settled),
        reason=row.reason,
        made=row.made,
    )
