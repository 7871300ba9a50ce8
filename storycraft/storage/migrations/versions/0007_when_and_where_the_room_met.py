"""when and where the room met, as the facilitator says it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    for name in ("date", "place"):
        op.add_column("workshop", sa.Column(name, sa.Text(), nullable=False, server_default=""))
