"""What a clause says of who does what to whom: its nouns, by what preposition they stand, and what turns them round."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from storycraft.languages.folding import folded
from storycraft.languages.pack import every_pack, pack, phrases
from storycraft.receipts.facts.dates import moments
from storycraft.receipts.facts.names import names
from storycraft.text.spans import taken
from storycraft.text.words import Word, words

_AHEAD = 3
"""Words before a noun among which its preposition is."""
_MOST = 8
"""Noun phrases of a clause that are looked at."""
_LONG = 4
"""Letters from which on a German stem may be that of a participle."""
BY, FROM, TO, PLAIN = "by", "from", "to", ""
"""How a noun stands: behind a preposition of one of these kinds, or behind none."""


@dataclass(frozen=True, slots=True)
class Party:
    """A noun that may do something or have it done: the word, its place, and by what preposition it stands."""

    word: Word
    place: int
    mark: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A clause: its parties, its content words, and what turns the order of two parties round."""

    text: str
    language: str
    parties: tuple[Party, ...]
    stems: frozenset[str]
    compared: str

    def has(self, rule: str) -> bool:
        """Whether one of these phrases stands in it."""
        return bool(phrases(rule).search(self.text))

    @property
    def can_be_turned(self) -> bool:
        """Whether it has two sides: two nouns, a comparison, or a noun and "them"."""
        if not self.compared and self.has(pack(self.language).agency.felt):
            return False
        return bool(self.compared) or (
            bool(self.parties) and (len(self.parties) > 1 or self.has(pack(self.language).agency.them))
        )

    @property
    def subject(self) -> Party | None:
        """The first noun without a preposition."""
        return next((party for party in self.parties if party.mark == PLAIN), None)

    @property
    def starts_with_we(self) -> bool:
        """Whether those who speak are its first word."""
        return bool(phrases(pack(self.language).agency.we).match(self.text))

    def party(self, stem: str) -> Party | None:
        """The noun with this stem."""
        return next((party for party in self.parties if party.word.stem == stem), None)

    def is_fronted(self, party: Party, said: "Deed") -> bool:
        """Whether a noun before its verb is what it is done to, by a verb for many: "eine Umkleide bekommen die Frauen"."""
        known, found = pack(self.language).agency, words(self.text, self.language)
        behind = found[party.place + 1 : party.place + 2]
        if not (known.singular and behind and phrases(known.of_many).fullmatch(behind[0].text)):
            return False
        there = said.party(party.word.stem)
        ahead = _ahead(words(said.text, self.language), there.place, self.language) if there else []
        return not known.singular.isdisjoint((*_ahead(found, party.place, self.language), *ahead))

    def is_one_phrase(self, one: str, other: str) -> bool:
        """Whether one of two nouns only tells whose or of what the other is: "the landlord of the hut"."""
        first, second = sorted(party.place for party in self.parties if party.word.stem in (one, other))
        known = pack(self.language).agency
        of, between = known.giver | known.by, words(self.text, self.language)[first + 1 : second]
        return (
            bool(between)
            and between[0].folded in of
            and all(w.folded in known.determiners | of for w in between)
        )

    def acts(self, one: Party, other: Party) -> bool | None:
        """Whether the one does it to the other; None where the words do not tell."""
        known = pack(self.language).agency
        if self.subject not in (one, other):
            return None
        for party in (one, other):
            doer = party.mark == BY and self.has(known.passive)
            giver = party.mark in (BY, FROM) and (self.has(known.receiving) or self.has(known.having))
            if doer or giver:
                return party is one
        if {one.mark, other.mark} & {BY, FROM} or self.has(known.passive):
            return None
        if TO in (one.mark, other.mark):
            return other.mark == TO
        return one.place < other.place


@lru_cache(maxsize=20_000)
def names_of(text: str, language: str) -> frozenset[str]:
    """The proper names of a text, as its words are folded: they need no article to be somebody."""
    return frozenset(folded(name.text) for name in names(text, language))


@lru_cache(maxsize=20_000)
def deeds_of(text: str, named: frozenset[str], language: str) -> tuple[Deed, ...]:
    """The clauses of a text; a comparison is not cut at "than"."""
    known = pack(language).agency
    whole = (piece for piece in _clauses(language).split(text) if piece.strip())
    pieces = (
        part
        for piece in whole
        for part in ((piece,) if compared(piece, language) else phrases(known.relative).split(piece))
    )
    times = sorted(taken((moment.start, moment.end) for moment in moments(text, language)))
    found, end = list[Deed](), 0
    for piece in filter(None, map(str.strip, pieces)):
        start = text.index(piece, end)
        end = start + len(piece)
        own = times[bisect_left(times, start) : bisect_left(times, end)]
        found.append(_deed(piece, named, language, times=frozenset(time - start for time in own)))
    return tuple(found)


def compared(text: str, language: str) -> str:
    """ "less" or "more" where a clause compares, else ""."""
    known = pack(language).agency
    than = max((match.start() for match in phrases(known.than).finditer(text)), default=0)
    # "Del debutto il più giovane" compares nothing: what there is more of stands before "than".
    for kind, rule in (("less", known.less), ("more", known.more)) if than else ():
        if any(match.start() < than for match in phrases(rule).finditer(text)):
            return kind
    return ""


def _deed(text: str, named: frozenset[str], language: str, times: frozenset[int]) -> Deed:
    found, kind = words(text, language), compared(text, language)
    stems = frozenset(_base(word.stem, language) for word in found if not word.small)
    parties = tuple(_parties(found, named, language, compares=bool(kind)))[:_MOST]
    parties = tuple(party for party in parties if party.word.start not in times)
    return Deed(text, language, parties, stems, kind)


def _base(stem: str, language: str) -> str:
    """A stem; of a German one what "lobte" and "gelobt" have in common."""
    if language != "de" or len(stem) < _LONG:
        return stem
    return stem.removeprefix("ge").removesuffix("t")


def _parties(
    found: Sequence[Word], named: frozenset[str], language: str, *, compares: bool
) -> Iterator[Party]:
    """The nouns behind an article, and names, without times and what stands behind a preposition of circumstance."""
    known, seen = pack(language).agency, set[str]()
    saying = phrases(pack(language).attribution.saying)
    no_party = _units(language)
    for place, word in enumerate(found):
        if word.small or word.stem in seen or word.folded in no_party or saying.fullmatch(word.folded):
            continue
        # "Frau Ilgner" is one person, "die Frau" somebody.
        if word.folded in _titles() and found[place + 1 : place + 2] and found[place + 1].text[0].isupper():
            continue
        if language == "de" and word.text[0].islower():
            continue
        ahead = tuple(_ahead(found, place, language))
        near = ahead if pack(language).grammar.noun_comes_last else ahead[-1:]
        if word.folded not in named and not known.determiners.intersection(near):
            continue
        around = frozenset(ahead)
        if around & known.circumstance and not (compares and phrases(known.than).search(" ".join(ahead))):
            continue
        seen.add(word.stem)
        yield Party(word, place, next((m for m, forms in _marks(language) if around & forms), PLAIN))


def _ahead(found: Sequence[Word], place: int, language: str) -> list[str]:
    """The words before a noun that belong to it, in order: its article, and a preposition before that."""
    known, ahead = pack(language).agency, list[str]()
    for word in reversed(found[max(0, place - _AHEAD) : place]):
        is_article = word.folded in known.determiners
        if not word.small and not is_article and known.determiners.intersection(ahead):
            break
        ahead.insert(0, word.folded)
        if word.small and not is_article:
            break
    return ahead


@cache
def _titles() -> frozenset[str]:
    """What stands before a name ("Sr.", "Frau") in any language."""
    return frozenset[str]().union(*(known.names.titles for known in every_pack()))


@cache
def _units(language: str) -> frozenset[str]:
    measures = pack(language).measures
    return frozenset[str]().union(*measures.units.values(), *measures.more_units.values())


@cache
def _marks(language: str) -> tuple[tuple[str, frozenset[str]], ...]:
    known = pack(language).agency
    return (BY, known.by), (FROM, known.giver), (TO, known.to)


@cache
def _clauses(language: str) -> re.Pattern[str]:
    known = pack(language)
    # A stop behind an abbreviated title ends no clause; "lady" is a word in full.
    short = sorted(
        {title for each in every_pack() for title in each.names.titles & each.common.abbreviations}
    )
    no_title = "".join(rf"(?<!\b{re.escape(title)})" for title in short)
    rule = rf"(?:{no_title}\.|[,;:!?()–—]|(?<!\w)(?:{known.attribution.turns}|{known.agency.begins})(?!\w))"
    return re.compile(rule, re.IGNORECASE)
