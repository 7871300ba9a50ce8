"""Stores a workshop that was read from a file, completely or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import sqlalchemy as sa

from storycraft.domain.errors import InputError
from storycraft.domain.look_alikes import looks_of, same_name
from storycraft.domain.message import N_, Message
from storycraft.domain.thread_change import ChangeKind
from storycraft.domain.workshop import ROOM, ROOM_ID, Group, Workshop
from storycraft.storage.contributions import insert_contributions
from storycraft.storage.counters import raise_counter
from storycraft.storage.database import log_at_once
from storycraft.storage.text_limits import bounded, checked
from storycraft.storage.threads import insert_threads
from storycraft.storage.workshop_limits import GROUPS, POINTS, ROLE, THREADS, refuse_beyond
from storycraft.storage.workshops import Workshops, insert_groups


class Imports(Workshops):
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
        with self.writing() as connection:
            workshop_id = self.insert_workshop(connection, workshop)
            _fill(connection, workshop_id, workshop)
        return self.workshop(workshop_id)


def _fill(connection: sa.Connection, workshop_id: str, brought: Workshop) -> None:
    """Insert all that was brought into a new workshop; the log gets the entries that people's own changes would."""
    made, groups = _insert_groups(connection, workshop_id, brought.groups)
    log = [(N_("group added"), group.id) for group in made]
    log += [(N_("points imported"), ""), *[(ChangeKind.ADDED.value, "")] * len(brought.threads)]
    revisions = log_at_once(connection, workshop_id, log)
    numbers = {c.id: f"c{n}" for n, c in enumerate(brought.contributions, 1)}
    points = [
        replace(c, id=numbers[c.id], group_id=groups.get(c.group_id, ROOM_ID)) for c in brought.contributions
    ]
    insert_contributions(connection, workshop_id, points, [None] * len(points))
    raise_counter(connection, workshop_id, "contributions_made", len(points))
    threads = [
        replace(
            thread,
            contribution_ids=tuple(numbers[cid] for cid in thread.contribution_ids if cid in numbers),
            group_id=groups.get(thread.group_id, ""),
        )
        for thread in brought.threads
    ]
    insert_threads(connection, workshop_id, threads, revisions[len(made) + 1 :])


def _insert_groups(
    connection: sa.Connection, workshop_id: str, groups: Sequence[Group]
) -> tuple[tuple[Group, ...], dict[str, str]]:
    """Insert each group once: those that were made, and by the id that each was brought with its id now."""
    new = dict[str, Group]()
    for group in groups:
        if (name := same_name(group.name)) != same_name(ROOM):
            new.setdefault(name, replace(group, name=group.name.strip()))
    made = insert_groups(connection, workshop_id, list(new.values()))
    known = {same_name(ROOM): ROOM_ID, **{name: group.id for name, group in zip(new, made, strict=True)}}
    return made, {group.id: known[same_name(group.name)] for group in groups}


def _named_apart(groups: Iterable[Group]) -> None:
    """Refuse groups whose names look alike to people; names must also be valid texts."""
    known, written = dict.fromkeys(looks_of(ROOM), ROOM), {same_name(ROOM)}
    for group in groups:
        name = checked(group.name, N_("The group's name"))
        if same_name(name) in written:
            continue
        written.add(same_name(name))
        looks = looks_of(name)
        if twin := next((known[look] for look in sorted(looks) if look in known), ""):
            raise InputError(
                "The group “{name}” looks like the group “{twin}”.",
                next_step="Give both the same name, or names that nobody takes for each other.",
                name=name,
                twin=twin,
            )
        known |= dict.fromkeys(looks, name)
