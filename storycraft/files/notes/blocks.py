"""Splits a notes file into headings and points, each with its line number."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from storycraft.domain.message import N_, Message
from storycraft.files.notes.fences import find_fences, find_tables, unquoted
from storycraft.files.notes.heading_reader import HeadingReader
from storycraft.files.notes.headings import hashes, underline
from storycraft.files.remarks import Remarks
from storycraft.text.bullets import list_marks, number_of

_REFERRED_PICTURE = re.compile(r"!\[[^\[\]]*\]\[[^\[\]]+\]")
_ORNAMENTS = frozenset("-=*_~#+|–—―•·・ \t\u00a0`>")
_DOUBTFUL_MARKS = ("o", "§", "✓", "✔")
_BOXES = ("[ ] ", "[x] ", "[X] ")
_JOINED = N_("this line goes on with the point above it")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1."""

    line: int
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Point:
    """The lines of one list item, paragraph, table row or code block."""

    line: int
    parts: list[str]


Block = Heading | Point


def read_blocks(
    lines: Sequence[tuple[int, str]], names_place: Callable[[str], bool], remarks: Remarks
) -> list[Block]:
    """Split numbered lines into headings and points; a remark names each line that is not clearly one of them.

    `names_place` tells whether a title is a stage, question or lane of the format: then a bold line is a heading.
    """
    reader = _Reader(lines, names_place, remarks)
    place = 0
    while place < len(lines):
        place = reader.take(place)
    return reader.blocks


class _Reader:
    def __init__(
        self, lines: Sequence[tuple[int, str]], names_place: Callable[[str], bool], remarks: Remarks
    ) -> None:
        self._numbers = [number for number, _ in lines]
        self._lines = [unquoted(line) for _, line in lines]
        self._is_quoted = [mine != line for mine, (_, line) in zip(self._lines, lines, strict=True)]
        self._remarks = remarks
        self._fences, self._tables = find_fences(self._lines), find_tables(self._lines)
        self._marks = _marks_by_section(self._lines)
        self._headings = HeadingReader(self._lines, names_place, self._marks)
        self._is_open = False
        self._item: int | None = None  # the indent of the outermost item of the list that we are in
        self.blocks: list[Block] = []

    def take(self, place: int) -> int:
        """Process the block or line at that index; returns the index after it."""
        if self._is_quoted[place]:
            self._remark(N_("a quote of the note is taken as points, without its marks"), place)
        if place and self._is_quoted[place] != self._is_quoted[place - 1]:
            self._close()
        if place in self._fences:
            return self._take_code(place, self._fences[place])
        if place in self._tables:
            return self._take_table(place, self._tables[place])
        return self._take_line(place)

    def _take_line(self, place: int) -> int:
        line = self._lines[place]
        if not line.strip():
            self._is_open = False
        elif _is_rule(line):
            self._take_rule(place)
        elif place in self._marks:
            self._take_item(place)
        elif self._is_below_item(line):
            self._join(place)
        elif set(line) <= _ORNAMENTS and not hashes(line):
            self._take_rule(place)
        else:
            return place + self._take_other(place)
        return place + 1

    def _remark(self, about: str, place: int, quoted: str = "") -> None:
        self._remarks.add(about, self._numbers[place], quoted)

    def _close(self) -> None:
        self._is_open, self._item = False, None

    def _add(self, place: int, words: str) -> None:
        if _is_picture(words):
            self._remark(N_("a picture without words is left out"), place, words)
            self._close()
        else:
            self.blocks.append(Point(self._numbers[place], [words]))
            self._is_open = True

    def _join(self, place: int) -> None:
        point = self.blocks[-1]
        assert isinstance(point, Point)
        self._remark(_JOINED, place)
        point.parts.append(self._lines[place].strip())
        self._is_open = True

    def _is_below_item(self, line: str) -> bool:
        """Whether it is indented under a list item, or a heading of the note that is a little indented."""
        if self._item is None or not line[0].isspace() or not isinstance(self.blocks[-1], Point):
            return False
        return not hashes(line) or _indent(line) > self._item + 1

    def _take_item(self, place: int) -> None:
        line, start = self._lines[place], self._marks[place]
        words, indent, mark = line[start:].strip(), _indent(line), line[:start].strip()
        if self._item is not None and indent > self._item:
            self._remark(N_("an item below another one is a point of its own"), place)
        if mark in _DOUBTFUL_MARKS or (mark and not line[start - 1].isspace()):
            self._remark(Message("“{mark}” is taken as the mark of a list item", mark=mark), place)
        if words.startswith(_BOXES):
            self._remark(N_("the box of a task is left out"), place)
            words = words[3:].strip()
        self._is_open = False
        self._item = indent if self._item is None else min(self._item, indent)
        self._add(place, words)

    def _take_rule(self, place: int) -> None:
        if self._is_open and underline(self._lines[place]):
            self._remark(
                N_("this is taken as a rule that ends a point, not as the underline of a heading"), place
            )
        self._close()

    def _take_other(self, place: int) -> int:
        """Process a heading, a line that is no point, or text; returns the number of lines."""
        reading = self._headings.read(place, is_open=self._is_open)
        if reading.remark:
            self._remark(reading.remark, place, self._lines[place])
        if reading.level:
            self.blocks.append(Heading(self._numbers[place], reading.level, reading.title))
        if reading.level or reading.is_nothing:
            self._close()
        else:
            self._take_text(place)
        return reading.length

    def _take_text(self, place: int) -> None:
        line = self._lines[place]
        point = self.blocks[-1] if self._is_open and self.blocks else None
        counts_on = isinstance(point, Point) and number_of(line) and number_of(point.parts[0])
        if isinstance(point, Point) and not counts_on:
            self._join(place)
            return
        words = line.strip()
        if words.startswith("[^") and "]:" in words:
            mark, _, words = words.partition("]:")
            self._remark(N_("a footnote is a point of its own, without its mark"), place, mark + "]")
        self._close()
        if words.strip():
            self._add(place, words.strip())

    def _take_code(self, place: int, end: int) -> int:
        words = "\n".join(self._lines[place + 1 : end]).strip("\n")
        self._close()
        if any(char.isalnum() for char in words):
            self._add(place + 1, words)
        for inside in range(place, end + 1):
            self._remark(N_("a block of code is one point, as it stands"), inside)
        self._close()
        return end + 1

    def _take_table(self, place: int, end: int) -> int:
        self._remark(N_("the head of a table is no point"), place, self._lines[place])
        for row in range(place + 2, end):
            self._close()
            self._remark(
                N_("each row of a table is one point; bring the table as .csv to have its columns read"), row
            )
            if words := self._lines[row].strip().strip("|").strip():
                self._add(row, words)
        self._close()
        return end


def _marks_by_section(lines: Sequence[str]) -> Mapping[int, int]:
    """The marks of list items; numbers count up from one heading to the next."""
    starts = [0, *(place for place, line in enumerate(lines) if hashes(line)), len(lines)]
    marks: dict[int, int] = {}
    for start, end in pairwise(starts):
        marks |= {start + place: length for place, length in list_marks(lines[start:end]).items()}
    return marks


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_rule(line: str) -> bool:
    """As Markdown has it: three or more of one mark, and nothing else."""
    marks = "".join(line.split())
    return len(marks) > 2 and marks[0] in "-*_" and set(marks) == {marks[0]}


def _is_picture(words: str) -> bool:
    """Whether the words are one picture, as in "![](napkin.png)", "![[napkin.png]]" and "![][napkin]"."""
    if _REFERRED_PICTURE.fullmatch(words):
        return True
    if words.startswith("![["):
        return words.find("]]") == len(words) - 2
    return (
        words.startswith("![") and words.find(")", words.find("](") + 2) == len(words) - 1 and "](" in words
    )
