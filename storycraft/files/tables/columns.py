"""Finds the meaning of a table's columns by their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storycraft.domain.errors import InputError
from storycraft.domain.look_alikes import same_name
from storycraft.domain.message import N_, Listed, Message
from storycraft.files.tables.rows import Row, Table
from storycraft.text.questions import asks

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "words": (
        "text",
        "comment",
        "comment body",
        "comment text",
        "contribution",
        "response",
        "answer",
        "statement",
        "body",
        "survey text",
        "story text",
    ),
    "group": ("group", "table", "team", "section", "area", "workshop"),
    "stage": ("stage", "lane"),
    "speaker": ("speaker", "role"),
    "language": ("language", "lang"),
    "id": ("id",),
}
"""The names that a column may have, in any case, with a blank, - or _ between words; the first that is there
counts. More in docs/formats.md."""

WHO = frozenset(
    {
        "interview",
        "name",
        "full name",
        "speaker name",
        "author",
        "author id",
        "voter",
        "voter id",
        "participant",
    }
    | {"participant id", "respondent", "email", "email address", "user", "username", "created by"}
)
"""Names of columns that say who somebody is; a point has a role at most, and no name."""

_LONGEST = 500
"""A longer cell is the name of no column that is known."""

_HEADER_ROWS = 10
"""So many rows may stand above the one that names the columns."""

_REJECTED = {
    "-1",
    "-1.0",
    "rejected",
    "reject",
    "hidden",
    "deleted",
    "spam",
    "removed",
    "declined",
    "dismissed",
}
_REJECTED |= {"unapproved", "blocked", "moderated out", "not approved"}
_YES = {"1", "1.0", "-1", "true", "yes", "y", "x"}
_NO = {"0", "0.0", "false", "no", "n"}
_STATUS = {"moderated", "moderation", "moderation status", "moderation state", "mod", "status", "state"}
_OUT = {
    "rejected",
    "hidden",
    "deleted",
    "spam",
    "removed",
    "is rejected",
    "is hidden",
    "is deleted",
    "is spam",
}
_IN = {"approved", "is approved", "visible", "is visible", "public", "is public", "published", "is published"}
_WHEN = {"date deleted", "deleted at", "rejected at", "date rejected", "hidden at"}
_SEED = {"is seed", "seed"}


class NoWords(InputError):
    """No column is known to hold words; `columns` are the names of those that are there."""

    def __init__(self, table: Table, source: str) -> None:
        self.columns = names_of(table)
        left = len(self.columns) - 30
        next_step = self.ADVICE
        for note in reversed(table.notes):
            next_step = Message("{message} {next_step}", message=note, next_step=next_step)
        columns = {
            "columns": Listed(self.columns[:30]) if self.columns else N_("none"),
            "more": Message(" and {number} more", number=left) if left > 0 else "",
        }
        if table.name:
            told = Message(
                "the sheet “{name}” has no column of text; its columns are: {columns}{more}",
                name=table.name,
                **columns,
            )
        else:
            told = Message("there is no column of text; its columns are: {columns}{more}", **columns)
        super().__init__(told, source=source, line=table.rows[0].number, next_step=next_step)

    ADVICE = N_("Call the column with people's words “text”, or name it with --column.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The header row of a table and the meaning of its columns; `places` are column indexes from 0, by meaning."""

    header: Row
    words: tuple[int, ...]
    places: Mapping[str, int]
    judges: Mapping[int, str]

    def name(self, column: int) -> str:
        """The column's name as the file has it."""
        return " ".join(self.header.cell(column).split())

    @property
    def width(self) -> int:
        """How many columns have a name, or one with a name behind them."""
        return max((n for n, cell in enumerate(self.header.cells, 1) if cell.strip()), default=0)

    def unused(self) -> list[int]:
        """The columns with a name that nothing is taken from."""
        used = {*self.words, *self.places.values(), *self.judges}
        return [n for n, name in enumerate(self.header.cells) if name.strip() and n not in used]

    def verdict(self, row: Row) -> str:
        """Why the tool that exported the file hides this row (for example, rejected by a moderator), or ""."""
        for column, kind in self.judges.items():
            value = same_name(row.cell(column)[:100])
            if kind == "status" and value in _REJECTED:
                return Message(
                    "rejected by moderators (“{name}”: {value})", name=self.name(column), value=value
                )
            if (
                (kind == "out" and value in _YES)
                or (kind == "in" and value in _NO)
                or (kind == "when" and value)
            ):
                return Message(
                    "taken out of sight where they come from (“{name}”: {value})",
                    name=self.name(column),
                    value=value,
                )
            if kind == "seed" and value in _YES:
                return Message("seeds, written by the hosts (“{name}”)", name=self.name(column))
        return ""


def find_columns(table: Table, chosen: Sequence[str] = ()) -> Columns | None:
    """The columns of a table; None where no row near its start names a column of words.

    `chosen` are the names of the columns of words, where a person has said them.
    """
    wanted = [_plain(name) for name in chosen]
    for row in table.rows[:_HEADER_ROWS]:
        names = [_plain(cell) for cell in row.cells]
        found = {name: place for place, name in reversed(list(enumerate(names))) if name}
        if wanted:
            words = [found[name] for name in wanted if name in found]
            complete = len(words) == len(wanted)
        else:
            words = [found[name] for name in COLUMNS["words"] if name in found][:1]
            complete = bool(words)
        if complete:
            return Columns(
                header=row, words=tuple(sorted(words)), places=_places(found, words), judges=_judges(names)
            )
    return None if wanted else _one_question(table)


def names_of(table: Table) -> tuple[str, ...]:
    """The names of the columns, where no row is known to be the one that names them: the widest near the start."""
    row = max(table.rows[:_HEADER_ROWS], key=lambda each: len(each.cells), default=Row(1, ()))
    return tuple(" ".join(cell.split())[:80] for cell in row.cells if cell.strip())


def is_words(name: str) -> bool:
    """Whether a column of that name is known to hold people's words."""
    return _plain(name) in COLUMNS["words"]


def is_who(name: str) -> bool:
    """Whether a column of that name says who somebody is."""
    return _plain(name) in WHO


def _one_question(table: Table) -> Columns | None:
    """The only column whose name ends in a question mark: a form with one question, whose cells are the answers."""
    if not table.rows:
        return None
    header = table.rows[0]
    questions = [n for n, cell in enumerate(header.cells) if asks(cell)]
    if len(questions) != 1 or len([cell for cell in header.cells if cell.strip()]) < 2:
        return None
    names = [_plain(cell) for cell in header.cells]
    found = {name: place for place, name in reversed(list(enumerate(names))) if name}
    return Columns(
        header=header, words=tuple(questions), places=_places(found, questions), judges=_judges(names)
    )


def _places(found: Mapping[str, int], words: Sequence[int]) -> dict[str, int]:
    free = {name: place for name, place in found.items() if place not in words}
    return {
        meaning: next(free[name] for name in names if name in free)
        for meaning, names in COLUMNS.items()
        if meaning != "words" and any(name in free for name in names)
    }


def _judges(names: Sequence[str]) -> dict[int, str]:
    kinds = (("status", _STATUS), ("out", _OUT), ("in", _IN), ("when", _WHEN), ("seed", _SEED))
    return {n: kind for n, name in enumerate(names) for kind, known in kinds if name in known}


def _plain(name: str) -> str:
    if len(name) > _LONGEST:
        return name
    return same_name(name.lstrip("\ufeff").replace("_", " ").replace("-", " ").strip(" :"))
