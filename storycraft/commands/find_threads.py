"""Proposes threads for the points of a file, and writes them with the ids that the file gives its points."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from storycraft.commands.ask_to_send import NOT_ASKED, weaver_if_agreed
from storycraft.commands.notes_options import Notes
from storycraft.commands.read_notes import group_id_of, read_notes_file
from storycraft.commands.say_progress import SayProgress
from storycraft.commands.terminal import MaySend, Warn, many
from storycraft.domain.language_code import read_language
from storycraft.domain.workshop import Contribution, Thread
from storycraft.receipts.tension import find_tension
from storycraft.settings import settings_here
from storycraft.text.detect_language import language_told
from storycraft.threads.propose_threads import ungrouped
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Material, Weaver, select_material

_NAMED = 10
"""Ids that are named in full where they stand at several rows."""


@dataclass(frozen=True, slots=True)
class Found:
    """The threads of a file, the points that fit none, and pairs of a thread's points that contradict each other."""

    material: Material
    threads: tuple[Thread, ...]
    unplaced: tuple[Contribution, ...]
    tension: tuple[tuple[str, str, str], ...]

    def as_json(self) -> dict[str, Any]:
        """The form that docs/threads.md tells of."""
        called = _names_of(self.material.contributions)
        threads = [
            {
                "id": thread.id,
                "lane": thread.lane.value,
                "title": thread.title,
                "statement": thread.statement,
                "points": [each for cid in thread.contribution_ids for each in called[cid]],
            }
            for thread in self.threads
        ]
        tension = [
            {"thread": at, "points": [called[one][0], called[two][0]]} for at, one, two in self.tension
        ]
        unplaced = [each for c in self.unplaced for each in called[c.id]]
        return {"threads": threads, "unplaced": unplaced, "tension": tension}

    def lines(self) -> Iterable[str]:
        """The same for people."""
        words = {c.id: " ".join(c.text.split()) for c in self.material.contributions}
        for thread in self.threads:
            lane = self.material.format.lanes[thread.lane].title
            yield f"{lane}: {thread.title} ({len(thread.contribution_ids)})"
            yield from (f"  - {words[cid]}" for cid in thread.contribution_ids)
            yield from (
                f"  “{words[one]}” speaks against “{words[two]}”"
                for at, one, two in self.tension
                if at == thread.id
            )
        yield f"{len(self.unplaced)} of {len(words)} points are in no thread."
        yield from (f"  - {words[c.id]}" for c in self.unplaced)


def _names_of(points: Iterable[Contribution]) -> dict[str, tuple[str, ...]]:
    """What the file calls each point, by our id; a point without an id gets one that no other point has."""
    points = tuple(points)
    taken = {name for c in points for name in c.row_ids}
    free = (name for name in map("c{}".format, count(len(points) + 1)) if name not in taken)
    return {c.id: c.row_ids or ((c.id,) if c.id not in taken else (next(free),)) for c in points}


def _warn_of_ids(points: Iterable[Contribution], warn: Warn) -> None:
    """Say which ids stand for several points: whoever reads the threads by their ids must know."""
    often = [name for name, rows in Counter(name for c in points for name in c.row_ids).items() if rows > 1]
    if often:
        named = ", ".join(f"“{name}”" for name in often[:_NAMED])
        more = f" and {len(often) - _NAMED} more" if len(often) > _NAMED else ""
        warn(
            f"These ids stand at several rows: {named}{more}. Each of these rows goes by its id all the same."
        )


def find_threads(
    notes: Notes, language: str, most: int, *, offline: bool, warn: Warn, may_send: MaySend
) -> Found:
    """Propose threads, by a model where one is configured and may be sent the points, else by code.

    `language` is that of the points, "" to tell it by their words; `most` the number of threads, 0 to let it
    follow the points.

    Raises:
        InputError: the file can't be read, or `language` is no code. NotFound: no such group. ModelError: the
        model failed.
    """
    workshop, format = read_notes_file(notes, warn)
    told = read_language(language) or language_told(
        workshop.language, (c.text for c in workshop.contributions)
    )
    workshop = replace(workshop, language=told)
    material = select_material(workshop, format, group_id_of(workshop, notes.group))
    weaver = _choose_weaver(material, most, offline=offline, warn=warn, may_send=may_send)
    _warn_of_ids(material.contributions, warn)
    threads = weaver.propose_threads(material, SayProgress(warn), most)
    return Found(
        material,
        threads,
        ungrouped(material.contributions, threads),
        find_tension(threads, material.contributions, told),
    )


def _choose_weaver(material: Material, most: int, *, offline: bool, warn: Warn, may_send: MaySend) -> Weaver:
    """The model's where one is configured and may be sent the points; threads need none."""
    settings = settings_here()
    if not offline and settings.model_trouble:
        warn(f"{settings.model_trouble} The threads are found without a model.")
    elif not offline and settings.model:
        weaver = weaver_if_agreed(
            settings,
            many(len(material.contributions), "point"),
            lambda weaver: weaver.preview_threads(material, most),
            may_send,
            warn,
            unsent=f"the threads are found without a model. {NOT_ASKED}",
        )
        if weaver:
            return weaver
    return QuoteWeaver()
