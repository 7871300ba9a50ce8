"""Stores workshops and their groups."""

import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import sqlalchemy as sa

from storycraft.domain.errors import Conflict, NotFound
from storycraft.domain.event import Event
from storycraft.domain.look_alikes import looks_of, same_name
from storycraft.domain.message import N_
from storycraft.domain.workshop import ROOM, Group, Workshop
from storycraft.storage import tables
from storycraft.storage.access import Access
from storycraft.storage.contributions import contribution_from
from storycraft.storage.counters import raise_counter
from storycraft.storage.database import now, raise_revision
from storycraft.storage.erase import Erasing, note_deletion
from storycraft.storage.row_versions import change
from storycraft.storage.text_limits import bounded, checked
from storycraft.storage.thread_rows import thread_from
from storycraft.storage.workshop_limits import DATE_OR_PLACE, GROUPS, refuse_beyond

AT_ONCE = 500
"""Workshops that one statement names: a database takes some ten thousand values."""


class Workshops(Access, Erasing):
    """Making, reading, describing and deleting workshops; adding groups."""

    def create_workshop(
        self, title: str, format: str, language: str = "en", *, date: str = "", place: str = ""
    ) -> Workshop:
        """A new workshop with one group, the room. Raises InputError for a title without words."""
        made = Workshop(title=title, format=format, language=language, date=date, place=place)
        with self.writing() as connection:
            workshop_id = self.insert_workshop(connection, made)
        return self.workshop(workshop_id)

    def insert_workshop(self, connection: sa.Connection, made: Workshop) -> str:
        """Insert a workshop with its title, format, language, date and place, and the room; its new id."""
        workshop_id = secrets.token_urlsafe(9)
        code, generation = self.free_code(connection, workshop_id, 0)
        connection.execute(
            sa.insert(tables.workshop).values(
                id=workshop_id,
                **_described(made.title, made.date, made.place),
                format=made.format,
                language=made.language,
                made=now(),
                join_hash=self.access_keys.code_hash(code),
                join_generation=generation,
            )
        )
        (room,) = insert_groups(connection, workshop_id, [Group(id="", name=ROOM)])
        raise_revision(connection, workshop_id, N_("group added"), room.id)
        return workshop_id

    def workshop(self, workshop_id: str) -> Workshop:
        """The workshop in its present state: groups, threads, and contributions that are not withdrawn."""
        return self.read_once(
            workshop_id, "workshop", lambda connection: _read_workshop(connection, workshop_id)
        )

    def workshop_revisions(self, workshop_ids: Collection[str] | None = None) -> Mapping[str, int]:
        """The revisions of these workshops or of all, which go up with every change, for a watcher that asks often."""
        query = sa.select(tables.workshop.c.id, tables.workshop.c.revision)
        queries = (
            [query]
            if workshop_ids is None
            else [query.where(tables.workshop.c.id.in_(ids)) for ids in _slices(workshop_ids)]
        )
        with self.reading() as connection:
            return {row.id: row.revision for each in queries for row in connection.execute(each)}

    def group_revisions(self, workshop_ids: Collection[str]) -> Mapping[tuple[str, str], int]:
        """By workshop and group, the newest revision that concerns this group alone; by "" the newest for all."""
        shared, own = tables.workshop, tables.group
        found: dict[tuple[str, str], int] = {}
        with self.reading() as connection:
            for ids in _slices(workshop_ids):
                for_all = sa.select(shared.c.id, sa.literal(""), shared.c.shared_revision)
                for_one = sa.select(own.c.workshop_id, own.c.id, own.c.revision)
                rows = connection.execute(
                    sa.union_all(
                        for_all.where(shared.c.id.in_(ids)), for_one.where(own.c.workshop_id.in_(ids))
                    )
                )
                found |= {(workshop_id, group_id): revision for workshop_id, group_id, revision in rows}
        return found

    def show_again(self, workshop_id: str, group_id: str) -> None:
        """Have a group's screens drawn again after a change that is not in the database."""
        with self.writing(workshop_id, only=group_id):
            pass

    def describe_workshop(
        self, workshop_id: str, *, title: str, date: str, place: str, version: int
    ) -> Workshop:
        """Change a workshop's title, date and place, by version."""
        described = _described(title, date, place)
        with self.writing(workshop_id, N_("workshop described")) as connection:
            change(connection, tables.workshop, {"id": workshop_id}, version, described, N_("The workshop"))
        return self.workshop(workshop_id)

    def delete_workshop(self, workshop_id: str) -> None:
        """Delete a workshop with everything in it, from the database's files too; this cannot be undone.

        Where somebody is still reading them, the files are rewritten later: see `erase_deleted`.
        """
        with self.writing(workshop_id) as connection:
            note_deletion(connection)
            connection.execute(sa.delete(tables.workshop).where(tables.workshop.c.id == workshop_id))
        self.workshop_cache.forget(workshop_id)
        self.erase_deleted()

    def model_host(self, workshop_id: str) -> str:
        """The one host to whose language model this workshop's words may go; "" is none."""
        query = sa.select(tables.workshop.c.model_host).where(tables.workshop.c.id == workshop_id)
        with self.reading() as connection:
            return connection.execute(query).scalar() or ""

    def allow_model(self, workshop_id: str, host: str) -> None:
        """Let this workshop's words go to the language model at that host and no other; "" turns it off."""
        kind = N_("model allowed") if host else N_("model turned off")
        with self.writing(workshop_id, kind, ends=not host) as connection:
            connection.execute(
                sa.update(tables.workshop).where(tables.workshop.c.id == workshop_id).values(model_host=host)
            )

    def events(self, workshop_id: str, since: int = 0, latest: int | None = None) -> tuple[Event, ...]:
        """The events after the revision `since`, or only the `latest` of them (a number), oldest first."""
        table = tables.event
        query = sa.select(table).where(table.c.workshop_id == workshop_id, table.c.revision > since)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(table.c.revision.desc()).limit(latest)).all()
        return tuple(
            Event(revision=r.revision, made=r.made, kind=r.kind, about=r.about) for r in reversed(rows)
        )

    def groups_ever(self, workshop_id: str) -> Mapping[str, Group]:
        """All groups by their ids, those too that were merged into another one since."""
        table = tables.group
        query = sa.select(table).where(table.c.workshop_id == workshop_id)
        with self.reading() as connection:
            return {row.id: _group_from(row) for row in connection.execute(query.order_by(table.c.place))}

    def add_group(self, workshop_id: str, name: str) -> Group:
        """A new group. Raises Conflict where one has a name that people could take for it."""
        name = checked(name, N_("The group's name")).strip()
        with self.writing(workshop_id, N_("group added")) as connection:
            _refuse_look_alike(connection, workshop_id, name)
            (group,) = insert_groups(connection, workshop_id, [Group(id="", name=name)])
            _name_in_log(connection, workshop_id, group)
        return group

    def save_group(self, workshop_id: str, group: Group) -> Group:
        """Change a group's name or question, by version; a new name that looks like another one is a Conflict."""
        name = checked(group.name, N_("The group's name"))
        where = {"workshop_id": workshop_id, "id": group.id}
        values = {"name": name, "folded_name": same_name(name), "question": group.question}
        with self.writing(workshop_id, N_("group changed"), group.id) as connection:
            _refuse_look_alike(connection, workshop_id, name, of=group.id)
            change(connection, tables.group, where, group.version, values, N_("The group"))
        saved = self.workshop(workshop_id).group(group.id)
        assert saved is not None
        return saved


def _slices(ids: Collection[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while few := list(islice(rest, AT_ONCE)):
        yield few


def _described(title: str, date: str, place: str) -> dict[str, str]:
    return {
        "title": checked(title, N_("The title")),
        "date": bounded(date, N_("The date"), DATE_OR_PLACE),
        "place": bounded(place, N_("The place"), DATE_OR_PLACE),
    }


def insert_groups(connection: sa.Connection, workshop_id: str, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Insert groups under the next ids, whatever ids they have; the groups as they stand then.

    Who calls has made sure that their names look like no other ones, and logs them.
    """
    last = raise_counter(connection, workshop_id, "groups_made", len(groups))
    refuse_beyond(last, GROUPS, N_("groups in a workshop, merged ones too"))
    first = last - len(groups) + 1
    made = tuple(
        Group(id=f"g{number}", name=group.name, question=group.question)
        for number, group in enumerate(groups, first)
    )
    rows = [
        {
            "workshop_id": workshop_id,
            "id": group.id,
            "place": place,
            "name": group.name,
            "folded_name": same_name(group.name),
            "question": group.question,
        }
        for place, group in enumerate(made, first)
    ]
    if rows:
        connection.execute(sa.insert(tables.group), rows)
    return made


def _name_in_log(connection: sa.Connection, workshop_id: str, group: Group) -> None:
    """Have the log's entry of this change name a group whose id was not known when it was written."""
    workshop, event = tables.workshop, tables.event
    revision = sa.select(workshop.c.revision).where(workshop.c.id == workshop_id).scalar_subquery()
    made_now = (event.c.workshop_id == workshop_id, event.c.revision == revision)
    connection.execute(sa.update(event).where(*made_now).values(about=group.id))


def _refuse_look_alike(connection: sa.Connection, workshop_id: str, name: str, of: str = "") -> None:
    """Refuse a name that resembles another group's; the group `of` may keep the one that it has."""
    table = tables.group
    query = sa.select(table.c.id, table.c.name).where(
        table.c.workshop_id == workshop_id, table.c.merged_into == ""
    )
    names = {row.id: row.name for row in connection.execute(query.order_by(table.c.place))}
    if names.pop(of, None) == name:
        return  # only its question changes: a name from before this rule stays
    looks = looks_of(name)
    if twin := next((each for each in names.values() if not looks.isdisjoint(looks_of(each))), ""):
        if same_name(twin) == same_name(name):
            raise Conflict(
                "There is a group called “{twin}” already.",
                next_step="Join it, or take another name.",
                twin=twin,
            )
        raise Conflict(
            "“{name}” looks like “{twin}”, which is there already.",
            next_step="Join that group, or take a name that nobody takes for it.",
            name=name,
            twin=twin,
        )


def _read_workshop(connection: sa.Connection, workshop_id: str) -> Workshop:
    row = connection.execute(sa.select(tables.workshop).where(tables.workshop.c.id == workshop_id)).first()
    if row is None:
        raise NotFound("This workshop is not there any more.")
    groups, contributions, threads = (
        connection.execute(
            sa.select(table).where(table.c.workshop_id == workshop_id).order_by(table.c.place)
        ).all()
        for table in (tables.group, tables.contribution, tables.thread)
    )
    return Workshop(
        id=row.id,
        title=row.title,
        date=row.date,
        place=row.place,
        format=row.format,
        language=row.language,
        revision=row.revision,
        version=row.version,
        groups=tuple(_group_from(r) for r in groups if not r.merged_into),
        contributions=tuple(contribution_from(r) for r in contributions if not r.withdrawn),
        withdrawn=tuple(contribution_from(r) for r in contributions if r.withdrawn),
        threads=tuple(thread_from(r) for r in threads),
    )


def _group_from(row: sa.Row[Any]) -> Group:
    return Group(id=row.id, name=row.name, question=row.question, version=row.version)
