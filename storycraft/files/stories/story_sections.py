"""Finds the sections of a story file by their headings, in every language, and what no section holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from storycraft.domain.errors import InputError
from storycraft.domain.message import N_, Message
from storycraft.files.stories.markdown_blocks import Block, BlockKind
from storycraft.files.stories.shown_text import read_inline
from storycraft.languages.pack import LANGUAGES, WITHOUT_LISTS
from storycraft.languages.story_words import story_words


class Section(StrEnum):
    """The sections that a story file can have, in their order, each once."""

    UNKNOWN = "unknown"
    UNTOLD = "untold"
    EVIDENCE = "evidence"
    LOOK = "look"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    KEPT = "kept"
    THREADS = "threads"
    MARKED = "marked"
    FRAME = "frame"
    WRITTEN = "written"
    SOURCES = "sources"


FIRST_FORM: Mapping[str, Section] = {
    "common threads": Section.THREADS,
    "open questions": Section.UNKNOWN,
    "not woven": Section.UNTOLD,
    "kept by people": Section.KEPT,
    "sources": Section.SOURCES,
}
"""The headings of the first form."""
MACHINE_PART = "yaml"

Wrong = Callable[[Message, int], InputError]
"""Makes the error that names the file, from a message and a line."""
TWICE = N_("{what} stands twice: it stood on line {line}")


@cache
def second_form() -> Mapping[str, Section]:
    """The headings of the second form, in each language."""
    return {
        story_words(language).headings[section].casefold(): section
        for language in (*LANGUAGES, *WITHOUT_LISTS)
        for section in Section
    }


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on a line of the file, from 1."""

    number: int
    text: str


@dataclass(slots=True)
class Body:
    """What stands below a file's head; `sources` are footnotes by their labels, in small letters.

    `unread` is what is no part of the form, so that nothing in it is checked.
    """

    title: str = ""
    opening: list[Block] = field(default_factory=list)
    sections: dict[Section, list[Block]] = field(default_factory=dict)
    sources: dict[str, Block] = field(default_factory=dict)
    machine_part: Block | None = None
    unread: list[Line] = field(default_factory=list)

    def pass_over(self, block: Block) -> None:
        """Remember that a block is no part of the form."""
        mark = "#" * int(block.mark) + " " if block.kind is BlockKind.HEADING else ""
        self.unread += [Line(block.line, mark + block.text)] if block.text.strip() else []


def sort_blocks(blocks: Sequence[Block], form: int, wrong: Wrong) -> Body:
    """Sort a file's blocks into its sections.

    Raises:
        InputError: a section, a source, the title or the machine's part stands twice, a source at a wrong place, or
            lists too deep within one another.
    """
    return _Sorter(form, wrong).sort(blocks)


class _Sorter:
    def __init__(self, form: int, wrong: Wrong) -> None:
        self._is_first = form == 1
        self._names = FIRST_FORM if self._is_first else second_form()
        self._wrong = wrong
        self._body = Body()
        self._began: dict[str, int] = {}
        self._here: list[Block] | None = self._body.opening

    def sort(self, blocks: Sequence[Block]) -> Body:
        for block in blocks:
            if block.kind is BlockKind.TOO_DEEP:
                raise self._wrong(
                    N_("lists or quotations stand too deep within one another here"), block.line
                )
            if block.kind is BlockKind.HEADING:
                self._heading(block)
            elif block.kind is BlockKind.NOTE:
                self._source(block)
            elif self._is_machine_part(block):
                self._once(N_("the machine's part"), block)
                self._body.machine_part = block
            elif self._here is None or block.kind is BlockKind.CODE:
                self._body.pass_over(block)
            else:
                self._here.append(block)
        return self._body

    def _heading(self, block: Block) -> None:
        name = read_inline(block.text).words
        if block.mark == "1":
            if "the title" in self._began:
                raise self._wrong(N_("a story file has one title, and this is a second one"), block.line)
            self._once(N_("the title"), block)
            self._body.title = name
        elif section := self._names.get(" ".join(name.split()).casefold()):
            self._once(Message("the section “{name}”", name=name), block)
            self._here = self._body.sections.setdefault(section, [])
        else:
            self._body.pass_over(block)
            if block.mark == "2" or self._here is not self._body.opening:
                self._here = None

    def _source(self, block: Block) -> None:
        name = block.mark[:40].casefold()
        outside = Message("the source “{name}” stands outside of the section “Sources”", name=name)
        if block.within:
            raise self._wrong(
                Message("{outside}: it is part of a list or a quotation", outside=outside), block.line
            )
        if self._is_first and self._here is not self._body.sections.get(Section.SOURCES):
            raise self._wrong(outside, block.line)
        self._once(Message("the source “{name}”", name=name), block)
        self._body.sources[block.mark.casefold()] = block

    def _is_machine_part(self, block: Block) -> bool:
        fenced = block.kind is BlockKind.CODE and block.mark == MACHINE_PART
        return fenced and not block.within and not self._is_first

    def _once(self, what: Message, block: Block) -> None:
        key = what.casefold()
        if key in self._began:
            told = Message(TWICE.template, what=what, line=str(self._began[key]))
            raise self._wrong(told, block.line)
        self._began[key] = block.line
