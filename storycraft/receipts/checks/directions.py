"""Checks who does what to whom: a sentence may not turn the one who did it and the one to whom it was done round."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from storycraft.domain.message import Message
from storycraft.domain.workshop import Group
from storycraft.languages.pack import pack
from storycraft.receipts.checks.comparisons import below, compare_alike, turned_comparison
from storycraft.receipts.checks.orders import turned_order
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.deeds import BY, FROM, PLAIN, TO, Deed, Party, deeds_of, names_of
from storycraft.receipts.facts.group_names import named_groups
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.verbatim import fold
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.whole_words import holds_words

_SHARED = 2
"""Words that two clauses must share to tell of one deed, where only those who speak are on the other side."""
_APART = 2
"""Words between two nouns from which they are no two words of one name."""


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
    for text in texts:
        if word := turned_order(claim.own_text, text, language):
            yield _turned(word, text)
            return
    named = names_of(claim.own_text, language).union(*(names_of(text, language) for text in texts))
    mine = deeds_of(claim.own_text, named, language)
    mine = tuple(own for own in mine if own.can_be_turned)
    if not mine:
        return
    told = [deed for text in texts for deed in deeds_of(text, names_of(text, language), language)]
    speakers = Vocabulary(
        (*(c.speaker for c in claim.cited), *(g.name for g in claim.sources.groups)), language
    )
    groups = named_groups(claim.own_text, claim.sources.groups)
    for own in mine:
        if turned := (
            turned_comparison(own, told, speakers)
            or _turned_pair(own, told, groups)
            or _turned_speakers(own, told, speakers)
            or _turned_gift(own, told)
            or _turned_way(own, told, named)
        ):
            who, said = turned
            yield _turned(who, said.text)
            return


def _turned(who: str, said: str) -> Failure:
    why = Message("are turned round here; it was said “{said}”", said=said)
    return Failure(FailureKind.DIRECTION, who, why, firm=False)


def _turned_pair(own: Deed, told: Sequence[Deed], groups: Sequence[Group]) -> tuple[str, Deed] | None:
    for one, other in combinations(own.parties, 2):
        if other.place - one.place < _APART:
            continue  # Two words of one name.
        both = {one.word.stem, other.word.stem}
        # "The Valley table" is not "the next valley", of which it speaks.
        tellers = [g.name for g in groups if {one.word.folded, other.word.folded} & set(fold(g.name).split())]
        spoken = [deed for deed in told if all(holds_words(fold(deed.text), fold(name)) for name in tellers)]
        said = [
            deed
            for deed in spoken
            if all(map(deed.party, both))
            and (deed.stems & own.stems) - both
            and not (deed.is_one_phrase(one.word.stem, other.word.stem) or own.is_fronted(one, deed))
        ]
        if said and all(_turns_round(deed, own, one, other) for deed in said):
            return f"{one.word.text}, {other.word.text}", said[0]
    return None


def _turns_round(said: Deed, own: Deed, one: Party, other: Party) -> bool:
    first, second = said.party(one.word.stem), said.party(other.word.stem)
    if not first or not second or bool(said.compared) is not bool(own.compared):
        return False
    if own.compared and not compare_alike(own, said):
        return False
    mine, was_mine = (below(deed, (one.word.stem, other.word.stem)) for deed in (own, said))
    if mine and was_mine:
        # "Better than the list was the bell": whatever stands first, "than" says which one is less.
        return (mine == was_mine) is (said.compared != own.compared)
    acts, acted = own.acts(one, other), said.acts(first, second)
    if acts is None or acted is None:
        return False
    return (acts is acted) is (said.compared != own.compared)


def _turned_speakers(own: Deed, told: Sequence[Deed], speakers: Vocabulary) -> tuple[str, Deed] | None:
    """What was done to those who speak, told as what they did, or the other way round."""
    known, doer = pack(own.language).agency, own.subject
    if not doer or own.has(known.passive) or own.has(known.receiving) or own.compared:
        return None
    to_them = own.has(known.them) and not own.has(known.they)
    receiver = next((party for party in own.parties if party.mark == TO), None)
    for said in told:
        if len(said.stems & own.stems) < _SHARED or said.has(known.passive) or said.has(known.receiving):
            continue
        we, us = said.has(known.we), said.has(known.us)
        if receiver and speakers.has(receiver.word.stem) and we and said.has(known.them) and not us:
            return receiver.word.text, said
        if to_them and we and not us and _is_object(said.party(doer.word.stem), said):
            return doer.word.text, said
        if to_them and we and not us and doer.word.stem not in said.stems:
            elsewhere = any(deed.party(doer.word.stem) for deed in told)
            if elsewhere and not speakers.has(doer.word.stem):
                return doer.word.text, said
        elif us and not we and said.subject and not said.party(doer.word.stem):
            other = own.party(said.subject.word.stem)
            if other and other is not doer and other.mark in (TO, PLAIN):
                return other.word.text, said
    return None


def _turned_gift(own: Deed, told: Sequence[Deed]) -> tuple[str, Deed] | None:
    """What somebody gave to those who speak, told as given to them, or what they were given, told as given by them."""
    known = pack(own.language).agency
    said_of_it = frozenset[str]().union(*(deed.stems for deed in told))
    if own.compared or own.has(known.passive) or len(said_of_it & own.stems) < _SHARED:
        return None
    # Those who speak have another name in the telling than in their own words.
    speakers = {party.mark for party in own.parties if party.word.stem not in said_of_it}
    for said in told:
        if said.compared or said.has(known.passive) or said.has(known.receiving):
            continue
        for party in said.parties:
            here = own.party(party.word.stem)
            if here and _is_given_back(own, here, said, party, speakers):
                return here.word.text, said
    return None


def _turned_way(own: Deed, told: Sequence[Deed], named: frozenset[str]) -> tuple[str, Deed] | None:
    """Where somebody came from, told as where they went: "to the bay" for "from the bay", where it has a name."""
    known = pack(own.language).agency
    if known.giver & known.circumstance:
        return None  # "De" is "of" as well.
    for party in own.parties:
        if party.mark != TO or party.word.folded not in named:
            continue
        said = [deed for deed in told if deed.party(party.word.stem)]
        marks = {there.mark for deed in said if (there := deed.party(party.word.stem))}
        if marks and marks <= {FROM, BY} and len(said[0].stems & own.stems) > _SHARED:
            return party.word.text, said[0]
    return None


def _is_given_back(own: Deed, here: Party, said: Deed, there: Party, speakers: Collection[str]) -> bool:
    """Whether one who gave or got it in what was said has the other part in the telling."""
    known = pack(own.language).agency
    we, us, getting = said.has(known.we), said.has(known.us), own.has(known.receiving)
    if us and not we:
        return there.mark == PLAIN and here.mark == TO and PLAIN in speakers and not getting
    if us or not we:
        return False
    if getting:
        return there.mark in (TO, PLAIN) and here.mark in (BY, FROM)
    return there.mark == TO and here is own.subject and TO in speakers


def _is_object(party: Party | None, said: Deed) -> bool:
    """Whether a noun is what something is done to: of a clause with "we", which does it."""
    return party is not None and party.mark in (PLAIN, TO) and said.starts_with_we
