"""Checks who does what to whom: a sentence may not turn the one who did it and the one to whom it was done round."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from storycraft.domain.message import Message
from storycraft.domain.workshop import Group
from storycraft.languages.folding import folded
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.dates import moments
from storycraft.receipts.facts.group_names import named_groups
from storycraft.receipts.facts.names import names
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.verbatim import fold
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.spans import taken
from storycraft.text.words import Word, words

_RUN = 2
"""Words behind an article among which the noun is."""
_AHEAD = 3
"""Words before a noun among which its preposition is."""
_MOST = 8
"""Noun phrases of a clause that are looked at."""
_ENDS = r"[.,;:!?()–—]"
_BEHIND = 4
"""Words behind "than" among which is what something is compared with."""
_SHARED = 2
"""Words that two clauses must share to tell of one deed, where only those who speak are on the other side."""
_APART = 2
_LONG = 4
"""Letters from which on a German stem may be that of a participle."""
_BY, _FROM, _TO, _PLAIN = "by", "from", "to", ""


@dataclass(frozen=True, slots=True)
class _Party:
    """A noun that may do something or have it done: the word, its place, and by what preposition it stands."""

    word: Word
    place: int
    mark: str


@dataclass(frozen=True, slots=True)
class _Deed:
    """A clause: its parties, its content words, and what turns the order of two parties round."""

    text: str
    language: str
    parties: tuple[_Party, ...]
    stems: frozenset[str]
    compared: str

    def has(self, rule: str) -> bool:
        """Whether one of these phrases stands in it."""
        return bool(phrases(rule).search(self.text))

    @property
    def can_be_turned(self) -> bool:
        """Whether it has two sides: two nouns, a comparison, or a noun and "them"."""
        return bool(self.compared) or (
            bool(self.parties) and (len(self.parties) > 1 or self.has(pack(self.language).agency.them))
        )

    @property
    def subject(self) -> _Party | None:
        """The first noun without a preposition."""
        return next((party for party in self.parties if party.mark == _PLAIN), None)

    @property
    def starts_with_we(self) -> bool:
        """Whether those who speak are its first word."""
        return bool(phrases(pack(self.language).agency.we).match(self.text))

    def party(self, stem: str) -> _Party | None:
        """The noun with this stem."""
        return next((party for party in self.parties if party.word.stem == stem), None)

    def acts(self, one: _Party, other: _Party) -> bool | None:
        """Whether the one does it to the other; None where the words do not tell."""
        known = pack(self.language).agency
        if self.subject not in (one, other):
            return None
        for party in (one, other):
            doer = party.mark == _BY and self.has(known.passive)
            giver = party.mark in (_BY, _FROM) and (self.has(known.receiving) or self.has(known.having))
            if doer or giver:
                return party is one
        if {one.mark, other.mark} & {_BY, _FROM} or self.has(known.passive):
            return None
        if _TO in (one.mark, other.mark):
            return other.mark == _TO
        return one.place < other.place


def turned_directions(claim: Claim) -> Iterator[Failure]:
    """Two of whom the one did it to the other, told the other way round; a doubt.

    The order of two nouns tells it, with the words that turn it round: a passive, "from" behind a verb of
    getting, "less" in a comparison, and in some languages the article. Those who speak are "we" and "us" in what was
    said, "they" and "them" in the telling. Both texts must share a word for what is done.
    """
    language = claim.language
    if not claim.can_be_turned or not pack(language).agency.determiners:
        return
    texts = (*claim.said, *claim.told_frame)
    named = _names(claim.own_text, language).union(*(_names(text, language) for text in texts))
    mine = _deeds(claim.own_text, named, language)
    mine = tuple(own for own in mine if own.can_be_turned)
    if not mine:
        return
    told = [deed for text in texts for deed in _deeds(text, _names(text, language), language)]
    speakers = Vocabulary(
        (*(c.speaker for c in claim.cited), *(g.name for g in claim.sources.groups)), language
    )
    groups = named_groups(claim.own_text, claim.sources.groups)
    for own in mine:
        if turned := (
            _turned_comparison(own, told)
            or _turned_pair(own, told, groups)
            or _turned_speakers(own, told, speakers)
        ):
            who, said = turned
            why = Message("are turned round here; it was said “{said}”", said=said.text)
            yield Failure(FailureKind.DIRECTION, who, why, firm=False)
            return


def _turned_comparison(own: _Deed, told: Sequence[_Deed]) -> tuple[str, _Deed] | None:
    """What is more than the other, told as less: "the wide one more than the narrow one"."""
    ahead, behind = _compares(own)
    for said in told if behind else ():
        above, below = _compares(said)
        if (
            said.compared == own.compared
            and _compare_alike(own, said)
            and behind & (above - below)
            and below & (ahead - behind)
        ):
            word = next(w.text for w in words(own.text, own.language) if w.stem in behind & above)
            return word, said
    return None


def _compare_alike(own: _Deed, said: _Deed) -> bool:
    """Whether both say the same of the greater one, as "harder" and "easier" do not, or swap what there is more of."""
    mine, theirs = _measure(own), _measure(said)
    return not (mine and theirs) or not mine.isdisjoint(theirs | _compares(said)[1])


def _measure(deed: _Deed) -> frozenset[str]:
    """The content words of a comparison: "harder", or what stands behind "more"."""
    known = pack(deed.language).agency
    found = phrases(known.less if deed.compared == "less" else known.more).search(deed.text)
    near = words(deed.text[found.start() :], deed.language)[:2] if found else ()
    return frozenset(word.stem for word in near if not word.small)


def are_swapped(text: str, told: str, language: str) -> bool:
    """Whether a comparison is told from its other side: "easier than a small one" for "harder than a big one"."""
    for own in _deeds(text, frozenset(), language) if _compared(text, language) else ():
        ahead, behind = _compares(own)
        for said in _deeds(told, frozenset(), language):
            above, below = _compares(said)
            if (behind & above or below & ahead) and not behind & below:
                return True
    return False


def _compares(deed: _Deed) -> tuple[frozenset[str], frozenset[str]]:
    """The content words before "than", and those right behind it; nothing where nothing is compared."""
    known = pack(deed.language).agency
    found = list(phrases(known.than).finditer(deed.text)) if deed.compared else []
    if not found:
        return frozenset(), frozenset()
    rest = words(deed.text[found[-1].end() :], deed.language)[:_BEHIND]
    sides = (words(deed.text[: found[-1].start()], deed.language), rest)
    ahead, behind = (frozenset(w.stem for w in side if not w.small) for side in sides)
    return ahead, behind


def _turned_pair(own: _Deed, told: Sequence[_Deed], groups: Sequence[Group]) -> tuple[str, _Deed] | None:
    for one, other in combinations(own.parties, 2):
        if other.place - one.place < _APART:
            continue  # Two words of one name.
        both = {one.word.stem, other.word.stem}
        # "The Valley table" is not "the next valley", of which it speaks.
        tellers = [g.name for g in groups if {one.word.folded, other.word.folded} & set(fold(g.name).split())]
        spoken = [deed for deed in told if all(fold(name) in fold(deed.text) for name in tellers)]
        said = [deed for deed in spoken if all(map(deed.party, both)) and (deed.stems & own.stems) - both]
        if said and all(_turns_round(deed, own, one, other) for deed in said):
            return f"{one.word.text}, {other.word.text}", said[0]
    return None


def _turns_round(said: _Deed, own: _Deed, one: _Party, other: _Party) -> bool:
    first, second = said.party(one.word.stem), said.party(other.word.stem)
    if not first or not second or bool(said.compared) is not bool(own.compared):
        return False
    if own.compared and not _compare_alike(own, said):
        return False
    below, was_below = (_below(deed, (one.word.stem, other.word.stem)) for deed in (own, said))
    if below and was_below:
        # "Better than the list was the bell": whatever stands first, "than" says which one is less.
        return (below == was_below) is (said.compared != own.compared)
    acts, acted = own.acts(one, other), said.acts(first, second)
    if acts is None or acted is None:
        return False
    return (acts is acted) is (said.compared != own.compared)


def _below(deed: _Deed, stems: tuple[str, str]) -> str:
    """Which of two the clause compares with: the one that stands first behind "than"; "" where neither does."""
    found = list(phrases(pack(deed.language).agency.than).finditer(deed.text)) if deed.compared else []
    behind = words(deed.text[found[-1].end() :], deed.language) if found else ()
    return next((word.stem for word in behind if word.stem in stems), "")


def _turned_speakers(own: _Deed, told: Sequence[_Deed], speakers: Vocabulary) -> tuple[str, _Deed] | None:
    """What was done to those who speak, told as what they did, or the other way round."""
    known, doer = pack(own.language).agency, own.subject
    if not doer or own.has(known.passive) or own.has(known.receiving) or own.compared:
        return None
    to_them = own.has(known.them) and not own.has(known.they)
    for said in told:
        if len(said.stems & own.stems) < _SHARED or said.has(known.passive) or said.has(known.receiving):
            continue
        we, us = said.has(known.we), said.has(known.us)
        if to_them and we and not us and _is_object(said.party(doer.word.stem), said):
            return doer.word.text, said
        if to_them and we and not us and doer.word.stem not in said.stems:
            elsewhere = any(deed.party(doer.word.stem) for deed in told)
            if elsewhere and not speakers.has(doer.word.stem):
                return doer.word.text, said
        elif us and not we and said.subject and not said.party(doer.word.stem):
            other = own.party(said.subject.word.stem)
            if other and other is not doer and other.mark in (_TO, _PLAIN):
                return other.word.text, said
    return None


def _is_object(party: _Party | None, said: _Deed) -> bool:
    """Whether a noun is what something is done to: of a clause with "we", which does it."""
    return party is not None and party.mark in (_PLAIN, _TO) and said.starts_with_we


@lru_cache(maxsize=20_000)
def _names(text: str, language: str) -> frozenset[str]:
    return frozenset(folded(name.text) for name in names(text, language))


@lru_cache(maxsize=20_000)
def _deeds(text: str, named: frozenset[str], language: str) -> tuple[_Deed, ...]:
    """The clauses of a text; a comparison is not cut at "than"."""
    known = pack(language).agency
    whole = (piece for piece in _clauses(language).split(text) if piece.strip())
    pieces = (
        part
        for piece in whole
        for part in ((piece,) if _compared(piece, language) else phrases(known.relative).split(piece))
    )
    return tuple(_deed(piece.strip(), named, language) for piece in pieces if piece.strip())


def _compared(text: str, language: str) -> str:
    """ "less" or "more" where a clause compares, else ""."""
    known = pack(language).agency
    if not phrases(known.than).search(text):
        return ""
    return "less" if phrases(known.less).search(text) else "more" if phrases(known.more).search(text) else ""


def _deed(text: str, named: frozenset[str], language: str) -> _Deed:
    found, compared = words(text, language), _compared(text, language)
    stems = frozenset(_base(word.stem, language) for word in found if not word.small)
    parties = tuple(_parties(found, named, language, compares=bool(compared)))[:_MOST]
    if parties:
        times = taken((moment.start, moment.end) for moment in moments(text, language))
        parties = tuple(party for party in parties if party.word.start not in times)
    return _Deed(text, language, parties, stems, compared)


def _base(stem: str, language: str) -> str:
    """A stem; of a German one what "lobte" and "gelobt" have in common."""
    if language != "de" or len(stem) < _LONG:
        return stem
    return stem.removeprefix("ge").removesuffix("t")


def _parties(
    found: Sequence[Word], named: frozenset[str], language: str, *, compares: bool
) -> Iterator[_Party]:
    """The nouns behind an article, and names, without times and what stands behind a preposition of circumstance."""
    known, seen = pack(language).agency, set[str]()
    units = _units(language)
    for place, word in enumerate(found):
        if word.small or word.stem in seen or word.folded in units:
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
        yield _Party(word, place, next((m for m, forms in _marks(language) if around & forms), _PLAIN))


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
def _units(language: str) -> frozenset[str]:
    measures = pack(language).measures
    return frozenset[str]().union(*measures.units.values(), *measures.more_units.values())


@cache
def _marks(language: str) -> tuple[tuple[str, frozenset[str]], ...]:
    known = pack(language).agency
    return (_BY, known.by), (_FROM, known.giver), (_TO, known.to)


@cache
def _clauses(language: str) -> re.Pattern[str]:
    known = pack(language)
    rule = rf"(?:{_ENDS}|(?<!\w)(?:{known.attribution.turns}|{known.agency.begins})(?!\w))"
    return re.compile(rule, re.IGNORECASE)
