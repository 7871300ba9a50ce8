"""seals over words with control characters, which earlier versions kept: they hold over the words as they are read now."""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_DRAFT = sa.table(
    "draft",
    sa.column("id"),
    sa.column("workshop_id"),
    sa.column("title"),
    sa.column("seal"),
    sa.column("paragraphs", sa.JSON),
)
_POINT = sa.table("contribution", *map(sa.column, ("workshop_id", "id", "group_id", "text", "speaker")))
_GROUP = sa.table("working_group", *map(sa.column, ("workshop_id", "id", "name")))

Clean = Callable[[str], str]


def upgrade() -> None:
    """Go forward: a seal that held over the words as they were kept is made over them as they are read."""
    connection = op.get_bind()
    for draft in connection.execute(sa.select(_DRAFT).where(_DRAFT.c.seal != "")).all():
        points = list(_cited(connection, draft))
        if draft.seal == _seal(draft, points, str):
            seal = _seal(draft, points, _readable)
            connection.execute(sa.update(_DRAFT).where(_DRAFT.c.id == draft.id).values(seal=seal))


def _cited(connection: sa.Connection, draft: sa.Row[Any]) -> Iterator[tuple[str, ...]]:
    """The id, words, group and role of each point that the draft cites."""
    cites = {cid for paragraph in draft.paragraphs for sentence in paragraph for cid in sentence["cites"]}
    groups = sa.select(_GROUP.c.id, _GROUP.c.name).where(_GROUP.c.workshop_id == draft.workshop_id)
    names: Mapping[str, str] = {row.id: row.name for row in connection.execute(groups)}
    for row in connection.execute(sa.select(_POINT).where(_POINT.c.workshop_id == draft.workshop_id)):
        if row.id in cites:
            yield row.id, row.text, names.get(row.group_id, ""), row.speaker


def _seal(draft: sa.Row[Any], points: list[tuple[str, ...]], clean: Clean) -> str:
    """The seal as it is made at this form of the database: marks of open questions are no part of it."""
    kept = (
        [s for s in p if not re.fullmatch(r"\*open:.*\*", s["text"], re.DOTALL)] for p in draft.paragraphs
    )
    told = [
        _flat(clean(draft.title)),
        [[[_flat(clean(s["text"])), *s["cites"]] for s in paragraph] for paragraph in kept if paragraph],
        sorted([cid, *(_flat(clean(words)) for words in rest)] for cid, *rest in points),
    ]
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()


def _readable(text: str) -> str:
    return re.sub("[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]", "\ufffd", re.sub("[\x0b\x0c\x85]", "\n", text))


def _flat(text: str) -> str:
    return " ".join(text.split())
