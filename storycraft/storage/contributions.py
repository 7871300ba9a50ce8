"""Stores contributions: saved when entered, changed by version; earlier states and withdrawn ones are kept."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.clean_text import readable
from storycraft.domain.errors import InputError, NotFound
from storycraft.domain.message import N_, Message
from storycraft.domain.workshop import Consent, Contribution
from storycraft.storage import tables
from storycraft.storage.counters import raise_counter
from storycraft.storage.database import Store, leave_unchanged, now
from storycraft.storage.merged_groups import groups_within, standing_group
from storycraft.storage.row_versions import change
from storycraft.storage.text_limits import bounded, checked
from storycraft.storage.workshop_limits import POINTS, ROLE, STATES, refuse_beyond

_table = tables.contribution
_json = TypeAdapter(Contribution)


class Contributions(Store):
    """Reads and writes contributions."""

    def add_contribution(
        self,
        workshop_id: str,
        group_id: str,
        stage: str,
        text: str,
        *,
        token: str = "",
        author: str = "",
    ) -> Contribution:
        """Store one contribution; see `add_contributions`."""
        return self.add_contributions(workshop_id, group_id, stage, [("", text)], token=token, author=author)[
            0
        ]

    def add_contributions(
        self,
        workshop_id: str,
        group_id: str,
        stage: str,
        texts: Sequence[tuple[str, str]],
        *,
        language: str = "",
        consent: Consent = Consent.SHARE,
        token: str = "",
        author: str = "",
    ) -> tuple[Contribution, ...]:
        """Store all of these (speaker, text) pairs or none.

        The same `token` again from the same group, or one that was merged with it, returns what was stored the first
        time: a click that is sent twice counts once. In another group the token is independent.

        Raises:
            InputError: one has no words or is too long, or the workshop is full. NotFound: there is no such group.
        """
        kept = _within_bounds(texts)
        with self.writing(workshop_id, N_("points added"), group_id, only=group_id) as connection:
            if before := _by_token(connection, workshop_id, group_id, token):
                leave_unchanged(connection)
                return before
            group_id = standing_group(connection, workshop_id, group_id)
            last = raise_counter(connection, workshop_id, "contributions_made", len(kept))
            refuse_beyond(last, POINTS, N_("points in a workshop"))
            said = partial(Contribution, group_id=group_id, stage=stage, made=now(), author=author)
            added = tuple(
                said(id=f"c{number}", text=text, speaker=speaker, language=language, consent=consent)
                for number, (speaker, text) in enumerate(kept, last - len(kept) + 1)
            )
            name = _token_name(token, group_id)
            tokens = [f"{name}{n}" if token else None for n in range(len(kept))]
            insert_contributions(connection, workshop_id, added, tokens)
        return added

    def save_contribution(self, workshop_id: str, contribution: Contribution) -> Contribution:
        """Change its words, speaker, consent, stage or group, by version; its history keeps what was before.

        Raises:
            InputError: the words can't be kept. Conflict: it was changed meanwhile. NotFound: no such group.
        """
        checked(contribution.text, N_("The point"))
        bounded(contribution.speaker, N_("The role"), ROLE)
        values = {
            "text": contribution.text,
            "speaker": contribution.speaker,
            "consent": contribution.consent.value,
            "stage": contribution.stage,
            "group_id": contribution.group_id,
        }
        return self._change(workshop_id, contribution.id, contribution.version, values, N_("point changed"))

    def withdraw_contribution(
        self, workshop_id: str, contribution_id: str, version: int, reason: str = ""
    ) -> Contribution:
        """Withdraw a contribution from the workshop; its history stays.

        Raises:
            InputError: the reason can't be kept. Conflict: the point was changed meanwhile.
        """
        values = {"withdrawn": True, "reason": reason and checked(reason, N_("The reason"))}
        return self._change(workshop_id, contribution_id, version, values, N_("point withdrawn"))

    def withdrawn(self, workshop_id: str) -> tuple[tuple[Contribution, str], ...]:
        """The withdrawn contributions, each with the reason given ("" for none), in the order of entry."""
        query = sa.select(_table).where(_table.c.workshop_id == workshop_id, _table.c.withdrawn)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(_table.c.place)).all()
        return tuple((contribution_from(row), row.reason) for row in rows)

    def restore_contribution(self, workshop_id: str, contribution_id: str, version: int) -> None:
        """Put a withdrawn point back into the workshop."""
        values = {"withdrawn": False, "reason": ""}
        self._change(workshop_id, contribution_id, version, values, N_("point brought back"))

    def contribution_history(self, workshop_id: str, contribution_id: str) -> tuple[Contribution, ...]:
        """All states of a contribution, oldest first; the last one is the present one."""
        past = tables.contribution_history
        with self.reading() as connection:
            rows = connection.execute(
                sa.select(past.c.body)
                .where(past.c.workshop_id == workshop_id, past.c.id == contribution_id)
                .order_by(past.c.version)
            ).scalars()
            before = tuple(_json.validate_python(body) for body in rows)
            return (*before, self._read(connection, workshop_id, contribution_id))

    def _change(
        self, workshop_id: str, contribution_id: str, version: int, values: dict[str, Any], kind: str
    ) -> Contribution:
        where = {"workshop_id": workshop_id, "id": contribution_id}
        withdrawn = bool(values.get("withdrawn"))  # nobody is kept from taking their words back
        with self.writing(workshop_id, kind, contribution_id, ends=withdrawn) as connection:
            before = self._read(connection, workshop_id, contribution_id)
            if not withdrawn:
                refuse_beyond(version, STATES, N_("states of a point"))
            if "group_id" in values:
                values["group_id"] = standing_group(connection, workshop_id, values["group_id"])
            change(connection, _table, where, version, values, N_("The point"))
            connection.execute(
                sa.insert(tables.contribution_history).values(
                    **where, version=before.version, body=_json.dump_python(before, mode="json")
                )
            )
            return self._read(connection, workshop_id, contribution_id)

    def _read(self, connection: sa.Connection, workshop_id: str, contribution_id: str) -> Contribution:
        row = connection.execute(
            sa.select(_table).where(_table.c.workshop_id == workshop_id, _table.c.id == contribution_id)
        ).first()
        if row is None:
            raise NotFound("The point is not there any more.")
        return contribution_from(row)


def _within_bounds(texts: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """These (speaker, text) pairs as they are kept. Raises InputError where one can't be, or none is given."""
    if not texts:
        raise InputError("There are no words to keep.", next_step="Type something first.")
    alone = len(texts) == 1
    return [
        (
            bounded(speaker, N_("The role"), ROLE),
            checked(text, N_("The point") if alone else Message("Point {number}", number=number)),
        )
        for number, (speaker, text) in enumerate(texts, 1)
    ]


def _by_token(
    connection: sa.Connection, workshop_id: str, group_id: str, token: str
) -> tuple[Contribution, ...]:
    if not token:
        return ()
    groups = groups_within(connection, workshop_id, group_id)
    names = (_token_name(token, group) for group in groups)
    rows = connection.execute(
        sa.select(_table)
        .where(
            _table.c.workshop_id == workshop_id,
            sa.or_(*(_table.c.token.startswith(name, autoescape=True) for name in names)),
        )
        .order_by(_table.c.place)
    )
    return tuple(contribution_from(row) for row in rows)


def _token_name(token: str, group_id: str) -> str:
    """The prefix of the tokens of one post: of fixed length whatever a browser sends, and different in each group."""
    digest = hashlib.blake2s(readable(token).encode(), digest_size=16).hexdigest()
    return f"{digest}:{group_id}:"


def insert_contributions(
    connection: sa.Connection,
    workshop_id: str,
    contributions: Sequence[Contribution],
    tokens: Sequence[str | None],
) -> None:
    """Insert rows as they are; ids must be new."""
    rows = [
        {
            "workshop_id": workshop_id,
            "id": c.id,
            "place": int(c.id[1:]),
            "group_id": c.group_id,
            "stage": c.stage,
            "text": c.text,
            "speaker": c.speaker,
            "language": c.language,
            "consent": c.consent.value,
            "made": c.made or now(),
            "token": token,
            "author": c.author,
        }
        for c, token in zip(contributions, tokens, strict=True)
    ]
    if rows:
        connection.execute(sa.insert(_table), rows)


def contribution_from(row: sa.Row[Any]) -> Contribution:
    """The contribution (domain object) made from a database row."""
    made: datetime = row.made
    return Contribution(
        id=row.id,
        group_id=row.group_id,
        stage=row.stage,
        text=row.text,
        speaker=row.speaker,
        language=row.language,
        consent=Consent(row.consent),
        made=made,
        withdrawn=row.withdrawn,
        author=row.author,
        version=row.version,
    )
