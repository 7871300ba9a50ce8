"""Checks negation clause by clause: a sentence may neither lose a "not" of its sources nor add one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from storycraft.domain.message import N_, Message
from storycraft.languages.negation_words import dissents, withholds_consent
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.checks.nobody import nobody_did_it, was_done_alone
from storycraft.receipts.checks.opposites import are_opposed, keys_of
from storycraft.receipts.checks.rest_of_a_share import denies_the_rest
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.clauses import Clause, clauses
from storycraft.receipts.facts.things_of_conditions import keeps_condition
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import MOST_DENIED, SAME_CLAUSE
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.moods import CONDITION, ENDED, GOING_ON, NEED, NOT_YET, WISH, has_mood
from storycraft.text.phrases import spelled
from storycraft.text.questions import has_question
from storycraft.text.spans import before
from storycraft.text.whole_words import holds_words, places_of
from storycraft.text.words import content, reporting, words

_NEXT = 2
"""Words beside a "not" among which a word of saying is that it denies."""
_PAIR = 2
_SAY_NO = 3
"""Words by which a "no" is told as somebody's answer."""
_JOINED = 30
"""Characters before a clause among which a word joins it to another: "only if", "for the case that"."""
_STOP = re.compile(r"[,.;:!?()–—]")


def turned_denials(claim: Claim) -> Iterator[Failure]:
    """A "not" that was slipped in, or one that was told and is lost."""
    if not claim.can_be_turned:
        return
    found = tuple(_turned(claim))
    yield from found
    if not found and (nobody := nobody_did_it(claim)):
        yield nobody


def _turned(claim: Claim) -> Iterator[Failure]:
    """Those that are found clause by clause."""
    text, language = claim.own_text, claim.language
    quoted = tuple(span.text for span in claim.quoted)
    known = _different(
        clause
        for t in (*claim.said, *claim.told_frame)
        for clause in _with_doubts(_without(t, quoted), language)
    )
    own = _different(_in_forms_of(known, _with_doubts(text, language), language))
    tellers = {word.stem for c in claim.cited for word in content(c.speaker, language)}
    own = [replace(clause, stems=clause.stems - tellers or clause.stems) for clause in own]
    own, known = _not_until(own, known), _not_until(known, own)
    # A weak negation that both have explains neither an added negation nor a lost one.
    common = _faint_in(own) & _faint_in(known)
    own = [replace(c, faint=c.faint - common) for c in own]
    known = [replace(c, faint=c.faint - common) for c in known]
    # "They stopped charging" is told as "they no longer charge", "we are still painting it" as "not painted yet".
    over = _is_over(text, language) and any(_is_over(told, language) for told in claim.told)
    own = _not_otherwise(own, (text,), claim.said, language)
    known = _not_otherwise(known, claim.said, (text,), language)
    for clause in own:
        if over or not clause.negations or _tells_of_one_alone(clause, claim):
            continue
        rest = any(denies_the_rest(clause.text, said, language) for said in claim.said)
        if not rest and (added := _added(clause, own, known, language)):
            yield added
    opposed = dissents(text, language)
    unspoken = _left_to_the_frame(claim, own)
    for clause in known:
        if not clause.negations or clause.faint or clause.text in unspoken:
            continue
        if denies_the_rest(text, clause.text, language):
            continue
        if opposed and withholds_consent(clause.text, language):
            continue
        if lost := _lost(clause, own, known, language):
            yield replace(lost, firm=lost.firm and not opposed)


def _tells_of_one_alone(clause: Clause, claim: Claim) -> bool:
    """Whether "nobody helps her carry it" tells that she carries it alone."""
    nobody = phrases(pack(claim.language).negation.nobody)
    return bool(nobody.search(clause.text)) and was_done_alone(claim)


def _left_to_the_frame(claim: Claim, own: Sequence[Clause]) -> set[str]:
    """What the frame denies and a sentence that cites points does not speak of: it tells these, and not all of the frame."""
    language, stems = claim.language, frozenset[str]().union(*(clause.stems for clause in own))
    framed = (clause for text in claim.told_frame if claim.cited for clause in clauses(text, language))
    unspoken = {clause.text for clause in framed if not clause.denied & stems}
    return unspoken.difference(clause.text for text in claim.said for clause in clauses(text, language))


def _without(text: str, quoted: Iterable[str]) -> str:
    """A text without what the sentence quotes from it, once: a "not" in there is told as it was said.

    A single quoted "no" is none of the other ones in the text.
    """
    for piece in quoted:
        place = next(places_of(text, piece), -1)
        if place >= 0 and len(piece.split()) > 1:
            text = f"{text[:place]} … {text[place + len(piece) :]}"
    return text


def _not_until(said: Sequence[Clause], others: Sequence[Clause]) -> list[Clause]:
    """The clauses, where "not until Easter" denies no more than "only at Easter" does.

    It does where the others say that something went on until then.
    """
    return [
        replace(c, negations=(), faint=c.faint | {"until"})
        if c.negations
        and c.until
        and not any(o.until and not o.negations and _speaks_of(o, c) for o in others)
        else c
        for c in said
    ]


def _not_otherwise(
    said: Sequence[Clause], texts: Sequence[str], others: Sequence[str], language: str
) -> list[Clause]:
    """The clauses, where "if it is not signed" denies no more than the "otherwise" of the others does.

    What then happens is not meant by it: "the crane does not turn" in "if they pay, the crane does not turn". Nor does
    "without the grant" deny the condition "if there is a grant".
    """
    without = phrases(pack(language).negation.without)
    said = [
        replace(c, faint=c.faint | {"otherwise"})
        if c.negations and without.search(c.text) and keeps_condition(c.text, others, language)
        else c
        for c in said
    ]
    if not any(map(phrases(pack(language).negation.otherwise).search, others)):
        return list(said)
    return [
        replace(c, faint=c.faint | {"otherwise"})
        if c.negations and any(_is_condition(c, text, language) for text in texts)
        else c
        for c in said
    ]


def _is_condition(clause: Clause, text: str, language: str) -> bool:
    """Whether a word of condition leads a clause on in its text; no clause has the words that join it to others."""
    place = text.find(clause.text)
    lead = _STOP.split(before(text, max(0, place), _JOINED))[-1]
    return place >= 0 and has_mood(f"{lead} {clause.text}", (CONDITION,), language)


def _in_forms_of(known: Sequence[Clause], own: Iterable[Clause], language: str) -> Iterator[Clause]:
    """The clauses, each with the stems that the known ones have for its words: "arrepende" is "arrependo"."""
    said = Vocabulary((clause.text for clause in known), language)
    for clause in own:
        stems, denied = (frozenset(map(said.form_of, words)) for words in (clause.stems, clause.denied))
        yield replace(clause, stems=stems, denied=denied)


def _with_doubts(text: str, language: str) -> list[Clause]:
    """The clauses of a text; what is asked is affirmed only faintly, and so is what a second denial turns back."""
    asked = frozenset("?" if has_question(text) else "")
    found = clauses(text, language)
    without = phrases(pack(language).negation.without)
    back = set[int]()
    for place, clause in enumerate(found):
        # "Without them there would be no workshop" is told as "thanks to them there is one".
        if len(clause.negations) > 1 and without.search(clause.text):
            back.add(place)
        elif without.match(clause.text) and place + 1 < len(found) and found[place + 1].negations:
            back.update((place, place + 1))
    return [
        replace(c, faint=c.faint | asked | ({"without"} if place in back else set()))
        for place, c in enumerate(found)
    ]


def _different(said: Iterable[Clause]) -> list[Clause]:
    """The clauses without repetitions: of clauses with the same words and negations only the first."""
    found: dict[tuple[object, ...], Clause] = {}
    for clause in said:
        found.setdefault((clause.stems, clause.negations, clause.faint), clause)
    return list(found.values())


def _faint_in(said: Sequence[Clause]) -> frozenset[str]:
    return frozenset[str]().union(*(clause.faint for clause in said))


def _added(clause: Clause, own: Sequence[Clause], known: Sequence[Clause], language: str) -> Failure | None:
    """A negation of this clause that has no match in the sources: of the same words, or of words found only there."""
    word = clause.negations[0]
    if any(o.negations and _speaks_of(clause, o) for o in known):
        return None
    if clause.faint or any(o.faint and _speaks_of(clause, o) for o in known):
        return None
    if _is_a_no_that_was_said(clause, known, language) or _denies_saying(clause, known, language):
        return None
    affirmed = [o for o in known if not o.negations and _speaks_of(clause, o)]
    if not any(_is_willed(o, language) for o in own):
        # Who needs a lamp has none.
        affirmed = [o for o in affirmed if not _is_willed(o, language)]
    if any(
        are_opposed(keys_of(clause.text, language), keys_of(o.text, language), language) for o in affirmed
    ):
        return None
    affirmed = [o for o in affirmed if clause.denied & o.stems]
    untaken = [o for o in known if o.negations and not _is_taken(o, own)]
    elsewhere = any(_speaks_of(o, other) for o in untaken for other in own)
    if max((_overlap(clause, o) for o in affirmed), default=0.0) >= SAME_CLAUSE:
        firm = any(_is_same(clause, o) for o in affirmed) and not _new_words(clause, known)
        if elsewhere and not firm and not any(o.stems <= clause.stems for o in affirmed):
            return None  # One denial was told, of another clause: "nobody took her place" for "nobody comes".
        # Of words in other forms ("I trust", "does not trust") it is a doubt, where nothing at all was denied.
        others = Vocabulary((o.text for o in known), language)
        if not firm and (
            any(o.negations or o.faint for o in known) or not all(map(others.has, clause.stems))
        ):
            return None
        # Beside other clauses, and of a part of what was said, the denial may be of something else.
        plainly = (
            firm and len(own) == 1 and any(clause.stems <= o.stems and _is_most(clause, o) for o in affirmed)
        )
        return Failure(FailureKind.NEGATION, word, N_("denies what was said"), plainly)
    return None


def _is_a_no_that_was_said(clause: Clause, known: Sequence[Clause], language: str) -> bool:
    """Whether it ends in somebody's "no", in the words in which that was told: "… they say no", "… ils disent que non"."""
    end = spelled(clause.text)[-_SAY_NO:]
    denying = {part for negation in clause.negations for part in spelled(negation)}
    if len(end) < _SAY_NO or end[-1] not in denying or content(" ".join(end[:-1]), language):
        return False
    said = " ".join(end)
    return any(holds_words(" ".join(spelled(o.text)), said) for o in known if o.negations)


def _denies_saying(clause: Clause, known: Sequence[Clause], language: str) -> bool:
    """Whether it denies that somebody spoke, as was told: words of saying are no content that both could share."""
    unsaid = _sayings_denied(clause, language)
    return any(unsaid & _sayings_denied(o, language) for o in known if o.negations) if unsaid else False


def _sayings_denied(clause: Clause, language: str) -> frozenset[str]:
    """The words of saying next to a word of negation, on either side: "nunca decía nada", "er sagte nie etwas"."""
    found = words(clause.text, language)
    denying = {part for negation in clause.negations for part in spelled(negation)}
    near = (
        other
        for place, word in enumerate(found)
        if word.folded in denying
        for other in found[max(0, place - _NEXT) : place + _NEXT + 1]
    )
    known = pack(language).connectives
    nouns = known.people | known.voices | known.here | known.matters
    return frozenset(other.stem for other in near if other.folded in reporting(language) - nouns)


def _lost(clause: Clause, own: Sequence[Clause], known: Sequence[Clause], language: str) -> Failure | None:
    """Negations of the sources that are missing in a text which uses the same words without negation."""
    denied = [o for o in own if (o.negations or _stands_for(o, clause)) and _speaks_of(o, clause)]
    if denied:
        fewer = pack(language).grammar.negations_cancel and all(
            len(o.negations) < len(clause.negations) and not o.faint and _is_same(o, clause) for o in denied
        )
        why = Message("was said (“{text}”) and is denied less often here", text=clause.text)
        return Failure(FailureKind.NEGATION, clause.negations[-1], why, firm=False) if fewer else None
    if phrases(pack(language).negation.contrast).match(clause.text):
        return None  # "…, not in the lessons" only sets off what was affirmed.
    if any(o.negations and not _is_taken(o, [k for k in known if k.negations]) for o in own):
        return None  # Told in other words: "without papers" for "without a contract".
    speaking = [o for o in own if _tells_most(o, clause) and not o.negations and not _stands_for(o, clause)]
    # "Always" for "never" is no opposite beside the same verb: it is the "not" that is lost.
    turned = keys_of(clause.text, language).difference(
        *(keys_of(word, language) for word in clause.negations)
    )
    speaking = [o for o in speaking if not are_opposed(keys_of(o.text, language), turned, language)]
    for one in speaking:
        if not clause.denied & one.stems:
            continue  # What was denied is not spoken of: "nobody sees him" for "he hides, and he is not seen".
        common = one.stems & clause.stems
        if any(not o.negations and common <= o.stems for o in known):
            continue
        why = Message("was said (“{text}”) and is missing here", text=clause.text)
        # Where the same is affirmed elsewhere, that may be what is told.
        affirmed = any(not o.negations and common & o.stems for o in known)
        firm = _is_same(one, clause) and not _new_words(one, known) and not affirmed
        return Failure(FailureKind.NEGATION, clause.negations[0], why, firm)
    return None


def _is_over(text: str, language: str) -> bool:
    return has_mood(text, (ENDED, NOT_YET, GOING_ON), language)


def _is_willed(clause: Clause, language: str) -> bool:
    return has_mood(clause.text, (WISH, NEED), language)


def _stands_for(faint: Clause, denied: Clause) -> bool:
    """Whether a word stands for the "not" of another clause: "has to wait" for "may not yet", and not for "does not wait"."""
    own = (faint.stems.intersection(words.split()) for words in faint.faint)
    return any(not words or not words <= denied.stems for words in own)


def _speaks_of(one: Clause, other: Clause) -> bool:
    return bool(one.stems & other.stems)


def _is_same(one: Clause, other: Clause) -> bool:
    return len(one.stems & other.stems) > 1 or one.stems == other.stems


def _new_words(clause: Clause, known: Sequence[Clause]) -> frozenset[str]:
    """The words of a clause that no source has: it may negate in its own words what was said in other words."""
    return clause.stems.difference(*(o.stems for o in known))


def _is_taken(denied: Clause, others: Sequence[Clause]) -> bool:
    """Whether one of the others denies the same: text and telling then share this denial, and no other."""
    return any(o.negations and _speaks_of(o, denied) for o in others)


def _tells_most(one: Clause, denied: Clause) -> bool:
    """Whether a clause tells what was denied: most of its words; one where neither has more than two."""
    told = len(one.stems & denied.stems)
    short = max(len(one.stems), len(denied.stems)) <= _PAIR
    return told > MOST_DENIED * len(denied.stems) or (short and told > 0)


def _is_most(part: Clause, whole: Clause) -> bool:
    return len(part.stems) >= MOST_DENIED * len(whole.stems)


def _overlap(one: Clause, other: Clause) -> float:
    """The share of the smaller clause's words that both have."""
    return len(one.stems & other.stems) / max(1, min(len(one.stems), len(other.stems)))
