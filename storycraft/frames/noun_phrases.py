"""Says whether an element of a frame can stand in a line by itself: one whole noun phrase, no clause and no half."""

import re
from functools import cache

from storycraft.domain.story import Element
from storycraft.languages.folding import folded
from storycraft.languages.pack import LANGUAGES, base_language, pack, phrases
from storycraft.text.words import function_words, words

_LONGEST = 80
"""Characters of an element that a line of three of them can hold."""
_OTHER_SIGN = re.compile(r"[;:!?()\[\]{}/|…«»“”„\"\n]|\s[–—-]\s|(?<!\d)\.\s")
"""What tells of a second thought within it; the stop of an abbreviation or an ordinal does not."""
_COMMA = re.compile(r"[,،]")
_MOST_COMMAS = 1


def is_noun_phrase(text: str, element: Element, language: str) -> bool:
    """Whether a reader sees nothing odd in it between two commas.

    It opens as a phrase does in this language, with an article, a number or a word of place or time; it does not end
    on one; and no verb, no conjunction and no word of another language is in it. In a language without word lists
    only its signs and its length are looked at. Where this cannot tell, the answer is no.
    """
    phrase = text.strip().rstrip(".")
    if not phrase or len(phrase) > _LONGEST or _OTHER_SIGN.search(phrase):
        return False
    if len(_COMMA.findall(phrase)) > _MOST_COMMAS:
        return False
    if base_language(language) not in LANGUAGES:
        return True
    return (
        _opens(phrase, element, language)
        and not _breaks_off(phrase, language)
        and not _has_a_verb(phrase, language)
        and not _is_foreign(phrase, language)
    )


def _opens(phrase: str, element: Element, language: str) -> bool:
    known, cues = pack(language), pack(language).frame
    first = next((word.folded for word in words(phrase, language)), "")
    is_time = bool(phrases(cues.times).match(phrase))  # "since March", not "since it rained"
    if not is_time and any(phrases(rule).match(phrase) for rule in (cues.asking, known.negation.clauses)):
        return False
    if phrase[0].isdigit() or phrases(cues.counts).match(phrase):
        return True
    if element is Element.WHO:
        is_pair = bool(phrases(cues.joins).search(phrase)) and not _COMMA.search(phrase)
        return is_pair or (first in function_words(language) and first not in known.places.before)
    is_small = first in function_words(language) | known.places.before | known.places.articles
    return is_small or phrase[0].isupper() or is_time or bool(phrases(cues.at).match(phrase))


def _breaks_off(phrase: str, language: str) -> bool:
    """Whether its last word waits for another; or it is one word that only points, such as "we"."""
    said = [word.folded for word in words(phrase, language)]
    places, joins = pack(language).places, phrases(pack(language).frame.joins)
    last = said[-1] if said and phrase[-1].isalpha() else ""  # "in 2019" has a number behind its last word
    waits = last in places.before | places.articles or bool(joins.fullmatch(last))
    only_points = phrase.isalpha() and all(word in function_words(language) for word in said)
    return waits or only_points


def _has_a_verb(phrase: str, language: str) -> bool:
    cues, articles = pack(language).frame, pack(language).places.articles
    if any(phrases(rule).search(phrase) for rule in (cues.habits, cues.states, cues.relative)):
        return True
    without_times = phrases(cues.times).sub(" ", phrase)  # "il y a trois ans" has its verb in it
    before_acts = (
        words(without_times[: act.start()], language)[-1:]
        for act in phrases(cues.acts).finditer(without_times)
    )
    # Behind an article it describes what follows: "the rented hall".
    return any(not before or before[0].folded not in articles for before in before_acts)


def _is_foreign(phrase: str, language: str) -> bool:
    """Whether a small word in it is one of another language and none of this: "dans la", in English."""
    small = {folded(word.text) for word in words(phrase, language) if word.text.islower()}
    return not small.isdisjoint(_foreign(base_language(language)))


@cache
def _foreign(language: str) -> frozenset[str]:
    mine = function_words(language) | pack(language).places.before | pack(language).places.articles
    others = (pack(code).common.telltale for code in LANGUAGES if code != language)
    return frozenset().union(*others) - mine - pack(language).common.telltale
