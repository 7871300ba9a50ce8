"""The rows of a draft's revisions, and the frozen objects that they are."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.story import Draft, Paragraph, Revision
from storycraft.storage import tables
from storycraft.storage.database import now
from storycraft.storage.stored_messages import pack, unpack

_paragraphs: TypeAdapter[tuple[Paragraph, ...]] = TypeAdapter(tuple[Paragraph, ...])


def revision_at(connection: sa.Connection, draft_id: str, number: int) -> sa.Row[Any] | None:
    """The row of a revision by its number; None where there is no such one."""
    table = tables.revision
    return connection.execute(
        sa.select(table).where(table.c.draft_id == draft_id, table.c.number == number)
    ).first()


def revision_from(row: sa.Row[Any]) -> Revision:
    """The revision (domain object) made from a database row."""
    return Revision(
        draft_id=row.draft_id,
        number=row.number,
        parent=row.parent,
        title=row.title,
        paragraphs=_paragraphs.validate_python(row.paragraphs),
        by=row.author,
        why=unpack(row.why),
        made=row.made,
    )


def amend_revision(connection: sa.Connection, draft: Draft, running: Mapping[str, str]) -> None:
    """Write the draft's text over its latest revision; `running` is who typed what into it, by edit."""
    table = tables.revision
    connection.execute(
        sa.update(table)
        .where(table.c.draft_id == draft.id, table.c.number == draft.revision)
        .values(
            title=draft.title,
            paragraphs=_paragraphs.dump_python(draft.paragraphs, mode="json"),
            running=dict(running),
        )
    )


def add_revision(
    connection: sa.Connection,
    draft: Draft,
    *,
    parent: int,
    by: str,
    running: Mapping[str, str] = MappingProxyType({}),
    why: str = "",
) -> None:
    """Keep the draft's text as the revision whose number it has."""
    connection.execute(
        sa.insert(tables.revision).values(
            draft_id=draft.id,
            number=draft.revision,
            parent=parent,
            title=draft.title,
            paragraphs=_paragraphs.dump_python(draft.paragraphs, mode="json"),
            author=by,
            made=now(),
            running=dict(running),
            why=pack(why),
        )
    )
