"""Tells whether passages say the same matter: by several words that few others have, or by a contrast."""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack
from storycraft.receipts.facts.clauses import clauses
from storycraft.receipts.tension import contradict
from storycraft.text.words import base_language, words
from storycraft.weavers.quotes.passages import BEGINNING, Kind, Passage
from storycraft.weavers.quotes.phrases import phrases_of

_SEVERAL = 2
"""Words that passages share when they say the same matter: one word in common is a chance."""
_FEW = 4
"""Passages that may have a word which still says what they are about, however few there are in all."""
_SHARE = 0.25
"""The share of all passages that may have it."""
_BETWEEN = frozenset(("de", "d", "any"))
"""Words between a denial and its thing: "pas de clé", "not any key"."""
_DENIED = 4
"""Words before a thing among which its denial stands."""


class Nearness:
    """Compares passages by the words that few of these passages have."""

    def __init__(self, passages: Sequence[Passage], language: str) -> None:
        self._language = language
        self._spread = Counter(word for p in passages for word in p.matter)
        self._most = max(_FEW, _SHARE * len(passages))

    def shared(self, one: Passage, other: Passage) -> int:
        """How many telling words they share."""
        return sum(self._spread[word] <= self._most for word in one.matter & other.matter)

    def by_thing(self, passages: Sequence[Passage]) -> list[tuple[str, list[Passage]]]:
        """Each thing that several speak of, as most of them say it, with their passages; what most have comes first."""
        having, said = dict[str, list[Passage]](), dict[str, Counter[str]]()
        for passage in passages:
            for line in passage.lines:
                for stem, word in things_in(line.text, self._language).items():
                    said.setdefault(stem[:BEGINNING], Counter())[word] += 1
            for beginning in sorted(passage.matter):
                having.setdefault(beginning, []).append(passage)
        spoken_of = [
            (said[beginning].most_common(1)[0][0], some)
            for beginning, some in having.items()
            if len(some) > 1 and beginning in said
        ]
        return sorted(spoken_of, key=lambda thing: len(thing[1]), reverse=True)


def is_alike(one: Passage, other: Passage) -> bool:
    """Whether two groups say the same in a few words: all words of one stand in the other."""
    few, many = sorted((one.matter, other.matter), key=len)
    return one.group_id != other.group_id and bool(few) and few <= many


def opposed(one: Passage, other: Passage, language: str) -> bool:
    """Whether one group says what another denies, or its opposite, in a clause about the same.

    "We had no key" is opposed to all that tells of a key; longer clauses need several words in common.
    """
    if Kind.STATEMENT is not one.kind or Kind.STATEMENT is not other.kind or one.group_id == other.group_id:
        return False
    near = len(one.matter & other.matter) >= _SEVERAL
    return any(
        (near and contradict(a.text, b.text, language))
        or _denies(a.text, b.text, language)
        or _denies(b.text, a.text, language)
        for a in one.lines
        for b in other.lines
    )


def _denies(one: str, other: str, language: str) -> bool:
    """Whether a short clause of one text denies a thing that a clause of the other tells of: "we had no key"."""
    code = base_language(language)
    affirmed = [clause.stems for clause in clauses(other, code) if not clause.negations]
    things = things_in(other, language).keys() & denied_words(one, language)
    return any(
        clause.negations
        and len(clause.stems) == 1
        and clause.stems <= things
        and any(clause.stems <= told for told in affirmed)
        for clause in clauses(one, code)
    )


def denied_words(text: str, language: str) -> set[str]:
    """The stems behind an article or a denial, as in "pas de clé" and "no tenemos llave": "not at work" denies no work."""
    code, phrases = base_language(language), phrases_of(language)
    found = [word for word in words(text, code) if word.folded not in _BETWEEN]
    denials = {part for hit in negations(text, code) for part in hit.casefold().split()}
    said, besides = [word.text.casefold() for word in found], pack(code).agency.circumstance
    stems = set[str]()
    for place, word in enumerate(found[1:], 1):
        verb = place > 1 and said[place - 2] in denials and said[place - 1] not in phrases.words("joining")
        # "We had no key", "we didn't have a key"; and not "I did not know that there was a key", nor "about the key".
        window = said[max(0, place - _DENIED) : place]
        behind = list(takewhile(lambda word: word not in denials, reversed(window)))
        near = len(behind) < len(window) and besides.isdisjoint(behind)
        if verb or (near and said[place - 1] in denials | phrases.words("determiners")):
            stems.add(word.stem)
    return stems


def things_in(text: str, language: str) -> dict[str, str]:
    """Nouns by their stems: words behind an article or pronoun, in German those with a capital."""
    code = base_language(language)
    articles, found = phrases_of(language).words("determiners"), words(text, code)
    return {
        word.stem: word.text
        for place, word in enumerate(found)
        if (word.text[:1].isupper() if code == "de" else place and found[place - 1].folded in articles)
    }
