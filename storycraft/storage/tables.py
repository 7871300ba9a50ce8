"""The database tables (SQLAlchemy); `storycraft.domain` explains their meaning."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from storycraft.storage.column_types import Body, Moment, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _of_workshop(**kwargs: Any) -> Column[str]:
    return Column("workshop_id", ForeignKey("workshop.id", ondelete="CASCADE"), nullable=False, **kwargs)


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False, default=1)


workshop = Table(
    "workshop",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("title", Words, nullable=False),
    Column("date", Words, nullable=False, default=""),
    Column("place", Words, nullable=False, default=""),
    Column("format", String(80), nullable=False),
    Column("language", String(16), nullable=False),
    Column("made", Moment, nullable=False),
    Column("revision", Integer, nullable=False, default=0),
    Column("shared_revision", Integer, nullable=False, default=0),
    Column("model_host", Words, nullable=False, default=""),
    Column("join_hash", String(64), nullable=False, unique=True),
    Column("join_generation", Integer, nullable=False, default=0),
    Column("facilitator_generation", Integer, nullable=False, default=0),
    Column("groups_made", Integer, nullable=False, default=0),
    Column("contributions_made", Integer, nullable=False, default=0),
    Column("threads_made", Integer, nullable=False, default=0),
    _version(),
)

event = Table(
    "event",
    metadata,
    _of_workshop(primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("made", Moment, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("about", Words, nullable=False),
)

group = Table(
    "working_group",
    metadata,
    _of_workshop(primary_key=True),
    Column("id", String(16), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("name", Words, nullable=False),
    Column("folded_name", Words, nullable=False),
    Column("question", String(80), nullable=False),
    Column("key_generation", Integer, nullable=False, default=0),
    Column("opened_by", String(40), nullable=False, default=""),
    Column("merged_into", String(16), nullable=False, default=""),
    Column("revision", Integer, nullable=False, default=0),
    _version(),
    UniqueConstraint("workshop_id", "folded_name"),
)

contribution = Table(
    "contribution",
    metadata,
    _of_workshop(primary_key=True),
    Column("id", String(16), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("group_id", String(16), nullable=False),
    Column("stage", String(80), nullable=False),
    Column("text", Words, nullable=False),
    Column("speaker", Words, nullable=False),
    Column("language", String(16), nullable=False),
    Column("consent", String(16), nullable=False),
    Column("made", Moment, nullable=False),
    Column("withdrawn", Boolean, nullable=False, default=False),
    Column("reason", Words, nullable=False, default=""),
    Column("token", String(80)),
    Column("author", String(40), nullable=False, default=""),
    _version(),
    UniqueConstraint("workshop_id", "token"),
)

contribution_history = Table(
    "contribution_history",
    metadata,
    _of_workshop(primary_key=True),
    Column("id", String(16), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("body", Body, nullable=False),
)

thread = Table(
    "thread",
    metadata,
    _of_workshop(primary_key=True),
    Column("id", String(16), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("group_id", String(16), nullable=False),
    Column("lane", String(16), nullable=False),
    Column("title", Words, nullable=False),
    Column("statement", Words, nullable=False),
    Column("contribution_ids", Body, nullable=False),
    Column("accepted", Boolean, nullable=False),
    Column("disputed", Body, nullable=False, default=list),
    _version(),
)

mark = Table(
    "mark",
    metadata,
    _of_workshop(primary_key=True),
    Column("contribution_id", String(16), primary_key=True),
    Column("lane", String(16), primary_key=True),
    Column("group_id", String(16), primary_key=True),
    Column("author", String(40), primary_key=True),
)

thread_change = Table(
    "thread_change",
    metadata,
    _of_workshop(primary_key=True),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("made", Moment, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("group_id", String(16), nullable=False),
    # The ids of the threads that it touched, each between blanks, to look one up.
    Column("about", Words, nullable=False),
    Column("of", Integer, nullable=False, default=0),
    Column("body", Body, nullable=False),
)

frame = Table(
    "frame",
    metadata,
    _of_workshop(primary_key=True),
    Column("group_id", String(16), primary_key=True),
    Column("body", Body, nullable=False),
    _version(),
)

typing = Table(
    "typing",
    metadata,
    _of_workshop(primary_key=True),
    Column("owner", String(80), primary_key=True),
    Column("field", String(120), primary_key=True),
    Column("text", Words, nullable=False),
)

controls = Table(
    "conduct",
    metadata,
    _of_workshop(primary_key=True),
    Column("body", Body, nullable=False),
    _version(),
)

screen = Table(
    "screen",
    metadata,
    Column("process", String(40), primary_key=True),
    Column("id", String(40), primary_key=True),
    _of_workshop(index=True),
    Column("group_id", String(16), nullable=False),
    Column("role", String(16), nullable=False),
    Column("seen", Moment, nullable=False),
)

way_back = Table(
    "way_back",
    metadata,
    _of_workshop(primary_key=True),
    Column("browser", String(40), primary_key=True, index=True),
    Column("role", String(16), primary_key=True),
    Column("group_id", String(16), primary_key=True),
    Column("generation", Integer, nullable=False),
)

weave = Table(
    "weave",
    metadata,
    Column("id", String(32), primary_key=True),
    _of_workshop(index=True),
    Column("group_id", String(16), nullable=False),
    Column("tellings", Body, nullable=False),
    Column("weaver", String(16), nullable=False),
    Column("length", String(16), nullable=False),
    Column("language", String(16), nullable=False, default=""),
    Column("state", String(16), nullable=False),
    Column("finished", Integer, nullable=False),
    Column("doing", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("partial", Words, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("made", Moment, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("id", String(32), primary_key=True),
    _of_workshop(index=True),
    Column("group_id", String(16), nullable=False),
    Column("weave_id", String(32), nullable=False),
    Column("telling", String(80), nullable=False),
    Column("title", Words, nullable=False),
    Column("language", String(16), nullable=False),
    Column("frame", Body, nullable=False),
    Column("paragraphs", Body, nullable=False),
    Column("left_out", Body, nullable=False),
    Column("provenance", Body, nullable=False),
    Column("incomplete", Boolean, nullable=False),
    Column("final", Boolean, nullable=False),
    Column("seal", String(64), nullable=False, default=""),
    Column("made", Moment, nullable=False),
    Column("revision", Integer, nullable=False),
    _version(),
)
# A step that runs twice after a crash must not make a second draft.
Index(
    "uq_draft_weave_id_telling",
    draft.c.weave_id,
    draft.c.telling,
    unique=True,
    sqlite_where=draft.c.weave_id != "",
    postgresql_where=draft.c.weave_id != "",
)

revision = Table(
    "revision",
    metadata,
    Column("draft_id", ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("parent", Integer, nullable=False),
    Column("title", Words, nullable=False),
    Column("paragraphs", Body, nullable=False),
    Column("author", Words, nullable=False),
    Column("made", Moment, nullable=False),
    # While people type: of each edit digests of its screen, of what stood there and of what was typed last; {} for a
    # revision that is closed.
    Column("running", Body, nullable=False, default=dict),
    # A stored message: what it was made for; "" where somebody simply typed.
    Column("why", Words, nullable=False, default=""),
)

writing_place = Table(
    "writing_place",
    metadata,
    Column("draft_id", ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True),
    Column("screen", String(40), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("place", Integer, nullable=False),
    Column("begins", Words, nullable=False),
    Column("seen", Moment, nullable=False),
)

change_proposal = Table(
    "change_proposal",
    metadata,
    Column("draft_id", ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True),
    Column("body", Body, nullable=False),
)

overrule = Table(
    "overrule",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("draft.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("sentence", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("author", Words, nullable=False),
)

read_back = Table(
    "read_back",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_workshop(index=True),
    Column("draft_id", ForeignKey("draft.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("group_id", String(16), nullable=False),
    Column("sentence", Words, nullable=False),
    Column("answer", String(16), nullable=False),
    Column("words", Words, nullable=False),
    Column("settled", String(16), nullable=False, default=""),
    Column("reason", Words, nullable=False, default=""),
    Column("made", Moment, nullable=False),
)

judgement = Table(
    "judgement",
    metadata,
    Column("draft_id", ForeignKey("draft.id", ondelete="CASCADE"), primary_key=True),
    Column("reader", String(60), primary_key=True),
    _of_workshop(index=True),
    Column("revision", Integer, nullable=False),
    Column("readiness", String(16), nullable=False),
)

call = Table(
    "model_call",
    metadata,
    Column("id", Integer, primary_key=True),
    _of_workshop(index=True),
    Column("body", Body, nullable=False),
)
