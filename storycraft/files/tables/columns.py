"""Finds the meaning of a table's columns by their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from storycraft.domain.errors import InputError
from storycraft.domain.look_alikes import same_name
from storycraft.domain.message import N_, Listed, Message
from storycraft.files.tables.rows import Row, Table
from storycraft.languages.folding import folded
from storycraft.languages.pack import every_pack
from storycraft.text.questions import asks

_MEANINGS = ("words", "group", "stage", "speaker", "language", "id")
_LONGEST = 500
"""A longer cell is the name of no column that is known."""

_HEADER_ROWS = 10
"""So many rows may stand above the one that names the columns."""


@cache
def _known(section: str) -> tuple[str, ...]:
    """What the packs of all languages have for it: a table comes in the language of whoever exported it."""
    names = (name for pack in every_pack() for name in getattr(pack.tables, section))
    return tuple(dict.fromkeys(map(_folded, names)))


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
        """Why the tool that exported the file hides this row (for example, rejected by a moderator), or "".

        In a column that says what is hidden, what is neither a yes nor a no hides it, too: it may have been meant so. One
        that says what is shown may say by whom, or for whom: there only a "no", or a "rejected", hides a row.
        """
        for column, kind in self.judges.items():
            value = _folded(row.cell(column)[:100])
            rejected = value in _known("rejected")
            yes = value in _known("yes") or (kind == "hidden" and rejected)
            no = value in _known("no") or (kind == "shown" and rejected)
            told = {"name": self.name(column), "value": row.cell(column).strip()[:100]}
            if kind == "status" and rejected:
                return Message("rejected by moderators (“{name}”: {value})", **told)
            if value and kind == "hidden" and not (yes or no):
                return Message("neither shown nor hidden for certain (“{name}”: {value})", **told)
            if (kind == "hidden" and yes) or (kind == "shown" and no) or (kind == "hidden_when" and value):
                return Message("taken out of sight where they come from (“{name}”: {value})", **told)
            if kind == "seed" and yes:
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
            words = [found[name] for name in _known("words") if name in found][:1]
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
    return _plain(name) in _known("words")


def is_who(name: str) -> bool:
    """Whether a column of that name says who somebody is."""
    return _plain(name) in _known("who")


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
    named = {m: next((free[n] for n in _known(m) if n in free), None) for m in _MEANINGS if m != "words"}
    return {meaning: place for meaning, place in named.items() if place is not None}


def _judges(names: Sequence[str]) -> dict[int, str]:
    kinds = ("status", "hidden", "shown", "hidden_when", "seed")
    return {n: kind for n, name in enumerate(names) for kind in kinds if name in _known(kind)}


def _folded(cell: str) -> str:
    return folded(same_name(cell))


def _plain(name: str) -> str:
    if len(name) > _LONGEST:
        return name
    return _folded(name.lstrip("\ufeff").replace("_", " ").replace("-", " ").strip(" :"))
