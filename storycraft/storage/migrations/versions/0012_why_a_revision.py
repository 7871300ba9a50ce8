"""why a revision was made, for whoever reads a draft's timeline."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("revision", sa.Column("why", sa.Text(), nullable=False, server_default=""))
