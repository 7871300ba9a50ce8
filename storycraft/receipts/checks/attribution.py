"""Checks attribution: the groups and roles that a sentence names must be those of the points that it cites."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import starmap

from storycraft.domain.message import N_
from storycraft.domain.workshop import Group
from storycraft.languages.pack import pack, phrases
from storycraft.receipts.claim import Claim
from storycraft.receipts.facts.group_names import named_groups
from storycraft.receipts.failure import Failure, FailureKind
from storycraft.receipts.thresholds import SWAPPED
from storycraft.receipts.verbatim import fold
from storycraft.receipts.vocabulary import Vocabulary, share
from storycraft.text.quotations import is_block
from storycraft.text.sentences import STOPS
from storycraft.text.whole_words import holds_words
from storycraft.text.words import content, words

_ENDING = 3
"""Letters by which the forms of a role may differ: "bidella", "bidelle"."""


def wrong_groups(claim: Claim) -> Iterator[Failure]:
    """Groups that are named and that neither said what is cited nor are spoken of in it."""
    told = fold(" ".join(claim.said))
    cited = {c.group_id for c in claim.cited}
    for group in named_groups(claim.own_text, claim.sources.groups) if cited else ():
        if group.id not in cited and not holds_words(told, fold(group.name)):
            # A name of one word may mean the people, and not the table.
            firm = not group.name.isalpha()
            yield Failure(FailureKind.GROUP, group.name, N_("did not say what is cited here"), firm)


def swapped_groups(claim: Claim) -> Iterator[Failure]:
    """Words of one cited group that are given to another cited one."""
    cited = {c.group_id for c in claim.cited}
    if len(cited) < 2:
        return
    language = claim.language
    stocks = {gid: Vocabulary([c.text for c in claim.cited if c.group_id == gid], language) for gid in cited}
    for part, group in _parts_of_groups(claim.own_text, claim.sources.groups, language):
        if group.id not in stocks:
            continue
        said = [w for w in content(part, language) if w.folded not in fold(group.name).split()]
        own = share(said, stocks[group.id].covered(said))
        other = max(share(said, s.covered(said)) for gid, s in stocks.items() if gid != group.id)
        if len(said) > 1 and other - own >= SWAPPED:
            why = N_("did not say this; another group that is cited here did")
            yield Failure(FailureKind.GROUP, group.name, why)


def _parts_of_groups(text: str, groups: Sequence[Group], language: str) -> Iterator[tuple[str, Group]]:
    """The text cut where it turns from one group to another, each part with the one group that it names."""
    part, whose = list[str](), None
    for piece in phrases(pack(language).attribution.turns).split(text):
        named = named_groups(piece, groups)
        if len(named) == 1 and whose and named[0].id != whose.id:
            yield " ".join(part), whose
            part = []
        whose = named[0] if len(named) == 1 else whose
        part.append(piece.strip())
    if whose:
        yield " ".join(part), whose


def wrong_roles(claim: Claim) -> Iterator[Failure]:
    """Roles that are let speak ("a nurse said") while the cited points were said by others.

    Where a cited point does not say who spoke, it is a doubt.
    """
    if not claim.cited:
        return
    language = claim.language
    own = {word.stem for c in claim.cited for word in words(c.speaker, language)}
    anybody = pack(language).attribution.anybody
    for role in (*_speakers(claim.own_text, language), *_signed(claim)):
        stems = [word for word in words(role, language) if not word.small and word.folded not in anybody]
        if not stems or any(claim.vocabulary.has(w.stem) or w.stem in own for w in stems):
            continue
        firm = all(c.speaker for c in claim.cited)
        yield Failure(FailureKind.ROLE, role, N_("is not who said what is cited here"), firm)


def speakers_elsewhere(claim: Claim) -> Iterator[Failure]:
    """Somebody who speaks in other points, named where none of the cited ones is theirs or speaks of them; a doubt."""
    if not claim.cited:
        return
    language = claim.language
    named = {word.stem: word.folded for word in content(claim.own_text, language)}
    # The name of a group has a common noun ("Wards and sewing room"): that the group speaks tells nothing of who does.
    known = {word.folded for text in claim.known for word in content(text, language)}
    # Who is not named is one of the group: "the boatman" at the table "Boatmen of the lake".
    unnamed = {c.group_id for c in claim.cited if not c.speaker}
    tables = (group.name for group in claim.sources.groups if group.id in unnamed)
    told = Vocabulary((*claim.said, *claim.told_frame, *tables), language)
    speaking = {word.stem for c in claim.cited for word in content(c.speaker, language)}
    for speaker, stems in claim.sources.speakers_named(frozenset(named)):
        if any(told.has(stem) or stem in speaking for stem in stems):
            continue
        forms = {word.folded: named[word.stem] for word in content(speaker, language)}
        if not known.issuperset(forms.values()) and all(starmap(_is_form_of, forms.items())):
            why = N_("speaks in other points, and not in those that are cited")
            yield Failure(FailureKind.ROLE, speaker, why, firm=False)


def _is_form_of(role: str, word: str) -> bool:
    """Whether a word with the stem of a role is the role in one of its forms, as "stagione" is not "stagionatore"."""
    shared = max(len(role), len(word)) - _ENDING
    return role[:shared] == word[:shared]


def _speakers(text: str, language: str) -> Iterator[str]:
    known = pack(language).attribution
    for rule in _speaking(language):
        for match in rule.finditer(text):
            inverted = "," in match[0] and phrases(known.articles).match(text[match.end() :].lstrip())
            if not (inverted or _is_passive(match, language)):
                yield match[1]


def _signed(claim: Claim) -> Iterator[str]:
    """Who is named behind the last quotation as a signature: “We left.” — the porter; a sentence may go on otherwise."""
    last = claim.quoted[-1] if claim.quoted else None
    ended = last and (is_block(claim.text) or last.text.endswith(tuple(STOPS)))
    signed = _signature(claim.language).match(claim.text[last.end :]) if last and ended else None
    if signed and not named_groups(signed[1], claim.sources.groups):
        yield signed[1]


@cache
def _signature(language: str) -> re.Pattern[str]:
    article = pack(language).attribution.articles
    noun = r"[^\W\d_]+(?:\s[^\W\d_]+)?"
    return re.compile(
        rf"[^\w–—-]*+(?:—|–|--)\s*+(?:{article})(?:\s|(?<=['’]))({noun})\s*+(?:[.,(]|$)", re.IGNORECASE
    )


def _is_passive(match: re.Match[str], language: str) -> bool:
    """Whether the noun is what was said, and not who said it: "one word was said"."""
    passive = phrases(pack(language).agency.passive)
    return any(found.end() == len(match[0]) for found in passive.finditer(match[0]))


@cache
def _speaking(language: str) -> tuple[re.Pattern[str], ...]:
    """A noun between an article and a verb of saying, or behind both."""
    known = pack(language).attribution
    article = rf"(?:{known.articles})(?:\s|(?<=['’]))"
    noun = r"([^\W\d_]+(?:\s[^\W\d_]+)?)"
    before = rf"\b{article}{noun},?\s+(?:{known.saying})\b"
    behind = rf"\b(?:{known.saying})\s+{article}([^\W\d_]+)"
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)
