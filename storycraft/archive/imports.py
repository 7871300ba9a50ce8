"""A whole workshop from a file: kept whole, or not at all."""

from dataclasses import replace

import sqlalchemy as sa

from storycraft.archive import tables
from storycraft.archive.contributions import insert_contributions
from storycraft.archive.threads import Threads
from storycraft.archive.words import checked
from storycraft.archive.workshops import Workshops
from storycraft.domain.errors import StorycraftError
from storycraft.domain.workshop import ROOM, ROOM_ID, Contribution, Workshop


class Imports(Workshops, Threads):
    """Bringing workshops in."""

    def import_workshop(self, workshop: Workshop) -> Workshop:
        """Keep a copy under new ids; contributions get their numbers anew, in their order.

        Raises:
            InputError: a text cannot be kept; nothing was.
        """
        for contribution in workshop.contributions:
            checked(contribution.text, f"Point {contribution.id}")
        made = self.create_workshop(workshop.title, workshop.format, workshop.language)
        try:
            self._fill(made, workshop)
        except StorycraftError:
            self.delete_workshop(made.id)
            raise
        return self.workshop(made.id)

    def _fill(self, made: Workshop, workshop: Workshop) -> None:
        groups = {g.id: self._group(made, g.name, g.question) for g in workshop.groups}
        numbers = {c.id: f"c{n}" for n, c in enumerate(workshop.contributions, 1)}
        contributions = [
            replace(c, id=numbers[c.id], group_id=groups.get(c.group_id, ROOM_ID))
            for c in workshop.contributions
        ]
        self._insert(made.id, contributions)
        for thread in workshop.threads:
            ids = tuple(numbers[cid] for cid in thread.contribution_ids if cid in numbers)
            group_id = groups.get(thread.group_id, "")
            self.add_thread(made.id, replace(thread, contribution_ids=ids, group_id=group_id))

    def _group(self, made: Workshop, name: str, question: str) -> str:
        if name.casefold() == ROOM.casefold():
            return ROOM_ID
        group = self.add_group(made.id, name)
        if question:
            self.save_group(made.id, replace(group, question=question))
        return group.id

    def _insert(self, workshop_id: str, contributions: list[Contribution]) -> None:
        with self.writing(workshop_id, "points imported") as connection:
            insert_contributions(connection, workshop_id, contributions, [None] * len(contributions))
            connection.execute(
                sa.update(tables.workshop)
                .where(tables.workshop.c.id == workshop_id)
                .values(contributions_made=len(contributions))
            )
