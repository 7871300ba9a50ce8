"""Reading a story file back, also one that somebody changed by hand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import yaml

from storycraft.craft.sentences import split_sentences
from storycraft.domain.errors import InputError
from storycraft.domain.story import (
    Element,
    Frame,
    FrameEntry,
    LeftOut,
    Overrule,
    Paragraph,
    Provenance,
    Sentence,
    Story,
)
from storycraft.domain.workshop import Contribution, Group, Lane, Thread
from storycraft.exchange.escaping import read_back
from storycraft.exchange.story import FORM, KEPT, LEFT_OPEN, NOT_WOVEN, OPEN, QUESTIONS, SOURCES, THREADS

_REF = r"\[\^([^\[\]\\\s]+)\]"
_REFS = re.compile(rf"(?:\s?{_REF})+")
_QUOTED = r'"((?:[^"\\]|\\.)*+)"'
_LISTED = re.compile(rf"- {_QUOTED} \(([^()]*)\): (.*)$", re.DOTALL)
_SOURCE = re.compile(rf"\[\^([^\]\s]+)\]: {_QUOTED} ([^(),]*?)(?: \(([^()]*)\))?, ([^,]*)\.$", re.DOTALL)
_THREAD = re.compile(r"- \*\*((?:[^*\\]|\\.)*+)\*\*(.*)$", re.DOTALL)
_GAP = re.compile(rf"\*({OPEN}|{LEFT_OPEN}): (.*)\*$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """A story with the line, 1-based, on which each of its sentences starts."""

    story: Story
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is meant: what a hard break continues is one."""

    number: int
    text: str


def read_story(text: str, source: str = "story") -> Story:
    """The story in a file's text; see `read_story_file`."""
    return read_story_file(text, source).story


def read_story_file(text: str, source: str = "story") -> StoryFile:
    """The story with the lines of its sentences.

    Raises:
        InputError: it is no story file, or a part of it cannot be read; the message names the line.
    """
    return _Reader(text, source).read()


class _Reader:
    def __init__(self, text: str, source: str) -> None:
        self._source = source
        self._head, body, first = self._front_matter(text)
        self._sections = _sections(_joined(body, first))
        said_in = self._mapping("said_in").items()
        self._languages = {cid: str(language) for language, ids in said_in for cid in str(ids).split()}

    def read(self) -> StoryFile:
        head = self._head
        opening = self._sections.get("", [])
        title = next((read_back(line.text[2:]) for line in opening if line.text.startswith("# ")), "")
        told = [line for line in opening if not line.text.startswith(("# ", "|"))]
        paragraphs, lines = self._paragraphs(told)
        groups = tuple(Group(id=str(k), name=str(v)) for k, v in self._mapping("voices").items())
        places = {str(v): str(k) for k, v in self._mapping("places").items()}
        story = Story(
            title=title or str(head.get("title", "")),
            workshop=str(head.get("workshop", "")),
            told_by=tuple(str(name) for name in head.get("groups") or ()),
            telling=str(head.get("telling", "")),
            frame=self._frame([line for line in opening if line.text.startswith("|")]),
            paragraphs=paragraphs,
            provenance=self._provenance(),
            groups=groups,
            sources=tuple(self._source_of(line, groups, places) for line in self._listed(SOURCES, "[^")),
            threads=tuple(self._thread(n, line, places) for n, line in enumerate(self._listed(THREADS), 1)),
            questions=tuple(read_back(line.text[2:]) for line in self._listed(QUESTIONS)),
            left_out=tuple(self._left_out(line) for line in self._listed(NOT_WOVEN)),
            overrules=tuple(self._overrule(line) for line in self._listed(KEPT)),
            language=str(head.get("language", "en")),
            final=head.get("status") == "final",
            made=self._made(),
        )
        return StoryFile(story=story, lines=lines)

    def _front_matter(self, text: str) -> tuple[dict[str, Any], list[str], int]:
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        end = next((n for n, line in enumerate(lines[1:], 1) if line == "---"), 0)
        if lines[0] != "---" or not end:
            raise self._wrong(
                "this is no story file: it does not start with front matter between --- lines", 1
            )
        try:
            head = yaml.safe_load("\n".join(lines[1:end]))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            raise self._wrong("the front matter is not YAML", mark.line + 2 if mark else 1) from error
        if not isinstance(head, dict) or "storycraft" not in head:
            raise self._wrong("this is no story file: its front matter has no field “storycraft”", 1)
        if head["storycraft"] != FORM:
            raise self._wrong(f"this program reads story files of form {FORM} only", 2)
        return head, lines[end + 1 :], end + 2

    def _mapping(self, name: str) -> Mapping[Any, Any]:
        value = self._head.get(name) or {}
        if not isinstance(value, dict):
            raise self._wrong(f"the front matter's “{name}” must be a list of “key: value” lines", 1)
        return value

    def _provenance(self) -> Provenance:
        fields = {k: v for k, v in self._mapping("by").items() if k in Provenance.__dataclass_fields__}
        return Provenance(**{"weaver": "people", **fields})

    def _made(self) -> datetime | None:
        made = self._head.get("made")
        if made is None or isinstance(made, datetime):
            return made
        try:
            return datetime.fromisoformat(str(made))
        except ValueError as error:
            raise self._wrong(f"“made: {made}” is no date", 1) from error

    def _listed(self, section: str, mark: str = "- ") -> list[_Line]:
        return [line for line in self._sections.get(section, []) if line.text.startswith(mark)]

    def _paragraphs(self, told: Sequence[_Line]) -> tuple[tuple[Paragraph, ...], tuple[int, ...]]:
        paragraphs: list[list[Sentence]] = [[]]
        numbers = []
        for line in told:
            if not line.text.strip():
                paragraphs.append([])
            for sentence in self._sentences(line.text):
                paragraphs[-1].append(sentence)
                numbers.append(line.number)
        return tuple(tuple(p) for p in paragraphs if p), tuple(numbers)

    def _sentences(self, text: str) -> Iterator[Sentence]:
        language = str(self._head.get("language", "en"))
        for piece, cites in _pieces(text):
            parts = split_sentences(read_back(piece), language)
            yield from (Sentence(part) for part in parts[:-1])
            if parts:
                yield Sentence(parts[-1], cites)

    def _frame(self, rows: Sequence[_Line]) -> Frame:
        cells = [line.text.split(" | ", 1)[-1].removesuffix(" |") for line in rows[2:]]
        if rows and len(cells) != len(Element):
            raise self._wrong(
                f"the table must have {len(Element)} rows: who to why, in order", rows[0].number
            )
        return Frame(
            entries=tuple(_entry(e, c) for e, c in zip(Element, cells or [""] * len(Element), strict=True))
        )

    def _thread(self, number: int, line: _Line, places: Mapping[str, str]) -> Thread:
        match = _THREAD.match(line.text)
        lane, found, title = match[1].partition(": ") if match else ("", "", "")
        key = places.get(read_back(lane), read_back(lane).casefold())
        if not match or not found or key not in set(Lane):
            raise self._wrong("a thread is written “- **Lane: title** statement[^c1]”", line.number)
        statement, cites = _with_refs(match[2])
        return Thread(
            id=f"t{number}",
            lane=Lane(key),
            title=read_back(title),
            statement=read_back(statement.removeprefix(" ")),
            contribution_ids=cites,
        )

    def _left_out(self, line: _Line) -> LeftOut:
        match = _LISTED.match(line.text)
        reason, cites = _with_refs(match[3]) if match else ("", ())
        if not cites:
            raise self._wrong(
                'a point that is not woven is written “- "words" (group): why[^c1]”', line.number
            )
        return LeftOut(contribution_id=cites[0], reason=read_back(reason))

    def _overrule(self, line: _Line) -> Overrule:
        match = _LISTED.match(line.text)
        if not match:
            raise self._wrong('a sentence that people keep is written “- "sentence" (who): why”', line.number)
        return Overrule(sentence=read_back(match[1]), reason=read_back(match[3]), by=read_back(match[2]))

    def _source_of(self, line: _Line, groups: Sequence[Group], places: Mapping[str, str]) -> Contribution:
        match = _SOURCE.match(line.text.rstrip())
        if not match:
            raise self._wrong('a source is written “[^c1]: "words" Group (role), Stage.”', line.number)
        cid, words, name, speaker, place = match.groups()
        group = next((g.id for g in groups if g.name == read_back(name)), read_back(name))
        title = read_back(place)
        return Contribution(
            id=cid,
            group_id=group,
            stage=places.get(title, title),
            text=read_back(words),
            speaker=read_back(speaker or ""),
            language=self._languages.get(cid, ""),
        )

    def _wrong(self, message: str, line: int) -> InputError:
        return InputError(message, source=self._source, line=line)


def _joined(lines: Sequence[str], first: int) -> list[_Line]:
    """Lines with their numbers; a line that ends in a hard break goes on in the next."""
    joined: list[_Line] = []
    goes_on = False
    for number, line in enumerate(lines, first):
        if goes_on:
            joined[-1] = _Line(joined[-1].number, joined[-1].text + "\n" + line)
        else:
            joined.append(_Line(number, line))
        goes_on = _ends_in_break(line)
    return joined


def _ends_in_break(line: str) -> bool:
    """An odd number of backslashes: the last one is none that is shown."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _sections(lines: Sequence[_Line]) -> dict[str, list[_Line]]:
    sections: dict[str, list[_Line]] = {"": []}
    name = ""
    for line in lines:
        if line.text.startswith("## "):
            name = line.text[3:].strip()
            sections.setdefault(name, [])
        else:
            sections[name].append(line)
    return sections


def _pieces(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Text up to each run of footnote references, with what the run cites."""
    start = 0
    for match in _REFS.finditer(text):
        yield text[start : match.start()], tuple(re.findall(_REF, match[0]))
        start = match.end()
    if text[start:].strip():
        yield text[start:], ()


def _with_refs(text: str) -> tuple[str, tuple[str, ...]]:
    found = list(_REFS.finditer(text))
    if not found or text[found[-1].end() :].strip():
        return text.rstrip(), ()
    return text[: found[-1].start()], tuple(re.findall(_REF, found[-1][0]))


def _entry(element: Element, cell: str) -> FrameEntry:
    if gap := _GAP.match(cell):
        return FrameEntry(element=element, question=read_back(gap[2]), waived=gap[1] == LEFT_OPEN)
    text, cites = _with_refs(cell)
    return FrameEntry(element=element, text=read_back(text), contribution_ids=cites)
