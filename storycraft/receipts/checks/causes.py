"""Checks causes ("because", "led to", "thanks to"): a cause that a sentence claims must have been said."""

import re
from collections.abc import Iterator, Sequence

from storycraft.domain.message import N_, Message
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import (
    CAUSE_INVENTED,
    CAUSE_NOT_CARRIED,
    CAUSE_OWN,
    CAUSE_TOLD,
    EFFECT_TOLD,
    JOINED_TOLD,
)
from storycraft.receipts.vocabulary import Vocabulary, share
from storycraft.text.moods import NEED, ORDER, QUESTION, WISH, has_mood
from storycraft.text.sentences import split_sentences
from storycraft.text.words import Word, content

_NOUNS = 2
"""So many words behind "because of" are the cause; what follows is its effect."""
_PART = 3
"""A point says a side of a cause where it has this part, a third, of those words of it that any point has."""
_BEGINS = 6
"""Characters of a sentence among which a word joins it to the one before: "And so we …"."""
_UNJOINED = N_("joins what no cited point joins")

_END = re.compile(r"[.,;:!?()–—]|$")
_SIDE_BY_SIDE = re.compile(r"\w[,;:–—]\s\w")
_TWO_SENTENCES = re.compile(r"\w[.!?]\s\w")


def false_causes(claim: Claim) -> Iterator[Failure]:
    """A cause that no cited point gives, nor an entry of the frame in plain words of cause.

    A cause whose own words stand in nothing that was told is invented. One that joins two things that were told is a
    doubt where no cited point joins anything by a word of cause; people who write in haste set a cause beside its
    effect with a comma, and need no such word; whoever wants or asks for something says why in the next sentence. Who
    tells the effect in words of their own tells its cause so too, and is not asked for it.
    """
    if not claim.cited and (claim.quoted or len(claim.own) < CAUSE_OWN):
        return
    text, said = claim.own_text, claim.said
    known = pack(claim.language).causes
    close = claim.told_share >= JOINED_TOLD
    match = _search(f"{known.because}|{known.therefore}", text)
    if not match:
        if (opening := phrases(known.opening).match(text)) and (joined := _opened(text, opening, claim)):
            yield Failure(FailureKind.CAUSE, _END.split(text)[0], joined, firm=False)
        return
    clause = _END.split(text[match.end() :])[0].strip()
    claimed = f"{match[0].strip(' ,')} {clause}".strip()
    near = _words_of_cause(match, clause, claim)
    if claim.is_told_freely and _share_around(match.end(), clause, claim) < EFFECT_TOLD:
        return
    carried = share(near, claim.vocabulary.covered(near))
    given = _is_given(match, claim)
    if near and carried < CAUSE_NOT_CARRIED:
        # Of one word it can't be told whether it is the cause that was given, in another word.
        firm = carried < CAUSE_INVENTED and (len(near) > 1 or not given)
        yield Failure(FailureKind.CAUSE, claimed, N_("is a cause that no cited point gives"), firm)
    elif not given:
        if close and (carried < CAUSE_TOLD or not any(_sets_beside(t, match, claim) for t in said)):
            yield Failure(FailureKind.CAUSE, claimed, _UNJOINED, firm=False)
    elif joined := _joined(text, match, claim):
        yield Failure(FailureKind.CAUSE, claimed, joined, firm=False)


def _opened(text: str, opening: re.Match[str], claim: Claim) -> str:
    """Why a sentence that begins with a word for a cause ("As it rained, …") is a doubt; "" where it is none."""
    if joined := _joined(text, opening, claim):
        return joined
    apart = any(_tells_apart(told, opening, claim) for told in claim.said)
    return _UNJOINED if apart and claim.told_share >= JOINED_TOLD else ""


def _words_of_cause(match: re.Match[str], clause: str, claim: Claim) -> Sequence[Word]:
    near = content(clause, claim.language) or content(claim.own_text[match.end() :], claim.language)
    return near[:_NOUNS] if _search(pack(claim.language).causes.of_a_thing, match[0]) else near


def _is_given(match: re.Match[str], claim: Claim) -> bool:
    """Whether a cited point gives any cause, or the frame does in plain words.

    A word that may also mean something else ("made", "there") gives one within a sentence or at its beginning.
    """
    known = pack(claim.language).causes
    plainly = f"{known.because}|{known.therefore}"
    if any(_search(plainly, text) for text in (*claim.said, *claim.told_frame)):
        return True
    for text in claim.said:
        begins = [f.start() for s in split_sentences(text) for f in phrases(known.given).finditer(s)]
        if begins and (min(begins) < _BEGINS or not _tells_apart(text, match, claim)):
            return True
    return False


def _share_around(start: int, clause: str, claim: Claim) -> float:
    """Of 1: how much is told of the words around a clause of cause: who tells all of it freely tells the cause so too."""
    end = start + len(clause) + 1
    around = [word for word in claim.words if not start <= word.start < end]
    return share(around, claim.vocabulary.covered(around))


def _sets_beside(text: str, match: re.Match[str], claim: Claim) -> bool:
    """Whether a text may give a cause without a word for it: beside its effect, or behind what is wanted or asked for."""
    if _TWO_SENTENCES.search(text) and has_mood(text, (WISH, NEED, ORDER, QUESTION), claim.language):
        return True
    return bool(_SIDE_BY_SIDE.search(text)) and not _tells_apart(text, match, claim)


def _tells_apart(text: str, match: re.Match[str], claim: Claim) -> bool:
    """Whether a text tells a cause in one sentence and its effect in another: one after the other, not one by the other."""
    language = claim.language
    sides = [side for part in _sides(claim.own_text, match) if (side := content(part, language))]
    sentences = [Vocabulary((part,), language) for part in split_sentences(text)]
    if len(sides) < 2:
        # "It is because she asked that he came": both stand behind the word of cause.
        told = Vocabulary((text,), language).covered(content(claim.own_text[match.end() :], language))
        return len(told) - max((len(s.covered(told)) for s in sentences), default=0) >= _NOUNS
    most = [max((len(s.covered(side)) for s in sentences), default=0) for side in sides]
    return all(most) and not any([len(s.covered(side)) for side in sides] == most for s in sentences)


def _joined(text: str, match: re.Match[str], claim: Claim) -> str:
    """Why a word of cause is a doubt: two points say what it joins, and none says both with such a word."""
    sides = [content(side, claim.language) for side in _sides(text, match)]
    known = pack(claim.language).causes
    if len(claim.cited) < 2 or len(sides) < 2 or any(map(phrases(known.given).search, claim.told_frame)):
        return ""
    points = {point: Vocabulary((point.text,), claim.language) for point in claim.cited}
    cause, effect = ({p: len(told.covered(side)) for p, told in points.items()} for side in sides)
    one, other = max(cause, key=cause.__getitem__), max(effect, key=effect.__getitem__)
    if not (cause[one] and effect[other]):
        return ""
    rules = f"{known.given}|{known.because}|{known.therefore}"
    for point in points:
        says_both = cause[point] * _PART >= cause[one] and effect[point] * _PART >= effect[other]
        if says_both and (
            _search(rules, point.text) or (cause[point], effect[point]) == (cause[one], effect[other])
        ):
            return ""
    return Message(
        "joins {one} and {other} by “{word}”, which neither says",
        one=one.id,
        other=other.id,
        word=match[0].strip(" ,"),
    )


def _sides(text: str, match: re.Match[str]) -> Sequence[str]:
    """The clauses on each side of a word of cause; behind one that begins a sentence a comma parts them."""
    before, behind = (
        [part for part in _END.split(side) if part.strip()]
        for side in (text[: match.start()], text[match.end() :])
    )
    return (*before[-1:], *behind)[:2] if behind else ()


def _search(rules: str, text: str) -> re.Match[str] | None:
    return phrases(rules).search(text)
