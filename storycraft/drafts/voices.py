"""Lists for every contribution which sentences cite it or why it was left out, and the shares by group and lane."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from storycraft.domain.message import N_
from storycraft.domain.story import LeftOut, Paragraph
from storycraft.domain.workshop import Contribution, Group, Lane, Thread
from storycraft.threads.lanes import lanes_of

NOT_MENTIONED = N_("not mentioned")
"""The reason where a weaver gave none."""
FLOOR = (Lane.NEW, Lane.QUESTION)
"""The lanes that a story must not lose: what agrees with itself is woven anyway."""


@dataclass(frozen=True, slots=True)
class Share:
    """The number of contributions that a draft cites, out of `of`."""

    woven: int
    of: int

    @property
    def portion(self) -> float:
        """The share from 0 to 1; 1 where there is no contribution."""
        return self.woven / self.of if self.of else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Where each contribution is cited: `woven` maps ids to sentence indexes, from 0 through the whole draft.

    `left_out` has every other contribution, those of one reason together; `groups` maps group ids and `lanes` lanes to
    shares, each only where it has contributions. `missing_lanes` are those of `FLOOR` that were spoken
    in and that the draft says nothing of.
    """

    woven: Mapping[str, tuple[int, ...]]
    left_out: tuple[LeftOut, ...]
    groups: Mapping[str, Share]
    lanes: Mapping[Lane, Share]
    missing_lanes: tuple[Lane, ...]


def hear_voices(
    paragraphs: Sequence[Paragraph],
    contributions: Sequence[Contribution],
    groups: Sequence[Group],
    threads: Sequence[Thread] = (),
    left_out: Iterable[LeftOut] = (),
) -> Voices:
    """Find where each contribution is cited; its lane is that of its stage or of the threads that contain it.

    Citations of contributions that are not given are no voices and are not counted.
    """
    woven = _woven(paragraphs, contributions)
    lanes = {lane: _share([c for c in contributions if lane in lanes_of(c, threads)], woven) for lane in Lane}
    spoken = {
        group.id: _share([c for c in contributions if c.group_id == group.id], woven) for group in groups
    }
    return Voices(
        woven=woven,
        left_out=list_left_out(woven, contributions, left_out),
        groups={group_id: share for group_id, share in spoken.items() if share.of},
        lanes={lane: share for lane, share in lanes.items() if share.of},
        missing_lanes=tuple(lane for lane in FLOOR if lanes[lane].of and not lanes[lane].woven),
    )


def list_left_out(
    woven: Iterable[str], contributions: Iterable[Contribution], reasons: Iterable[LeftOut] = ()
) -> tuple[LeftOut, ...]:
    """Every contribution that is not cited, with the reason that was given or `NOT_MENTIONED`.

    Those of one reason stand together, so that it can be told once; else their order is that of the contributions.
    """
    given = {left.contribution_id: left.reason for left in reasons}
    told, of_reason = set(woven), dict[str, list[LeftOut]]()
    for contribution in contributions:
        if contribution.id not in told:
            reason = given.get(contribution.id) or NOT_MENTIONED
            left = LeftOut(contribution_id=contribution.id, reason=reason)
            of_reason.setdefault(reason, []).append(left)
    return tuple(left for same in of_reason.values() for left in same)


def _woven(
    paragraphs: Iterable[Paragraph], contributions: Iterable[Contribution]
) -> dict[str, tuple[int, ...]]:
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    where: dict[str, list[int]] = {c.id: [] for c in contributions}
    for index, sentence in enumerate(sentences):
        for cid in dict.fromkeys(sentence.cites):
            if cid in where:
                where[cid].append(index)
    return {cid: tuple(indexes) for cid, indexes in where.items() if indexes}


def _share(contributions: Sequence[Contribution], woven: Mapping[str, tuple[int, ...]]) -> Share:
    return Share(sum(c.id in woven for c in contributions), len(contributions))
