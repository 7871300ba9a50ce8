"""How long the receipts of a draft of 60 sentences take, over rooms of 200 to 8,000 points.

Machines differ, and drift by what else runs on them. So each time is told as a ratio too: to a fixed piece of work in
plain Python (`fixed_work`) that is measured before each run.
"""

import gc
import random
import statistics
import time
from collections.abc import Callable, Sequence

from storycraft.domain.story import Element, Frame, FrameEntry, Paragraph, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.check import check_draft

ROUNDS = 5
SENTENCES = 60
GROUPS = tuple(Group(id=f"g{n}", name=f"Table {n}") for n in range(1, 7))
FRAME = Frame().with_entry(FrameEntry(element=Element.WHERE, text="the harbour canteen"))
LIMITS = {200: 2.4, 5_000: 24.0}
"""How often the fixed piece of work a draft over so many points may take: 100 ms and 1 s where the piece takes 42 ms."""
WHO = (
    "nurse",
    "porter",
    "cook",
    "planner",
    "trainee",
    "gardener",
    "driver",
    "teacher",
    "caretaker",
    "welder",
    "volunteer",
    "neighbour",
)
DID = (
    "brought",
    "repaired",
    "wrote",
    "carried",
    "lent",
    "refused",
    "shared",
    "borrowed",
    "painted",
    "counted",
    "moved",
    "found",
)
WHAT = (
    "notebook",
    "kettle",
    "ladder",
    "roster",
    "bench",
    "map",
    "radio",
    "lamp",
    "trolley",
    "calendar",
    "toolbox",
    "recipe",
    "letter",
    "key",
)
WHERE = (
    "kitchen",
    "yard",
    "corridor",
    "cellar",
    "library",
    "workshop",
    "ferry",
    "office",
    "garden",
    "canteen",
    "chapel",
    "market",
)
WHEN = (
    "on Tuesday",
    "in March",
    "last winter",
    "every morning",
    "at nine",
    "in 2019",
    "twice a week",
    "before breakfast",
)


def room_of(count: int, seed: int = 1) -> tuple[Contribution, ...]:
    """Invented points of twelve to twenty words, no two alike, from six groups."""
    chance = random.Random(seed)
    return tuple(_point(n, chance) for n in range(count))


def _point(number: int, chance: random.Random) -> Contribution:
    text = (
        f"The {chance.choice(WHO)} {chance.choice(DID)} the {chance.choice(WHAT)} {_word(chance)} in the "
        f"{chance.choice(WHERE)} {chance.choice(WHEN)}, because nobody {chance.choice(DID)} the "
        f"{chance.choice(WHAT)} {_word(chance)} for {chance.randint(2, 90)} weeks."
    )
    return Contribution(id=f"c{number}", group_id=f"g{number % 6 + 1}", stage="experiences", text=text)


def _word(chance: random.Random) -> str:
    """One word of 3,600: a room has a vocabulary of its own, and it ends somewhere."""
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(2))


def draft_of(room: Sequence[Contribution], seed: int = 2) -> tuple[Paragraph, ...]:
    """Sixty sentences in ten paragraphs: quoted, told again, leading from one to the next, and false ones."""
    chance = random.Random(seed)
    sentences = [_sentence(kind, chance.choice(room), chance) for kind in range(SENTENCES)]
    return tuple(tuple(sentences[start : start + 6]) for start in range(0, SENTENCES, 6))


def _sentence(kind: int, point: Contribution, chance: random.Random) -> Sentence:
    words = point.text.rstrip(".").split()
    match kind % 6:
        case 0:
            return Sentence(f"One voice said: “{' '.join(words[:9])}.”", (point.id,))
        case 1:
            return Sentence(f"Then the {chance.choice(WHO)} {' '.join(words[2:9])}.", (point.id,))
        case 2:
            return Sentence(f"{' '.join(words[9:])}, and {' '.join(words[:9]).lower()}.", (point.id,))
        case 3:
            return Sentence(f"“{' '.join(words[:6])} and nobody cared,” somebody added.", (point.id,))
        case 4:
            return Sentence(f"The {chance.choice(WHAT)} was {chance.choice(DID)} {chance.choice(WHEN)}.")
        case _:
            return Sentence("Then the talk turned to what was still missing.")


def seconds_of(action: Callable[[], object]) -> float:
    """Wall time of one call, without what earlier calls left to collect."""
    gc.collect()
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def fixed_work() -> int:
    """A piece of plain Python that is always the same: the squares of a million numbers."""
    return sum(number * number % 7 for number in range(1_000_000))


Run = tuple[float, float]
"""Seconds of a check, and how often they hold the fixed piece of work."""


def measured(check: Callable[[], object]) -> Run:
    """One run of a check, beside the fixed piece of work."""
    piece = seconds_of(fixed_work)
    seconds = seconds_of(check)
    return seconds, seconds / piece


def fresh_checks(count: int) -> list[Run]:
    """Checks of a draft over rooms that were never seen before, indexing them included."""
    runs = []
    for seed in range(ROUNDS):
        room = room_of(count, seed=count + seed)
        draft = draft_of(room, seed)
        runs.append(measured(lambda room=room, draft=draft: check_draft(draft, room, GROUPS, FRAME)))  # type: ignore[misc]
    return runs


def rechecks(count: int) -> list[Run]:
    """Checks of a draft again, after one of its sentences was edited."""
    room = room_of(count)
    draft = draft_of(room)
    check_draft(draft, room, GROUPS, FRAME)
    runs = []
    for number in range(ROUNDS):
        edited = Sentence(f"The cook counted {number + 100} ladders in the yard.", draft[0][0].cites)
        changed = ((edited, *draft[0][1:]), *draft[1:])
        runs.append(measured(lambda changed=changed: check_draft(changed, room, GROUPS, FRAME)))  # type: ignore[misc]
    return runs


def main() -> int:
    """Print medians with the fastest and slowest run; 1 where a limit is not kept."""
    check_draft(draft_of(room_of(20)), room_of(20), GROUPS, FRAME)
    kept = [_print_limit(count, limit) for count, limit in LIMITS.items()]
    before = 0.0
    for count in (500, 1_000, 2_000, 4_000, 8_000):
        _, median = _median(runs := fresh_checks(count))
        grown = f"{median / before:5.2f} times the half" if before else ""
        print(f"{count:>5} points, first check: {_told(runs)} {grown}".rstrip())
        before = median
    print(f"{5_000:>5} points, one sentence edited: {_told(rechecks(5_000))}")
    return 0 if all(kept) else 1


def _print_limit(count: int, limit: float) -> bool:
    runs = fresh_checks(count)
    kept = _median(runs)[1] <= limit
    print(f"{count:>5} points, first check: {_told(runs)} (limit {limit}: {'kept' if kept else 'NOT KEPT'})")
    return kept


def _median(runs: Sequence[Run]) -> Run:
    seconds, ratios = zip(*runs, strict=True)
    return statistics.median(seconds), statistics.median(ratios)


def _told(runs: Sequence[Run]) -> str:
    seconds, ratio = _median(runs)
    low, high = (1000 * value for value in (min(runs)[0], max(runs)[0]))
    return f"{1000 * seconds:7.1f} ms ({low:.1f} to {high:.1f}), {ratio:.2f} times the fixed work"


if __name__ == "__main__":
    raise SystemExit(main())
