"""The log of calls to language models as a file to take away."""

from dataclasses import astuple, fields

from storycraft.domain.model_call import ModelCall
from storycraft.files.tables.table_writer import Sheet, write_csv
from storycraft.services.read_workshop import Visit


def calls_as_csv(visit: Visit) -> bytes:
    """One row for each call, the oldest first, with a column for each field of `ModelCall`."""
    rows = (tuple("" if value is None else str(value) for value in astuple(call)) for call in visit.calls())
    return write_csv(Sheet("Calls", (tuple(field.name for field in fields(ModelCall)), *rows)))
