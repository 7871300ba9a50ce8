"""Splits a story file into sections and lines, and finds the citations of each line."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from storycraft.domain.errors import InputError
from storycraft.domain.ids import CITATION
from storycraft.files.escaping import read_back
from storycraft.files.stories.story_writer import KEPT, NOT_WOVEN, QUESTIONS, SOURCES, THREADS

SECTIONS = (THREADS, QUESTIONS, NOT_WOVEN, KEPT, SOURCES)
"""Those that a story file can have, each once, by their headings."""
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t](.*))?$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
_DEFINITION = re.compile(r"([\s>*+-]*)\[\^([^\[\]]*)\]:")
_REF = rf"\[\^({CITATION})\]"
_RUN = re.compile(rf"\\.|(?:\s?{_REF})+", re.DOTALL)
_ID = re.compile(_REF)

Wrong = Callable[[str, int], InputError]
"""Makes the error that names the file, from a message and a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A logical line: lines that hard breaks connect count as one."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a story file, below the head: the story itself, and each section's lines by its heading.

    `unread` are lines that are no part of the form, so that nothing in them is checked.
    """

    opening: list[Line] = field(default_factory=list)
    sections: dict[str, list[Line]] = field(default_factory=dict)
    unread: list[Line] = field(default_factory=list)


def read_body(lines: Sequence[str], first: int, wrong: Wrong) -> Body:
    """The body of a file whose line `first` is the first of these.

    Raises:
        InputError: a section, a source or the title stands twice, or a heading or source at the wrong place.
    """
    body = Body()
    began: dict[str, int] = {}
    sources: dict[str, int] = {}
    section = body.opening
    is_told = True
    for line in _joined(lines, first):
        _refuse_second_source(line, section is body.sections.get(SOURCES), sources, wrong)
        below = line.number - first + 1 + line.text.count("\n")
        if name := _section_named(line, lines[below] if below < len(lines) else "", wrong):
            if name in began:
                raise wrong(f"the section “{name}” stands twice: it began on line {began[name]}", line.number)
            began[name] = line.number
            section, is_told = body.sections.setdefault(name, []), True
        elif line.text.startswith("# ") and section is body.opening and "" not in began:
            began[""] = line.number
            section.append(line)
        elif line.text.startswith("# "):
            raise wrong("a story file has one title, and this is a second one", line.number)
        elif line.text.startswith("## ") or not is_told:
            is_told = False
            body.unread.extend([line] if line.text.strip() else [])
        else:
            section.append(line)
    return body


def pieces(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Text up to each run of footnote references, with what the run cites."""
    start = 0
    for match in _RUN.finditer(text):
        if not match[0].startswith("\\"):
            yield text[start : match.start()], tuple(_ID.findall(match[0]))
            start = match.end()
    if text[start:].strip():
        yield text[start:], ()


def with_refs(text: str) -> tuple[str, tuple[str, ...]]:
    """The text before the references at its end, and what these cite."""
    runs = [match for match in _RUN.finditer(text) if not match[0].startswith("\\")]
    if not runs or text[runs[-1].end() :].strip():
        return text.rstrip(), ()
    return text[: runs[-1].start()], tuple(_ID.findall(runs[-1][0]))


def _section_named(line: Line, below: str, wrong: Wrong) -> str:
    """The section that a line is the heading of, or nothing; `below` is the line that could underline it."""
    heading = _HEADING.match(line.text)
    if not heading and not _UNDERLINE.match(below):
        return ""
    title = (heading[2] or "").strip().rstrip("#") if heading else line.text
    named = " ".join(read_back(title).split()).casefold()
    name = next((name for name in SECTIONS if name.casefold() == named), "")
    if name and not line.text.startswith("## "):
        raise wrong(f"write the heading of this section as “## {name}”", line.number)
    return name


def _refuse_second_source(line: Line, in_sources: bool, sources: dict[str, int], wrong: Wrong) -> None:
    for number, text in enumerate(line.text.split("\n"), line.number):
        found = _DEFINITION.match(text)
        if found is None or found[1].startswith("    "):
            continue
        name = found[2].casefold()
        if name in sources:
            raise wrong(f"the source “{name[:40]}” stands twice: it stood on line {sources[name]}", number)
        if not in_sources:
            raise wrong(f"the source “{name[:40]}” stands outside of the section “{SOURCES}”", number)
        sources[name] = number


def _joined(lines: Sequence[str], first: int) -> Iterator[Line]:
    """Lines with their numbers; one that ends in a hard break goes on in the next, if a heading does not."""
    start, together = first, list[str]()
    for number, text in enumerate(lines, first):
        if together and not (_ends_in_break(together[-1]) and text.strip() and not _HEADING.match(text)):
            yield Line(start, "\n".join(together))
            together = []
        start = start if together else number
        together.append(text)
    if together:
        yield Line(start, "\n".join(together))


def _ends_in_break(line: str) -> bool:
    """An odd number of backslashes: the last one is none that is shown."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1
