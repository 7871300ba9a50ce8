"""Stores the facilitator's controls: one row for each workshop, changed by version, since two may press at once."""

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from storycraft.domain.controls import Controls
from storycraft.domain.errors import Conflict
from storycraft.domain.message import N_
from storycraft.storage import tables
from storycraft.storage.database import Store
from storycraft.storage.row_versions import change

_json = TypeAdapter(Controls)


class ControlsTable(Store):
    """Reads and writes the facilitator's controls."""

    def controls(self, workshop_id: str) -> Controls:
        """The workshop's controls; the defaults with version 0 before the facilitator changed anything."""
        return self.read_once(workshop_id, "controls", lambda connection: conduct_in(connection, workshop_id))

    def save_controls(self, workshop_id: str, controls: Controls, kind: str, about: str = "") -> Controls:
        """Save the controls, by version; `kind` and `about` describe the change in the event log.

        Raises:
            Conflict: another facilitator changed them in the meantime.
        """
        body = _json.dump_python(replace(controls, version=0), mode="json")
        with self.writing(workshop_id, kind, about, ends=True) as connection:
            if controls.version:
                where = {"workshop_id": workshop_id}
                change(connection, tables.controls, where, controls.version, {"body": body}, N_("The room"))
            elif connection.execute(_here(workshop_id)).first() is None:
                connection.execute(
                    sa.insert(tables.controls).values(workshop_id=workshop_id, body=body, version=1)
                )
            else:
                raise Conflict("Another facilitator decided something just now.", next_step="Look again.")
            return conduct_in(connection, workshop_id)


def conduct_in(connection: sa.Connection, workshop_id: str) -> Controls:
    """The workshop's controls, as this transaction sees them."""
    return _controls_from(connection.execute(_here(workshop_id)).first())


def _here(workshop_id: str) -> sa.Select[Any]:
    return sa.select(tables.controls).where(tables.controls.c.workshop_id == workshop_id)


def _controls_from(row: sa.Row[Any] | None) -> Controls:
    return replace(_json.validate_python(row.body), version=row.version) if row else Controls()
