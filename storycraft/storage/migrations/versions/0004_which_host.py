"""which host a workshop has allowed; a permission that named none has to be given anew."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("workshop", sa.Column("model_host", sa.Text(), nullable=False, server_default=""))
    op.drop_column("workshop", "model_allowed")
