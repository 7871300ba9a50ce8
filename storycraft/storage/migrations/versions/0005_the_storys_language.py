"""the language that a weave tells in, where it is not the workshop's."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("weave", sa.Column("language", sa.String(16), nullable=False, server_default=""))
