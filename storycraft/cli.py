"""The command line: the same parts as the app, for a file instead of a room."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from storycraft import __version__
from storycraft.domain.errors import StorycraftError

UNUSABLE = 2
UNSUPPORTED = 1


@contextmanager
def _one_line() -> Iterator[None]:
    """An error is one line on stderr and exit code 2; anything else is a bug and shows itself as one."""
    try:
        yield
    except StorycraftError as error:
        click.echo(_shown(f"storycraft: {' '.join(str(error).split())}"), err=True)
        sys.exit(UNUSABLE)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
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

    with _one_line():
        serve(host, port)


_notes = click.argument("notes", type=click.Path(path_type=Path))
_format = click.option("--format", "format_key", default="", help="The workshop's format: its key.")
_stage = click.option("--stage", default="", help="Where points below an unknown heading belong.")
_columns = click.option(
    "--column",
    "columns",
    multiple=True,
    help="A table's column with people's words; more than once for several.",
)
_group = click.option("--group", default="", help="Only this group, by its name.")


@main.command()
@_notes
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help="The story file to write."
)
@click.option("--offline", is_flag=True, help="Use the quote weaver even where a model is configured.")
@click.option("--yes", is_flag=True, help="Send the points to the model that is configured without asking.")
@click.option("--telling", default="", help="How to tell it; see `storycraft formats`.")
@click.option("--drafts", default=1, show_default=True, type=click.IntRange(1, 3), help="How many to write.")
@click.option("--length", type=click.Choice(["short", "medium", "long"]), default="medium", show_default=True)
@click.option("--language", default="", help="The story's language (en, fr …), if not that of the notes.")
@click.option("--seed", default=0, show_default=True, help="Another seed, another choice among equals.")
@_group
@_stage
@_columns
@_format
def weave(
    notes: Path,
    output: Path,
    offline: bool,
    yes: bool,
    telling: str,
    drafts: int,
    length: str,
    language: str,
    seed: int,
    group: str,
    stage: str,
    columns: tuple[str, ...],
    format_key: str,
) -> None:
    """Weave the points of NOTES (.md, .csv, .xlsx) into a story file."""
    from storycraft.commands.weave import Notes, Wish, weave_notes

    given = Notes(path=notes, stage=stage, format_key=format_key, group=group, columns=columns)
    wish = Wish(offline=offline, telling=telling, drafts=drafts, length=length, language=language, seed=seed)
    with _one_line():
        for path, story in weave_notes(given, output, wish, _warn, _agree if yes else _ask):
            told = (
                f"{_many(len(story.sentences), 'sentence')}, {_many(len(story.left_out), 'point')} not woven"
            )
            click.echo(_shown(f"{path}: “{story.title}”, {told}"))


@main.command()
@_notes
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
@click.option("--yes", is_flag=True, help="Send the points to the model that is configured without asking.")
@_group
@_stage
@_columns
@_format
def threads(
    notes: Path,
    as_json: bool,
    most: int,
    language: str,
    offline: bool,
    yes: bool,
    group: str,
    stage: str,
    columns: tuple[str, ...],
    format_key: str,
) -> None:
    """Propose common threads in the points of NOTES."""
    from storycraft.commands.find_threads import find_threads
    from storycraft.commands.weave import Notes

    given = Notes(path=notes, stage=stage, format_key=format_key, group=group, columns=columns)
    may_send = _agree if yes else _ask
    with _one_line():
        found = find_threads(given, language, most, offline=offline, warn=_warn, may_send=may_send)
    if as_json:
        click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=2))
        return
    for line in found.lines():
        click.echo(_shown(line))


@main.command()
@_notes
@click.option("--json", "as_json", is_flag=True, help="For machines; the form stands in docs/formats.md.")
@_group
@_stage
@_columns
@_format
def frame(
    notes: Path, as_json: bool, group: str, stage: str, columns: tuple[str, ...], format_key: str
) -> None:
    """Propose who, where, when, what, how and why from the points of NOTES; what nobody stated stays open."""
    from storycraft.commands.frame import propose_frame
    from storycraft.commands.weave import Notes

    given = Notes(path=notes, stage=stage, format_key=format_key, group=group, columns=columns)
    with _one_line():
        elements, material = propose_frame(given, _warn)
    if as_json:
        rows = {
            element.value: {"text": each.text, "points": list(each.points), "from": each.origin}
            for element, each in elements.items()
        }
        click.echo(json.dumps({"elements": rows}, ensure_ascii=False, indent=2))
        return
    for element, each in elements.items():
        cited = f" ({', '.join(each.points)})" if each.points else ""
        told = f"of the telling: {each.text}" if each.question and each.text else each.text
        said = "; ".join(part for part in (f"open: {each.question}" if each.question else "", told) if part)
        click.echo(_shown(f"{material.format.elements[element].title}: {said}{cited}"))


@main.command()
@click.argument("story", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For machines; the form stands in docs/receipts.md.")
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 1 when a sentence was not said, or the file says more than it shows.",
)
@click.option("--second-opinion", is_flag=True, help="Have the model that is configured read it once more.")
@click.option("--yes", is_flag=True, help="Send it to the model without asking.")
def check(story: Path, as_json: bool, strict: bool, second_opinion: bool, yes: bool) -> None:
    """Check a STORY file by itself: every sentence against the words in its Sources."""
    from storycraft.commands.check import check_story, report

    with _one_line():
        checked = check_story(story)
        if second_opinion:
            from storycraft.commands.second_opinion import with_second_opinion
            from storycraft.commands.weave import Aloud

            checked = with_second_opinion(checked, _warn, _agree if yes else _ask, Aloud(_warn))
    click.echo(
        json.dumps(checked.as_json(), ensure_ascii=False, indent=2) if as_json else report(checked, story)
    )
    if strict and (checked.unsupported or checked.remarks):
        sys.exit(UNSUPPORTED)


@main.command()
def formats() -> None:
    """List the workshop formats and their tellings."""
    from storycraft.formats.loader import Formats
    from storycraft.settings import read_settings
    from storycraft.wiring import read_streamlit_secrets

    with _one_line():
        for format in Formats(read_settings(secrets=read_streamlit_secrets()).formats_dir).all():
            click.echo(f"{format.key}: {format.title}")
            for telling in format.tellings:
                click.echo(f"  {telling.key}: {telling.title}")


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
    """Say what is in force here, and whether each part answers: settings, database, jobs, model, port, proxy."""
    from storycraft.commands.doctor import examine

    well = True
    with _one_line():
        for finding in examine(port, url):
            click.echo(f"{'ok  ' if finding.well else 'FAIL'}  {finding.what}: {finding.how}")
            well = well and finding.well
    if not well:
        sys.exit(UNSUPPORTED)


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write the whole database into FILE while the app runs, and prove that it can be restored."""
    from storycraft.services.keep_database import back_up_database

    with _one_line():
        manifest = back_up_database(file)
    rows = sum(extent.rows for extent in manifest.tables.values())
    workshops = manifest.tables["workshop"].rows
    click.echo(f"{file}: {_many(workshops, 'workshop')}, {_many(rows, 'row')}, read back and found the same")


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of the workshops that are there.")
def restore(file: Path, replace: bool) -> None:
    """Bring the backup FILE into the database; SQLite and PostgreSQL take each other's."""
    from storycraft.services.keep_database import restore_database

    with _one_line():
        restored = restore_database(file, replace=replace)
    made = restored.made.strftime("%Y-%m-%d %H:%M UTC")
    click.echo(f"Restored {_many(restored.workshops, 'workshop')} as of {made}.")
    if restored.kept:
        click.echo(f"What was there before is kept in {restored.kept}.")
    if restored.new_keys:
        click.echo("This installation has another secret: all join codes and links are new.")
    if restored.unfinished:
        left = _many(restored.unfinished, "unfinished weave")
        click.echo(f"{left} will go on within seconds in a running app, or at its next start.")


@main.command()
def migrate() -> None:
    """Bring the database to this program's form by hand; a start does the same."""
    from storycraft.services.keep_database import migrate_database

    with _one_line():
        where, before, after = migrate_database()
    done = "has this program's form already" if before == after else f"brought from {before or 'nothing'}"
    click.echo(f"{where}: {done} ({after})")


@main.command()
def links() -> None:
    """List each workshop's join code and facilitator's link: they open everything, so mind who looks on."""
    from storycraft.services.list_links import list_facilitator_links

    with _one_line():
        found = list(list_facilitator_links())
        if not found:
            _warn("There is no workshop in this data folder yet.")
        for title, code, path in found:
            click.echo(f"{_shown(title)}\n  join code {code}\n  {path}")


def _shown(words: str) -> str:
    """People's words on a terminal, to which some characters are orders."""
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in words)


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _agree(offer: str) -> bool:
    _warn(offer)
    return True


def _ask(offer: str) -> bool:
    """Nobody has agreed where nobody can be asked."""
    _warn(offer)
    return sys.stdin.isatty() and click.confirm("Send this?", err=True)


def _warn(warning: str) -> None:
    click.echo(_shown(f"storycraft: note: {warning}"), err=True)
