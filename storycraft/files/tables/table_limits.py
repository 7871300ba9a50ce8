"""Limits on tables and workbooks that are read, each with its reason.

Messages to people name these limits, and docs/deploy.md lists them in a table.
"""

FILE_BYTES = 20 * 2**20
"""What the page takes as an upload (`server.maxUploadSize`); the command takes no more."""

POINTS = 20_000
"""Rows of a table with words. A room of three hundred people says about two thousand things in a day."""

CELLS = 1_000_000
"""Cells of a table, empty ones between others counted."""

TEXT = 10_000
"""Characters of a point: the archive keeps no longer ones."""

NAME = 200
"""Characters of a group's name, a role or a language."""

GROUPS = 500
"""Groups of a table: more of them are people or numbers, and no groups."""

GROUPS_OF_NOTES = 1_000
"""Groups of a notes file: a workshop has no more."""

CHARACTERS = 50_000_000
"""Characters of all cells of a workbook: one string can stand in a million cells."""

SHEETS = 50
"""Visible sheets of a workbook that are looked at."""

SHEET_ROWS = 1_048_576
"""The last row that a workbook can have, by its own form; empty ones are passed over."""

UNPACKED_BYTES = 300 * 2**20
"""What a workbook's parts may come to unpacked; a few kilobytes can name terabytes."""

MEMORY_BYTES = 2**30
"""What the process may take that reads a workbook, where the system can bound it."""

SECONDS = 30
"""How long that process may take."""

AT_ONCE = 2
"""How many workbooks one server reads at the same time; others wait for their turn."""
