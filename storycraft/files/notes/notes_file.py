"""Reads notes files: Markdown that a facilitator can type in any editor."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from storycraft.domain.clean_text import seen_controls
from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.look_alikes import same_title
from storycraft.domain.message import N_, Message
from storycraft.domain.workshop import ROOM, Contribution, Group, Workshop
from storycraft.files.front_matter import words_of
from storycraft.files.notes.blocks import Heading, read_blocks
from storycraft.files.notes.notes_head import (
    ESCAPED,
    kept_field,
    language_in,
    name_unknown_fields,
    split_head,
)
from storycraft.files.notes.speakers import with_named_speakers
from storycraft.files.notes.typed_notes import TypedNotes
from storycraft.files.notes.written_notes import WrittenNotes
from storycraft.files.place_keys import key_of_place, place_keys, place_titles
from storycraft.files.remarks import CONTROLS, Remarks
from storycraft.files.tables import table_limits as limits
from storycraft.formats.loader import DEFAULT, Formats

_LONG_POINT = N_("this point has {count} characters, and at most {longest} can be kept")
_LONG_ROLE = N_("this role has {count} characters, and at most {longest} can be kept")
_LONG_NAME = N_("this name of a group has {count} characters, and at most {longest} can be kept")


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
    head, lines, first = split_head(text, source)
    format = formats.get(format_key or kept_field(head, "format") or DEFAULT)
    fallback = key_of_place(format, stage, source)
    reader = _Reader(source, format, fallback, is_written=words_of(head, ESCAPED).casefold() == "true")
    reader.read(lines, first)
    name_unknown_fields(head, reader.remarks)
    title = kept_field(head, "workshop", limits.TEXT) or PurePath(source).stem
    workshop = replace(
        reader.workshop(title, language_in(head, reader.said(), reader.remarks)),
        date=kept_field(head, "date"),
        place=kept_field(head, "place"),
    )
    return workshop, reader.remarks.sentences()


class _Reader:
    def __init__(self, source: str, format: Format, fallback: str, *, is_written: bool) -> None:
        self._source, self._format, self._fallback = source, format, fallback
        self._places = place_keys(format)
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
        self._lines: list[int] = []
        self._ungrouped: list[int] = []
        self._is_below_group = False
        self.remarks = remarks = Remarks()
        self._notes = (
            WrittenNotes(source, remarks) if is_written else TypedNotes(source, self._is_place, remarks)
        )

    def read(self, lines: Sequence[str], first: int) -> None:
        """Read the lines one after the other; `first` is the number of the first one."""
        lines = [self._seen(line, number) for number, line in enumerate(lines, first)]
        for block in read_blocks(self._notes.lines(lines, first), self._is_place, self.remarks):
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

    def said(self) -> tuple[str, ...]:
        """The words of all points."""
        return tuple(said for *_, said in self._points)

    def workshop(self, title: str, language: str) -> Workshop:
        """The workshop that was read."""
        if not self._points:
            raise InputError(
                "there are no points in this file",
                source=self._source,
                next_step="Write each as a line that starts with “- ”, below a “# Group” and a “## Stage”.",
            )
        names = {name: f"g{number}" for number, name in enumerate(self._names.values(), 1)}
        groups = tuple(
            Group(id=gid, name=name, question=self._chosen.get(name, "")) for name, gid in names.items()
        )
        contributions = tuple(
            Contribution(id=f"c{number}", group_id=names[group], stage=stage, text=said, speaker=speaker)
            for number, (group, stage, speaker, said) in enumerate(self._points, 1)
        )
        if isinstance(self._notes, TypedNotes):
            said = with_named_speakers(contributions, self._lines, groups, language, self.remarks)
            contributions = tuple(said)
        return Workshop(
            title=title,
            format=self._format.key,
            language=language,
            groups=groups,
            contributions=contributions,
        )

    def _is_place(self, title: str) -> bool:
        name = same_title(title)
        return name in self._places or name in self._questions

    def _add(self, number: int, words: str) -> None:
        if not self._is_below_group:
            self._names.setdefault(self._notes.key(ROOM), ROOM)
            self._ungrouped.append(number)
        if not self._has_stage:
            self.remarks.add(
                Message("no stage is named above; this goes to “{stage}”", stage=self._stage), number
            )
        speaker, said = self._notes.point(number, words)
        self._refuse_longer(said, limits.TEXT, number, _LONG_POINT, N_("Split it into several."))
        self._refuse_longer(speaker, limits.NAME, number, _LONG_ROLE, N_("Shorten it."))
        self._refuse_beyond(number)
        self._points.append((self._group, self._stage, speaker, said))
        self._lines.append(number)

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

    def _turn(self, heading: Heading) -> None:
        title = self._notes.title(heading)
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
                names=place_titles(self._format),
            )

    def _turn_to_group(self, title: str, line: int) -> None:
        self._refuse_longer(title, limits.NAME, line, _LONG_NAME, N_("Shorten it."))
        self._is_below_group = True
        self._group = self._names.setdefault(self._notes.key(title), title)
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
