"""Tells how something is said to be: as a fact, or as a wish, a need, a plan, a question, hearsay, or as over."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from storycraft.languages.negation_words import negations
from storycraft.languages.pack import given_names, pack, phrases
from storycraft.text.phrases import Openings, Phrases, spelled
from storycraft.text.questions import QUESTION_MARKS, has_question
from storycraft.text.sentences import split_sentences
from storycraft.text.words import content_stems

WISH, NEED, ABLE, MAYBE, PLAN = "wish", "need", "ability", "possibility", "plan"
CONDITION, WHEN, HEARSAY, DOUBT, ASKED = "condition", "when", "hearsay", "doubt", "question"
ENDED, BEGUN, NOT_YET = "ended", "begun", "not_yet"
GOING_ON, DONE, BY_NOW, PAST, OF_A_WISH = "going_on", "done", "by_now", "past", "of_a_wish"
"""The kinds of which a language file has words, as they are named there."""
ANYBODY, WHOEVER = "if_anybody", "whoever"
"""A condition that anybody may meet, and how a telling names who meets it: "if somebody asks", "who asks"."""
OBLIGED = "obliged"
STILL, HABIT, NOWADAYS = "still", "habit", "nowadays"
"""What has never stopped, and what people did at one time, with what they set against it: "now"."""
MANNER = "manner"
"""How something was said, or what was done besides: "bitterly", "and left the room"."""
QUESTION, ORDER = "?", "order"
"""Those that a whole sentence shows by its form."""
_KINDS = (
    *(WISH, NEED, ABLE, MAYBE, PLAN, CONDITION, WHEN, HEARSAY, DOUBT),
    *(ASKED, ENDED, BEGUN, NOT_YET, GOING_ON, DONE),
    *(BY_NOW, PAST, OF_A_WISH, ANYBODY, WHOEVER, MANNER),
)
_LOOKED_FOR = (STILL, HABIT, NOWADAYS, OBLIGED)
"""Those that few ask for: they are found by `places_of` and are no mood of a clause."""
_STOP = r"(?<![,;:()–—])[,;:()–—]++(?:\s|$)|\s[–—-]\s"
_ENDS = re.compile(rf"(?<=.[{QUESTION_MARKS}])\s|(?<=\w{{3}}[.!])\s(?=[a-zß-ÿ])")
"""Behind a question mark, and behind a full stop that is no short abbreviation's, where small letters go on."""
_CLAUSE_ENDS = re.compile(rf"[,;:()!.{QUESTION_MARKS}]")
_HEADING = re.compile(r"\W*([^\W\d_]+)\s?:\s")
"""A word with a colon behind it, at the start of a sentence."""
_CLOSING = 5
"""Words of a clause that only says of the one before it that it was heard."""
_WILL = frozenset((WISH, NEED, PLAN, ENDED, BEGUN))


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: the text, its content words (as stems), and the kinds of which it has a word of mood."""

    text: str
    stems: frozenset[str]
    moods: frozenset[str]


@cache
def knows_moods(language: str) -> bool:
    """Whether there are words of mood for a language."""
    return "modality" not in pack(language).lacks


def has_mood(text: str, kinds: Iterable[str], language: str) -> bool:
    """Whether a text has a word of one of these kinds, as they are named in the language files."""
    return not moods(text, language).isdisjoint(kinds)


@lru_cache(maxsize=50_000)
def moods(text: str, language: str) -> frozenset[str]:
    """The kinds of which a text has words; what ends in a question mark is asked."""
    said, starts = spelled(text), dict[str, list[int]]()
    for place, word in enumerate(said):
        for kind in _begun(word, language):
            starts.setdefault(kind, []).append(place)
    known = _phrases(language)
    found = frozenset(kind for kind, places in starts.items() if known[kind].stand_in(said, places))
    found |= {QUESTION} if has_question(text) else set()
    found |= {CONDITION} if _inverted(language).match(text.strip()) else set()
    return found | {ORDER} if _orders(language).match(text.strip()) else found


@lru_cache(maxsize=20_000)
def places_of(text: str, mood: str, language: str) -> tuple[tuple[int, int], ...]:
    """Where such phrases begin and end, among the words of a text as `spelled` gives them."""
    said = spelled(text)
    starts = [place for place, word in enumerate(said) if mood in _begun_of_all(word, language)]
    return _phrases(language)[mood].find(said, starts) if starts else ()


def marks_in(text: str, mood: str, language: str) -> tuple[str, ...]:
    """The phrases of a text that are words of this kind, in lower case."""
    said = spelled(text)
    return tuple(" ".join(said[start:end]) for start, end in _phrases(language)[mood].find(said))


@lru_cache(maxsize=20_000)
def clauses_with_moods(text: str, language: str) -> tuple[Clause, ...]:
    """The clauses of a text that have content words, each with its moods.

    A condition and hearsay hold for the clause behind too, and a question mark for its sentence, also where the next
    one begins small, as in hurried notes. A clause without a word of its own gives its mood to those beside it: "…, they
    say", "I wonder: …".
    """
    found: list[Clause] = []
    asked = False
    for sentence in (part for whole in split_sentences(text) for part in _ENDS.split(whole)):
        asking, granted, behind = _granted_apart(sentence, language)
        clauses = _in_sentence(asking, language, {QUESTION} if granted else ())
        # "Not political?? If being on air is political already": it objects, and sets no condition.
        if asked and len(clauses) == 1 and BY_NOW in clauses[0].moods:
            clauses = [replace(clause, moods=clause.moods - {CONDITION}) for clause in clauses]
        found += [*clauses, *_in_sentence(granted, language), *_in_sentence(behind, language, {QUESTION})]
        asked = has_question(sentence)
    return tuple(found)


def _granted_apart(sentence: str, language: str) -> tuple[str, str, str]:
    """What a sentence asks, what it takes for granted, and what it asks behind: "who calls those who stay away?"."""
    noun = phrases(pack(language).moods.granted).search(sentence) if has_question(sentence) else None
    if not noun or phrases(pack(language).attribution.saying).search(sentence, 0, noun.start()):
        return sentence, "", ""
    granted = _CLAUSE_ENDS.split(sentence[noun.end() :])[0]
    return sentence[: noun.end()], granted, sentence[noun.end() + len(granted) :]


def _in_sentence(sentence: str, language: str, more: Iterable[str] = ()) -> list[Clause]:
    pieces = [piece for piece in _boundaries(language).split(sentence) if piece.strip()]
    found = [Clause(p.strip(), content_stems(p, language), _moods_in_clause(p, language)) for p in pieces]
    whole = moods(sentence, language) & {QUESTION, ORDER} | _of_heading(sentence, language) | frozenset(more)
    lent = [_lent(found, place, language) | _behind(found, place, language) for place in range(len(found))]
    return [
        replace(clause, moods=clause.moods | whole | given)
        for clause, given in zip(found, lent, strict=True)
        if clause.stems
    ]


def _moods_in_clause(piece: str, language: str) -> frozenset[str]:
    """The moods of a clause; a Spanish "si" at its end is a "sí" without its accent."""
    found = moods(piece, language)
    return found - {CONDITION} if pack(language).moods.yes.intersection(spelled(piece)[-1:]) else found


def _of_heading(sentence: str, language: str) -> frozenset[str]:
    """The moods of a note's first word, where a colon stands behind it: "wish: a dry place to change".

    A name that has the form of such a word ("Fred: …", as "moored: …") tells who speaks.
    """
    heading = _HEADING.match(sentence)
    if not heading or heading[1].casefold() in given_names():
        return frozenset()
    return moods(heading[1], language)


def _behind(found: Sequence[Clause], place: int, language: str) -> frozenset[str]:
    """What the clause before gives to this one: hearsay and a condition, and what is wished behind a comma."""
    ahead = found[place - 1].moods if place else frozenset[str]()
    kinds = {HEARSAY, CONDITION, *(_WILL if pack(language).grammar.wish_behind_a_comma else ())}
    lasting = {ENDED} - _ended(found[place - 1], language) if place else set[str]()
    return ahead & kinds - lasting


def _ended(clause: Clause, language: str) -> frozenset[str]:
    """The end that a clause hands on: "formerly", and not "the fair is no more, we talk of it", which denies its own."""
    return frozenset() if negations(clause.text, language) else clause.moods & {ENDED}


def _lent(found: Sequence[Clause], place: int, language: str) -> frozenset[str]:
    """What clauses beside it that have no word of their own give: "formerly" only where it begins the sentence."""
    beside = found[max(0, place - 1) : place + 2]
    lent = frozenset[str]().union(*(clause.moods for clause in beside if not clause.stems))
    lent |= {HEARSAY} if _is_said_behind(found, place, language) else frozenset()
    opened = _ended(found[0], language) if place == 1 and len(found[0].stems) <= 1 else frozenset[str]()
    return (lent & {HEARSAY, DOUBT, QUESTION}) | opened


def _is_said_behind(found: Sequence[Clause], place: int, language: str) -> bool:
    """Whether the clause behind says of this one that it was only heard, and who said it: "…, the barber used to say"."""
    behind = found[place + 1] if place + 1 < len(found) else None
    if not behind or HEARSAY not in behind.moods:
        return False
    said, marks = spelled(behind.text), places_of(behind.text, HEARSAY, language)
    marked = {number for start, end in marks for number in range(start, end)}
    stems = content_stems(" ".join(said[number] for number in marked), language)
    rest = [number for number, word in enumerate(said) if content_stems(word, language) - stems]
    articles = pack(language).agency.determiners
    return len(said) <= _CLOSING and all(number and said[number - 1] in articles for number in rest[:2])


@lru_cache(maxsize=100_000)
def _begun(word: str, language: str) -> frozenset[str]:
    """The kinds that have a phrase which begins with a word: most words begin none."""
    return _openings(language).of(word)


@lru_cache(maxsize=20_000)
def _begun_of_all(word: str, language: str) -> frozenset[str]:
    """The same of all kinds, also of those that few ask for."""
    return _every_opening(language).of(word)


@cache
def _every_opening(language: str) -> Openings:
    return Openings(_phrases(language))


@cache
def _openings(language: str) -> Openings:
    return Openings({kind: _phrases(language)[kind] for kind in _KINDS})


@cache
def _orders(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pack(language).moods.orders})", re.IGNORECASE)


@cache
def _inverted(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pack(language).moods.inverted})", re.IGNORECASE)


@cache
def _boundaries(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_STOP}|(?<!\w)(?:{pack(language).attribution.turns})(?!\w))", re.IGNORECASE)


@cache
def _phrases(language: str) -> dict[str, Phrases]:
    return {kind: Phrases(getattr(pack(language).moods, kind)) for kind in (*_KINDS, *_LOOKED_FOR)}
