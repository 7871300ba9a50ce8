"""how threads came to be: each change of them with what was before and after, and points that are disputed."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("thread", sa.Column("disputed", sa.JSON(), nullable=False, server_default="[]"))
    op.create_table(
        "thread_change",
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_thread_change_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "revision", name=op.f("pk_thread_change")),
    )
