"""The notes file: what a facilitator can type in any editor."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any

import yaml

from storycraft.craft.consent import is_exportable
from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.workshop import ROOM, Contribution, Group, Lane, Workshop
from storycraft.exchange.escaping import HARD_BREAK, in_one_line, mark_up, read_back
from storycraft.formats.loader import DEFAULT, Formats

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_BULLET = re.compile(r"(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(.*)$", re.DOTALL)
_ROLE = re.compile(r"\(([^()\n]{1,40})\)\s+(?=\S)")
_ROLE_WORDS = 4
_WRITTEN_ROLE = re.compile(r"\(([^()]+)\) ")
ESCAPED = "escaped"
"""In the head of a file that `write_notes` wrote: its backslashes and references are not people's own."""


def read_notes(
    text: str, source: str, formats: Formats, *, stage: str = "", format_key: str = ""
) -> tuple[Workshop, tuple[str, ...]]:
    """The workshop in a notes file, and what a person should know about the reading.

    Level-1 headings are groups; deeper ones are stages or lanes of the format, or one of a stage's
    questions, by title or key in any case. A heading that is none of these sends its points to `stage`,
    and a warning says so.

    Raises:
        InputError: there are no points, or such a heading and no `stage`; the message names the line.
    """
    head, lines, first = _front_matter(text, source)
    format = formats.get(format_key or str(head.get("format") or DEFAULT))
    places = place_keys(format)
    if stage and stage.casefold() not in places:
        raise InputError(
            f"the format has no stage “{stage}”", source=source, next_step=f"Take one of: {known(format)}."
        )
    reader = _Reader(
        source, format, places, places[stage.casefold()] if stage else "", escaped=head.get(ESCAPED) is True
    )
    reader.read(lines, first)
    title = str(head.get("workshop") or PurePath(source).stem)
    return reader.workshop(title, str(head.get("language") or "en")), tuple(reader.warnings)


class _Reader:
    def __init__(
        self, source: str, format: Format, places: Mapping[str, str], fallback: str, *, escaped: bool
    ) -> None:
        self._source, self._format, self._places, self._fallback = source, format, places, fallback
        self._escaped = escaped
        self._questions = {
            name.casefold(): (stage.key, question.key)
            for stage in format.stages
            for question in stage.questions
            for name in (question.key, question.title)
        }
        self._group, self._stage = ROOM, fallback or format.stages[0].key
        self._chosen: dict[str, str] = {}
        self._order: list[str] = []
        self._points: list[tuple[str, str, str]] = []
        self._open = False
        self._indent = 0
        self.warnings: list[str] = []

    def read(self, lines: list[str], first: int) -> None:
        """Take the lines in, one after the other."""
        numbered = enumerate(lines, first)
        for number, line in _joined(numbered) if self._escaped else numbered:
            if heading := _HEADING.match(line):
                self._open = False
                title = heading[2].strip()
                self._turn(len(heading[1]), read_back(title) if self._escaped else title, number)
            elif bullet := _BULLET.match(line):
                self._add(bullet[2])
                self._indent = len(bullet[1]) + 1
            elif not line.strip():
                self._open = False
            elif self._open or (line[:1].isspace() and self._points and self._indent):
                self._points[-1] = (*self._points[-1][:2], self._points[-1][2] + "\n" + line.strip())
            else:
                self._indent = 0
                self._add(line.strip())

    def workshop(self, title: str, language: str) -> Workshop:
        """What was taken in."""
        if not self._points:
            raise InputError(
                "there are no points in this file",
                source=self._source,
                next_step="Write each as a line that starts with “- ”, below a “# Group” and a “## Stage”.",
            )
        names = {name: f"g{number}" for number, name in enumerate(self._order, 1)}
        groups = (
            Group(id=gid, name=name, question=self._chosen.get(name, "")) for name, gid in names.items()
        )
        contributions = []
        for number, (group, stage, words) in enumerate(self._points, 1):
            speaker, said = _read_point(words) if self._escaped else split_role(words)
            contributions.append(
                Contribution(id=f"c{number}", group_id=names[group], stage=stage, text=said, speaker=speaker)
            )
        return Workshop(
            title=title,
            format=self._format.key,
            language=language,
            groups=tuple(groups),
            contributions=tuple(contributions),
        )

    def _add(self, words: str) -> None:
        if self._group not in self._order:
            self._order.append(self._group)
        self._points.append((self._group, self._stage, words))
        self._open = True

    def _turn(self, level: int, title: str, number: int) -> None:
        name = title.casefold()
        if level == 1:
            self._group, self._stage = title, self._fallback or self._format.stages[0].key
            if title not in self._order:
                self._order.append(title)
        elif name in self._questions:
            self._stage, question = self._questions[name]
            self._chosen.setdefault(self._group, question)
        elif name in self._places:
            self._stage = self._places[name]
        elif self._fallback:
            self.warnings.append(
                f"Line {number}: “{title}” is no stage of this format; its points went to “{self._fallback}”."
            )
            self._stage = self._fallback
        else:
            raise InputError(
                f"“{title}” is no stage, lane or question of the format “{self._format.key}”",
                source=self._source,
                line=number,
                next_step=f"Call it one of: {known(self._format)}; or say with --stage where they belong.",
            )


def split_role(words: str) -> tuple[str, str]:
    """(role, words): a role is up to four words in brackets at the start, with something behind it."""
    match = _ROLE.match(words)
    if match and len(match[1].split()) <= _ROLE_WORDS and match[1].strip():
        return match[1].strip(), words[match.end() :]
    return "", words


def place_keys(format: Format) -> dict[str, str]:
    """Stage and lane keys by key and by title, in lower case."""
    stages = {name.casefold(): stage.key for stage in format.stages for name in (stage.title, stage.key)}
    lanes = {name.casefold(): lane.value for lane in Lane for name in (format.lanes[lane].title, lane.value)}
    return {**lanes, **stages}


def known(format: Format) -> str:
    """The stages and lanes that a heading can name."""
    return ", ".join([stage.title for stage in format.stages] + [format.lanes[lane].title for lane in Lane])


def write_notes(workshop: Workshop, format: Format) -> str:
    """The workshop's points as a notes file, group by group, without those that are only for the room."""
    head: dict[str, object] = {"workshop": workshop.title, "format": workshop.format}
    head |= {"language": workshop.language, ESCAPED: True}
    parts = ["---\n" + yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=10_000) + "---\n"]
    keys = [stage.key for stage in format.stages] + [lane.value for lane in Lane]
    for group in workshop.groups:
        said = [c for c in workshop.contributions_of(group.id) if is_exportable(c)]
        if not said:
            continue
        parts.append(f"# {in_one_line(group.name, more='#')}\n")
        others = dict.fromkeys(c.stage for c in said if c.stage not in keys)
        for key in (*keys, *others):
            points = [_point(c) for c in said if c.stage == key]
            if points:
                parts.append("\n".join([*_headings(format, key, group), *points]) + "\n")
    return "\n".join(parts)


def _headings(format: Format, key: str, group: Group) -> list[str]:
    """The stage's or lane's, and below it the question of the stage that the group has chosen."""
    stage = format.stage(key)
    chosen = [q.title for q in stage.questions if q.key == group.question] if stage else []
    titles = zip(("##", "###"), (format.place_title(key), *chosen), strict=False)
    return [f"{marks} {in_one_line(title, more='#')}" for marks, title in titles]


def _point(contribution: Contribution) -> str:
    role = f"({in_one_line(contribution.speaker, more='()')}) " if contribution.speaker else ""
    text = mark_up(contribution.text, indent="  ")
    # Words in brackets at the start would come back as somebody's role.
    return f"- {role}" + ("\\" if text.startswith("(") else "") + text


def _read_point(marked: str) -> tuple[str, str]:
    role = _WRITTEN_ROLE.match(marked)
    return (read_back(role[1]), read_back(marked[role.end() :])) if role else ("", read_back(marked))


def _joined(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines with those behind their hard breaks, which end in a backslash that no other one escapes."""
    for number, line in lines:
        whole = last = line
        while (len(last) - len(last.rstrip("\\"))) % 2 and (following := next(lines, None)):
            last = following[1]
            whole = whole[:-1] + HARD_BREAK + last
        yield number, whole


def _front_matter(text: str, source: str) -> tuple[dict[str, Any], list[str], int]:
    lines = text.splitlines()
    if not lines or lines[0].strip() != "---":
        return {}, lines, 1
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if end is None:
        raise InputError("the front matter that starts here has no end line ---", source=source, line=1)
    try:
        head = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise InputError("the front matter is not “name: value”", source=source, line=line) from error
    if not isinstance(head, dict):
        raise InputError("the front matter is not “name: value”", source=source, line=2)
    return head, lines[end + 1 :], end + 2
