"""Finds replies: what somebody says to a claim of another group, so that neither is told without the other."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from storycraft.domain.workshop import Lane
from storycraft.languages.negation_words import negations
from storycraft.text.words import base_language, words
from storycraft.weavers.quotes.answered_addresses import answered_addresses
from storycraft.weavers.quotes.nearness import opposed
from storycraft.weavers.quotes.objections import contradicted
from storycraft.weavers.quotes.passages import BEGINNING, Kind, Passage
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.sides import AN_EVENT, FEW

_A_TOPIC = 4
"""Words of a first clause that only names what the rest is about: "the open door, yes, until …"."""
_GOES_ON = 3
"""Words behind a topic or a question that say something of it."""
_CLAIMS = 2
"""Passages of one group that a reply stands behind."""
_AROUND = 100
"""Passages on each side of a reply that are looked at by each word which it takes up."""
_PAUSE = re.compile(r"[,.:;?!…–—](?=\s)")


@dataclass(frozen=True, slots=True)
class _Taken:
    """The beginnings of words that a passage takes up, and how.

    It may say a claim again (`echoes`), say how it is with the speakers themselves (`ours`), and answer: questions are
    answered too. An answer that `agrees` says what the claim says; `disputes` tells whether it says otherwise.
    """

    topic: frozenset[str]
    echoes: bool = False
    ours: bool = False
    answers: bool = False
    agrees: bool = False
    disputes: bool = False


def with_replies(passages: Sequence[Passage], names: Mapping[str, str]) -> tuple[Passage, ...]:
    """The passages, each with the ids of the claims that it replies to; an answer to nothing that was said is left out.

    A claim and its reply are sides of one matter. `names` are those of the groups, by their ids.
    """
    claims, disputing = _claims_of(passages, names)
    sides, denied = defaultdict[str, set[str]](set), set[str]()
    for reply, some in claims.items():
        for claim in some:
            sides[reply.id].add(claim.id)
            sides[claim.id].add(reply.id)
        denied |= {p.id for p in (reply, *some)} if reply in disputing else set()
    answered = {claim.id for some in claims.values() for claim in some if claim.address and claim.asks}
    return tuple(
        replace(
            p,
            # What a table was asked and has answered is told as what was said, and asks nobody any more.
            kind=Kind.STATEMENT if p.id in answered else p.kind,
            lane=None if p.id in answered else p.lane,
            asks=p.asks and p.id not in answered,
            replies_to=tuple(claim.id for claim in claims.get(p, ())),
            sides=p.sides | sides[p.id],
            denied=p.denied or p.id in denied,
        )
        if p.id in sides
        else p
        for p in passages
        if p in claims or not _only_answers(p)
    )


def _claims_of(
    passages: Sequence[Passage], names: Mapping[str, str]
) -> tuple[dict[Passage, list[Passage]], set[Passage]]:
    """The claims of each reply in the order of the notes, and the replies that dispute them."""
    able = {answer: [claim] for claim, answer, _ in contradicted(passages, names)}
    spoken_to = answered_addresses(passages)
    disputing, having = {p for p in able if p not in spoken_to}, defaultdict[str, list[Passage]](list)
    for passage in passages:
        for word in passage.matter:
            having[word].append(passage)
    able |= spoken_to
    ends = {p.number + len(p.points): p for p in passages}
    by_id = {p.id: p for p in passages}
    for passage in passages:
        if passage in able or passage.lane is not None:
            continue
        taken = _taken_up(passage)
        near = (p for word in taken.topic for p in _near(passage, having[word], taken))
        # Who answers or asks back says what it is about: he may have been noted before.
        free = taken.echoes or taken.answers
        before = [p for p in near if p.group_id != passage.group_id and (free or p.number < passage.number)]
        if taken.answers and (last := ends.get(passage.number)) and _leads_to(last, passage):
            before.append(last)
        sides = (by_id[cid] for cid in sorted(passage.sides) if _only_answers(passage))
        if some := _nearest(passage, before, taken) or [p for p in sides if p.group_id != passage.group_id]:
            able[passage] = some
            disputing |= {passage} if taken.disputes and passage.event < AN_EVENT else set()
    return _grounded(passages, able), disputing


def _near(passage: Passage, having: Sequence[Passage], taken: _Taken) -> Sequence[Passage]:
    """The passages around one that have a word; what many have is a claim only of who says that he takes one up."""
    if len(having) <= FEW:
        return having
    at = bisect_left(having, passage.number, key=lambda p: p.number)
    sure = taken.echoes or taken.ours or taken.answers
    return having[max(0, at - _AROUND) : at + _AROUND] if sure else ()


def _grounded(
    passages: Sequence[Passage], able: Mapping[Passage, list[Passage]]
) -> dict[Passage, list[Passage]]:
    """The claims of each reply, of those that it can mean: one that stands by itself, or behind its own claim.

    Two answers are not each other's claim: what both answer was never said.
    """
    found = dict[Passage, list[Passage]]()
    standing = {
        p for p in passages if p not in able and not _only_answers(p) and (p.address or not p.answers)
    }
    waiting = list(able)
    while waiting:
        left = list[Passage]()
        for reply in waiting:
            if claims := [p for p in able[reply] if p in standing]:
                found[reply] = _of_one_group(claims)
                standing.add(reply)
            else:
                left.append(reply)
        if len(left) == len(waiting):
            # They only take up one another: the first that is no answer says what the others take up.
            first = next((p for p in left if not p.answers), None)
            if first is None:
                break
            standing.add(first)
            left.remove(first)
        waiting = left
    return found


def _of_one_group(claims: Sequence[Passage]) -> list[Passage]:
    """Of the claims that a reply can mean, the nearest one, and before it what its group had said of it."""
    nearest, *others = claims
    before = [p for p in others if p.group_id == nearest.group_id and p.number < nearest.number]
    return [*before[: _CLAIMS - 1], nearest]


def _nearest(reply: Passage, before: Sequence[Passage], taken: _Taken) -> list[Passage]:
    """The claims that a reply can mean, that first which it has the most words of."""

    def is_meant(claim: Passage) -> bool:
        common = taken.topic & claim.matter
        if _leads_to(claim, reply):
            return True
        if taken.agrees and not claim.has_question and not _says_it_again(reply, claim):
            return False
        # Who asks back says the claim again; elsewhere a word that they share must name a thing.
        named = common & (claim.things | reply.things) or taken.echoes
        able = common and named and not claim.wished and (taken.answers or not _only_asks(claim))
        return bool(able) and (taken.topic <= common or taken.answers)

    def nearness(claim: Passage) -> tuple[bool, int, int]:
        return claim.stage == reply.stage, len(reply.matter & claim.matter), -claim.number

    return sorted(filter(is_meant, dict.fromkeys(before)), key=nearness, reverse=True)


def _says_it_again(reply: Passage, claim: Passage) -> bool:
    """Whether one says no word instead of the other's: "yes, the roof leaks" agrees with no roof that is dry."""
    within = claim.matter <= reply.matter or reply.matter <= claim.matter
    return within and not opposed(reply, claim, reply.language)


def _only_asks(claim: Passage) -> bool:
    return claim.has_question and (claim.kind is Kind.QUESTION or claim.lane is Lane.QUESTION)


def _leads_to(claim: Passage, answer: Passage) -> bool:
    """Whether a passage stands right before an answer of the same group."""
    near = claim.number + len(claim.points) == answer.number
    return near and (claim.group_id, claim.stage) == (answer.group_id, answer.stage)


def _taken_up(passage: Passage) -> _Taken:
    """What a passage takes up of another, and whether it says that it is otherwise.

    It does where it asks back before it tells ("fewer nests, where? I counted nine") and where it says how it is with
    the speakers themselves ("the logbook finished it off at ours"). One with nothing but its topic at its beginning
    goes on with what was said of that ("the open door, yes, until …").
    """
    own, told = phrases_of(passage.language), " ".join(line.text for line in passage.lines)

    def beginnings(text: str) -> tuple[str, ...]:
        small = {word.casefold() for word in negations(text, code)}
        return tuple(w.stem[:BEGINNING] for w in words(text, code) if not w.small and w.folded not in small)

    def topic(text: str) -> tuple[str, ...]:
        return tuple(word for word in beginnings(text) if word in passage.matter)

    code = base_language(passage.language)
    if found := own.rule("answers").match(told):
        agrees = bool(own.rule("agrees").match(told))
        rest = frozenset(beginnings(told[found.end() :]))
        return _Taken(rest, answers=True, agrees=agrees, disputes=not agrees)
    first, asked = _PAUSE.split(told, maxsplit=1)[0], told.partition("?")[0]
    if len(told[len(asked) :].split()) > _GOES_ON:
        return _Taken(frozenset(topic(asked)), echoes=True, disputes=True)
    for key in ("sorry", "ours"):
        if own.rule(key).search(passage.lines[0].text):
            said = own.rule(key).sub(" ", first)
            return _Taken(frozenset(topic(said)[:1]), ours=True, disputes=_is_turned(told, passage, key))
    goes_on = len(told.split()) - len(first.split()) >= _GOES_ON
    return _Taken(frozenset(topic(first) if len(first.split()) <= _A_TOPIC and goes_on else ()))


def _is_turned(told: str, passage: Passage, key: str) -> bool:
    """Whether who tells how it is with himself denies or turns what was said; not where he says the same too."""
    own = phrases_of(passage.language)
    against = key == "sorry" or passage.denials or own.rule("but").search(told)
    return bool(against) and not own.rule("too").search(told)


def _only_answers(passage: Passage) -> bool:
    """Whether a passage begins by saying no to what somebody else has said: without that it says nothing."""
    own, told = phrases_of(passage.language), passage.lines[0].text
    found = own.rule("answers").match(told)
    says_no = found and told[found.end() :][:1] in tuple(",:;.") and not own.rule("agrees").match(told)
    return bool(says_no or any(own.rule(key).match(told) for key in ("objects", "sorry")))
