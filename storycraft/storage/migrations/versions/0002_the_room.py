"""the room: how it is run, who is present, who opened a group and who entered a point."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "conduct",
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_conduct_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", name=op.f("pk_conduct")),
    )
    op.create_table(
        "screen",
        sa.Column("process", sa.String(length=40), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("seen", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_screen_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("process", "id", name=op.f("pk_screen")),
    )
    op.create_index(op.f("ix_screen_workshop_id"), "screen", ["workshop_id"], unique=False)
    for table, column, length in (
        ("working_group", "opened_by", 40),
        ("working_group", "merged_into", 16),
        ("contribution", "author", 40),
    ):
        # Rows that are there need a value; new ones get theirs from the program.
        op.add_column(table, sa.Column(column, sa.String(length), nullable=False, server_default=""))
