"""The blocks of a note: its headings and its points, each with the number of its line."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from storycraft.craft.bullets import list_marks, number_of
from storycraft.exchange.fences import find_fences, find_tables, unquoted
from storycraft.exchange.headings import are_tags, bold, hashes, is_short, plain, tight_hashes, underline
from storycraft.exchange.remarks import Remarks

_ORNAMENTS = frozenset("-=*_~#+|–—•· \t\u00a0`>")
_BOXES = ("[ ] ", "[x] ", "[X] ")
_JOINED = "this line goes on with the point above it"
_LOOKS_LIKE_HEADING = (
    "this looks like a heading and is taken as a point; write # and a blank before a heading"
)
_TAKEN_AS_HEADING = "this is taken as a heading"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1."""

    line: int
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Point:
    """What one list item, paragraph, row of a table or block of code says, line by line."""

    line: int
    parts: list[str]


Block = Heading | Point


def read_blocks(
    lines: Sequence[tuple[int, str]], names_place: Callable[[str], bool], remarks: Remarks
) -> list[Block]:
    """The blocks of numbered lines; a remark names each line that is not plainly one of them.

    `names_place` tells whether a title is one of the format's: with it, a bold line is a heading.
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
        self._names_place, self._remarks = names_place, remarks
        self._fences, self._tables = find_fences(self._lines), find_tables(self._lines)
        self._marks = _marks_by_section(self._lines)
        self._following = _following(self._lines)
        # Who marks headings as such marks all of them: then what only looks like one is none.
        self._has_headings = any(hashes(line) or underline(line) == "=" for line in self._lines)
        self._is_open = False
        self._item: int | None = None  # the indent of the outermost item of the list that we are in
        self.blocks: list[Block] = []

    def take(self, place: int) -> int:
        """Take in the block or line at that place; the place behind it."""
        if self._is_quoted[place]:
            self._remark("a quote of the note is taken as points, without its marks", place)
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
        elif self._take_underlined(place):
            return place + 2
        elif not self._take_heading(place):
            self._take_text(place)
        return place + 1

    def _remark(self, about: str, place: int, quoted: str = "") -> None:
        self._remarks.add(about, self._numbers[place], quoted)

    def _close(self) -> None:
        self._is_open, self._item = False, None

    def _add(self, place: int, words: str) -> None:
        if _is_picture(words):
            self._remark("a picture without words is left out", place, words)
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
            self._remark("an item below another one is a point of its own", place)
        if mark == "o" or not line[start - 1].isspace():
            self._remark(f"“{mark}” is taken as the mark of a list item", place)
        if words.startswith(_BOXES):
            self._remark("the box of a task is left out", place)
            words = words[3:].strip()
        self._is_open = False
        self._item = indent if self._item is None else min(self._item, indent)
        before = len(self.blocks)
        self._add(place, words)
        if len(self.blocks) == before:
            self._item = None

    def _take_rule(self, place: int) -> None:
        if self._is_open and underline(self._lines[place]):
            self._remark(
                "this is taken as a rule that ends a point, not as the underline of a heading", place
            )
        self._close()

    def _take_underlined(self, place: int) -> bool:
        line, below = self._lines[place], self._lines[place + 1 : place + 2]
        mark = underline(below[0]) if below else ""
        if not mark or self._tight(place) or hashes(line) or not any(char.isalnum() for char in line):
            return False
        title = plain(line)
        if mark == "-" and not self._names_place(title) and (self._is_open or not is_short(title)):
            return False
        if self._is_open:
            self._remark("only this line of a paragraph is taken as the heading that is underlined", place)
        self._turn(place, 1 if mark == "=" else 2, line.strip())
        return True

    def _take_heading(self, place: int) -> bool:
        """Whether the line is a heading, or no words at all as tags are."""
        line = self._lines[place]
        if marked := hashes(line):
            return self._take_marked(place, *marked)
        if self._tight(place):
            return self._take_tight(place)
        title = bold(line) or plain(line)
        if self._names_place(title) and self._stands_alone(place):
            self._remark(_TAKEN_AS_HEADING, place, line)
            self._turn(place, 2, title)
            return True
        if bold(line) and is_short(title) and not self._is_open and self._is_over_points(place):
            names_group = not self._has_headings or self._is_over_place(place)
            self._remark(_TAKEN_AS_HEADING if names_group else _LOOKS_LIKE_HEADING, place, line)
            if names_group:
                self._turn(place, 1, title)
                return True
        elif bold(line) or (not self._is_open and is_short(line) and self._is_over_item(place)):
            self._remark(_LOOKS_LIKE_HEADING, place, line)
        return False

    def _take_marked(self, place: int, level: int, title: str) -> bool:
        if not title:
            self._remark("this heading has no words and is passed over", place)
            self._close()
        elif level > 1 and title.casefold().startswith("tags:"):
            self._remark("tags are left out", place, title)
            self._close()
        else:
            self._turn(place, level, title)
        return True

    def _tight(self, place: int) -> tuple[int, str] | None:
        return tight_hashes(self._lines[place])

    def _take_tight(self, place: int) -> bool:
        """A line that begins with number signs and no blank: a heading, tags, or words."""
        line = self._lines[place]
        level, title = self._tight(place) or (0, "")
        words = line.split()
        if level == 1 and are_tags(words) and not self._names_place(title):
            if self._has_headings or len(words) > 1 or "/" in title:
                self._remark("tags are left out", place, line)
                self._is_open = False
                return True
        elif (
            level == 1
            and not self._names_place(title)
            and (not is_short(title) or title[0].isdecimal() or "#" in title)
        ):
            self._remark(_LOOKS_LIKE_HEADING, place, line)
            return False
        self._remark(_TAKEN_AS_HEADING, place, line)
        self._turn(place, level, title.rstrip("#").strip() or title)
        return True

    def _turn(self, place: int, level: int, title: str) -> None:
        self.blocks.append(Heading(self._numbers[place], level, title))
        self._close()

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
            self._remark("a footnote is a point of its own, without its mark", place, mark + "]")
        self._close()
        if words.strip():
            self._add(place, words.strip())

    def _take_code(self, place: int, end: int) -> int:
        words = "\n".join(self._lines[place + 1 : end]).strip("\n")
        self._close()
        if any(char.isalnum() for char in words):
            self._add(place + 1, words)
        for inside in range(place, end + 1):
            self._remark("a block of code is one point, as it stands", inside)
        self._close()
        return end + 1

    def _take_table(self, place: int, end: int) -> int:
        self._remark("the head of a table is no point", place, self._lines[place])
        for row in range(place + 2, end):
            self._close()
            self._remark(
                "each row of a table is one point; bring the table as .csv to have its columns read", row
            )
            if words := self._lines[row].strip().strip("|").strip():
                self._add(row, words)
        self._close()
        return end

    def _stands_alone(self, place: int) -> bool:
        """Whether it is a paragraph of one line, or bold."""
        below = self._lines[place + 1] if place + 1 < len(self._lines) else ""
        is_last = not below.strip() or place + 1 in self._marks or hashes(below) or bold(below)
        return bool(bold(self._lines[place]) or (not self._is_open and is_last))

    def _is_over_item(self, place: int) -> bool:
        return self._following[place] in self._marks

    def _is_over_points(self, place: int) -> bool:
        return self._is_over_item(place) or self._is_over_place(place)

    def _is_over_place(self, place: int) -> bool:
        """Whether what follows is a title of the format, marked in any way."""
        following = self._following[place]
        if following >= len(self._lines):
            return False
        line = self._lines[following]
        marked = hashes(line) or tight_hashes(line)
        return self._names_place(plain(marked[1]) if marked else bold(line) or plain(line))


def _marks_by_section(lines: Sequence[str]) -> Mapping[int, int]:
    """The marks of list items; numbers count up from one heading to the next."""
    starts = [0, *(place for place, line in enumerate(lines) if hashes(line)), len(lines)]
    marks: dict[int, int] = {}
    for start, end in pairwise(starts):
        marks |= {start + place: length for place, length in list_marks(lines[start:end]).items()}
    return marks


def _following(lines: Sequence[str]) -> Sequence[int]:
    """For each place, that of the next line with words, or the number of lines."""
    following = [len(lines)] * len(lines)
    for place in range(len(lines) - 2, -1, -1):
        following[place] = place + 1 if lines[place + 1].strip() else following[place + 1]
    return following


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_rule(line: str) -> bool:
    """As Markdown has it: three or more of one mark, and nothing else."""
    marks = "".join(line.split())
    return len(marks) > 2 and marks[0] in "-*_" and set(marks) == {marks[0]}


def _is_picture(words: str) -> bool:
    """Whether the words are one picture, as in "![](napkin.png)", "![[napkin.png]]"."""
    if words.startswith("![["):
        return words.find("]]") == len(words) - 2
    return (
        words.startswith("![") and words.find(")", words.find("](") + 2) == len(words) - 1 and "](" in words
    )
