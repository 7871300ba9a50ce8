"""What drafts of the same material share, what only one of them tells, and what each leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storycraft.domain.story import Draft
from storycraft.domain.workshop import Contribution, Thread


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """One thread across the drafts: how many of its contributions each draft weaves, out of `of`."""

    thread: Thread
    of: int
    woven: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Contribution ids by draft id, in the order they were made; `matrix` columns are in order of `drafts`.

    `only` holds what no other draft tells: nothing where a draft stands alone.
    """

    drafts: tuple[str, ...]
    shared: tuple[str, ...]
    only: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, tuple[str, ...]]
    matrix: tuple[ThreadRow, ...]


def compare_drafts(
    drafts: Sequence[Draft], contributions: Sequence[Contribution], threads: Sequence[Thread] = ()
) -> Comparison:
    """Compare by what is cited; citations of contributions that are not given do not count."""
    ids = [c.id for c in contributions]
    cited = {draft.id: _cited(draft) for draft in drafts}
    return Comparison(
        drafts=tuple(cited),
        shared=tuple(cid for cid in ids if cited and all(cid in told for told in cited.values())),
        only={one: tuple(cid for cid in ids if _tells_alone(one, cid, cited)) for one in cited},
        left_out={one: tuple(cid for cid in ids if cid not in told) for one, told in cited.items()},
        matrix=tuple(_row(thread, set(ids), cited) for thread in threads),
    )


def _cited(draft: Draft) -> set[str]:
    return {cid for sentence in draft.sentences for cid in sentence.cites}


def _tells_alone(one: str, cid: str, cited: Mapping[str, set[str]]) -> bool:
    return len(cited) > 1 and [draft for draft, told in cited.items() if cid in told] == [one]


def _row(thread: Thread, known: set[str], cited: Mapping[str, set[str]]) -> ThreadRow:
    gathered = known.intersection(thread.contribution_ids)
    return ThreadRow(thread, len(gathered), tuple(len(gathered & told) for told in cited.values()))
