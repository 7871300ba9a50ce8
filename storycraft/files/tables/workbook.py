"""Reads the visible sheets of XLSX workbooks, in a separate process so that a bad file cannot harm the server."""

import json
import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from storycraft.domain.errors import InputError
from storycraft.domain.message import N_, Message
from storycraft.files.tables import table_limits as limits
from storycraft.files.tables.rows import Row, Table, say_rows

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_BUSY = 3
"""On a busy machine a second of work takes several by the clock."""
_START = """
import sys
sys.modules["numpy"] = None
from storycraft.files.tables.workbook_process import main
main()
"""
"""openpyxl imports numpy where it finds it, which takes longer than most workbooks and is used by none."""
_turn = threading.BoundedSemaphore(limits.AT_ONCE)


def read_workbook(data: bytes, source: str) -> tuple[Table, ...]:
    """The visible sheets of a workbook that have cells, in its order; hidden ones are named in their notes.

    Raises:
        InputError: it can't be read, is larger than it may be, or has no visible sheet with cells.
    """
    if data.startswith(_OLE):
        raise InputError(
            "this workbook is locked with a password, or of the kind .xls",
            source=source,
            next_step="Save it in Excel as .xlsx without a password.",
        )
    if not data.startswith(_ZIP):
        raise InputError("this is no workbook that can be read", source=source, next_step=_AGAIN)
    answer = _ask_reader(data, source)
    if problem := answer.get("problem"):
        raise InputError(str(problem), source=source, next_step=_AGAIN, **answer["values"])
    notes = [Message("The sheet “{name}” is hidden and stays out.", name=name) for name in answer["hidden"]]
    notes += [
        Message("The sheet “{name}” is listed in the workbook and is not in it.", name=name)
        for name in answer["lost"]
    ]
    tables = [_table(sheet) for sheet in answer["sheets"]]
    if not tables:
        raise InputError(
            "this workbook has no visible sheet with cells", source=source, next_step=Message.joined(notes)
        )
    return tuple(replace(table, notes=(*notes, *table.notes)) for table in tables)


_AGAIN = N_("Open it in Excel or LibreOffice and save it as .xlsx again, or as “CSV UTF-8”.")


def _ask_reader(data: bytes, source: str) -> dict[str, Any]:
    """Run the reading process and return its reply: a bad workbook uses up its memory, not the server's."""
    paths = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    # Of the environment only what Python needs to start: no key or password reaches a process that reads a
    # stranger's file.
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    command = [sys.executable, "-P", "-c", _START]
    environment = kept | {"PYTHONPATH": paths, "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
    with _turn:
        try:
            ran = subprocess.run(
                command,
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                timeout=limits.SECONDS * _BUSY,
                check=False,
            )
            answer = json.loads(ran.stdout) if ran.returncode == 0 else None
        except (subprocess.TimeoutExpired, ValueError):
            answer = None
    if not isinstance(answer, dict):
        raise InputError(
            "this workbook can't be read in {seconds} seconds and {number} MB of memory",
            source=source,
            next_step=_AGAIN,
            seconds=limits.SECONDS,
            number=limits.MEMORY_BYTES // 2**20,
        )
    return answer


def _table(sheet: dict[str, Any]) -> Table:
    notes = []
    if sheet["hidden_rows"]:
        notes.append(
            Message("{rows}: hidden in the sheet, and left out.", rows=say_rows(sheet["hidden_rows"]))
        )
    if sheet["hidden_columns"]:
        names = ", ".join(sheet["hidden_columns"])
        notes.append(Message("Hidden columns of the sheet were left out: {names}.", names=names))
    return Table(
        rows=tuple(Row(number, tuple(cells)) for number, cells in sheet["rows"]),
        name=sheet["name"],
        merged=tuple(tuple(area) for area in sheet["merged"]),
        doubts={(row, column): kind for row, column, kind in sheet["doubts"]},
        notes=tuple(notes),
    )
