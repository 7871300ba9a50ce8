"""whose change it was: the newest revision that concerns all groups, and the newest of each group alone."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    for table, column in (("workshop", "shared_revision"), ("working_group", "revision")):
        op.add_column(table, sa.Column(column, sa.Integer(), nullable=False, server_default="0"))
    # What was written before concerns everybody.
    op.execute("UPDATE workshop SET shared_revision = revision")
