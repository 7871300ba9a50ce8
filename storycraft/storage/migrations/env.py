"""What Alembic runs: always on the connection that `storycraft.storage.migrate` holds locked."""

from alembic import context

from storycraft.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
context.run_migrations()
