"""Receipts that are kept: by threads beside each other, and no longer than the state that they are of."""

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

from storycraft.domain.story import Frame, Paragraph, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.drafts.propose_sources import propose_sources
from storycraft.receipts.check import Sources, check_draft
from storycraft.receipts.check_limits import MOST_SENTENCES

ROOM = tuple(
    Contribution(id=f"c{number}", group_id="g1", stage="e", text=f"We mended sail {number} in the loft.")
    for number in range(20)
)


def test_threads_share_what_was_checked() -> None:
    def check(first: int) -> bool:
        draft: Paragraph = tuple(Sentence(f"(Line {first + number}.)") for number in range(200))
        return all(len(check_draft([draft], ROOM, (), Frame())) == len(draft) for _ in range(3))

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(check, range(0, 4 * MOST_SENTENCES, 100)))


def test_a_state_that_is_over_is_forgotten() -> None:
    alive = weakref.WeakSet[Sources]()
    sentence = Sentence("Somebody mended sail 3 in the loft.")
    for number in range(60):
        more = Contribution(id="more", group_id="g1", stage="e", text=f"Rope {number} is wet.")
        sources = Sources((*ROOM, more))
        alive.add(sources)
        assert propose_sources(sentence.text, sources, Frame()) == ("c3",)
        check_draft([(sentence,)], (*ROOM, more), (), Frame())
    del sources
    gc.collect()
    assert len(alive) <= 20
