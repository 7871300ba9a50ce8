"""Finds what a group answers to words spoken to it: "To the office: …", and the office's "Answer to the crew: …"."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from storycraft.languages.pack import pack
from storycraft.text.words import words
from storycraft.weavers.quotes.passages import Passage
from storycraft.weavers.quotes.sides import FEW

_OF_BOTH = 2
"""Passages that have a word which only both have."""
_A_BEGINNING = 5
"""Words in which somebody says to whom he speaks, and whether he thanks."""


def answered_addresses(passages: Sequence[Passage]) -> dict[Passage, list[Passage]]:
    """The address that each answer is to; a claim of the group that is answered, where nobody spoke to who answers.

    Right behind an address, noted under the same heading, stands its answer: one that names whom it answers or has a
    word in common with it. Elsewhere an answer says that it is one, or speaks back to whoever spoke to it of the same.
    What else a group says of a thing of which another has spoken to it, or of it, is an answer too.
    """
    ends = {p.number + len(p.points): p for p in passages}
    spoken_to = defaultdict[str, list[Passage]](list)
    for passage in passages:
        if passage.address and not passage.address.answers:
            spoken_to[passage.address.to].append(passage)
    found = dict[Passage, list[Passage]]()
    for reply in passages:
        before = ends.get(reply.number)
        claim = before if before and _is_right_behind(before, reply) else None
        claim = claim or _spoken_back(reply, spoken_to.get(reply.group_id, ())) or _claim(reply, passages)
        if claim:
            found[reply] = [claim]
    having = defaultdict[tuple[str, str], list[Passage]](list)
    for passage in filter(_tells, passages):
        for word in passage.matter if passage not in found else ():
            having[passage.group_id, word].append(passage)
    spread = Counter(word for p in passages for word in p.matter)
    answered = {p for some in found.values() for p in some}
    for claim in [p for p in passages if p.names and not (p in answered or p in found)]:
        answers = Counter(p for p in _answers_to(claim, having, spread) if p not in found)
        if answers and not (claim.heard or _thanks(claim)):
            found[max(answers, key=lambda p: (answers[p], bool(p.address), -p.number))] = [claim]
    return found


def _answers_to(
    claim: Passage, having: Mapping[tuple[str, str], Sequence[Passage]], spread: Mapping[str, int]
) -> Iterator[Passage]:
    """What a group says of a thing of which another spoke to it, or of it: each once for each word of it.

    To a question, any word is enough. Who only speaks of a group may have heard before what that one said.
    """
    asked = claim.address is not None and claim.has_question
    for word, group_id in product(claim.matter, claim.names):
        for answer in having.get((group_id, word), ()) if asked or spread[word] <= FEW else ():
            between = claim.address is not None and (answer.leaning or spread[word] <= _OF_BOTH)
            named = asked or between or word in claim.things & answer.things
            if named and (claim.address or claim.number < answer.number):
                yield answer


def _thanks(passage: Passage) -> bool:
    """Whether it thanks for something, behind which no answer is looked for."""
    label = passage.address.label if passage.address else ""
    begins = words(f"{label} {passage.lines[0].text}", passage.language)[:_A_BEGINNING]
    return not pack(passage.language).addresses.thanks.isdisjoint(word.folded for word in begins)


def _tells(passage: Passage) -> bool:
    return passage.lane is None and not passage.has_question and not (passage.address and passage.address.to)


def _is_right_behind(claim: Passage, reply: Passage) -> bool:
    to, back = claim.address, reply.address
    if not to or claim.group_id == reply.group_id or to.to not in ("", reply.group_id):
        return False
    if to.answers:  # what is answered needs no second answer
        return bool(back and (back.answers or back.to == claim.group_id))
    if back and back.to not in ("", claim.group_id):
        return False
    return bool(back and (back.to or back.answers)) or bool(claim.matter & reply.matter)


def _spoken_back(reply: Passage, spoken_to: Sequence[Passage]) -> Passage | None:
    """The address to a group of which it speaks back to who said it; one that is called an answer needs no word of it."""
    back = reply.address
    if not back:
        return None
    able = {
        p: len(p.matter & reply.matter)
        for p in spoken_to
        if p.group_id != reply.group_id and back.to in (("", p.group_id) if back.answers else (p.group_id,))
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
