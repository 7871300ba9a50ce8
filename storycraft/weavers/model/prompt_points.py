"""Writes a workshop as lines of a prompt: its points quoted as data, its frame, its threads, what all know of it."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from storycraft.domain.format import Format, StageKind, Telling
from storycraft.domain.story import Frame
from storycraft.domain.workshop import Contribution, Thread
from storycraft.languages.pack import pack
from storycraft.llm.quoting import quote_for_prompt, quote_label
from storycraft.weavers.weaver import Material, Order


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


def language_line(code: str) -> str:
    """How the rules of a prompt name a language: "Spanish (es)", or its code alone where we have no name for it."""
    name = pack(code).name
    return f"{name} ({quote_label(code)})" if name else f"the language with the code {quote_label(code)}"


def workshop_lines(material: Material) -> str:
    """What everybody in the workshop knows: its title, date and place, its groups with the number of their points.

    And what was asked where points were said: a note of three words answers a question.
    """
    known = material.known
    named = {"Title": material.workshop, "Date": material.date, "Place": material.place}
    counts = {count.group: count.points for count in known.counts if count.lane is None}
    groups = (f"{quote_for_prompt(name)} ({_points(counts.get(name, 0))})" for name in known.groups)
    lines = [f"- {name}: {quote_for_prompt(said)}" for name, said in named.items() if said]
    lines += [f"- Groups: {', '.join(groups)}"] if known.groups else []
    said_in = {contribution.stage for contribution in material.contributions}
    asked = (s for s in material.format.stages if s.key in said_in and s.kind is StageKind.POINTS)
    lines += [f"- Asked in {quote_for_prompt(stage.title)}: {quote_for_prompt(stage.ask)}" for stage in asked]
    return "\n".join(lines)


def teller(material: Material) -> str:
    """Who tells the story: a group's name, or the whole room."""
    return quote_for_prompt(material.group.name) if material.group else "the whole room"


def telling_of(order: Order, material: Material) -> Telling:
    """How an ordered story is told, in the language of the story where somebody has translated it."""
    return material.format.telling(order.telling.key) or order.telling


def frame_lines(frame: Frame, material: Material) -> str:
    """What the frame holds without withheld words, one element a line; a gap tells a writer nothing."""
    lines, elements = [], material.format.elements
    for entry in material.withheld.out_of_frame(frame).entries:
        ids = ", ".join(map(quote_label, entry.contribution_ids))
        cited = f" ({'proposed from ' * entry.proposed}{ids})" if ids else ""
        if not entry.is_gap:
            title = quote_label(elements[entry.element].title)
            lines.append(f"- {title}: {quote_for_prompt(entry.text)}{cited}")
    return "\n".join(lines) or "(nothing yet)"


def thread_lines(material: Material, points: Iterable[Point]) -> str:
    """The threads with some of these points, or without any point yet: one a line, with those points' ids.

    Those that people kept are told from those that code or a model proposed and nobody has confirmed.
    """
    shown = {point.id for point in points}
    told = [t for t in material.threads if not t.contribution_ids or shown & set(t.contribution_ids)]
    kept = [_thread(thread, shown, material.format) for thread in told if thread.accepted]
    proposed = [_thread(thread, shown, material.format) for thread in told if not thread.accepted]
    parts = [*_under("People have kept these threads:", kept), *_under(_PROPOSED, proposed)]
    return "\n".join(parts) or "(none yet)"


_PROPOSED = (
    "These threads are proposals that nobody has confirmed; they help to order the points and are no source:"
)


def _under(heading: str, lines: Sequence[str]) -> Sequence[str]:
    return [heading, *lines] if lines else []


def _thread(thread: Thread, shown: set[str], format: Format) -> str:
    lane = quote_label(format.lanes[thread.lane].title)
    ids = ", ".join(quote_label(cid) for cid in thread.contribution_ids if cid in shown)
    title, statement = thread.title.strip().rstrip("."), thread.statement.strip()
    more = f" {quote_for_prompt(statement)}" if statement.rstrip(".") not in ("", title) else ""
    return f"- {lane}: {quote_for_prompt(title)}{more}" + (f" ({ids})" if ids else "")


def _points(number: int) -> str:
    return f"{number} point{'s' * (number != 1)}"


def _point(contribution: Contribution, names: dict[str, str], format: Format) -> Point:
    stage = format.place_title(contribution.stage)
    label = [names.get(contribution.group_id, ""), contribution.speaker, stage]
    return Point(
        id=contribution.id,
        label="; ".join(quote_label(part) for part in label if part.strip()),
        words=contribution.text,
        stands_for=(contribution.id,),
    )
