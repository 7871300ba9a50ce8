"""What Alembic runs: always on the connection that `storycraft.archive.migrate` holds locked."""

from alembic import context

from storycraft.archive.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()
