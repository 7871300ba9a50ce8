"""Reads and writes notes files: Markdown that a facilitator can type in any editor."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath

from storycraft.domain.clean_text import seen_controls
from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.language_code import is_language_code
from storycraft.domain.look_alikes import same_name, same_title
from storycraft.domain.message import N_, Message
from storycraft.domain.workshop import ROOM, Contribution, Group, Lane, Workshop
from storycraft.drafts.consent import is_exportable
from storycraft.files.escaping import HARD_BREAK, in_heading, in_one_line, mark_up, read_back
from storycraft.files.front_matter import read_head, words_of, write_head
from storycraft.files.notes.blocks import Heading, read_blocks
from storycraft.files.notes.headings import plain
from storycraft.files.notes.hidden_text import without_hidden
from storycraft.files.notes.roles import Bracket, split_role
from storycraft.files.notes.transcripts import refuse_transcript
from storycraft.files.remarks import CONTROLS, Remarks, no_language
from storycraft.files.tables import table_limits as limits
from storycraft.formats.loader import DEFAULT, Formats
from storycraft.formats.yaml_lines import Place
from storycraft.text.bullets import list_marks
from storycraft.text.lines import split_lines

_ESCAPED_MARK = re.compile(r"\\([!-/:-@\[-`{-~])")
_WRITTEN_ROLE = re.compile(r"\(([^()]+)\) ")
_HEAD_NAMES = ("workshop", "date", "place", "format", "language", "escaped")
_LONG_POINT = N_("this point has {count} characters, and at most {longest} can be kept")
_LONG_ROLE = N_("this role has {count} characters, and at most {longest} can be kept")
_LONG_FIELD = N_("“{name}” has {count} characters, and at most {longest} can be kept")
_LONG_NAME = N_("this name of a group has {count} characters, and at most {longest} can be kept")
ESCAPED = "escaped"
"""In the head of a file that `write_notes` wrote: its backslashes and references are not people's own."""


def read_notes(
    text: str, source: str, formats: Formats, *, stage: str = "", format_key: str = ""
) -> tuple[Workshop, tuple[str, ...]]:
    """Read the workshop in a notes file; returns it with remarks on how the file was read.

    Level-1 headings are groups; deeper ones are stages or lanes of the format, or one of a stage's
    questions, by title or key (see `same_title`). A heading that is none of these sends its points to `stage`,
    and a warning says so. Whatever is left out, joined or taken for something else is named with its line.

    Raises:
        InputError: there are no points, or such a heading and no `stage`, or a hidden comment without an
            end, or the file is a transcript; the message names the line.
    """
    head, lines, first = _front_matter(text, source)
    format = formats.get(format_key or _kept(head, "format") or DEFAULT)
    places = place_keys(format)
    if stage and same_title(stage) not in places:
        raise InputError(
            "the format has no stage “{stage}”",
            source=source,
            next_step="Take one of: {names}.",
            stage=stage,
            names=known(format),
        )
    escaped = words_of(head, ESCAPED).casefold() == "true"
    reader = _Reader(source, format, places, places[same_title(stage)] if stage else "", escaped=escaped)
    reader.read(lines, first)
    title = _kept(head, "workshop", limits.TEXT) or PurePath(source).stem
    workshop = replace(
        reader.workshop(title, _language(head, reader.remarks) or "en"),
        date=_kept(head, "date"),
        place=_kept(head, "place"),
    )
    return workshop, reader.remarks.sentences()


class _Reader:
    def __init__(
        self, source: str, format: Format, places: Mapping[str, str], fallback: str, *, escaped: bool
    ) -> None:
        self._source, self._format, self._places, self._fallback = source, format, places, fallback
        self._escaped = escaped
        self._questions = {
            same_title(name): (stage.key, question.key)
            for told in format.in_each_language
            for stage in told.stages
            for question in stage.questions
            for name in (question.title, question.key)
        }
        self._group, self._stage = ROOM, fallback or format.stages[0].key
        self._has_stage = bool(fallback)
        self._names: dict[str, str] = {}
        self._chosen: dict[str, str] = {}
        self._points: list[tuple[str, str, str, str]] = []
        self._ungrouped: list[int] = []
        self._is_below_group = False
        self._is_exported = False
        self.remarks = Remarks()

    def read(self, lines: Sequence[str], first: int) -> None:
        """Read the lines one after the other; `first` is the number of the first one."""
        lines = [self._seen(line, number) for number, line in enumerate(lines, first)]
        if not self._escaped:
            refuse_transcript(lines, first, self._source, list_marks(lines), self.remarks)
        visible = without_hidden(lines, first, self._source, self.remarks, escaped=self._escaped)
        numbered = enumerate(visible, first)
        whole = list(_joined(numbered) if self._escaped else numbered)
        self._is_exported = not self._escaped and _is_exported(visible)
        for block in read_blocks(whole, self._is_place, self.remarks):
            if isinstance(block, Heading):
                self._turn(block)
            else:
                self._add(block.line, "\n".join(block.parts))
        if len(self._names) > 1:
            for number in self._ungrouped:
                self.remarks.add(
                    Message("this stands before the first group and belongs to “{room}”", room=ROOM), number
                )

    def _seen(self, line: str, number: int) -> str:
        """The line, in which each character can be seen; raises InputError where it is no text."""
        if "\0" in line:
            raise InputError(
                "this line holds a character that is no text",
                source=self._source,
                line=number,
                next_step="Type the line anew, and save the file.",
            )
        if (seen := seen_controls(line)) != line:
            self.remarks.add(CONTROLS, number)
        return seen

    def workshop(self, title: str, language: str) -> Workshop:
        """The workshop that was read."""
        if not self._points:
            raise InputError(
                "there are no points in this file",
                source=self._source,
                next_step="Write each as a line that starts with “- ”, below a “# Group” and a “## Stage”.",
            )
        names = {name: f"g{number}" for number, name in enumerate(self._names.values(), 1)}
        groups = (
            Group(id=gid, name=name, question=self._chosen.get(name, "")) for name, gid in names.items()
        )
        contributions = (
            Contribution(id=f"c{number}", group_id=names[group], stage=stage, text=said, speaker=speaker)
            for number, (group, stage, speaker, said) in enumerate(self._points, 1)
        )
        return Workshop(
            title=title,
            format=self._format.key,
            language=language,
            groups=tuple(groups),
            contributions=tuple(contributions),
        )

    def _is_place(self, title: str) -> bool:
        name = same_title(title)
        return name in self._places or name in self._questions

    def _add(self, number: int, words: str) -> None:
        if not self._is_below_group:
            self._names.setdefault(ROOM if self._escaped else same_name(ROOM), ROOM)
            self._ungrouped.append(number)
        if not self._has_stage:
            self.remarks.add(
                Message("no stage is named above; this goes to “{stage}”", stage=self._stage), number
            )
        if self._escaped:
            speaker, said = _read_point(words)
        else:
            speaker, said = self._split_role(number, self._unescaped(number, words))
        self._refuse_longer(said, limits.TEXT, number, _LONG_POINT, N_("Split it into several."))
        self._refuse_longer(speaker, limits.NAME, number, _LONG_ROLE, N_("Shorten it."))
        self._refuse_beyond(number)
        self._points.append((self._group, self._stage, speaker, said))

    def _refuse_longer(self, words: str, longest: int, line: int, refusal: Message, next_step: str) -> None:
        if len(words) > longest:
            told = Message(refusal.template, count=len(words), longest=longest)
            raise InputError(told, source=self._source, line=line, next_step=next_step)

    def _refuse_beyond(self, number: int) -> None:
        if len(self._points) >= limits.POINTS:
            raise InputError(
                "this file has more than {points} points",
                source=self._source,
                line=number,
                next_step="Split it into several files.",
                points=limits.POINTS,
            )

    def _unescaped(self, number: int, words: str) -> str:
        """The words as a page shows them, where a program has set a backslash before their marks."""
        seen = _ESCAPED_MARK.sub(r"\1", words) if self._is_exported else words
        if seen != words:
            self.remarks.add(N_("the backslashes of the program that exported this are left out"), number)
        return seen

    def _split_role(self, number: int, words: str) -> tuple[str, str]:
        role, said, bracket = split_role(words)
        if bracket is Bracket.TAKEN:
            self.remarks.add(N_("what stands in brackets is taken as the role of who spoke"), number, role)
        elif bracket is Bracket.WORDS:
            self.remarks.add(
                N_("what stands in brackets may be no role and stays in the point"), number, words
            )
        return role, said

    def _turn(self, heading: Heading) -> None:
        if self._escaped:
            title = read_back(heading.title)
        else:
            title = self._unescaped(heading.line, plain(heading.title) or heading.title)
        name = same_title(title)
        if heading.level == 1:
            self._turn_to_group(title, heading.line)
        elif name in self._questions:
            self._stage, question = self._questions[name]
            self._has_stage = True
            if self._chosen.setdefault(self._group, question) != question:
                self.remarks.add(N_("a group has one question; this is a second one"), heading.line, title)
        elif name in self._places:
            self._stage, self._has_stage = self._places[name], True
        elif self._fallback:
            self.remarks.add(
                Message(
                    "“{title}” is no stage of this format; its points went to “{fallback}”",
                    title=title,
                    fallback=self._fallback,
                ),
                heading.line,
            )
            self._stage = self._fallback
        else:
            raise InputError(
                "“{title}” is no stage, lane or question of the format “{key}”",
                source=self._source,
                line=heading.line,
                next_step="Call it one of: {names}; or say with --stage where they belong.",
                title=title,
                key=self._format.key,
                names=known(self._format),
            )

    def _turn_to_group(self, title: str, line: int) -> None:
        if not self._escaped and self._is_place(title):
            self.remarks.add(
                N_("a name of the format is taken as that of a group, as it has one #"), line, title
            )
        self._refuse_longer(title, limits.NAME, line, _LONG_NAME, N_("Shorten it."))
        self._is_below_group = True
        self._group = self._names.setdefault(title if self._escaped else same_name(title), title)
        if len(self._names) > limits.GROUPS_OF_NOTES:
            raise InputError(
                "this file has more than {groups} groups",
                source=self._source,
                line=line,
                next_step="Split it into several files.",
                groups=limits.GROUPS_OF_NOTES,
            )
        if self._group != title:
            self.remarks.add(Message("this is taken as the group “{group}”", group=self._group), line, title)
        self._stage, self._has_stage = self._fallback or self._format.stages[0].key, bool(self._fallback)


def _is_exported(lines: Sequence[str]) -> bool:
    """Whether a program has set the backslashes of these lines: in two at least, and none before a letter or a blank."""
    having = [line for line in lines if "\\" in line]
    return len(having) > 1 and not any("\\" in _ESCAPED_MARK.sub("", line) for line in having)


def place_keys(format: Format) -> dict[str, str]:
    """Stage and lane keys by key and by title in any language (see `same_title`); titles as first written count most."""
    found: dict[str, str] = {}
    for told in format.in_each_language:
        found |= {same_title(told.lanes[lane].title): lane.value for lane in Lane}
        found |= {same_title(stage.title): stage.key for stage in told.stages}
    return {**found, **{lane.value: lane.value for lane in Lane}, **{s.key: s.key for s in format.stages}}


def known(format: Format) -> str:
    """The stages and lanes that a heading can name."""
    return ", ".join([stage.title for stage in format.stages] + [format.lanes[lane].title for lane in Lane])


def write_notes(workshop: Workshop, format: Format) -> str:
    """Write the workshop's points as a notes file, group by group, without those for the room only."""
    format = format.in_language(workshop.language)
    met = {"date": workshop.date, "place": workshop.place}
    head: dict[str, object] = {
        "workshop": workshop.title,
        **{name: said for name, said in met.items() if said},
    }
    head |= {"format": workshop.format, "language": workshop.language, ESCAPED: True}
    parts = [write_head(head)]
    keys = [stage.key for stage in format.stages] + [lane.value for lane in Lane]
    for group in workshop.groups:
        said = [c for c in workshop.contributions_of(group.id) if is_exportable(c)]
        if not said:
            continue
        parts.append(f"# {in_heading(group.name)}\n")
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
    return [f"{marks} {in_heading(title)}" for marks, title in titles]


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
        parts, last = [], line
        while (len(last) - len(last.rstrip("\\"))) % 2 and (following := next(lines, None)):
            parts.append(last[:-1])
            last = following[1]
        yield number, HARD_BREAK.join([*parts, last])


def _front_matter(text: str, source: str) -> tuple[Mapping[str, Place], list[str], int]:
    lines = split_lines(text)
    if not _opens_head(lines):
        return {}, lines, 1
    head, taken = read_head(lines, source)
    return head, lines[taken:], taken + 1


def _kept(head: Mapping[str, Place], name: str, longest: int = limits.NAME) -> str:
    """A field that the archive keeps, "" where none is given; raises InputError where it is longer than what is kept."""
    words = words_of(head, name)
    if len(words) > longest:
        told = Message(_LONG_FIELD.template, name=name, count=len(words), longest=longest)
        raise head[name].wrong(told, N_("Shorten it."))
    return words


def _language(head: Mapping[str, Place], remarks: Remarks) -> str:
    """The code of the workshop's language; "" where the head has none."""
    said = _kept(head, "language").strip()
    if not said or is_language_code(said):
        return said
    remarks.add(no_language(said), head["language"].line)
    return ""


def _opens_head(lines: Sequence[str]) -> bool:
    """Whether the file begins with a head, and not with a rule: "name:" stands below its first line."""
    if not lines or lines[0].strip() != "---":
        return False
    below = (line.strip() for line in lines[1:] if line.strip() and not line.startswith("#"))
    name, colon, value = next(below, "").partition(":")
    is_name = bool(colon) and len(name.split()) == 1 and (not value or value[0].isspace())
    starts_with_comment = any(line.startswith("#") for line in lines[1:2])
    return is_name and (not starts_with_comment or name in _HEAD_NAMES)
