"""How each workshop is run right now: one row, changed by version, as two facilitators may both press."""

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.controls import Controls
from storycraft.domain.errors import Conflict
from storycraft.storage import tables
from storycraft.storage.database import Store
from storycraft.storage.row_versions import change

_json = TypeAdapter(Controls)


class ControlsTable(Store):
    """The facilitator's hand on the room."""

    def controls(self, workshop_id: str) -> Controls:
        """How it is run; with version 0, and everything open, before anything was decided."""
        with self.reading() as connection:
            return conduct_in(connection, workshop_id)

    def save_controls(self, workshop_id: str, controls: Controls, kind: str, about: str = "") -> Controls:
        """Save it, by version; `kind` and `about` say in the log what was decided.

        Raises:
            Conflict: another facilitator decided something in the meantime.
        """
        body = _json.dump_python(replace(controls, version=0), mode="json")
        with self.writing(workshop_id, kind, about) as connection:
            if controls.version:
                where = {"workshop_id": workshop_id}
                change(connection, tables.controls, where, controls.version, {"body": body}, "The room")
            elif connection.execute(_here(workshop_id)).first() is None:
                connection.execute(
                    sa.insert(tables.controls).values(workshop_id=workshop_id, body=body, version=1)
                )
            else:
                raise Conflict("Another facilitator decided something just now.", next_step="Look again.")
            return conduct_in(connection, workshop_id)


def conduct_in(connection: sa.Connection, workshop_id: str) -> Controls:
    """How the workshop is run, as this transaction sees it."""
    return _controls_from(connection.execute(_here(workshop_id)).first())


def _here(workshop_id: str) -> sa.Select[Any]:
    return sa.select(tables.controls).where(tables.controls.c.workshop_id == workshop_id)


def _controls_from(row: sa.Row[Any] | None) -> Controls:
    return replace(_json.validate_python(row.body), version=row.version) if row else Controls()
