"""kill -9 while people post and weave: no word, weave or draft is lost or doubled."""

import itertools
import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from storycraft.domain.weave import WeaveState
from storycraft.storage.archive import Archive
from tests.faults.apps import Nursery
from tests.faults.results import keep
from tests.faults.weaving_app import TELLINGS

SECONDS = 0.1
"""How long a telling takes."""

KILLS = int(os.environ.get("STORYCRAFT_TEST_KILLS", "20"))
WEAVES = 5
"""So many at least must have been under way: where a machine is too slow for that, there are more kills."""
SEED = int(os.environ.get("STORYCRAFT_TEST_SEED", str(random.randrange(10**6))))
"""The moments are other ones in each run; the seed that is printed brings the same ones back."""


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    born = Nursery()
    yield born
    born.kill()


@pytest.mark.timeout(60 + 10 * KILLS)
def test_nothing_is_lost_or_doubled_when_the_process_is_killed(
    archive: Archive, tmp_path: Path, nursery: Nursery
) -> None:
    print(f"STORYCRAFT_TEST_SEED={SEED}")
    moments = random.Random(SEED)
    url = f"sqlite:///{tmp_path / 'storycraft.db'}"
    workshop = archive.create_workshop("Allotment gardens", "communities-of-practice")
    blue = archive.add_group(workshop.id, "Blue table")
    acknowledged: list[str] = []
    ordered: set[str] = set()
    unanswered = ""

    for kill in itertools.count():
        if kill >= KILLS and len(ordered) >= WEAVES:
            break
        assert kill < 3 * KILLS, f"only {len(ordered)} weaves in {kill} lives"
        kills = kill + 1
        open_weaves = [weave for weave in archive.weaves(workshop.id) if not weave.state.ended]
        nursery.bear(url, workshop.id, blue.id, f"again{kill}", str(SECONDS), unanswered)
        if kill % 2:
            # Half of the moments lie where an app is busy, however slow the machine; the others anywhere.
            nursery.wait_for("said")
        # On a machine too slow for that many weaves the further lives are longer and longer.
        time.sleep(moments.uniform(0.05, 1.0) * (1 + max(0, kill - KILLS) // 4))
        nursery.kill_child()
        said = nursery.told("said")
        acknowledged += said
        ordered.update(nursery.told("ordered"))
        unanswered = next(
            (token for token in reversed(nursery.told("saying")) if token not in said), unanswered
        )
        again = {f"{telling} {w.seed}" for w in open_weaves for telling in TELLINGS[: w.finished]}
        assert not again & set(nursery.told("begun")), "a finished telling was told again"

    nursery.bear(url, workshop.id, blue.id, "last", str(SECONDS), unanswered)
    _wait_for_all(archive, workshop.id)
    nursery.kill_child()
    acknowledged += nursery.told("said")

    weaves = archive.weaves(workshop.id)
    points = Counter(c.text.removeprefix("Point ") for c in archive.workshop(workshop.id).contributions)
    drafts = Counter(draft.telling for draft in archive.drafts(workshop.id))
    lost = [token for token in acknowledged if not points[token]]
    doubled = [token for token, times in points.items() if times > 1]
    lost_weaves = ordered - {weave.id for weave in weaves if weave.state is WeaveState.DONE}
    keep(
        "kill -9",
        kills=kills,
        seed=SEED,
        words_acknowledged=len(acknowledged),
        words_lost=len(lost),
        words_doubled=len(doubled),
        weaves_accepted=len(ordered),
        weaves_lost=len(lost_weaves),
        drafts_doubled=sum(drafts.values()) - len(weaves) * len(TELLINGS),
    )
    assert (lost, doubled, lost_weaves) == ([], [], set())
    assert drafts == {telling: len(weaves) for telling in TELLINGS}
    assert len(acknowledged) > 5 * KILLS


def _wait_for_all(archive: Archive, workshop_id: str) -> None:
    end = time.monotonic() + 20
    while left := [weave for weave in archive.weaves(workshop_id) if not weave.state.ended]:
        assert time.monotonic() < end, f"still {left}"
        time.sleep(0.05)
