"""How long the server works on a long draft: to open it with its revisions, to check what is typed, to compare four.

Measured is the processor's time of this process, which a busy machine does not change much; the wall's stands beside it.
"""

import gc
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from benchmarks.receipts import draft_of, room_of
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Paragraph, Provenance
from storycraft.drafts.compare_frames import compare_frames
from storycraft.drafts.paragraph_edit import ParagraphEdit
from storycraft.drafts.text_changes import compare_texts
from storycraft.languages.pack import every_pack
from storycraft.receipts.check import check_draft
from storycraft.services.check_draft import receipts_of
from storycraft.services.check_link import new_entry
from storycraft.services.edit_paragraph import type_paragraph
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.wiring import Parts, close_parts, parts
from tests.support.edited_text import edit_text

POINTS, WORDS, REVISIONS, KEYS, ROUNDS = 400, 3_000, 60, 30, 5
LIMITS = {"open": 1.0, "check": 0.020, "compare": 2.0}
"""Seconds of the server's time."""


def long_text(seed: int) -> tuple[Paragraph, ...]:
    """Paragraphs of three thousand words, from a room of four hundred points."""
    room, told = room_of(POINTS), list[Paragraph]()
    while sum(len(s.text.split()) for p in told for s in p) < WORDS:
        told += draft_of(room, seed + len(told))
    return tuple(told)


def begin(house: Parts) -> tuple[Visit, tuple[Draft, ...]]:
    """A workshop with four drafts, the first of them revised sixty times."""
    workshop = house.archive.create_workshop("A long evening", "communities-of-practice").id
    group = house.archive.add_group(workshop, "Blue table").id
    house.archive.add_contributions(workshop, group, "experiences", [("", c.text) for c in room_of(POINTS)])
    told = Draft(
        id="", group_id=group, telling="plain", title="Long", frame=Frame(), paragraphs=(),
        provenance=Provenance(weaver="quotes"),
    )  # fmt: skip
    drafts = [house.archive.add_draft(workshop, replace(told, paragraphs=long_text(n))) for n in range(4)]
    chance = random.Random(7)
    for _ in range(REVISIONS):
        paragraphs = list(drafts[0].paragraphs)
        place = chance.randrange(len(paragraphs))
        paragraphs[place] = tuple(reversed(paragraphs[place]))
        drafts[0] = house.archive.revise_draft(replace(drafts[0], paragraphs=tuple(paragraphs)), "people")
    return visit_by(new_entry(workshop, Role.GROUP, "b" * 20, group)), tuple(drafts)


def seconds_of(action: Callable[[], object]) -> tuple[float, float]:
    """The processor's time and the wall's time of one call."""
    gc.collect()
    worked, began = time.process_time(), time.perf_counter()
    action()
    return time.process_time() - worked, time.perf_counter() - began


def open_seconds(visit: Visit, draft: Draft) -> list[tuple[float, float]]:
    """Seconds of reading the draft and its receipts: the first of them as in a process that has just begun."""
    return [
        seconds_of(lambda: receipts_of(visit, visit.parts.archive.draft(draft.id))) for _ in range(ROUNDS)
    ]


def timeline_seconds(visit: Visit, draft: Draft) -> list[tuple[float, float]]:
    """Seconds of reading all its revisions, with what each changed, for whoever asks for them."""

    def asked() -> None:
        for before, after in pairwise(visit.revisions(draft)):
            compare_texts(before.paragraphs, after.paragraphs)

    return [seconds_of(asked) for _ in range(ROUNDS)]


def check_seconds(draft: Draft, said: Visit) -> list[tuple[float, float]]:
    """Seconds of checking the draft again after each key in one of its sentences."""
    sources = said.workshop.heard_in(draft.language)
    check_draft(draft.paragraphs, sources, said.workshop.groups, draft.frame, draft.language)
    first, *rest = draft.paragraphs
    typed = [replace(first[0], text=f"{first[0].text[:n]} more") for n in range(5, 5 + KEYS)]
    texts = [((sentence, *first[1:]), *rest) for sentence in typed]
    return [
        seconds_of(
            lambda text=text: check_draft(text, sources, said.workshop.groups, draft.frame, draft.language)  # type: ignore[misc]
        )
        for text in texts
    ]


def keep_seconds(visit: Visit, draft: Draft) -> list[tuple[float, float]]:
    """Seconds from a pause in typing to its receipts, with the paragraph kept on the disk."""
    before, runs = edit_text(draft.paragraphs[:1]), []
    for number in range(KEYS):
        edit = ParagraphEdit(0, before, f"{edit_text(draft.paragraphs[:1])} And so on, {number}.")
        runs.append(seconds_of(lambda edit=edit: type_paragraph(visit, draft.id, "b", edit)))  # type: ignore[misc]
        before = edit.after
    return runs


def compare_seconds(visit: Visit, drafts: tuple[Draft, ...]) -> list[tuple[float, float]]:
    """Seconds of comparing four drafts: their frames, their receipts, and each text with the first."""

    def compared() -> None:
        compare_frames([draft.frame for draft in drafts])
        for draft in drafts:
            receipts_of(visit, draft)
            compare_texts(drafts[0].paragraphs, draft.paragraphs)

    return [seconds_of(compared) for _ in range(ROUNDS)]


def report(name: str, runs: list[tuple[float, float]], limit: str = "") -> bool:
    """Print medians and the slowest; whether the processor's time is within its limit.

    That is the median, and of what is opened the slowest: nobody waits for a median when a page opens.
    """
    worked, waited = zip(*runs, strict=True)
    median = statistics.median(worked)
    held = max(worked) if limit == "open" else median
    most = f", limit {1000 * LIMITS[limit]:.0f} ms" if limit else ""
    wall = f"on the wall {1000 * statistics.median(waited):.1f} ms"
    print(f"{name:<44} {1000 * median:7.1f} ms (slowest {1000 * max(worked):.1f} ms{most}; {wall})")
    return not limit or held <= LIMITS[limit]


def main() -> int:
    """Measure in a database of its own; 1 where a limit is not kept."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["STORYCRAFT_DATA"] = folder
        every_pack()  # as the server does when it starts
        visit, drafts = begin(parts())
        measured: list[tuple[str, Callable[[], list[tuple[float, float]]], str]] = [
            (f"open {WORDS} words", lambda: open_seconds(visit, drafts[0]), "open"),
            (f"tell of {REVISIONS} revisions", lambda: timeline_seconds(visit, drafts[0]), ""),
            ("check one sentence after a key", lambda: check_seconds(drafts[0], visit), "check"),
            ("keep a paragraph and give its receipts", lambda: keep_seconds(visit, drafts[1]), ""),
            ("compare four drafts", lambda: compare_seconds(visit, drafts), "compare"),
        ]
        kept = [report(name, run(), limit) for name, run, limit in measured]
        close_parts()
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
