"""Recognises linking sentences, which lead from one point to the next and claim nothing, so need no source."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from storycraft.languages.check_words import Connectives
from storycraft.languages.pack import LANGUAGES, pack, phrases
from storycraft.receipts.evidence import Sources
from storycraft.receipts.thresholds import FEW
from storycraft.receipts.vocabulary import Vocabulary
from storycraft.text.questions import has_question
from storycraft.text.words import Word, stem, words


@cache
def _of_telling(language: str) -> frozenset[str]:
    # In a language without a list of its own the lines between the voices are told in one that has one.
    codes = [language] if pack(language).connectives.telling else LANGUAGES
    lists = [entries for code in codes for entries in _words_of_telling(pack(code).connectives)]
    return frozenset(stem(word, language) for entries in lists for word in entries)


def _words_of_telling(known: Connectives) -> tuple[frozenset[str], ...]:
    who = (known.people, known.crowd, known.voices, known.here)
    return (known.telling, *who, known.matters, known.speaking, known.deeds)


def claims_of_its_own(said: Sequence[Word], told: Vocabulary, language: str) -> tuple[Word, ...]:
    """The words of an uncited sentence that neither introduce or link points nor stand in the frame."""
    telling, events = _of_telling(language), pack(language).connectives.events
    return tuple(
        word
        for word in said
        if (word.stem not in telling or word.folded in events) and not told.has(word.stem)
    )


def claims_nothing(own: Sequence[Word], said: Sequence[Word]) -> bool:
    """Whether it has too few such words to claim anything: at most two, and at most a third of all."""
    return len(own) <= 1 or (len(own) <= 2 and len(own) <= len(said) / 2) or len(own) <= len(said) / 3


def passes_on(text: str, own: Sequence[Word], language: str) -> bool:
    """Whether a phrase of passing on leads to or from all that a sentence names: "so much for the fish", "on passa au bois".

    It says nothing of people, and each of its own words stands in the phrase, or behind an article or a preposition.
    """
    passing = phrases(pack(language).connectives.passing).search(text)
    if not passing:
        return False
    found, known = words(text, language), pack(language).connectives
    outside = [word for word in found if not passing.start() <= word.start < passing.end()]
    places = {word.start for word in outside}
    named = [word for word in own if word.start in places]
    before = {word.start: ahead.folded for ahead, word in pairwise(found)}
    return (
        bool(own)
        and len(named) <= FEW
        and known.people.isdisjoint(word.folded for word in outside)
        and all(before.get(word.start) in known.before_topics for word in named)
    )


def _invites(text: str, own: Sequence[Word], language: str) -> bool:
    """Whether it only asks those who hear it to listen or to turn to somebody: "let us hear the other bank"."""
    inviting = [m.span() for m in phrases(pack(language).connectives.inviting).finditer(text)]
    named = [word for word in own if not any(start <= word.start < end for start, end in inviting)]
    return bool(inviting) and len(named) <= FEW


def claiming(
    text: str, own: Sequence[Word], said: Sequence[Word], language: str, sources: Sources
) -> tuple[Word, ...]:
    """The words by which an uncited sentence claims something: none where it only leads on.

    It may consist of words of telling. Of people it may say that they speak, hear and ask, and nothing else: "they
    came" and "somebody fainted" tell a deed. One about the talk itself may also name what the talk is about, and
    what leads on to a thing may name it, where it is a topic of the points: "now to the boats". A question claims
    nothing.
    """
    known, found = pack(language).connectives, words(text, language)
    people, crowd, deeds = (
        tuple(word for word in found if word.folded in forms)
        for forms in (known.people - known.crowd, known.crowd, known.deeds)
    )
    voices, matters, speaking = (any(word.stem in stems for word in found) for stems in _stems(language))
    if has_question(text) or _invites(text, own, language):
        return ()
    if own and not people and not crowd and len(own) <= FEW:
        named = [word for word in own if sources.mentions(word.text) and _is_named(word, found, language)]
        if len(named) == len(own):
            return ()
    hidden = pack(language).grammar.subject_may_be_hidden and not (matters or voices)
    if _announces(text) and not (people or deeds) and len(own) < FEW:
        return ()
    sides = _sides_that_act(found, language)
    if hidden or people or crowd or sides:
        if own:
            return () if matters and (speaking or sides) and len(own) < FEW else tuple(own)
        # "The tables were three": what is said of the gathering is no deed of a table.
        done = deeds if hidden or people or crowd else _without(known.gathering, deeds)
        if done and not (speaking or matters or (voices and not (people or crowd or sides))):
            return done
        return () if speaking or matters or voices else crowd
    return () if matters and claims_nothing(own, said) else tuple(own)


def _is_behind_a_preposition(found: Sequence[Word], place: int, language: str) -> bool:
    agency = pack(language).agency
    prepositions = agency.circumstance | agency.giver | agency.by | agency.to
    return not prepositions.isdisjoint(other.folded for other in found[max(0, place - 2) : place])


def _without(forms: frozenset[str], found: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in found if word.folded not in forms)


def _sides_that_act(found: Sequence[Word], language: str) -> bool:
    """Whether a table or a side does something: behind a preposition it is where somebody sits, or of what."""
    sides = pack(language).connectives.sides
    return any(
        word.folded in sides and not _is_behind_a_preposition(found, place, language)
        for place, word in enumerate(found)
    )


def _is_named(word: Word, found: Sequence[Word], language: str) -> bool:
    """Whether a word is a thing that is led on to: behind an article or preposition, and at the end of its clause.

    "The boats sank" tells what happened to a thing, and "enough of the boats for now" does not.
    """
    known = pack(language).connectives
    place = next(number for number, other in enumerate(found) if other.start == word.start)
    behind = found[place + 1 : place + 2]
    ends = not behind or behind[0].folded in known.before_topics or behind[0].stem in _stems(language)[1]
    return place > 0 and found[place - 1].folded in known.before_topics and (ends or behind[0].folded == "s")


def _announces(text: str) -> bool:
    """Whether it is a heading or an address: "To all who begin something similar:"."""
    return text.rstrip(" .…").endswith(":")


@cache
def _stems(language: str) -> tuple[frozenset[str], ...]:
    """The stems of voices, matters, and what people do with them in a workshop."""
    known = pack(language).connectives
    lists = (known.voices | known.here, known.matters, known.speaking)
    return tuple(frozenset(stem(word, language) for word in entries) for entries in lists)
