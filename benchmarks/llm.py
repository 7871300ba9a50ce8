"""What calls to a language model cost in time, calls and tokens: `python -m benchmarks.llm [POINTS.csv]`.

Against the suite's own server with a set latency and token rate. A file of points with a column "text"
is counted beside the invented rooms.
"""

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.llm_cost import Cost, cost_of
from benchmarks.llm_room import invented_room, room_from
from benchmarks.llm_speed import AT_ONCE, WEAVES, compare, spread, weave_many

RUNS = 7
HELP = "import sys; from storycraft.cli import main; sys.argv[1:] = ['--help']; main()"
HEAVY = ("openai", "streamlit", "scipy", "sqlalchemy", "numpy")
AIMS = {200: (6, 40_000, 4), 500: (12, 120_000, 0)}
"""Calls, tokens sent and waves for so many points; 0 is no aim."""


def main(files: list[str]) -> int:
    """Print one line for each figure beside its aim; 1 where one is missed."""
    reached = [*_speed(), *_start(), *_cost(files)]
    print("all aims reached" if all(reached) else "AN AIM IS MISSED")
    return 0 if all(reached) else 1


def _speed() -> list[bool]:
    draft, many = compare(RUNS), weave_many(3)
    delays = [seconds * 1000 for seconds in draft.delays]
    return [
        _line("whole draft / bare client", spread(draft.ratios), "≤ 1.05", median(draft.ratios) <= 1.05),
        _line("first sentence later by (ms)", spread(delays, ".1f"), "≤ 30", median(delays) <= 30),
        _line(f"{WEAVES} drafts, {AT_ONCE} at once / ideal", spread(many), "≤ 1.10", median(many) <= 1.10),
    ]


def _start() -> list[bool]:
    bare = median(_seconds("-c", "pass") for _ in range(RUNS))
    imports = [_seconds("-c", "import storycraft.cli") - bare for _ in range(RUNS)]
    helps = [_seconds("-c", HELP) for _ in range(RUNS)]
    loaded = [name for name in HEAVY if _loads(name)]
    return [
        _line("import storycraft.cli (s)", spread(imports), "≤ 0.3", median(imports) <= 0.3),
        _line("storycraft --help (s)", spread(helps), "≤ 0.5", median(helps) <= 0.5),
        _line("loaded with it", ", ".join(loaded) or f"none of {', '.join(HEAVY)}", "none", not loaded),
    ]


def _seconds(*arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _loads(module: str) -> bool:
    code = f"import sys, storycraft.cli; sys.exit({module!r} in sys.modules)"
    return subprocess.run([sys.executable, "-c", code], check=False).returncode != 0


def _cost(files: list[str]) -> list[bool]:
    print("threads, frame and one draft on a model of 32k tokens; * the model slips once and repairs:")
    reached, costs = [], []
    for count in (200, 500, 1_000, 2_000):
        costs.append(cost_of(invented_room(count), slips=False))
        reached += [_told(costs[-1]), _told(cost_of(invented_room(count), slips=True), "*")]
    for room in (room_from(Path(path), count) for path in files for count in (200, 500)):
        reached += [
            _told(cost_of(room, slips=False), " (file)"),
            _told(cost_of(room, slips=True), " (file)*"),
        ]
    return [*reached, _linear(costs)]


def _told(cost: Cost, note: str = "") -> bool:
    calls, tokens, waves = AIMS.get(cost.points, (0, 0, 0))
    found = f"{cost.calls} calls, {cost.tokens:,} tokens sent, {cost.waves} waves"
    aim = f"≤ {calls}, {tokens:,}" + (f", {waves}" if waves else "") if calls else "–"
    good = not calls or (
        cost.calls <= calls and cost.tokens <= tokens and cost.waves <= (waves or cost.waves)
    )
    return _line(f"  {cost.points:,} points, {cost.said:,} tokens said{note}", found, aim, good)


def _linear(costs: list[Cost]) -> bool:
    """Whether a point of the largest room costs at most a tenth more than one of a room half its size."""
    *_, half, whole = costs
    calls, tokens = whole.calls / half.calls / 2, whole.tokens / half.tokens / 2
    what = f"  a point of {whole.points:,} against one of {half.points:,}"
    return _line(what, f"calls × {calls:.2f}, tokens × {tokens:.2f}", "≤ 1.10", max(calls, tokens) <= 1.10)


def _line(what: str, found: str, aim: str, good: bool) -> bool:
    print(f"{what:<46} {found:<44} aim {aim}{'' if good else '   MISSED'}", flush=True)
    return good


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
