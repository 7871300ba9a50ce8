"""Checks and renews access to a workshop: join code, group links, the facilitator's link."""

import sqlalchemy as sa

from storycraft.domain.errors import NotFound, Refused
from storycraft.domain.message import N_
from storycraft.domain.role import Role
from storycraft.storage import tables
from storycraft.storage.access_keys import CODE_LENGTHS, AccessKeys
from storycraft.storage.database import Store
from storycraft.storage.key_generations import KeyGenerations, read_key_generations
from storycraft.storage.merged_groups import groups_within


class Access(Store):
    """Makes, checks and renews access keys; after a renewal the old key is invalid."""

    access_keys: AccessKeys

    def join_code(self, workshop_id: str) -> str:
        """The join code that the wall shows. It keeps its length, also where new codes have another."""
        keys = self.key_generations(workshop_id)
        codes = (self.access_keys.join_code(workshop_id, keys.join, length) for length in CODE_LENGTHS)
        return next((code for code in codes if self.access_keys.code_hash(code) == keys.join_hash), "")

    def key_of(self, role: Role, workshop_id: str, group_id: str = "", browser: str = "") -> str:
        """The key in the link of a role: of a group's screen, or of a person's phone, which works in that browser only.

        Raises:
            NotFound: there is no such workshop or group.
        """
        return self.access_keys.key(*self._about(role, workshop_id, group_id, browser))

    def check_key(self, role: Role, workshop_id: str, key: str, group_id: str = "", browser: str = "") -> str:
        """Check a role's key; the group that it opens: the one that its own was merged into, "" for the wall.

        Raises:
            Refused: the key does not fit (any more). NotFound: no such workshop or group.
        """
        self.access_keys.check(key, *self._about(role, workshop_id, group_id, browser))
        if role is Role.FACILITATOR:
            return group_id  # who opens everything looks at any group
        return "" if role is Role.WALL else self.key_generations(workshop_id).standing(group_id)

    def _about(self, role: Role, workshop_id: str, group_id: str, browser: str) -> tuple[object, ...]:
        """What a role's key is derived from."""
        keys = self.key_generations(workshop_id)
        if role in (Role.FACILITATOR, Role.WALL):
            return role.value, workshop_id, keys.facilitator
        of_browser = (browser,) if role is Role.PERSON else ()
        return role.value, workshop_id, group_id, *of_browser, keys.group(group_id)

    def facilitator_key(self, workshop_id: str) -> str:
        """The key in the facilitator's link."""
        return self.key_of(Role.FACILITATOR, workshop_id)

    def group_key(self, workshop_id: str, group_id: str) -> str:
        """The key in a group's link."""
        return self.key_of(Role.GROUP, workshop_id, group_id)

    def wall_key(self, workshop_id: str) -> str:
        """The key in the projector's link, which is read-only."""
        return self.key_of(Role.WALL, workshop_id)

    def enter_with_code(self, code: str) -> str:
        """The id of the workshop that the code belongs to; case and spaces do not matter.

        Raises:
            Refused: it belongs to none.
        """
        table = tables.workshop
        with self.reading() as connection:
            found = connection.execute(
                sa.select(table.c.id).where(table.c.join_hash == self.access_keys.code_hash(code))
            ).scalar()
        if found is None:
            raise Refused(
                "No workshop has this code.",
                next_step="Look at the facilitator's screen, and type all letters of it.",
            )
        return str(found)

    def open_group(self, workshop_id: str, group_id: str, browser: str) -> str:
        """The group's key, for the first browser that comes with the join code, and for that one again.

        Raises:
            Refused: another browser has opened it; its own link lets more screens in.
        """
        table, me = tables.group, self.author(workshop_id, browser)
        here = (table.c.workshop_id == workshop_id, table.c.id == group_id, table.c.merged_into == "")
        with self.writing(workshop_id, N_("group opened"), group_id) as connection:
            by = connection.execute(sa.select(table.c.opened_by).where(*here)).scalar_one_or_none()
            if by is None:
                raise NotFound("This group is not there any more.")
            if by not in ("", me):
                raise Refused(
                    "This group is open on another screen already.",
                    next_step="There, “Another screen” shows its code to scan. Or ask the facilitator for its link.",
                )
            connection.execute(sa.update(table).where(*here).values(opened_by=me))
        return self.group_key(workshop_id, group_id)

    def groups_open_elsewhere(self, workshop_id: str, browser: str) -> set[str]:
        """The ids of the groups that another browser has opened."""
        table = tables.group
        query = sa.select(table.c.id).where(
            table.c.workshop_id == workshop_id,
            table.c.opened_by.not_in(("", self.author(workshop_id, browser))),
        )
        with self.reading() as connection:
            return set(connection.execute(query).scalars())

    def joining_key(self, workshop_id: str) -> str:
        """The key with which a holder of the join code receives change events only; renewed with the code."""
        return self.access_keys.key("joining", workshop_id, self.key_generations(workshop_id).join)

    def check_joining(self, workshop_id: str, key: str) -> None:
        """Check the key for receiving change events; raises Refused or NotFound."""
        generation = self.key_generations(workshop_id).join
        self.access_keys.check(key, "joining", workshop_id, generation)

    def author(self, workshop_id: str, browser: str) -> str:
        """The author id of a browser: always the same within one workshop, different in every other workshop."""
        return self.access_keys.key("author", workshop_id, browser) if browser else ""

    def renew_join_code(self, workshop_id: str) -> str:
        """Make a new join code; groups that have joined already stay in."""
        table = tables.workshop
        with self.writing(workshop_id, N_("join code renewed"), ends=True) as connection:
            generation = connection.execute(
                sa.select(table.c.join_generation).where(table.c.id == workshop_id)
            ).scalar_one()
            code, generation = self.free_code(connection, workshop_id, generation + 1)
            connection.execute(
                sa.update(table)
                .where(table.c.id == workshop_id)
                .values(join_generation=generation, join_hash=self.access_keys.code_hash(code))
            )
        return code

    def renew_facilitator_key(self, workshop_id: str) -> str:
        """Make a new key for the facilitator; the old link becomes invalid."""
        table = tables.workshop
        with self.writing(workshop_id, N_("facilitator link renewed"), ends=True) as connection:
            connection.execute(
                sa.update(table)
                .where(table.c.id == workshop_id)
                .values(facilitator_generation=table.c.facilitator_generation + 1)
            )
        return self.facilitator_key(workshop_id)

    def renew_group_key(self, workshop_id: str, group_id: str) -> str:
        """Make a new key for a group; its old link and those of groups merged into it become invalid."""
        table = tables.group
        with self.writing(workshop_id, N_("group link renewed"), group_id, ends=True) as connection:
            within = groups_within(connection, workshop_id, group_id)
            connection.execute(
                sa.update(table)
                .where(table.c.workshop_id == workshop_id, table.c.id.in_(within))
                .values(key_generation=table.c.key_generation + 1, opened_by="")
            )
        return self.group_key(workshop_id, group_id)

    def renew_group_keys(self, workshop_id: str) -> None:
        """Make new keys for all groups at once: every group link copied before becomes invalid."""
        table = tables.group
        with self.writing(workshop_id, N_("all group links renewed"), ends=True) as connection:
            connection.execute(
                sa.update(table)
                .where(table.c.workshop_id == workshop_id)
                .values(key_generation=table.c.key_generation + 1, opened_by="")
            )

    def free_code(self, connection: sa.Connection, workshop_id: str, generation: int) -> tuple[str, int]:
        """The first code from this generation on that no other workshop has, with its generation."""
        while True:
            code = self.access_keys.join_code(workshop_id, generation)
            taken = sa.select(tables.workshop.c.id).where(
                tables.workshop.c.join_hash == self.access_keys.code_hash(code)
            )
            if connection.execute(taken).first() is None:
                return code, generation
            generation += 1

    def key_generations(self, workshop_id: str) -> KeyGenerations:
        """The generations of a workshop's keys. Raises NotFound."""
        return self.read_once(
            workshop_id, "key generations", lambda connection: read_key_generations(connection, workshop_id)
        )
