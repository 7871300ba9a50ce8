"""the facilitator keeps a sentence under no name: a group that is called so is told apart from the facilitator."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_ONCE = "facilitator"
"""What an earlier version stored as the author where the facilitator kept a sentence."""
_OVERRULE = sa.table("overrule", sa.column("draft_id"), sa.column("author"))
_DRAFT = sa.table("draft", sa.column("id"), sa.column("workshop_id"))
_GROUP = sa.table("working_group", sa.column("workshop_id"), sa.column("name"))


def upgrade() -> None:
    """Go forward: the word becomes no name, except in a workshop whose group it may name."""
    groups = sa.select(_GROUP.c.workshop_id).where(_GROUP.c.name == _ONCE)
    theirs = sa.select(_DRAFT.c.id).where(_DRAFT.c.workshop_id.in_(groups))
    op.execute(
        sa.update(_OVERRULE)
        .where(_OVERRULE.c.author == _ONCE, _OVERRULE.c.draft_id.not_in(theirs))
        .values(author="")
    )
