"""Checks opposites (more/less, always/sometimes, before/after): a sentence may not replace a word by its opposite."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from storycraft.domain.message import Message
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.checks.comparisons import are_swapped
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.deeds import deeds_of
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.spans import before
from storycraft.text.words import Word, plain_letters, reporting, stem, words

_SHORT = 5
_NEAR = 160
"""Characters before a word that can hold so many words."""
_COMPANY = 2
"""Words behind a small word among which is the one that it belongs to: the first, or the second behind an article."""
_REACH = 5
"""Words before another one among which a denial turns it."""


@cache
def _opposites(language: str) -> dict[str, frozenset[str]]:
    """For each word form, the stems and forms of its opposites."""
    table: dict[str, set[str]] = {}
    for one, other in pack(language).opposites.pairs:
        for word in one:
            table.setdefault(_key(word, language), set()).update(_key(w, language) for w in other)
        for word in other:
            table.setdefault(_key(word, language), set()).update(_key(w, language) for w in one)
    return {word: frozenset(others) for word, others in table.items()}


@lru_cache(maxsize=100_000)
def _key(word: str, language: str) -> str:
    """The stem; of a short word the word itself, for "fora" (outside) and "foram" (went) have one stem."""
    return stem(word, language) if len(word) > _SHORT else plain_letters(word)


@cache
def _alike(language: str) -> dict[str, frozenset[str]]:
    """For each word form, the stems and forms of its own side in its pairs: "apre" and "apriamo"."""
    table: dict[str, set[str]] = {}
    for side in (side for pair in pack(language).opposites.pairs for side in pair):
        keys = {_key(word, language) for word in side}
        for key in keys:
            table.setdefault(key, set()).update(keys)
    return {word: frozenset(others) for word, others in table.items()}


@lru_cache(maxsize=20_000)
def keys_of(text: str, language: str) -> frozenset[str]:
    """The words of a text as the table of opposites has them, small ones too."""
    return frozenset(_key(word.folded, language) for word in words(text, language))


def are_opposed(stems: Iterable[str], others: Iterable[str], language: str) -> bool:
    """Whether one of these stems is the opposite of one of those."""
    there, table = set(others), _opposites(language)
    return any(not there.isdisjoint(table.get(one, frozenset())) for one in stems)


def reversed_words(claim: Claim) -> Iterator[Failure]:
    """Words whose opposite was said, in the company of the same words, while they were not."""
    if not claim.can_be_turned:
        return
    language = claim.language
    idioms = phrases(pack(language).opposites.idioms)
    text, *told = (idioms.sub(" … ", said) for said in (claim.own_text, *claim.told))
    own = words(text, language)
    own_keys = [_key(word.folded, language) for word in own]
    mine = frozenset(own_keys)
    turned = {key: opposed for key in mine if (opposed := _opposites(language).get(key, frozenset()) - mine)}
    if not turned:
        return
    known = {_key(word.folded, language) for t in told for word in words(t, language)}
    named = {word.text for t in claim.known for word in words(t, language) if word.text[:1].isupper()}
    kindred = {word.stem for t in told for word in words(t, language)}
    sources = [_Source(source, frozenset().union(*turned.values()), own, language) for source in told]
    for index, key in enumerate(own_keys):
        if (
            key not in turned
            or not known.isdisjoint(_alike(language)[key])
            or own[index].stem in kindred
            or own[index].text in named
            or own[index].folded in reporting(language)
            or _is_denied(text, index, language)
            or _is_told_from_its_other_side(own[index], claim)
        ):
            continue
        for source in sources:
            if are_swapped(text, source.text, language):
                continue
            if said := source.reversed(turned[key], own, index):
                text_of_it, firm = said
                why = Message("turns round what was said (“{words}”)", words=text_of_it)
                yield Failure(FailureKind.REVERSAL, own[index].text, why, firm)
                break


def _is_told_from_its_other_side(word: Word, claim: Claim) -> bool:
    """Whether it tells a deed by the other one of two who had a part in it: "they borrowed it" for "he lent it to us"."""
    language = claim.language
    if word.folded not in pack(language).opposites.converse:
        return False
    known = pack(language).agency
    mine = [deed for deed in deeds_of(claim.own_text, frozenset(), language) if deed.has(word.text)]
    doer = mine[0].subject if mine else None
    told = (deed for text in claim.said for deed in deeds_of(text, frozenset(), language))
    for said in told if doer else ():
        we, us, there = said.has(known.we), said.has(known.us), doer and said.party(doer.word.stem)
        if (us and not we and not there) or (we and not us and there):
            return True
    return False


class _Source:
    """One source, prepared once to look for the opposites of many words."""

    def __init__(self, text: str, opposed: frozenset[str], own: Sequence[Word], language: str) -> None:
        self._language = language
        self.text = text
        self._said = words(text, language)
        self._places: dict[str, int] = {}
        for place, word in enumerate(self._said):
            key = _key(word.folded, language)
            if key in opposed and key not in self._places and not _is_denied(text, place, language):
                self._places[key] = place
        mine = {word.stem for word in own if not word.small} if self._places else set()
        self._of_the_same = any(word.stem in mine for word in self._said if not word.small)

    def reversed(self, opposed: frozenset[str], own: Sequence[Word], index: int) -> tuple[str, bool] | None:
        """The opposite word in this source, not negated, and whether the same words stand next to it; else None.

        Where other words stand next to it, only a content word counts, and only in a sentence on the same subject.
        """
        place = min((self._places[key] for key in opposed if key in self._places), default=None)
        if place is None or _from_other_side(own, index, self._said, place):
            return None
        same = _same_company(own, index, self._said, place, self._language)
        told = same or (not own[index].small and self._of_the_same)
        return (self._said[place].text, same) if told else None


def _is_denied(text: str, index: int, language: str) -> bool:
    """Whether a negation stands before the word: "not open" is not the opposite of "closed"."""
    ahead = before(text, words(text, language)[index].start, reach=_NEAR)
    near = " ".join(re.split(r"[,;:.!?]", ahead)[-1].split()[-_REACH:])
    return bool(negations(near, language) or phrases(pack(language).opposites.ceasing).search(near))


def _same_company(own: Sequence[Word], index: int, said: Sequence[Word], place: int, language: str) -> bool:
    """Whether both words stand next to the same words: within four words, sharing one that carries meaning.

    A small word such as "always" must stand next to the same word: "always works" is no reversal of "never fails".
    """
    reach = 1 if own[index].small else 4
    return bool(_company(own, index, reach, language) & _company(said, place, reach, language))


def _from_other_side(own: Sequence[Word], index: int, said: Sequence[Word], place: int) -> bool:
    """Whether the sides are exchanged with the word: "the small after the tall" for "the tall before the small"."""
    if not own[index].small:
        return False
    ahead, behind = _sides(own, index)
    above, below = _sides(said, place)
    return bool((ahead & below) - behind and (behind & above) - ahead)


def _sides(found: Sequence[Word], index: int) -> tuple[set[str], set[str]]:
    near = (found[max(0, index - _REACH) : index], found[index + 1 : index + 1 + _REACH])
    ahead, behind = ({word.stem for word in side if not word.small} for side in near)
    return ahead, behind


def _company(found: Sequence[Word], index: int, reach: int, language: str) -> set[str]:
    if reach == 1:
        # An article tells nothing: "with the tools" is not turned round by "without the shed".
        articles = pack(language).places.articles
        behind = [w for w in found[index + 1 : index + 1 + _COMPANY] if w.folded not in articles]
        beside = behind[:1] or found[max(0, index - 1) : index]
        return {word.stem for word in beside}
    near = (*found[max(0, index - reach) : index], *found[index + 1 : index + 1 + reach])
    return {word.stem for word in near if len(word.stem) > 3}
