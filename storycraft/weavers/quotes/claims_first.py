"""Puts each claim directly before its reply, and tells neither where the other is not told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from storycraft.domain.story import Paragraph
from storycraft.weavers.quotes.parts import Part, Role, without
from storycraft.weavers.quotes.passages import Passage

_OF_THEIR_OWN = (Role.NEW, Role.QUESTIONS, Role.CLOSING)
"""Parts in which nobody answers: what is replied to there makes a paragraph with its reply."""


def claims_first(parts: Sequence[Part], passages: Sequence[Passage]) -> list[Part]:
    """The parts with each reply behind what it replies to; one whose claim is not among the passages is left out."""
    found, by_id = list(parts), {p.id: p for p in passages}
    told = [p for part in parts for p in (*part.passages, *part.asked)]
    for reply in sorted((p for p in told if p.replies_to), key=lambda p: p.number):
        claims = [by_id[cid] for cid in reply.replies_to if cid in by_id]
        if len(claims) == 1 and any(_is_right_behind(part, claims[0], reply) for part in found):
            continue
        at = next((at for at, part in enumerate(found) if claims and claims[-1] in part.passages), None)
        home = at if at is not None else next(i for i, p in enumerate(found) if reply in _told(p))
        if claims and (at is None or found[home].role in _OF_THEIR_OWN):
            found.insert(home, Part(Role.EXCHANGE, (claims[-1], reply)))
            found = [
                _part_without(part, (claims[-1], reply)) if i != home else part
                for i, part in enumerate(found)
            ]
        else:
            found = [_part_without(part, (reply,)) for part in found]
        if claims:
            others = [p for p in claims[:-1] if not _is_bound(p, told, but=reply)]
            found = [_part_without(part, others) for part in found]
            found[home] = _with_reply(
                _part_without(found[home], (reply,)), reply, [*others, claims[-1]], told
            )
    return _not_begun_by_an_answer([p for p in found if p.passages or p.asked or p.role is Role.SAID])


def blocks_of(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The passages of one group after another, and each claim and each reply by itself: nothing may come between."""
    claimed = {cid for p in passages for cid in p.replies_to}
    block = list[Passage]()
    for passage in passages:
        alone = passage.replies_to or passage.id in claimed
        if block and (
            alone or passage.group_id != block[-1].group_id or block[-1].replies_to or block[-1].id in claimed
        ):
            yield block
            block = []
        block.append(passage)
    if block:
        yield block


def without_half_pairs(text: Sequence[Paragraph], passages: Sequence[Passage]) -> list[Paragraph]:
    """The text without the replies whose claims could not be told so that they hold."""
    kept, replies = list(text), [p for p in passages if p.replies_to]
    while True:
        cited = {cid for paragraph in kept for sentence in paragraph for cid in sentence.cites}
        halves = {p.id for p in replies if p.id in cited and cited.isdisjoint(p.replies_to)}
        if not halves:
            return [paragraph for paragraph in kept if paragraph]
        # Who answers what is taken out here says nothing either.
        kept = [tuple(s for s in paragraph if halves.isdisjoint(s.cites)) for paragraph in kept]


def _not_begun_by_an_answer(parts: Sequence[Part]) -> list[Part]:
    """The parts, of which the first begins with no answer: what else is told there, or behind it, comes before."""
    told = [at for at, part in enumerate(parts) if part.passages and part.role not in _OF_THEIR_OWN]
    if not told or any(parts[at].role is not Role.SAID for at in range(told[0])):
        return list(parts)
    first = parts[told[0]]
    behind = tuple(dropwhile(lambda p: p.answers or p.replies_to, first.passages))
    ahead = tuple(without(first.passages, behind))
    found = list(parts)
    if behind:
        found[told[0]] = replace(first, passages=(*behind, *ahead))
    elif later := next((at for at in told[1:] if not parts[at].passages[0].answers), None):
        found.insert(told[0], found.pop(later))
    return found


def _with_reply(part: Part, reply: Passage, claims: Sequence[Passage], told: Sequence[Passage]) -> Part:
    """The part with the claims at the end of what their group says there, and the reply behind them."""
    main = claims[-1]
    if _is_bound(main, told, but=reply):
        at = part.passages.index(main) + 1
        while at < len(part.passages) and main.id in part.passages[at].replies_to:
            at += 1
        return replace(part, passages=(*part.passages[:at], reply, *part.passages[at:]))
    at = part.passages.index(main)
    for passage in part.passages[at + 1 :]:
        # What another reply stands behind stays right before that.
        if passage.group_id != main.group_id or _is_bound(passage, told, but=reply):
            break
        at += 1
    before, behind = (without(some, claims) for some in (part.passages[: at + 1], part.passages[at + 1 :]))
    return replace(part, passages=(*before, *claims, reply, *behind))


def _is_right_behind(part: Part, claim: Passage, reply: Passage) -> bool:
    return part.role in (Role.EXCHANGE, Role.OPENING) and (claim, reply) in pairwise(part.passages)


def _is_bound(passage: Passage, told: Sequence[Passage], *, but: Passage) -> bool:
    """Whether a passage has its place already: as a reply, or as the claim of another one."""
    return bool(passage.replies_to) or any(
        passage.id in p.replies_to[-1:] and p.number < but.number for p in told if p is not but
    )


def _told(part: Part) -> tuple[Passage, ...]:
    return (*part.passages, *part.asked)


def _part_without(part: Part, some: Sequence[Passage]) -> Part:
    return replace(part, passages=tuple(without(part.passages, some)), asked=tuple(without(part.asked, some)))
