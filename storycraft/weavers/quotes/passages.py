"""Reads points into passages: what can be told in one breath, with what its words show."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from storycraft.domain.workshop import Contribution, Lane
from storycraft.languages.negation_words import negations
from storycraft.receipts.facts.names import names
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.text.points_back import points_back
from storycraft.text.sentences import STOPS
from storycraft.text.words import base_language, content, words
from storycraft.threads.begins_asking import begins_asking
from storycraft.threads.lanes import asks, only_asks, seeded_lane
from storycraft.weavers.quotes.first_person import person_of
from storycraft.weavers.quotes.phrases import LANGUAGES, Phrases, phrases_of
from storycraft.weavers.quotes.point_sentences import QUOTES, role_of, sentences_of

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
BEGINNING = 5
"""Letters by which words of one family are known: "announced" and "announcement"."""
_A_SAYING = 16
"""Words of what rang true that close a paragraph."""
_A_MENTION = 2
"""Words of a fragment that is told with a passage of its group which has all of them: "keys"."""
_MOST_NEAR = 200
"""Passages behind a passage that are looked at by each of its words."""
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

    `matter` are the beginnings of the words that say what it is about, as "annou" for "announced" and "announcement".
    `points` are the ones that its lines are from; `alike` are points that say nearly the same. `person` is "one"
    where somebody speaks of himself, "many" where a group does, "" elsewhere. `denials` is how many words of denial it has.
    `quarrel` says whether it names a quarrel, `wished` whether it is a wish or says what is missing,
    `dissent` whether somebody is against something, `asks` whether it is a question, also one without its mark.
    """

    number: int
    points: tuple[Contribution, ...]
    lines: tuple[Line, ...]
    kind: Kind
    person: str
    lane: Lane | None
    stems: frozenset[str]
    matter: frozenset[str]
    denials: int
    strength: float
    leaning: bool
    event: float
    habit: bool
    now: bool
    change: bool
    quarrel: bool
    wished: bool
    dissent: bool
    language: str
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
    def is_saying(self) -> bool:
        """Whether it is a short line of what rang true with a group, which can close a paragraph."""
        return self.lane is Lane.RESONATES and len(self.lines) == 1 and self.words <= _A_SAYING

    @property
    def words(self) -> int:
        """How many words it takes to tell."""
        return sum(len(line.text.split()) for line in self.lines)

    @cached_property
    def folded(self) -> str:
        """The words of its first point, without what differs in writing only."""
        return " ".join(self.points[0].text.casefold().split()).rstrip(".!… ")

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in it, as they are written in figures."""
        return tuple(re.findall(r"\d+", self.folded))

    @property
    def cites(self) -> tuple[str, ...]:
        """All its points."""
        return tuple(c.id for c in (*self.points, *self.alike))


def read_passages(
    points: Sequence[Contribution], language: str, most_words: int = MOST_WORDS, *, keep_leaning: bool = False
) -> tuple[Passage, ...]:
    """The passages of these points, in order; near-equal ones are one, and what leans on a predecessor follows it.

    With `keep_leaning` it is told by itself. Of a point with more than `most_words` its first sentences are told.

    What leans on nothing (its first word points back and nobody of its group spoke before it) is in none, except where
    a role is on file: it can be quoted.
    """
    read = [_read(number, point, language, most_words) for number, point in enumerate(points)]
    read = [passage for passage in read if passage.lines]
    joined = read if keep_leaning else list(_lean(read))
    return tuple(_without_repetitions(joined))


def _read(number: int, point: Contribution, language: str, most_words: int) -> Passage:
    spoken = point.language or language
    phrases, sentences = phrases_of(spoken), sentences_of(point.text, spoken, most_words)
    told = " ".join(sentences)
    lane = seeded_lane(point)
    kind = _kind_of(told, lane, spoken)
    return Passage(
        number=number,
        points=(point,),
        lines=tuple(_line(s, point.id, phrases) for s in sentences),
        kind=kind,
        person=person_of(told, phrases),
        lane=lane or (Lane.QUESTION if kind is Kind.QUESTION else None),
        stems=frozenset(word.stem for word in content(told, base_language(spoken))),
        matter=_matter(told, spoken, phrases),
        denials=len(negations(told, base_language(spoken))),
        strength=_strength(told, kind, spoken, phrases),
        leaning=points_back(told, spoken),
        event=_event(told, spoken, phrases) if kind is Kind.STATEMENT else 0.0,
        habit=bool(phrases.rule("habit").search(told)),
        now=bool(phrases.rule("now").search(told)),
        change=bool(phrases.rule("change").search(told)),
        wished=bool(phrases.rule("wish").search(told)),
        quarrel=bool(phrases.rule("quarrel").match(told)),
        dissent=bool(phrases.rule("dissent").search(told)),
        language=spoken,
        asks=kind is Kind.QUESTION or "?" in "".join(sentences[:1]) or begins_asking(told, spoken),
    )


def _line(sentence: str, point: str, phrases: Phrases) -> Line:
    past = bool(phrases.rule("past").search(sentence)) and not phrases.rule("habit").search(sentence)
    return Line(sentence, point, reads_as_it_stands(sentence), person_of(sentence, phrases), past)


def _kind_of(text: str, lane: Lane | None, language: str) -> Kind:
    phrases = phrases_of(language)
    quoted = text.rstrip(". ")[-1:] in QUOTES
    if not quoted and (asks(text) if lane is Lane.QUESTION else only_asks(text)):
        return Kind.QUESTION
    count, stopped = len(text.split()), text.endswith(tuple(STOPS))
    if not _shows_verbs(text, language):
        is_sentence = stopped or len(words(text, base_language(language))) >= _A_SENTENCE
    else:
        has_verb = bool(phrases.rule("verbs").search(text))
        is_sentence = count > 2 and (has_verb or (stopped and count >= _A_SENTENCE))
    return Kind.STATEMENT if is_sentence else Kind.FRAGMENT


def _shows_verbs(text: str, language: str) -> bool:
    """Whether the phrases know verbs of the language of a text: they do of six, and of no word in another script."""
    return base_language(language) in LANGUAGES and any(char.isascii() and char.isalpha() for char in text)


def reads_as_it_stands(text: str) -> bool:
    """Whether a text can stand without quotation marks: it has none of its own, asks nothing, and marks nothing up."""
    return not any(mark in text for mark in QUOTES) and "?" not in text and bool(_PLAIN.fullmatch(text))


def _matter(text: str, language: str, phrases: Phrases) -> frozenset[str]:
    vague = phrases.words("vague")
    said = (word for word in words(text, base_language(language)) if not word.small)
    return frozenset(word.stem[:BEGINNING] for word in said if not {word.text, word.folded} & vague)


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
        + (1.0 if person_of(text, phrases) else 0.0)
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
        elif role_of(passage.points[0]):
            last[key] = len(found)
            found.append(passage)
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
        matter=first.matter | second.matter,
        strength=max(first.strength, second.strength),
    )


def _without_repetitions(passages: Sequence[Passage]) -> Iterator[Passage]:
    """One passage for those that say nearly the same: the strongest tells, the others are told with it."""
    near, told = _Near(passages), set[int]()
    for place, first in enumerate(passages):
        if place in told:
            continue
        later = (n for n in near.behind(place, first) if n not in told)
        same = {n: passages[n] for n in sorted(later) if _say_the_same(first, passages[n])}
        if same:
            told.update(same)
            best = max((first, *same.values()), key=lambda p: (p.strength, -p.number))
            others = [p for p in (first, *same.values()) if p is not best]
            alike = tuple(c for p in others for c in p.points)
            yield replace(best, number=first.number, alike=alike)
        else:
            yield first


class _Near:
    """Finds the passages that can say the same as another: those of its words, and those that have all of its stems.

    Of two passages of which one has all stems of the other, it has the other's rarest one; so few pairs are compared.
    Where a whole room has few words, the next ones of each are: who is compared with all grows with the square.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._count = Counter(stem for p in passages for stem in p.stems)
        self._having = defaultdict[object, list[int]](list)
        self._within = defaultdict[object, list[int]](list)
        for place, passage in enumerate(passages):
            self._having[passage.folded].append(place)
            for stem in passage.stems:
                self._having[stem, passage.group_id].append(place)
                self._having[stem, passage.numbers].append(place)
            if rarest := self._rarest(passage):
                self._within[rarest, passage.numbers].append(place)
                if passage.kind is Kind.FRAGMENT:
                    self._within[rarest, passage.group_id].append(place)

    def behind(self, place: int, passage: Passage) -> set[int]:
        """Where they stand behind the passage at this place."""
        rarest = self._rarest(passage)
        found = [self._having[passage.folded], self._having[rarest, passage.numbers]]
        if passage.kind is Kind.FRAGMENT:
            found.append(self._having[rarest, passage.group_id])
        for stem in passage.stems:
            found += [self._within[stem, passage.numbers], self._within[stem, passage.group_id]]
        starts = ((places, bisect_right(places, place)) for places in found)
        return {near for places, start in starts for near in places[start : start + _MOST_NEAR]}

    def _rarest(self, passage: Passage) -> str:
        return min(passage.stems, key=lambda stem: (self._count[stem], stem), default="")


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
    return one.numbers == other.numbers
