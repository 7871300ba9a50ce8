"""Finds what a group answers to words spoken to it: "To the office: …", and the office's "Answer to the crew: …"."""

from collections.abc import Sequence

from storycraft.weavers.quotes.passages import Passage


def answered_addresses(passages: Sequence[Passage]) -> dict[Passage, list[Passage]]:
    """The address that each answer is to; a claim of the group that is answered, where nobody spoke to who answers.

    Right behind an address, noted under the same heading, stands its answer: one that names whom it answers or has a
    word in common with it. Elsewhere an answer says that it is one, or speaks back to whoever spoke to it of the same.
    """
    ends = {p.number + len(p.points): p for p in passages}
    spoken_to = [p for p in passages if p.address and not p.address.answers]
    found = dict[Passage, list[Passage]]()
    for reply in passages:
        before = ends.get(reply.number)
        claim = before if before and _is_right_behind(before, reply) else None
        claim = claim or _spoken_back(reply, spoken_to) or _claim(reply, passages)
        if claim:
            found[reply] = [claim]
    for asked in [p for p in spoken_to if p.has_question and not any(p in some for some in found.values())]:
        if answer := _answer_to(asked, [p for p in passages if p not in found]):
            found[answer] = [asked]
    return found


def _answer_to(asked: Passage, passages: Sequence[Passage]) -> Passage | None:
    """What the group that was asked says of the same matter: that which has most of the question's words."""
    to = asked.address.to if asked.address else ""
    able = {
        p: len(p.matter & asked.matter)
        for p in passages
        if p.group_id == to != asked.group_id and p.lane is None and not p.has_question
    }
    best = max(able, key=lambda p: (able[p], bool(p.address), -p.number), default=None)
    return best if best and able[best] else None


def _is_right_behind(claim: Passage, reply: Passage) -> bool:
    to, back = claim.address, reply.address
    if not to or claim.group_id == reply.group_id or to.to not in ("", reply.group_id):
        return False
    if to.answers:  # what is answered needs no second answer
        return bool(back and (back.answers or back.to == claim.group_id))
    return back.to in ("", claim.group_id) if back else bool(claim.matter & reply.matter)


def _spoken_back(reply: Passage, spoken_to: Sequence[Passage]) -> Passage | None:
    """The address to a group of which it speaks back to who said it; one that is called an answer needs no word of it."""
    back = reply.address
    if not back:
        return None
    able = {
        p: len(p.matter & reply.matter)
        for p in spoken_to
        if p.address
        and p.address.to == reply.group_id != p.group_id
        and back.to in (("", p.group_id) if back.answers else (p.group_id,))
    }
    said = [p for p, shared in able.items() if back.answers or (shared and p.number < reply.number)]
    return max(
        said, key=lambda p: (able[p], p.number < reply.number, -abs(p.number - reply.number)), default=None
    )


def _claim(reply: Passage, passages: Sequence[Passage]) -> Passage | None:
    """What somebody said of the matter of an answer to no address: that which has most of its words."""
    back = reply.address
    if not (back and back.answers):
        return None
    able = {
        p: len(p.matter & reply.matter)
        for p in passages
        if p.group_id != reply.group_id and back.to in ("", p.group_id) and p.matter & reply.matter
    }
    return max(able, key=lambda p: (able[p], -abs(p.number - reply.number)), default=None)
