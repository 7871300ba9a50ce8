"""while people type: the revision that their words go into, and the paragraph that each screen writes in."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("revision", sa.Column("running", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "writing_place",
        sa.Column("draft_id", sa.String(length=32), nullable=False),
        sa.Column("screen", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("begins", sa.Text(), nullable=False),
        sa.Column("seen", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name=op.f("fk_writing_place_draft_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("draft_id", "screen", name=op.f("pk_writing_place")),
    )
