"""The argument NOTES of a command, with the options that say how it is read."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from storycraft.commands.files import FileOrStream


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """A notes file to read: its path, its kind where that is said, and the format, stage and columns to use."""

    path: Path
    kind: str = ""
    stage: str = ""
    format_key: str = ""
    group: str = ""
    columns: tuple[str, ...] = ()


_NOTES = (
    click.argument("notes", type=FileOrStream()),
    click.option(
        "--kind",
        type=click.Choice(["md", "csv", "tsv", "xlsx"]),
        help="What NOTES is, where its name does not tell; standard input is md if not said.",
    ),
    click.option("--group", default="", help="Only this group, by its name."),
    click.option("--stage", default="", help="Where points below an unknown heading belong."),
    click.option(
        "--column",
        "columns",
        multiple=True,
        help="A table's column with people's words; more than once for several.",
    ),
    click.option(
        "--format", "format_key", default="", help="The workshop's format; see `storycraft formats`."
    ),
)


def reads_notes(command: Callable[..., None]) -> Callable[..., None]:
    """A command that reads a file with people's points, with all options that say how."""

    @functools.wraps(command)
    def with_notes(
        notes: Path,
        kind: str | None,
        group: str,
        stage: str,
        columns: tuple[str, ...],
        format_key: str,
        **wish: Any,
    ) -> None:
        given = Notes(
            path=notes, kind=kind or "", group=group, stage=stage, columns=columns, format_key=format_key
        )
        command(given, **wish)

    return functools.reduce(lambda done, option: option(done), reversed(_NOTES), with_notes)
