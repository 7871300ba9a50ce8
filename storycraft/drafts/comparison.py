"""Compares drafts: which points all of them tell, which only one tells, and which each leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storycraft.domain.story import Draft, cited_in
from storycraft.domain.workshop import Contribution, Thread


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One thread in each draft: how many of its `of` contributions the draft cites."""

    thread: Thread
    of: int
    woven: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The result of a comparison: contribution ids by draft id, in order; `matrix` columns are in order of `drafts`.

    `only` holds what no other draft tells: nothing where a draft stands alone; `untold` is what none of them tells.
    """

    drafts: tuple[str, ...]
    shared: tuple[str, ...]
    only: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, tuple[str, ...]]
    untold: tuple[str, ...]
    matrix: tuple[ThreadRow, ...]


def compare_drafts(
    drafts: Sequence[Draft], contributions: Sequence[Contribution], threads: Sequence[Thread] = ()
) -> Comparison:
    """Compare drafts by the contributions that they cite; citations of other contributions do not count."""
    ids = [c.id for c in contributions]
    cited = {draft.id: cited_in(draft.paragraphs) for draft in drafts}
    return Comparison(
        drafts=tuple(cited),
        shared=tuple(cid for cid in ids if cited and all(cid in told for told in cited.values())),
        only={one: tuple(cid for cid in ids if _tells_alone(one, cid, cited)) for one in cited},
        left_out={one: tuple(cid for cid in ids if cid not in told) for one, told in cited.items()},
        untold=tuple(cid for cid in ids if not any(cid in told for told in cited.values())),
        matrix=tuple(_row(thread, set(ids), cited) for thread in threads),
    )


def _tells_alone(one: str, cid: str, cited: Mapping[str, set[str]]) -> bool:
    return len(cited) > 1 and [draft for draft, told in cited.items() if cid in told] == [one]


def _row(thread: Thread, known: set[str], cited: Mapping[str, set[str]]) -> ThreadRow:
    gathered = known.intersection(thread.contribution_ids)
    return ThreadRow(thread, len(gathered), tuple(len(gathered & told) for told in cited.values()))
