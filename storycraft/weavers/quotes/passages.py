"""Reads points into passages: what can be told in one breath, with what its words show."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from storycraft.domain.workshop import Contribution, Lane
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack
from storycraft.receipts.facts.names import names
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.text.quotations import MARKS
from storycraft.text.sentences import split_sentences
from storycraft.text.words import base_language, content
from storycraft.threads.begins_asking import begins_asking
from storycraft.threads.lanes import asks, only_asks, seeded_lane
from storycraft.weavers.quotes.phrases import Phrases, phrases_of

MOST_WORDS = 60
"""Words of one point that are told at one go; of a longer one, its first sentences."""
_LEANING_WORDS = 60
"""Words of a point with those that lean on it."""
_A_SENTENCE = 5
"""From so many words on, what begins large and ends in a full stop is read as a sentence without a known verb."""
_A_SCENE = 9
"""Words from which a sentence shows something that happened."""
_PLAIN = re.compile(r"[^\W_][^*_`#<>\[\]|\\~^$={}\n]*")
"""Text that is read as it stands, and not as a mark of the page."""
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")
_BRACKETS = re.compile(r"\([^()]*\)")
_ASIDE = re.compile(r"\(([^()]{1,40})\)\s+(\w.*)")
_SMALL_BEGINNING = re.compile(r"(?<=[^\W\d_]{2})([.!?])\s(?=[^\W\d_])")
_QUOTES = MARKS - {"'", "’", "‘"}
_A_MENTION = 2
"""Words of a fragment that is told with a passage of its group which has all of them: "keys"."""
_LIKE = 0.6
"""The share of their words that two points have in common when they say nearly the same."""


class Kind(StrEnum):
    """What a passage is: whole sentences, a question, or a few words."""

    STATEMENT = "statement"
    QUESTION = "question"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a point, word for word.

    `plain` says whether it can stand without quotation marks; `person` as in `Passage`; `past` whether it tells
    what happened once.
    """

    text: str
    point: str
    plain: bool
    person: str
    past: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class Passage:
    """A point, with those that lean on it, ready to be told.

    `points` are the ones that its lines are from; `alike` are points that say nearly the same. `person` is "one"
    where somebody speaks of himself, "many" where a group does, "" elsewhere. `denials` is how many words of denial it has.
    `quarrel` says whether it names a quarrel, `asks` whether it is a question, also one without its mark.
    """

    number: int
    points: tuple[Contribution, ...]
    lines: tuple[Line, ...]
    kind: Kind
    person: str
    lane: Lane | None
    stems: frozenset[str]
    denials: int
    strength: float
    leaning: bool
    event: float
    habit: bool
    now: bool
    change: bool
    quarrel: bool
    asks: bool
    alike: tuple[Contribution, ...] = ()

    @property
    def id(self) -> str:
        """The id of its first point."""
        return self.points[0].id

    @property
    def group_id(self) -> str:
        """The group that said it."""
        return self.points[0].group_id

    @property
    def stage(self) -> str:
        """The stage of its first point."""
        return self.points[0].stage

    @property
    def words(self) -> int:
        """How many words it takes to tell."""
        return sum(len(line.text.split()) for line in self.lines)

    @cached_property
    def folded(self) -> str:
        """The words of its first point, without what differs in writing only."""
        return " ".join(self.points[0].text.casefold().split()).rstrip(".!… ")

    @property
    def cites(self) -> tuple[str, ...]:
        """All its points."""
        return tuple(c.id for c in (*self.points, *self.alike))


def read_passages(
    points: Sequence[Contribution], language: str, most_words: int = MOST_WORDS, *, keep_leaning: bool = False
) -> tuple[Passage, ...]:
    """The passages of these points, in order; near-equal ones are one, and what leans on a predecessor follows it.

    With `keep_leaning` it is told by itself. Of a point with more than `most_words` its first sentences are told.

    What leans on nothing (its first word points back and nobody of its group spoke before it) is in none.
    """
    read = [_read(number, point, language, most_words) for number, point in enumerate(points)]
    read = [passage for passage in read if passage.lines]
    joined = read if keep_leaning else list(_lean(read))
    return tuple(_without_repetitions(joined))


def _read(number: int, point: Contribution, language: str, most_words: int) -> Passage:
    spoken = point.language or language
    phrases, text = phrases_of(spoken), _unwrapped(split_aside(" ".join(point.text.split()))[1])
    sentences = _first_sentences(tuple(_typed_sentences(text, spoken)), most_words)
    told = " ".join(sentences)
    lane = seeded_lane(point)
    kind = _kind_of(told, lane, phrases)
    return Passage(
        number=number,
        points=(point,),
        lines=tuple(_line(s, point.id, kind, phrases) for s in sentences),
        kind=kind,
        person=_person(told, phrases),
        lane=lane or (Lane.QUESTION if kind is Kind.QUESTION else None),
        stems=frozenset(word.stem for word in content(told, base_language(spoken))),
        denials=len(negations(told, base_language(spoken))),
        strength=_strength(told, kind, spoken, phrases),
        leaning=_leans(told, phrases),
        event=_event(sentences[0], spoken, phrases) if kind is Kind.STATEMENT else 0.0,
        habit=bool(phrases.rule("habit").search(told)),
        now=bool(phrases.rule("now").search(told)),
        change=bool(phrases.rule("change").search(told)),
        quarrel=bool(phrases.rule("quarrel").match(told)),
        asks=kind is Kind.QUESTION or "?" in "".join(sentences[:1]) or begins_asking(told, spoken),
    )


def _line(sentence: str, point: str, kind: Kind, phrases: Phrases) -> Line:
    past = bool(phrases.rule("past").search(sentence)) and not phrases.rule("habit").search(sentence)
    plain = kind is not Kind.FRAGMENT and reads_as_it_stands(sentence) and _is_whole(sentence, phrases)
    return Line(sentence, point, plain, _person(sentence, phrases), past)


def _is_whole(sentence: str, phrases: Phrases) -> bool:
    """Whether a sentence can be narrated: it has a verb and somebody who does it, as far as its first word shows."""
    outside = _BRACKETS.sub(" ", sentence)
    stopped = sentence.endswith(_ENDS) and len(sentence.split()) >= _A_SENTENCE
    has_verb = bool(phrases.rule("verbs").search(outside)) or stopped
    return has_verb and len(sentence.split()) > 1 and not phrases.rule("nobody_does").match(sentence)


def split_aside(text: str) -> tuple[str, str]:
    """What stands in brackets before the words of a point, such as a role that was not taken as one; the words."""
    found = _ASIDE.match(text)
    return (found[1].strip(), found[2]) if found else ("", text)


def _typed_sentences(text: str, language: str) -> Iterator[str]:
    """The sentences of a point; one that was typed with a small first letter is one too: "no one asked. we did"."""
    for sentence in split_sentences(text, language):
        start, is_marked = 0, any(mark in sentence for mark in (*_QUOTES, "("))
        for stop in _SMALL_BEGINNING.finditer(sentence) if not is_marked else ():
            behind, before = sentence[stop.end() :], sentence[: stop.start()].split()[-1]
            if behind[0].islower() and before.casefold() not in pack(language).common.abbreviations:
                yield sentence[start : stop.end(1)]
                start = stop.end()
        yield sentence[start:]


def _first_sentences(sentences: Sequence[str], most_words: int) -> tuple[str, ...]:
    kept, words = list[str](), 0
    for sentence in sentences:
        words += len(sentence.split())
        if kept and words > most_words:
            break
        kept.append(sentence)
    return tuple(kept)


def _kind_of(text: str, lane: Lane | None, phrases: Phrases) -> Kind:
    quoted = text.rstrip(". ")[-1:] in _QUOTES
    if not quoted and (asks(text) if lane is Lane.QUESTION else only_asks(text)):
        return Kind.QUESTION
    count = len(text.split())
    has_verb = bool(phrases.rule("verbs").search(text))
    stopped = text.endswith(_ENDS) and count >= _A_SENTENCE
    return Kind.STATEMENT if count > 2 and (has_verb or stopped) else Kind.FRAGMENT


def reads_as_it_stands(text: str) -> bool:
    """Whether a text can stand without quotation marks: it has none of its own, asks nothing, and marks nothing up."""
    return not any(mark in text for mark in _QUOTES) and "?" not in text and bool(_PLAIN.fullmatch(text))


def _words(text: str) -> list[str]:
    return [word.strip('.,;:!?…()"“”«»') for word in text.casefold().split()]


def _person(text: str, phrases: Phrases) -> str:
    said = set(re.split(r"[^\w'’]+", text.casefold())) | set(re.findall(r"\w+", text.casefold()))
    if said & phrases.words("one") or phrases.rule("one_forms").search(text):
        return "one"
    return "many" if said & phrases.words("many") or phrases.rule("many_forms").search(text) else ""


def _leans(text: str, phrases: Phrases) -> bool:
    first = _words(text)[:1]
    if phrases.rule("not_leaning").match(text):
        return False
    return bool(first) and (
        first[0] in phrases.words("leaning") or bool(phrases.rule("leaning_forms").match(text))
    )


def _strength(text: str, kind: Kind, language: str, phrases: Phrases) -> float:
    """How much a passage gives a story: a thing that one can see, a contrast, a whole sentence of some length."""
    count = len(text.split())
    facts = specifics(text, base_language(language))
    seen = len(facts.moments) + len(facts.quantities) + len(names(text, language))
    return (
        (1.5 if kind is Kind.STATEMENT else 0.5 if kind is Kind.QUESTION else 0.0)
        + 0.4 * min(3, seen)
        + (0.8 if phrases.rule("turning").search(text) else 0.0)
        + min(1.0, count / 12)
        - (0.5 if count > 40 else 0.0)
        - (1.0 if count < 4 else 0.0)
    )


def _event(text: str, language: str, phrases: Phrases) -> float:
    """How much it is something that somebody did at a time or place; nothing for a wish or what is missing."""
    if not phrases.rule("past").search(text):
        return 0.0
    facts = specifics(text, base_language(language))
    return (
        0.5
        + 1.5 * min(1, len(facts.moments))
        + 0.4 * min(2, len(facts.quantities))
        + 0.4 * min(2, len(names(text, language)))
        + (1.0 if _person(text, phrases) else 0.0)
        + (0.5 if len(text.split()) >= _A_SCENE else -0.5)
        - (0.5 if negations(text, base_language(language)) else 0.0)
        - (0.5 if phrases.rule("habit").search(text) else 0.0)
        - (1.0 if phrases.rule("wish").search(text) else 0.0)
        - (1.5 if text[:1].isdigit() else 0.0)
    )


def _lean(read: Iterable[Passage]) -> Iterator[Passage]:
    """Put each passage that leans behind the one before it in its group and stage, where both are short enough."""
    last: dict[tuple[str, str], int] = {}
    found: list[Passage | None] = []
    for passage in read:
        key = (passage.group_id, passage.stage)
        before = found[last[key]] if key in last else None
        if not passage.leaning or passage.kind is Kind.QUESTION:
            last[key] = len(found)
            found.append(passage)
        elif before and before.kind is not Kind.QUESTION and before.words + passage.words <= _LEANING_WORDS:
            found[last[key]] = _joined(before, passage)
        else:
            last.pop(key, None)
    yield from (passage for passage in found if passage)


def _joined(first: Passage, second: Passage) -> Passage:
    return replace(
        first,
        points=first.points + second.points,
        lines=first.lines + second.lines,
        person="one" if "one" in (first.person, second.person) else first.person or second.person,
        stems=first.stems | second.stems,
        strength=max(first.strength, second.strength),
    )


def _without_repetitions(passages: Sequence[Passage]) -> Iterator[Passage]:
    """One passage for those that say nearly the same: the strongest tells, the others are told with it."""
    left = list(passages)
    while left:
        first = left.pop(0)
        same = [p for p in left if _say_the_same(first, p)]
        if same:
            left = [p for p in left if p not in same]
            best = max((first, *same), key=lambda p: (p.strength, -p.number))
            others = [p for p in (first, *same) if p is not best]
            alike = tuple(c for p in others for c in p.points)
            first = replace(best, number=first.number, alike=alike)
        yield first


def _say_the_same(one: Passage, other: Passage) -> bool:
    """Whether two passages have most words in common, and neither has a word, number or denial instead of another's.

    "The ash gate was closed" and "the elm gate was closed" are two voices, however much else they have in common.
    """
    if Kind.QUESTION in (one.kind, other.kind) and one.kind is not other.kind:
        return False
    if len(one.points) > 1 or len(other.points) > 1:
        return False
    common = one.stems & other.stems
    if not common and one.stems:
        return False
    if one.folded == other.folded:
        return True
    if one.group_id == other.group_id and Kind.FRAGMENT in (one.kind, other.kind):
        few, many = sorted((one, other), key=lambda p: len(p.stems))
        if few.kind is Kind.FRAGMENT and few.words <= _A_MENTION and few.stems and few.stems <= many.stems:
            return True
    if one.kind is not other.kind or len(common) < 3 or len(common) < _LIKE * len(one.stems | other.stems):
        return False
    if common not in (one.stems, other.stems) or one.denials != other.denials:
        return False
    return re.findall(r"\d+", one.folded) == re.findall(r"\d+", other.folded)


def _unwrapped(text: str) -> str:
    """The text without a pair of quotation marks around the whole of it."""
    for opening, closing in ("“”", "«»", "„“", '""', "‘’", "「」"):
        inner = text[1:-1]
        if (
            len(text) > 2
            and text[0] == opening
            and text[-1] == closing
            and not {opening, closing} & set(inner)
        ):
            return inner.strip()
    return text
