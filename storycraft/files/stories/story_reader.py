"""Reads story files, also those that somebody changed by hand."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.errors import InputError
from storycraft.domain.ids import point_id
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
from storycraft.drafts.gather_common_knowledge import count_points, names_of
from storycraft.files.escaping import read_back
from storycraft.files.front_matter import LINE, read_head, words_of
from storycraft.files.stories.known_fields import read_known
from storycraft.files.stories.story_lines import Line, pieces, read_body, with_refs
from storycraft.files.stories.story_writer import (
    FORM,
    KEPT,
    LEFT_OPEN,
    NOT_WOVEN,
    OPEN,
    QUESTIONS,
    SOURCES,
    THREADS,
)
from storycraft.formats.yaml_lines import Place
from storycraft.receipts.verdict import Verdict
from storycraft.text.sentences import split_sentences

_QUOTED = r'"((?:[^"\\]|\\.)*+)"'
_LISTED = re.compile(rf"- {_QUOTED} \(([^()]*)\): (.*)$", re.DOTALL)
_NAME = r'((?:[^(),"\\ ]|\\.| (?!\())*+)'
_SOURCE = re.compile(rf"\[\^([^\]\s]+)\]: {_QUOTED} {_NAME}(?: \({_NAME}\))?, {_NAME}$", re.DOTALL)
_THREAD = re.compile(r"- \*\*((?:[^*\\]|\\.)*+)\*\*(.*)$", re.DOTALL)
_GAP = re.compile(rf"\*({OPEN}|{LEFT_OPEN}): (.*)\*$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """A story with the line, 1-based, on which each of its sentences starts.

    `counts` is what its head says of its receipts, by verdict, and on which line, if it does. `unread` are the
    lines that are no part of the form.
    """

    story: Story
    lines: tuple[int, ...]
    counts: Mapping[str, int]
    counts_line: int
    unread: tuple[Line, ...]


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
        # CommonMark's line endings, and no others.
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._head, first = self._front_matter(lines)
        self._body = read_body(lines[first - 1 :], first, self._wrong)
        self._unread = list(self._body.unread)
        self._language = words_of(self._head, "language", "en")
        said_in = self._keyed("said_in").items()
        self._languages = {cid: language for language, ids in said_in for cid in ids.words().split()}

    def read(self) -> StoryFile:
        head, opening = self._head, self._body.opening
        titles = [read_back(line.text[2:]) for line in opening if line.text.startswith("# ")]
        title = next(filter(None, (*titles, words_of(head, "title"))), "")
        told = [line for line in opening if not line.text.startswith(("# ", "|"))]
        paragraphs, lines = self._paragraphs(told)
        groups = tuple(Group(id=key, name=place.words()) for key, place in self._keyed("voices").items())
        places = {place.words(): key for key, place in self._keyed("places").items()}
        story = Story(
            title=title,
            workshop=words_of(head, "workshop"),
            date=words_of(head, "date"),
            place=words_of(head, "place"),
            told_by=self._told_by(),
            telling=words_of(head, "telling"),
            frame=self._frame([line for line in opening if line.text.startswith("|")]),
            paragraphs=paragraphs,
            provenance=_provenance(self._keyed("by")),
            groups=groups,
            sources=tuple(self._source_of(line, groups, places) for line in self._listed(SOURCES, "[^")),
            threads=tuple(self._thread(n, line, places) for n, line in enumerate(self._listed(THREADS), 1)),
            questions=tuple(read_back(line.text[2:]) for line in self._listed(QUESTIONS)),
            left_out=tuple(self._left_out(line) for line in self._listed(NOT_WOVEN)),
            overrules=tuple(self._overrule(line) for line in self._listed(KEPT)),
            language=self._language,
            final=words_of(head, "status") == "final",
            made=self._made(),
        )
        story = replace(story, known=self._known(story, places))
        counts = {verdict: place.number() for verdict, place in self._keyed("receipts", *Verdict).items()}
        unread = sorted(self._unread, key=lambda line: line.number)
        counts_line = head["receipts"].line if "receipts" in head else 1
        return StoryFile(
            story=story, lines=lines, counts=counts, counts_line=counts_line, unread=tuple(unread)
        )

    def _front_matter(self, lines: Sequence[str]) -> tuple[dict[str, Place], int]:
        if lines[0].rstrip() != LINE:
            raise self._wrong(
                "this is no story file: it does not start with front matter between --- lines", 1
            )
        head, taken = read_head(lines, self._source)
        if "storycraft" not in head:
            raise self._wrong("this is no story file: its front matter has no field “storycraft”", 1)
        if head["storycraft"].words().strip() != str(FORM):
            raise head["storycraft"].wrong(f"this program reads story files of form {FORM} only")
        return head, taken + 1

    def _keyed(self, name: str, *known: str) -> dict[str, Place]:
        place = self._head.get(name)
        if place is None or place.is_empty:
            return {}
        return place.fields((), known) if known else place.entries()

    def _told_by(self) -> tuple[str, ...]:
        place = self._head.get("groups")
        return () if place is None or place.is_empty else tuple(item.words() for item in place.items())

    def _known(self, story: Story, places: Mapping[str, str]) -> CommonKnowledge:
        """What the file says that everybody knew; where it says nothing, what its own parts tell."""
        if "known" in self._head:
            return read_known(self._keyed("known"))
        return CommonKnowledge(
            groups=names_of(story.groups),
            titles=tuple(places),
            counts=count_points(story.sources, story.groups, story.threads),
        )

    def _made(self) -> datetime | None:
        made = words_of(self._head, "made")
        try:
            return datetime.fromisoformat(made) if made else None
        except ValueError as error:
            raise self._head["made"].wrong(
                f"“made: {made[:40]}” is no date", "Write it like 2026-03-14T15:20:00+00:00."
            ) from error

    def _listed(self, section: str, mark: str = "- ") -> list[Line]:
        lines = [line for line in self._body.sections.get(section, []) if line.text.strip()]
        self._unread += [line for line in lines if not line.text.startswith(mark)]
        return [line for line in lines if line.text.startswith(mark)]

    def _paragraphs(self, told: Sequence[Line]) -> tuple[tuple[Paragraph, ...], tuple[int, ...]]:
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
        for piece, cites in pieces(text):
            parts = split_sentences(read_back(piece), self._language)
            yield from (Sentence(part) for part in parts[:-1])
            if parts:
                yield Sentence(parts[-1], cites)

    def _frame(self, rows: Sequence[Line]) -> Frame:
        cells = [line.text.split(" | ", 1)[-1].rstrip().removesuffix(" |").strip(" ") for line in rows[2:]]
        if rows and len(cells) != len(Element):
            raise self._wrong(
                f"the table must have {len(Element)} rows: who to why, in order", rows[0].number
            )
        return Frame(
            entries=tuple(_entry(e, c) for e, c in zip(Element, cells or [""] * len(Element), strict=True))
        )

    def _thread(self, number: int, line: Line, places: Mapping[str, str]) -> Thread:
        match = _THREAD.match(line.text)
        lane, found, title = match[1].partition(": ") if match else ("", "", "")
        key = places.get(read_back(lane), read_back(lane).casefold())
        if not match or not found or key not in set(Lane):
            raise self._wrong("a thread is written “- **Lane: title** statement[^c1]”", line.number)
        statement, cites = with_refs(match[2])
        return Thread(
            id=f"t{number}",
            lane=Lane(key),
            title=read_back(title),
            statement=read_back(statement.removeprefix(" ")),
            contribution_ids=cites,
        )

    def _left_out(self, line: Line) -> LeftOut:
        match = _LISTED.match(line.text)
        reason, cites = with_refs(match[3]) if match else ("", ())
        if not cites:
            raise self._wrong(
                'a point that is not woven is written “- "words" (group): why[^c1]”', line.number
            )
        return LeftOut(contribution_id=cites[0], reason=read_back(reason))

    def _overrule(self, line: Line) -> Overrule:
        match = _LISTED.match(line.text)
        if not match:
            raise self._wrong('a sentence that people keep is written “- "sentence" (who): why”', line.number)
        return Overrule(sentence=read_back(match[1]), reason=read_back(match[3]), by=read_back(match[2]))

    def _source_of(self, line: Line, groups: Sequence[Group], places: Mapping[str, str]) -> Contribution:
        text = line.text.rstrip()
        match = _SOURCE.match(text.removesuffix(".")) if text.endswith(".") else None
        if not match:
            raise self._wrong('a source is written “[^c1]: "words" Group (role), Stage.”', line.number)
        cid, words, name, speaker, place = match.groups()
        try:
            cid = point_id(cid)
        except InputError as error:
            raise self._wrong(str(error), line.number) from error
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


def _provenance(by: Mapping[str, Place]) -> Provenance:
    """Who wrote it; what is not known of here is passed over."""
    texts, numbers = (
        ("weaver", "model", "host", "prompt", "parameters"),
        ("seed", "prompt_tokens", "reply_tokens"),
    )
    given: dict[str, Any] = {name: by[name].words() for name in texts if name in by}
    given |= {name: by[name].number() for name in numbers if name in by}
    if "seconds" in by:
        given["seconds"] = _seconds(by["seconds"])
    return Provenance(**{"weaver": "people", **given})


def _seconds(place: Place) -> float:
    try:
        seconds = float(place.words())
    except ValueError:
        seconds = math.nan
    if not math.isfinite(seconds):
        raise place.wrong(f"{place.name} must be a number of seconds.", "Write for example 4.2.")
    return seconds


def _entry(element: Element, cell: str) -> FrameEntry:
    if gap := _GAP.match(cell):
        return FrameEntry(element=element, question=read_back(gap[2]), waived=gap[1] == LEFT_OPEN)
    text, cites = with_refs(cell)
    return FrameEntry(element=element, text=read_back(text), contribution_ids=cites)
