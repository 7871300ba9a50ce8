"""the way back: which browsers came by a link that is good."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "way_back",
        sa.Column("workshop_id", sa.String(length=32), nullable=False),
        sa.Column("browser", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_way_back_workshop_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("workshop_id", "browser", "role", "group_id", name=op.f("pk_way_back")),
    )
    op.create_index(op.f("ix_way_back_browser"), "way_back", ["browser"], unique=False)
