"""Measure the proposed frames on the rooms of tests/data/frames: how many proposals are right, how many are found."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from storycraft.domain.story import Element, Frame
from storycraft.files.notes.notes_file import read_notes
from storycraft.formats.loader import DEFAULT, Formats
from storycraft.frames.people_on_file import people_on_file
from storycraft.frames.propose_frame import propose_frame

DATA = Path(__file__).resolve().parents[1] / "tests" / "data" / "frames"
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.5
_ONE_EVENT = ("who", "where", "when", "what")
_APART = ("how", "why")
_EXTRA_WORDS = 3
"""A phrase for who, where or when may be so many words longer than the right one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was proposed for one element of a room; `right` are the answers that its writer takes, none: leave it open."""

    language: str
    room: str
    element: str
    proposed: str
    right: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the proposal holds a right answer, and little else where a phrase is asked for."""
        if not self.proposed:
            return not self.right
        said = " ".join(self.proposed.casefold().split())
        for answer in (" ".join(right.casefold().split()) for right in self.right):
            longest = len(answer.split()) + (_EXTRA_WORDS if self.element in _ONE_EVENT[:3] else 100)
            if answer in said and len(said.split()) <= longest:
                return True
        return False


def answers(folder: Path = DATA) -> tuple[Answer, ...]:
    """The six elements of all rooms."""
    formats = Formats()
    return tuple(
        answer
        for path in sorted(folder.glob("*.yaml"))
        for name, room in yaml.safe_load(path.read_text(encoding="utf-8")).items()
        for answer in _answers_in(name, path.stem, room, formats)
    )


def _answers_in(name: str, language: str, room: Mapping[str, Any], formats: Formats) -> Iterator[Answer]:
    format = formats.get(room.get("format", DEFAULT))
    workshop, _ = read_notes(room["notes"], f"{name}.md", formats, format_key=format.key)
    frame = propose_frame(workshop.contributions, Frame(), format, language)
    proposed = {element.value: frame[element].text for element in Element}
    on_file = people_on_file(workshop.contributions, ())
    if on_file and proposed["who"] == on_file.text:
        proposed["who"] = ""  # known from the file, and so no merit of the reading
    told = {"language": language, "room": name}
    yield from max(
        (
            tuple(
                Answer(element=e, proposed=proposed[e], right=tuple(event.get(e, ())), **told)
                for e in _ONE_EVENT
            )
            for event in room["events"] or [{}]
        ),
        key=lambda event: (sum(each.is_right for each in event), sum(bool(each.right) for each in event)),
    )
    for element in _APART:
        right = tuple(room.get(element, ()))
        yield Answer(element=element, proposed=proposed[element], right=right, **told)


def precision(given: Sequence[Answer]) -> float:
    """The share of the proposals that are right."""
    proposed = [each for each in given if each.proposed]
    return sum(each.is_right for each in proposed) / len(proposed) if proposed else 1.0


def recall(given: Sequence[Answer]) -> float:
    """The share of the answers that can be found that were found."""
    there = [each for each in given if each.right]
    return sum(bool(each.proposed) and each.is_right for each in there) / len(there) if there else 1.0


def report(given: Sequence[Answer], *, errors: bool = False) -> str:
    """A table of precision and recall by language and by element; with `errors` each wrong proposal too."""
    rooms = len({(each.language, each.room) for each in given})
    lines = [f"Frames of {rooms} rooms      proposals   precision   recall"]
    for kind in ("language", "element"):
        for value in dict.fromkeys(getattr(each, kind) for each in given):
            lines.append(_row(value, [each for each in given if getattr(each, kind) == value]))
    lines.append(_row("all", given))
    if errors:
        wrong = (each for each in given if each.proposed and not each.is_right)
        lines += [
            f"{e.language} {e.room}: {e.element} is not “{e.proposed}” but {e.right or 'open'}" for e in wrong
        ]
        missed = (each for each in given if each.right and not each.proposed)
        lines += [f"{e.language} {e.room}: {e.element} missed {e.right}" for e in missed]
    return "\n".join(lines)


def _row(name: str, given: Sequence[Answer]) -> str:
    proposals = sum(bool(each.proposed) for each in given)
    return f"{name:24}{proposals:10}{precision(given):12.2f}{recall(given):9.2f}"


def main() -> int:
    """Print the table; 1 where the proposals are worse than docs/receipts.md promises."""
    given = answers()
    print(report(given, errors="--errors" in sys.argv))
    return int(precision(given) < LEAST_PRECISION or recall(given) < LEAST_RECALL)


if __name__ == "__main__":
    sys.exit(main())
