"""Finds replies: what somebody says to a claim of another group, so that neither is told without the other."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from storycraft.languages.negation_words import negations
from storycraft.text.words import base_language, words
from storycraft.weavers.quotes.objections import contradicted
from storycraft.weavers.quotes.passages import BEGINNING, Passage
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.sides import AN_EVENT, FEW

_A_TOPIC = 4
"""Words of a first clause that only names what the rest is about: "the open door, yes, until …"."""
_GOES_ON = 3
"""Words behind a topic or a question that say something of it."""
_CLAIMS = 2
"""Passages of one group that a reply stands behind."""
_PAUSE = re.compile(r"[,.:;?!…–—](?=\s)")


@dataclass(frozen=True, slots=True)
class _Taken:
    """The beginnings of words that a passage takes up, and how.

    It may dispute them, say a claim again (`echoes`), and answer: questions are answered too.
    """

    topic: frozenset[str]
    disputes: bool = False
    echoes: bool = False
    answers: bool = False


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
    return tuple(
        replace(
            p,
            replies_to=tuple(claim.id for claim in claims.get(p, ())),
            sides=p.sides | sides[p.id],
            denied=p.denied or p.id in denied,
        )
        if p.id in sides
        else p
        for p in passages
        if p.sides or p.id in sides or not _only_answers(p)
    )


def _claims_of(
    passages: Sequence[Passage], names: Mapping[str, str]
) -> tuple[dict[Passage, list[Passage]], set[Passage]]:
    """The claims of each reply in the order of the notes, and the replies that dispute them."""
    found = {answer: [claim] for claim, answer, _ in contradicted(passages, names)}
    disputing, having = set(found), defaultdict[str, list[Passage]](list)
    for passage in passages:
        for word in passage.matter:
            having[word].append(passage)
    ends = {p.number + len(p.points): p for p in passages}
    for passage in passages:
        if passage in found or passage.lane is not None:
            continue
        taken = _taken_up(passage)
        near = (p for word in taken.topic if len(having[word]) <= FEW for p in having[word])
        # Who answers or asks back says what it is about: he may have been noted before.
        free = taken.echoes or taken.answers
        before = [p for p in near if p.group_id != passage.group_id and (free or p.number < passage.number)]
        if taken.answers and (last := ends.get(passage.number)) and _leads_to(last, passage):
            before.append(last)
        if some := _nearest(passage, before, taken):
            found[passage] = some
            disputing |= {passage} if taken.disputes and passage.event < AN_EVENT else set()
    return found, disputing


def _nearest(reply: Passage, before: Sequence[Passage], taken: _Taken) -> list[Passage]:
    """The claims of one group that a reply has the most words of, the nearest one last."""

    def is_meant(claim: Passage) -> bool:
        common = taken.topic & claim.matter
        if _leads_to(claim, reply):
            return True
        # Who asks back says the claim again; elsewhere a word that they share must name a thing.
        named = common & (claim.things | reply.things) or taken.echoes
        able = common and named and not claim.wished and (taken.answers or not claim.has_question)
        return bool(able) and (taken.topic <= common or taken.answers)

    def nearness(claim: Passage) -> tuple[bool, int, int]:
        return claim.stage == reply.stage, len(reply.matter & claim.matter), -claim.number

    able = sorted(filter(is_meant, dict.fromkeys(before)), key=nearness, reverse=True)
    before = [p for p in able[1:] if p.group_id == able[0].group_id and p.number < able[0].number]
    return [*before[: _CLAIMS - 1], *able[:1]]


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

    code = base_language(passage.language)
    if found := own.rule("answers").match(told):
        says_no = not own.rule("agrees").match(told)
        return _Taken(frozenset(beginnings(told[found.end() :])), says_no, answers=True)
    first, asked = _PAUSE.split(told, maxsplit=1)[0], told.partition("?")[0]
    if len(told[len(asked) :].split()) > _GOES_ON:
        return _Taken(frozenset(beginnings(asked)), disputes=True, echoes=True)
    if own.rule("ours").search(passage.lines[0].text):
        return _Taken(frozenset(beginnings(own.rule("ours").sub(" ", first))[:1]), disputes=True)
    goes_on = len(told.split()) - len(first.split()) >= _GOES_ON
    return _Taken(frozenset(beginnings(first) if len(first.split()) <= _A_TOPIC and goes_on else ()))


def _only_answers(passage: Passage) -> bool:
    """Whether a passage begins by saying no to what somebody else has said: without that it says nothing."""
    own, told = phrases_of(passage.language), passage.lines[0].text
    found = own.rule("answers").match(told)
    says_no = found and told[found.end() :][:1] in tuple(",:;.") and not own.rule("agrees").match(told)
    return bool(says_no or own.rule("objects").match(told))
