"""How each workshop is run right now: one row, changed by version, as two facilitators may both press."""

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.controls import Conduct
from storycraft.domain.errors import Conflict
from storycraft.storage import tables
from storycraft.storage.database import Store
from storycraft.storage.row_versions import change

_json = TypeAdapter(Conduct)


class Conducts(Store):
    """The facilitator's hand on the room."""

    def conduct(self, workshop_id: str) -> Conduct:
        """How it is run; with version 0, and everything open, before anything was decided."""
        with self.reading() as connection:
            return conduct_in(connection, workshop_id)

    def save_conduct(self, workshop_id: str, conduct: Conduct, kind: str, about: str = "") -> Conduct:
        """Save it, by version; `kind` and `about` say in the log what was decided.

        Raises:
            Conflict: another facilitator decided something in the meantime.
        """
        body = _json.dump_python(replace(conduct, version=0), mode="json")
        with self.writing(workshop_id, kind, about) as connection:
            if conduct.version:
                where = {"workshop_id": workshop_id}
                change(connection, tables.conduct, where, conduct.version, {"body": body}, "The room")
            elif connection.execute(_here(workshop_id)).first() is None:
                connection.execute(
                    sa.insert(tables.conduct).values(workshop_id=workshop_id, body=body, version=1)
                )
            else:
                raise Conflict("Another facilitator decided something just now.", next_step="Look again.")
            return conduct_in(connection, workshop_id)


def conduct_in(connection: sa.Connection, workshop_id: str) -> Conduct:
    """How the workshop is run, as this transaction sees it."""
    return _conduct_from(connection.execute(_here(workshop_id)).first())


def _here(workshop_id: str) -> sa.Select[Any]:
    return sa.select(tables.conduct).where(tables.conduct.c.workshop_id == workshop_id)


def _conduct_from(row: sa.Row[Any] | None) -> Conduct:
    return replace(_json.validate_python(row.body), version=row.version) if row else Conduct()
