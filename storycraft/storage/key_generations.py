"""How often each key of a workshop was renewed, and which group a merged one has become."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from storycraft.domain.errors import NotFound
from storycraft.storage import tables
from storycraft.storage.merged_groups import standing_in

GONE = "This workshop is not there any more."


@dataclass(frozen=True, slots=True)
class KeyGenerations:
    """The generations of a workshop's keys: `groups` by group, the others those of the whole workshop.

    `merged_into` holds, for each group, the one that it was merged into, "" for one that stands.
    """

    facilitator: int
    join: int
    join_hash: str
    groups: Mapping[str, int]
    merged_into: Mapping[str, str]

    def group(self, group_id: str) -> int:
        """The generation of a group's key. Raises NotFound."""
        if group_id not in self.groups:
            raise NotFound(GONE)
        return self.groups[group_id]

    def standing(self, group_id: str) -> str:
        """The id of the group that a group has become; see `standing_group`."""
        return standing_in(self.merged_into, group_id)


def read_key_generations(connection: sa.Connection, workshop_id: str) -> KeyGenerations:
    """The generations of a workshop's keys, as this transaction sees them. Raises NotFound."""
    shared, group = tables.workshop, tables.group
    row = connection.execute(
        sa.select(shared.c.facilitator_generation, shared.c.join_generation, shared.c.join_hash).where(
            shared.c.id == workshop_id
        )
    ).first()
    if row is None:
        raise NotFound(GONE)
    groups = connection.execute(
        sa.select(group.c.id, group.c.key_generation, group.c.merged_into).where(
            group.c.workshop_id == workshop_id
        )
    ).all()
    return KeyGenerations(
        facilitator=row.facilitator_generation,
        join=row.join_generation,
        join_hash=row.join_hash,
        groups={each.id: each.key_generation for each in groups},
        merged_into={each.id: each.merged_into for each in groups},
    )
