"""the gallery round: what points of other groups are to those who read them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "mark",
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("contribution_id", sa.String(length=16), nullable=False),
        sa.Column("lane", sa.String(length=16), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("author", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_mark_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint(
            "workshop_id", "contribution_id", "lane", "group_id", "author", name=op.f("pk_mark")
        ),
    )
