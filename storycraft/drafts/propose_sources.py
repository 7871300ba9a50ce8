"""Proposes what an uncited sentence may stand on: the points whose citation would let it hold."""

from collections.abc import Callable
from functools import lru_cache

from storycraft.domain.story import Frame, Sentence
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.receipts.check_limits import MOST_SENTENCES

MOST = 2
"""Proposals for one sentence: a choice, no list to search."""
_LOOKED_AT = 4
"""So many of the points that share its words are checked."""
_HOLDS = (Verdict.QUOTED, Verdict.PARAPHRASED)


def propose_sources(text: str, sources: Sources, frame: Frame) -> tuple[str, ...]:
    """The ids of points that carry a sentence by themselves, the nearest first."""
    return _proposing(sources, frame)(text)


@lru_cache(maxsize=8)
def _proposing(sources: Sources, frame: Frame) -> Callable[[str], tuple[str, ...]]:
    """Looks for the points of one state of a workshop, once for a sentence; what it found goes with that state."""
    return lru_cache(maxsize=MOST_SENTENCES)(lambda text: _propose(text, sources, frame))


def _propose(text: str, sources: Sources, frame: Frame) -> tuple[str, ...]:
    near = [c.id for c in sources.nearest(text)[:_LOOKED_AT]]
    holding = (
        cid for cid in near if check_sentence(Sentence(text, (cid,)), sources, frame).verdict in _HOLDS
    )
    return tuple(holding)[:MOST]
