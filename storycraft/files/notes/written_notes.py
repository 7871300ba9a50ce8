"""Writes a workshop's points as a notes file, and reads back how people's words were written in it."""

import re
from collections.abc import Iterator, Sequence

from storycraft.domain.format import Format
from storycraft.domain.workshop import Contribution, Group, Lane, Workshop
from storycraft.drafts.consent import is_exportable
from storycraft.files.escaping import HARD_BREAK, in_heading, in_one_line, mark_up, read_back
from storycraft.files.front_matter import write_head
from storycraft.files.notes.blocks import Heading
from storycraft.files.notes.hidden_text import without_hidden
from storycraft.files.notes.notes_head import ESCAPED
from storycraft.files.remarks import Remarks

_ROLE = re.compile(r"\(([^()]+)\) ")


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


class WrittenNotes:
    """What `write_notes` wrote, whatever the points and the names of groups look like."""

    def __init__(self, source: str, remarks: Remarks) -> None:
        self._source, self._remarks = source, remarks

    def lines(self, lines: Sequence[str], first: int) -> list[tuple[int, str]]:
        """The lines without hidden ones, each with its number and those behind its hard breaks."""
        visible = without_hidden(lines, first, self._source, self._remarks, escaped=True)
        return list(_joined(enumerate(visible, first)))

    def point(self, number: int, words: str) -> tuple[str, str]:
        """Who spoke, and what was said."""
        role = _ROLE.match(words)
        return (read_back(role[1]), read_back(words[role.end() :])) if role else ("", read_back(words))

    def title(self, heading: Heading) -> str:
        """The title as it was given to `in_heading`."""
        return read_back(heading.title)

    def key(self, name: str) -> str:
        """What two headings of the same group have in common: the whole name."""
        return name


def _joined(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Lines with those behind their hard breaks, which end in a backslash that no other one escapes."""
    for number, line in lines:
        parts, last = [], line
        while (len(last) - len(last.rstrip("\\"))) % 2 and (following := next(lines, None)):
            parts.append(last[:-1])
            last = following[1]
        yield number, HARD_BREAK.join([*parts, last])
