"""Reads the NOTES of a command: a file with a workshop's points."""

from dataclasses import replace

from storycraft.commands.files import STANDARD, name_of, read_file
from storycraft.commands.notes_options import Notes
from storycraft.commands.terminal import Warn
from storycraft.domain.errors import NotFound
from storycraft.domain.format import Format
from storycraft.domain.workshop import Workshop
from storycraft.files.workshop_files import read_workshop
from storycraft.formats.loader import Formats
from storycraft.settings import settings_here


def read_notes_file(notes: Notes, warn: Warn) -> tuple[Workshop, Format]:
    """The workshop in a file and its format; what was left out or joined is told to `warn`. Raises InputError."""
    formats = Formats(settings_here().formats_dir)
    workshop, warnings = read_workshop(
        name_of(notes.path),
        read_file(notes.path),
        formats,
        kind=_kind_of(notes, warn),
        stage=notes.stage,
        format_key=notes.format_key,
        columns=notes.columns,
    )
    for warning in warnings:
        warn(warning)
    if notes.path == STANDARD and workshop.title == name_of(STANDARD):
        workshop = replace(workshop, title="")  # nobody has named it
    return workshop, formats.get(workshop.format)


def _kind_of(notes: Notes, warn: Warn) -> str:
    """What a person said that the file is; "" where its name tells it."""
    if notes.path == STANDARD and not notes.kind:
        warn("Standard input is read as notes (.md); say --kind csv, tsv or xlsx where it is a table.")
        return "md"
    return notes.kind


def group_id_of(workshop: Workshop, name: str) -> str:
    """The id of the group of that name, "" where none is asked for. Raises NotFound."""
    if not name:
        return ""
    for group in workshop.groups:
        if group.name.casefold() == name.casefold():
            return group.id
    known = ", ".join(group.name for group in workshop.groups)
    raise NotFound(f"There is no group “{name}” in these notes.", next_step=f"Its groups are: {known}.")
