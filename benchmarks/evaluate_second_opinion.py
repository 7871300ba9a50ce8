"""Measure what a model's second opinion adds to the receipts, with the model that is configured.

    python -m benchmarks.evaluate_second_opinion --faults 120 --honest 72 --seed 1

Draws sentences from the set whose writers knew no rule, evenly over kinds and languages, and asks about them as
`storycraft check --second-opinion` does: one request for each workshop, sentences shuffled.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from benchmarks.evaluate_receipts import Case, Told, load_workshops
from benchmarks.evaluation_sets import UNSEEN
from storycraft.domain.story import Opinion, Sentence
from storycraft.formats.loader import DEFAULT, Formats
from storycraft.receipts.check import Sources, Verdict
from storycraft.receipts.second_opinion import may_be_lowered, weigh_opinions
from storycraft.settings import read_settings
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Material
from storycraft.workshop_weavers import model_weaver

GREEN = (Verdict.QUOTED, Verdict.PARAPHRASED, Verdict.CONNECTIVE)


def main() -> None:
    """Ask, and print the table."""
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--faults", type=int, default=120)
    read.add_argument("--honest", type=int, default=72)
    read.add_argument("--seed", type=int, default=1)
    read.add_argument("--without", nargs="*", default=[], help="workshops that are left out")
    read.add_argument("--wrong", action="store_true", help="print each sentence that was not judged as meant")
    given = read.parse_args()
    workshops = [told for told in load_workshops(UNSEEN.folder) if told.name not in given.without]
    before = [case for told in workshops for case in told.cases]
    drawn = {
        *draw([case for case in before if not case.honest], given.faults, given.seed),
        *draw([case for case in before if case.honest], given.honest, given.seed),
    }
    before = [case for case in before if case in drawn]
    weaver = model_weaver(read_settings())
    with ThreadPoolExecutor(max_workers=len(workshops)) as pool:
        judged = pool.map(lambda told: judge(weaver, told, drawn, given.seed), workshops)
        after = [case for cases in judged for case in cases]
    print(report(before, after))
    if given.wrong:
        print("\n".join(describe(case) for case in after if case.honest != (case.receipt.verdict in GREEN)))


def draw(cases: Sequence[Case], most: int, seed: int) -> list[Case]:
    """So many of the cases, in turn from each kind, and within a kind in turn from each language."""
    by_kind: dict[str, list[Case]] = defaultdict(list)
    for case in random.Random(seed).sample(cases, len(cases)):
        by_kind[case.kind].append(case)
    turns = [_in_turns(_by_language(own)) for own in by_kind.values()]
    return _in_turns(turns)[:most]


def _by_language(cases: Iterable[Case]) -> list[list[Case]]:
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        found[case.language].append(case)
    return list(found.values())


def _in_turns(lists: Sequence[Sequence[Case]]) -> list[Case]:
    longest = max(map(len, lists), default=0)
    return [each[turn] for turn in range(longest) for each in lists if turn < len(each)]


def judge(weaver: ModelWeaver, told: Told, drawn: set[Case], seed: int) -> list[Case]:
    """The drawn cases of a workshop with what the model holds against them."""
    cases = [case for case in told.cases if case in drawn]
    asked = [case.sentence for case in cases if may_be_lowered(case.sentence, case.receipt)]
    random.Random(seed).shuffle(asked)
    if not asked:
        return cases
    given = weaver.second_opinion(material_of(told), told.frame, asked)
    opinions: dict[Sentence, Opinion] = {s: o for s, o in zip(asked, given, strict=True) if o is not None}
    sources = Sources(told.contributions, told.groups, told.language, told.known)
    weighed = weigh_opinions([c.sentence for c in cases], [c.receipt for c in cases], opinions, sources)
    return [replace(case, receipt=receipt) for case, receipt in zip(cases, weighed, strict=True)]


def material_of(told: Told) -> Material:
    """A workshop of the set as a weaver gets it."""
    return Material(
        workshop=told.known.title,
        format=Formats().get(DEFAULT).in_language(told.language),
        group=None,
        groups=told.groups,
        contributions=told.contributions,
        threads=(),
        language=told.language,
        date=told.known.date,
        place=told.known.place,
        known=told.known,
    )


def report(before: Sequence[Case], after: Sequence[Case]) -> str:
    """Faults that stay green and honest sentences that are doubted, by code alone and with the model's opinion."""
    lines = [
        "| kind | sentences | green, code alone | green, with a second opinion | not said, before and after |",
        "|---|---:|---:|---:|---:|",
    ]
    kinds = sorted(
        {c.kind for c in after}, key=lambda kind: (any(c.honest for c in after if c.kind == kind), kind)
    )
    for kind in [*kinds, "all faults", "all honest"]:
        rows = [[c for c in cases if _is_of(c, kind)] for cases in (before, after)]
        green = [sum(c.receipt.verdict in GREEN for c in row) for row in rows]
        refused = [sum(c.receipt.verdict is Verdict.UNSUPPORTED for c in row) for row in rows]
        lines.append(f"| {kind} | {len(rows[0])} | {green[0]} | {green[1]} | {refused[0]}, {refused[1]} |")
    return "\n".join(lines)


def _is_of(case: Case, kind: str) -> bool:
    return {"all faults": not case.honest, "all honest": case.honest}.get(kind, case.kind == kind)


def describe(case: Case) -> str:
    """A case that was not judged as meant, in one line."""
    why = "; ".join(f"{failure.words}: {failure.why}" for failure in case.receipt.failed)
    return f"{case.workshop} {case.kind} {case.receipt.verdict}: {case.sentence.text} ({why})"


if __name__ == "__main__":
    main()
