"""Stores the log of calls to language models: what was asked when, and its tokens."""

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.model_call import ModelCall
from storycraft.storage import tables
from storycraft.storage.database import Store

_json = TypeAdapter(ModelCall)


class Calls(Store):
    """Reads and writes the call log of workshops."""

    def log_call(self, workshop_id: str, call: ModelCall) -> None:
        """Store one call."""
        with self.writing() as connection:
            connection.execute(
                sa.insert(tables.call).values(
                    workshop_id=workshop_id, body=_json.dump_python(call, mode="json")
                )
            )

    def tokens_spent(self, workshop_id: str) -> tuple[int, int]:
        """How many tokens all calls of the workshop have read, and how many they have written."""
        table = tables.call
        read, written = (
            sa.func.coalesce(sa.func.sum(table.c.body[name].as_integer()), 0)
            for name in ("prompt_tokens", "reply_tokens")
        )
        with self.reading() as connection:
            row = connection.execute(sa.select(read, written).where(table.c.workshop_id == workshop_id)).one()
        return int(row[0]), int(row[1])

    def calls(self, workshop_id: str) -> tuple[ModelCall, ...]:
        """The workshop's calls, oldest first."""
        table = tables.call
        query = sa.select(table.c.body).where(table.c.workshop_id == workshop_id).order_by(table.c.id)
        with self.reading() as connection:
            return tuple(_json.validate_python(body) for body in connection.execute(query).scalars())
