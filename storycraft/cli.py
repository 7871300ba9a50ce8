"""The command line: the same parts as the app, for a file instead of a room."""

import sys
from pathlib import Path
from typing import Any

import click

from storycraft import __version__
from storycraft.commands.files import STANDARD, FileOrStream, name_of
from storycraft.commands.notes_options import Notes, reads_notes
from storycraft.commands.terminal import (
    FOUND_FAULT,
    agree,
    ask,
    many,
    note,
    one_line,
    say,
    say_json,
)


class _InOrder(click.Group):
    """Lists its commands in the order in which a newcomer meets them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, as they stand in this file."""
        return list(self.commands)


@click.group(
    cls=_InOrder,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Results go to standard output, notes and errors to standard error. "
    "It ends with 0 where all is well; with 1 where `check --strict` or `doctor` finds fault; "
    "with 2 where it could not be done, and says why in one line.",
)
@click.version_option(__version__)
def main() -> None:
    """Turn what a room of people said into stories that they recognise as their own."""


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8501,
    show_default=True,
    help="The port to listen on; 0 for any free one.",
)
def run(host: str, port: int) -> None:
    """Start the app."""
    from storycraft.commands.serve import serve

    with one_line():
        serve(host, port)


_yes = click.option(
    "--yes", is_flag=True, help="Send the points to the model that is configured without asking."
)


@main.command(epilog="For example: storycraft weave notes.md -o story.md --offline")
@click.option(
    "-o",
    "--output",
    type=FileOrStream(),
    required=True,
    help="The story file to write; - is standard output.",
)
@click.option("--offline", is_flag=True, help="Use the quote weaver even where a model is configured.")
@_yes
@click.option("--telling", default="", help="How to tell it; see `storycraft formats`.")
@click.option(
    "--drafts",
    default=1,
    show_default=True,
    type=click.IntRange(1, 3),
    help="How many to write; the second and third go beside the first, with a number.",
)
@click.option(
    "--length",
    type=click.Choice(["short", "medium", "long"]),
    default="medium",
    show_default=True,
    help="How long the story is to be.",
)
@click.option("--language", default="", help="The story's language (en, fr …), if not that of the notes.")
@click.option(
    "--seed",
    default=0,
    show_default=True,
    type=click.IntRange(0, 2**31 - 1),
    help="Another seed, another choice among equals.",
)
@reads_notes
def weave(notes: Notes, output: Path, yes: bool, **options: Any) -> None:
    """Weave the points of NOTES into a story file.

    NOTES is .md, .txt, .csv, .tsv or .xlsx, or a story file; - is standard input.
    """
    from storycraft.commands.weave import Wish, weave_notes

    with one_line():
        for path, story in weave_notes(notes, output, Wish(**options), note, agree if yes else ask):
            told = many(len(story.sentences), "sentence"), many(len(story.left_out), "point")
            line = f"“{story.title}”, {told[0]}, {told[1]} not woven"
            note(line) if path == STANDARD else say(f"{path}: {line}")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For machines; the form stands in docs/threads.md.")
@click.option(
    "--threads",
    "most",
    default=0,
    type=click.IntRange(0, 30),
    help="At most so many; if not said, their number follows the points.",
)
@click.option("--language", default="", help="The points' language (en, fr …), if their words don't tell it.")
@click.option("--offline", is_flag=True, help="Find them without a model even where one is configured.")
@_yes
@reads_notes
def threads(notes: Notes, as_json: bool, most: int, language: str, offline: bool, yes: bool) -> None:
    """Propose common threads in the points of NOTES.

    - is standard input.
    """
    from storycraft.commands.find_threads import find_threads

    may_send = agree if yes else ask
    with one_line():
        found = find_threads(notes, language, most, offline=offline, warn=note, may_send=may_send)
    if as_json:
        say_json(found.as_json())
    else:
        say("\n".join(found.lines()))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="For machines; the form stands in docs/formats.md.")
@reads_notes
def frame(notes: Notes, as_json: bool) -> None:
    """Propose who, where, when, what, how and why from NOTES.

    What nobody stated stays open. - is standard input.
    """
    from storycraft.commands.frame import propose_frame

    with one_line():
        proposed = propose_frame(notes, note)
    if as_json:
        say_json(proposed.as_json())
    else:
        say("\n".join(proposed.lines()))


@main.command()
@click.argument("story", type=FileOrStream())
@click.option("--json", "as_json", is_flag=True, help="For machines; the form stands in docs/receipts.md.")
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 1 when a sentence was not said, or the file says more than it shows.",
)
@click.option("--second-opinion", is_flag=True, help="Have the model that is configured read it once more.")
@click.option("--yes", is_flag=True, help="Send it to the model without asking.")
def check(story: Path, as_json: bool, strict: bool, second_opinion: bool, yes: bool) -> None:
    """Check a STORY file, sentence by sentence.

    Each is held against the words in the file's own Sources. - is standard input.
    """
    from storycraft.commands.check import check_story, report

    with one_line():
        checked = check_story(story)
        if second_opinion:
            from storycraft.commands.second_opinion import with_second_opinion

            checked = with_second_opinion(checked, note, agree if yes else ask)
    if as_json:
        say_json(checked.as_json())
    else:
        say(report(checked, name_of(story)))
    if strict and (checked.unsupported or checked.remarks):
        sys.exit(FOUND_FAULT)


@main.command()
def formats() -> None:
    """List the workshop formats and their tellings."""
    from storycraft.formats.loader import Formats
    from storycraft.settings import settings_here

    with one_line():
        for format in Formats(settings_here().formats_dir).all():
            say(f"{format.key}: {format.title}")
            for telling in format.tellings:
                say(f"  {telling.key}: {telling.title}")


@main.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8501,
    show_default=True,
    help="Where the app listens on this machine.",
)
@click.option("--url", default="", help="The address that browsers use: looks through the proxy too.")
def doctor(port: int, url: str) -> None:
    """Say what is in force here, and whether it answers.

    Settings, database, jobs, model, port and proxy.
    """
    from storycraft.commands.doctor import examine

    well = True
    with one_line():
        for finding in examine(port, url):
            say(f"{'ok  ' if finding.well else 'FAIL'}  {finding.what}: {finding.how}")
            well = well and finding.well
    if not well:
        sys.exit(FOUND_FAULT)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write the whole database into FILE.

    The app may run meanwhile. The file is read back, to prove that it can be restored.
    """
    from storycraft.services.keep_database import back_up_database

    with one_line():
        manifest = back_up_database(file)
    rows = sum(extent.rows for extent in manifest.tables.values())
    workshops = manifest.tables["workshop"].rows
    say(f"{file}: {many(workshops, 'workshop')}, {many(rows, 'row')}, read back and found the same")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of the workshops that are there.")
def restore(file: Path, replace: bool) -> None:
    """Bring the backup FILE into the database.

    SQLite and PostgreSQL take each other's.
    """
    from storycraft.services.keep_database import restore_database

    with one_line():
        restored = restore_database(file, replace=replace)
    made = restored.made.strftime("%Y-%m-%d %H:%M UTC")
    say(f"Restored {many(restored.workshops, 'workshop')} as of {made}.")
    if restored.kept:
        say(f"What was there before is kept in {restored.kept}.")
    if restored.new_keys:
        say("This installation has another secret: all join codes and links are new.")
    if restored.unfinished:
        left = many(restored.unfinished, "unfinished weave")
        say(f"{left} will go on within seconds in a running app, or at its next start.")


@main.command()
def migrate() -> None:
    """Bring the database to this program's form.

    This is by hand; a start of the app does the same.
    """
    from storycraft.services.keep_database import migrate_database

    with one_line():
        where, before, after = migrate_database()
    done = "has this program's form already" if before == after else f"brought from {before or 'nothing'}"
    say(f"{where}: {done} ({after})")


@main.command()
def links() -> None:
    """List each workshop's join code and facilitator's link.

    They open everything, so mind who looks on.
    """
    from storycraft.services.list_links import list_facilitator_links

    with one_line():
        found = list(list_facilitator_links())
        if not found:
            note("There is no workshop in this data folder yet.")
        for title, code, path in found:
            say(f"{title}\n  join code {code}\n  {path}")
