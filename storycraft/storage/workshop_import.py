"""Stores a workshop that was read from a file, completely or not at all."""

from collections.abc import Iterable
from dataclasses import replace

import sqlalchemy as sa

from storycraft.domain.errors import InputError, StorycraftError
from storycraft.domain.look_alikes import looks_of
from storycraft.domain.message import N_, Message
from storycraft.domain.workshop import ROOM, ROOM_ID, Contribution, Group, Workshop
from storycraft.storage import tables
from storycraft.storage.contributions import insert_contributions
from storycraft.storage.text_limits import bounded, checked
from storycraft.storage.threads import ThreadStore
from storycraft.storage.workshop_limits import GROUPS, POINTS, ROLE, THREADS, refuse_beyond
from storycraft.storage.workshops import Workshops, insert_group


class Imports(Workshops, ThreadStore):
    """Imports workshops into the database."""

    def import_workshop(self, workshop: Workshop) -> Workshop:
        """Store a copy of the workshop with new ids; contributions are numbered again in their order.

        Groups whose names differ in case and blanks alone are one group.

        Raises:
            InputError: a text cannot be kept, there is too much, or two groups' names look alike; nothing was kept.
        """
        refuse_beyond(len(workshop.contributions), POINTS, N_("points in a workshop"))
        refuse_beyond(len(workshop.groups), GROUPS, N_("groups in a workshop"))
        refuse_beyond(len(workshop.threads), THREADS, N_("threads in a workshop"))
        for contribution in workshop.contributions:
            checked(contribution.text, Message("Point {number}", number=contribution.id))
            bounded(contribution.speaker, Message("The role of point {number}", number=contribution.id), ROLE)
        _named_apart(workshop.groups)
        made = self.create_workshop(
            workshop.title, workshop.format, workshop.language, date=workshop.date, place=workshop.place
        )
        try:
            self._fill(made, workshop)
        except StorycraftError:
            self.delete_workshop(made.id)
            raise
        return self.workshop(made.id)

    def _fill(self, made: Workshop, workshop: Workshop) -> None:
        known = {_folded(ROOM): ROOM_ID}
        groups = {g.id: self._group(made, g, known) for g in workshop.groups}
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

    def _group(self, made: Workshop, group: Group, known: dict[str, str]) -> str:
        name = _folded(group.name)
        if name not in known:
            with self.writing(made.id, N_("group added")) as connection:
                known[name] = insert_group(connection, made.id, group.name.strip(), group.question).id
        return known[name]

    def _insert(self, workshop_id: str, contributions: list[Contribution]) -> None:
        with self.writing(workshop_id, N_("points imported")) as connection:
            insert_contributions(connection, workshop_id, contributions, [None] * len(contributions))
            connection.execute(
                sa.update(tables.workshop)
                .where(tables.workshop.c.id == workshop_id)
                .values(contributions_made=len(contributions))
            )


def _named_apart(groups: Iterable[Group]) -> None:
    """Refuse groups whose names look alike to people; names must also be valid texts."""
    known, written = dict.fromkeys(looks_of(ROOM), ROOM), {_folded(ROOM)}
    for group in groups:
        name = checked(group.name, N_("The group's name"))
        if _folded(name) in written:
            continue
        written.add(_folded(name))
        looks = looks_of(name)
        if twin := next((known[look] for look in sorted(looks) if look in known), ""):
            raise InputError(
                "The group “{name}” looks like the group “{twin}”.",
                next_step="Give both the same name, or names that nobody takes for each other.",
                name=name,
                twin=twin,
            )
        known |= dict.fromkeys(looks, name)


def _folded(name: str) -> str:
    """A key that is equal for names that differ only in case and blanks; they are treated as one group."""
    return " ".join(name.casefold().split())
