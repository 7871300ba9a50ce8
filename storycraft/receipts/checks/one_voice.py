"""Checks that what one person said of themselves is not told of all of their kind: "the pupils came" for "I came"."""

from collections.abc import Iterator
from itertools import pairwise

from storycraft.domain.message import N_
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.group_names import named_groups
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.verbatim import fold
from storycraft.text.phrases import spelled
from storycraft.text.spans import before
from storycraft.text.whole_words import places_of
from storycraft.text.words import content, words

_NOUN = 4
"""Letters from which on the stem of a group's name tells its noun in another form."""
_AHEAD = 2
"""Words before a noun among which its article is."""


def voices_made_many(claim: Claim) -> Iterator[Failure]:
    """All of those who speak, or their whole group, where each cited point speaks of "me" and none of others; a doubt."""
    known = pack(claim.language).agreement
    told = phrases(f"{known.many_told}|{known.everyone_told}")
    one = phrases(known.one_told)
    if not claim.can_be_turned or not claim.cited:
        return
    if not all(one.search(text) and not told.search(text) for text in claim.said):
        return
    if many := next(_in_the_plural(claim), None) or next(_whole_groups(claim), None):
        yield Failure(FailureKind.AGREEMENT, many, N_("turns one voice into many"), firm=False)


def _in_the_plural(claim: Claim) -> Iterator[str]:
    """The nouns for a speaker in another form than theirs, or for all of a cited group, behind an article of many."""
    language = claim.language
    speakers = [word for c in claim.cited for word in content(c.speaker, language)]
    forms, stems = {w.folded for w in speakers}, {w.stem for w in speakers}
    tables, said = _of_groups(claim), {w.folded for t in claim.said for w in words(t, language)}
    found, apart = words(claim.own_text, language), _apart(language)
    articles = pack(language).agreement.articles_of_many
    for place, word in enumerate(found):
        near = found[max(0, place - _AHEAD - 1) : place]
        ahead = {other.folded for other in near[-_AHEAD:]}
        # "Somebody on the users' panel": the preposition stands before the article.
        ahead |= {one.folded for one, other in pairwise(near) if other.folded in articles}
        of_many = {word.folded, word.stem} & tables or word.stem in stems
        # "One of the rowers" is one, and so is "die Fahrerin" at the table of the "Fahrerinnen".
        if of_many and word.folded not in said | forms and articles & ahead and not apart & ahead:
            yield word.text


def _whole_groups(claim: Claim) -> Iterator[str]:
    """The cited groups that do or feel it themselves: "the night shift fears", and not "somebody at the night shift".

    Where one mention says that it was one of them, the others mean that one.
    """
    determiners, cited = pack(claim.language).agency.determiners, {c.group_id for c in claim.cited}
    told = fold(claim.own_text)
    for group in named_groups(claim.own_text, claim.sources.groups) if cited else ():
        mentions = places_of(told, fold(group.name))
        ahead = [spelled(before(told, place))[-_AHEAD:] for place in mentions if group.id in cited]
        if any(not _apart(claim.language).isdisjoint(near) for near in ahead):
            continue
        if any(determiners.intersection(near) for near in ahead):
            yield group.name


def _apart(language: str) -> frozenset[str]:
    """Prepositions behind which a group is where somebody sits, or of whom it is one."""
    known = pack(language)
    found = known.agency.circumstance | known.agency.giver | known.agency.by | known.agency.to
    return found - known.agreement.for_whom


def _of_groups(claim: Claim) -> frozenset[str]:
    """The words of the names of cited groups, without those that are named: "at the Rope table" speaks of no ropes."""
    cited, named = {c.group_id for c in claim.cited}, named_groups(claim.own_text, claim.sources.groups)
    names = [g.name for g in claim.sources.groups if g.id in cited and g not in named]
    found = [word for name in names for word in content(name, claim.language)]
    return frozenset(w.folded for w in found) | frozenset(w.stem for w in found if len(w.stem) >= _NOUN)
