"""Checks that what one person said of themselves is not told of all of their kind: "the pupils came" for "I came"."""

from collections.abc import Iterator

from storycraft.domain.message import N_
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.group_names import named_groups
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.text.words import Word, content, words

_AHEAD = 2
"""Words before a noun among which its article is."""


def voices_made_many(claim: Claim) -> Iterator[Failure]:
    """A noun in the plural for who spoke, where each cited point speaks of "me" and none of others; a doubt."""
    known = pack(claim.language).agreement
    told = phrases(f"{known.many_told}|{known.everyone_told}")
    one = phrases(known.one_told)
    if not claim.can_be_turned or not claim.cited:
        return
    if not all(one.search(text) and not told.search(text) for text in claim.said):
        return
    if word := next(_in_the_plural(claim), None):
        yield Failure(FailureKind.AGREEMENT, word.text, N_("turns one voice into many"), firm=False)


def _in_the_plural(claim: Claim) -> Iterator[Word]:
    """The nouns for a speaker in another form than theirs, or for all of a cited group, behind an article of many."""
    language = claim.language
    speakers = [word for c in claim.cited for word in content(c.speaker, language)]
    forms, stems = {w.folded for w in speakers}, {w.stem for w in speakers}
    tables, said = _of_groups(claim), {w.folded for t in claim.said for w in words(t, language)}
    found = words(claim.own_text, language)
    articles = pack(language).agreement.articles_of_many
    for place, word in enumerate(found):
        ahead = {other.folded for other in found[max(0, place - _AHEAD) : place]}
        of_many = word.folded in tables or (word.stem in stems and word.folded not in forms)
        if of_many and word.folded not in said and articles.intersection(ahead):
            yield word


def _of_groups(claim: Claim) -> frozenset[str]:
    """The words of the names of cited groups, without those that are named: "at the Rope table" speaks of no ropes."""
    cited, named = {c.group_id for c in claim.cited}, named_groups(claim.own_text, claim.sources.groups)
    names = [g.name for g in claim.sources.groups if g.id in cited and g not in named]
    return frozenset(word.folded for name in names for word in content(name, claim.language))
