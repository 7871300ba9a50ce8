"""Writes contributions as lines of a prompt: quoted as data, in a random order that a seed repeats."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storycraft.domain.format import Format
from storycraft.domain.story import Frame
from storycraft.domain.workshop import Contribution, Thread
from storycraft.llm.quoting import quote_for_prompt, quote_label
from storycraft.weavers.weaver import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One line of a prompt; `stands_for` are the ids of the contributions behind it."""

    id: str
    label: str
    words: str
    stands_for: tuple[str, ...]

    def line(self, longest: int = 0) -> str:
        """The line for the prompt, cut where it is longer than this many characters."""
        return f"{quote_label(self.id)} [{self.label}] {quote_for_prompt(self.words, longest)}"


def points_of(
    material: Material, seed: int = 0, contributions: Iterable[Contribution] | None = None
) -> tuple[Point, ...]:
    """All contributions, or the given ones, in a shuffled order: models favour what comes first."""
    names = {group.id: group.name for group in material.groups}
    chosen = material.contributions if contributions is None else contributions
    points = [_point(contribution, names, material.format) for contribution in chosen]
    random.Random(seed).shuffle(points)
    return tuple(points)


def frame_lines(frame: Frame, material: Material) -> str:
    """The frame without withheld words as lines of a prompt: one element a line, gaps with their question."""
    lines, format = [], material.format
    for entry in material.withheld.out_of_frame(frame).entries:
        title = quote_label(format.elements[entry.element].title)
        cited = f" ({', '.join(map(quote_label, entry.contribution_ids))})" if entry.contribution_ids else ""
        if not entry.is_gap:
            lines.append(f"- {title}: {quote_for_prompt(entry.text)}{cited}")
        elif entry.waived:
            lines.append(f"- {title}: the group leaves this open; do not speak of it")
        else:
            question = entry.question or format.elements[entry.element].ask
            lines.append(f"- {title}: a gap; the question is {quote_for_prompt(question)}")
    return "\n".join(lines)


def thread_lines(threads: Sequence[Thread], points: Iterable[Point]) -> str:
    """The threads with some of these points, or without any point yet: one a line, with those points' ids."""
    shown = {point.id for point in points}
    lines = []
    for thread in threads:
        if thread.contribution_ids and shown.isdisjoint(thread.contribution_ids):
            continue
        ids = ", ".join(quote_label(cid) for cid in thread.contribution_ids if cid in shown)
        statement = f" {quote_for_prompt(thread.statement)}" if thread.statement.strip() else ""
        lines.append(f"- {thread.lane}: {quote_for_prompt(thread.title)}{statement} ({ids})")
    return "\n".join(lines) or "(none)"


def _point(contribution: Contribution, names: dict[str, str], format: Format) -> Point:
    stage = format.place_title(contribution.stage)
    label = [names.get(contribution.group_id, ""), contribution.speaker, stage]
    return Point(
        id=contribution.id,
        label="; ".join(quote_label(part) for part in label if part.strip()),
        words=contribution.text,
        stands_for=(contribution.id,),
    )
