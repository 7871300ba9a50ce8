"""Reads points into passages: what can be told in one breath, with what its words show."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from storycraft.domain.workshop import Contribution, Lane
from storycraft.languages.folding import folded as fold_word
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack
from storycraft.languages.pack import phrases as phrase_rule
from storycraft.receipts.facts.names import names
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.text.addressed import Addressed, addressed
from storycraft.text.moods import HEARSAY, WISH, has_mood
from storycraft.text.points_back import points_back
from storycraft.text.questions import asks, asks_which, begins_asking, has_question, only_asks
from storycraft.text.sentences import STOPS
from storycraft.text.words import base_language, content, stem, words
from storycraft.threads.lanes import seeded_lane
from storycraft.weavers.quotes.first_person import person_of
from storycraft.weavers.quotes.nearness import things_in
from storycraft.weavers.quotes.passages import BEGINNING, Kind, Line, Passage
from storycraft.weavers.quotes.phrases import LANGUAGES, Phrases, phrases_of
from storycraft.weavers.quotes.point_sentences import QUOTES, role_of, sentences_of
from storycraft.weavers.quotes.repetitions import without_repetitions
from storycraft.weavers.quotes.thread_labels import without_label

MOST_WORDS = 60
"""Words of one point that are told at one go; of a longer one, its first sentences."""
_LEANING_WORDS = 60
"""Words of a point with those that lean on it."""
_A_SENTENCE = 5
"""From so many words on, what begins large and ends in a full stop is read as a sentence without a known verb."""
_A_SCENE = 9
"""Words from which a sentence shows something that happened."""
_SEVERAL = 2
"""Sentences behind which one more makes a scene of what is told as if it were now."""
_A_CLAUSE = 4
"""Words from which a sentence goes on with what happened."""
_BESIDE = 4
"""Words on each side of "missing" that name what is missed."""
_CLAIMED = 5
"""Words at the beginning of a sentence, or behind its last comma, in which it says who else claims it."""
_A_FOLLOW_ON = 7
"""Words of a line that hangs on the scene before it: "The goat got off first.", "Nobody said a word."."""
_A_REST = 4
"""Words of one that breaks off, or goes on with an "I": "Two weeks long.", "I walked back."."""
_OF_ITS_OWN = 2
"""Telling words of such a line that has none of the scene's."""
_OF_ONE_MATTER = 2
"""Words that a point shares with the one before when it goes on with it."""
_A_CODE = re.compile(r"(?<![\w.,:])(?:[A-Z]{1,3}\d{1,3}|\d{2,4})(?![\w.,:]\w|\w)")
"""What is named by a number: a seat, a lock, a form; and how many people counted."""
_IN_MARKS = re.compile(r"[\[“„«»\"]([^\W\d_][^\[\]“”„«»\"]{1,30})[\]”“»«\"]")
"""A word or two in brackets or quotation marks."""
NO_NAMES: Mapping[str, str] = {}
"""The names of groups where nobody speaks to a group by its name."""
_PLAIN = re.compile(r"[^\W_][^*_`#<>\[\]|\\~^$={}\n]*")
"""Text that is read as it stands, and not as a mark of the page."""


def read_passages(
    points: Sequence[Contribution],
    language: str,
    most_words: int = MOST_WORDS,
    *,
    keep_leaning: bool = False,
    names: Mapping[str, str] = NO_NAMES,
) -> tuple[Passage, ...]:
    """The passages of these points, in order; near-equal ones are one, and what leans on a predecessor follows it.

    With `keep_leaning` it is told by itself. Of a point with more than `most_words` its first sentences are told.
    `names` are those of the groups, by their ids: who speaks to one of them is known by these.

    What leans on nothing (its first word points back and nobody of its group spoke before it) is in none, except where
    a role is on file: it can be quoted.
    """
    spoken = list(_addresses(points, language, names))
    read = [_read(number, point, language, most_words, spoken[number]) for number, point in enumerate(points)]
    read = [passage for passage in read if passage.lines]
    joined = read if keep_leaning else list(_lean(read))
    return tuple(without_repetitions(_with_names(joined, names, language)))


def _with_names(read: Iterable[Passage], names: Mapping[str, str], language: str) -> list[Passage]:
    """The passages, each with the other groups that it speaks to or of, by a word that no other group's name has."""
    phrases = phrases_of(language)
    matter = {gid: _matter(name, language, phrases) for gid, name in names.items()}
    spread = Counter(word for own in matter.values() for word in own)
    groups = {word: gid for gid, own in matter.items() for word in own if spread[word] == 1}
    found = list[Passage]()
    for passage in read:
        named = {groups[word] for word in passage.matter & groups.keys()}
        named |= {passage.address.to} if passage.address and passage.address.to else set()
        found.append(replace(passage, names=frozenset(named - {passage.group_id})) if named else passage)
    return found


def _addresses(
    points: Sequence[Contribution], language: str, names: Mapping[str, str]
) -> Iterator[Addressed | None]:
    """What each point says before a colon of who speaks to whom; None where it says nothing of it."""
    spoken_to = ""
    for point in points:
        spoken = point.language or language
        told = addressed(point.text, point.group_id, names, spoken, spoken_to=spoken_to) if names else None
        yield told
        spoken_to = told.to if told else ""


def _read(
    number: int, point: Contribution, language: str, most_words: int, address: Addressed | None
) -> Passage:
    spoken = point.language or language
    phrases, lane = phrases_of(spoken), seeded_lane(point)
    rang = without_label(" ".join(point.text.split()), phrases) if lane is Lane.RESONATES else None
    words_said = address.said if address else rang.text if rang else point.text
    sentences = sentences_of(words_said, spoken, most_words)
    told = " ".join(sentences)
    kind = _kind_of(told, lane, spoken)
    return Passage(
        number=number,
        points=(point,),
        lines=tuple(_line(s, point.id, phrases) for s in sentences),
        kind=kind,
        person=person_of(told, phrases),
        lane=lane or (Lane.QUESTION if kind is Kind.QUESTION else None),
        stems=frozenset(word.stem for word in content(told, base_language(spoken))),
        matter=_matter(told, spoken, phrases),
        things=_things(told, spoken, phrases),
        denials=len(negations(told, base_language(spoken))),
        strength=_strength(told, kind, spoken, phrases),
        leaning=points_back(told, spoken)
        and not any(has_mood(s, (HEARSAY,), spoken) for s in sentences[:1])
        and not (rang and rang.place),
        event=_event(sentences, spoken, phrases) if kind is Kind.STATEMENT else 0.0,
        habit=bool(phrases.rule("habit").search(told)),
        now=bool(phrases.rule("now").search(told)),
        change=bool(phrases.rule("change").search(told)),
        wished=bool(phrases.rule("wish").search(told)),
        quarrel=bool(phrases.rule("quarrel").match(told)),
        dissent=bool(phrases.rule("dissent").search(told)),
        missing=_missing(told, spoken, phrases),
        heard=any(_passes_on(sentence, phrases) for sentence in sentences),
        answers=bool(phrases.rule("answers").match(told) or phrases.rule("dissent").search(told)),
        language=spoken,
        asks=kind is Kind.QUESTION or _asks(told, sentences, lane, spoken),
        place=rang.place if rang else 0,
        address=address,
    )


def _asks(told: str, sentences: Sequence[str], lane: Lane | None, language: str) -> bool:
    if has_question("".join(sentences[:1])) or begins_asking(told, language):
        return True
    wished_or_heard = has_mood(told, (WISH, HEARSAY), language)
    return lane is Lane.QUESTION and asks_which(told, language) and not wished_or_heard


def _line(sentence: str, point: str, phrases: Phrases) -> Line:
    past = bool(phrases.rule("past").search(sentence)) and not phrases.rule("habit").search(sentence)
    return Line(sentence, point, reads_as_it_stands(sentence), person_of(sentence, phrases), past)


def _kind_of(text: str, lane: Lane | None, language: str) -> Kind:
    phrases = phrases_of(language)
    quoted = text.rstrip(". ")[-1:] in QUOTES
    if not quoted and (asks(text) if lane is Lane.QUESTION else only_asks(text)):
        return Kind.QUESTION
    count, stopped = len(text.split()), text.endswith(tuple(STOPS))
    if not _shows_verbs(text, language):
        is_sentence = stopped or len(words(text, base_language(language))) >= _A_SENTENCE
    else:
        has_verb = bool(phrases.rule("verbs").search(text))
        is_sentence = count > 2 and (has_verb or (stopped and count >= _A_SENTENCE))
    return Kind.STATEMENT if is_sentence else Kind.FRAGMENT


def _shows_verbs(text: str, language: str) -> bool:
    """Whether the phrases know verbs of the language of a text: they do of six, and of no word in another script."""
    return base_language(language) in LANGUAGES and any(char.isascii() and char.isalpha() for char in text)


def reads_as_it_stands(text: str) -> bool:
    """Whether a text can stand without quotation marks: it has none of its own, asks nothing, and marks nothing up."""
    return (
        not any(mark in text for mark in QUOTES) and not has_question(text) and bool(_PLAIN.fullmatch(text))
    )


def _matter(text: str, language: str, phrases: Phrases) -> frozenset[str]:
    said = (word for word in words(text, base_language(language)) if not word.small)
    beginnings = {word.stem[:BEGINNING] for word in said if word.stem not in _vague(phrases.language)}
    return frozenset(beginnings | {code.casefold() for code in _A_CODE.findall(text)})


@cache
def _vague(language: str) -> frozenset[str]:
    """The stems of the words that join nothing: everybody says them of everything."""
    return frozenset(stem(fold_word(word), language) for word in phrases_of(language).words("vague"))


def _things(text: str, language: str, phrases: Phrases) -> frozenset[str]:
    """What a text names, as in `matter`: nouns, names, codes, and what stands in brackets or marks of its own."""
    named = " ".join(
        (*(name.text for name in names(text, language)), *_A_CODE.findall(text), *_IN_MARKS.findall(text))
    )
    nouns = {stem[:BEGINNING] for stem in things_in(text, language)}
    return _matter(text, language, phrases) & (nouns | _matter(named, language, phrases))


def _missing(text: str, language: str, phrases: Phrases) -> frozenset[str]:
    """What a text misses: the beginnings of the words around "missing"."""
    found = phrases.rule("missing").search(text)
    if not found:
        return frozenset()
    if negations(text[: found.start()], base_language(language)):
        return frozenset()  # "no page has ever been missing"
    around = (*text[: found.start()].split()[-_BESIDE:], *text[found.end() :].split()[:_BESIDE])
    return _matter(" ".join(around), language, phrases)


def _passes_on(sentence: str, phrases: Phrases) -> bool:
    """Whether a sentence passes on what others say: "the mayor says that …", "…, says the mayor"."""
    said = sentence.split()
    first, last = " ".join(said[:_CLAIMED]), sentence.rpartition(", ")[2]
    begins = phrases.rule("claims").search(first) and len(said) >= _CLAIMED
    if begins and not phrases.words("one").isdisjoint(first.casefold().split()):
        return False  # "my wife says" claims nothing in a public matter
    return bool(begins or (len(last.split()) <= _CLAIMED and phrases.rule("claims").match(last)))


def _strength(text: str, kind: Kind, language: str, phrases: Phrases) -> float:
    """How much a passage gives a story: a thing that one can see, a contrast, a whole sentence of some length."""
    count = len(text.split())
    facts = specifics(text, base_language(language))
    seen = len(facts.moments) + len(facts.quantities) + len(names(text, language))
    return (
        (1.5 if kind is Kind.STATEMENT else 0.5 if kind is Kind.QUESTION else 0.0)
        + 0.4 * min(3, seen)
        + (0.8 if phrases.rule("turning").search(text) else 0.0)
        + min(1.0, count / 12)
        - (1.0 if count < 4 else 0.0)
    )


def _event(sentences: Sequence[str], language: str, phrases: Phrases) -> float:
    """How much it is something that somebody did at a time or place; nothing for a wish or what is missing.

    Who tells of one day may tell it as if it were now: "my third match, May 23, rain. A father shouts. Then …".
    """
    text = " ".join(sentences)
    as_if_now = len(sentences) > _SEVERAL and sets_the_scene(sentences[0], language, phrases)
    if not (as_if_now or phrases.rule("past").search(text)):
        return 0.0
    facts = specifics(text, base_language(language))
    return (
        0.5
        + 0.4 * min(2, sum(len(sentence.split()) >= _A_CLAUSE for sentence in sentences[1:]))
        + 1.5 * min(1, len(facts.moments))
        + 0.4 * min(2, len(facts.quantities))
        + 0.4 * min(2, len(names(text, language)))
        + (1.0 if person_of(text, phrases) else 0.0)
        + (0.5 if len(text.split()) >= _A_SCENE else -0.5)
        - (0.5 if negations(text, base_language(language)) else 0.0)
        - (0.5 if phrases.rule("habit").search(text) else 0.0)
        - (1.0 if phrases.rule("wish").search(text) else 0.0)
        - (1.5 if text[:1].isdigit() and (not facts.moments or "%" in text) else 0.0)
    )


def sets_the_scene(sentence: str, language: str, phrases: Phrases) -> bool:
    """Whether a sentence only says when or where something was: "Remembrance Sunday 2018, Aldersby."."""
    if "," not in sentence or phrases.rule("verbs").search(sentence):
        return False
    moments = specifics(sentence, base_language(language)).moments
    return bool(moments or _A_CODE.search(sentence) or names(sentence, language))


def _lean(read: Iterable[Passage]) -> Iterator[Passage]:
    """Put each passage that leans behind the one before it in its group and stage, where both are short enough."""
    last: dict[tuple[str, str], int] = {}
    found: list[Passage | None] = []
    for passage in read:
        key = (passage.group_id, passage.stage)
        before = found[last[key]] if key in last else None
        fits = before is not None and _fit_together(before, passage)
        fits = fits and not passage.address
        if before and fits and (passage.leaning or _goes_on(before, passage)):
            found[last[key]] = _joined(before, passage)
        elif (
            not passage.leaning
            or passage.address
            or passage.kind is Kind.QUESTION
            or _is_heard_alone(passage, found)
        ):
            last[key] = len(found)
            found.append(passage)
        else:
            last.pop(key, None)
    yield from (passage for passage in found if passage)


def _is_heard_alone(passage: Passage, before: Iterable[Passage | None]) -> bool:
    """Whether what leans can be quoted by itself: who said it is known, it answers, or it rang true with what was said."""
    if role_of(passage.points[0]):
        return True
    told = [p for p in before if p]
    if any(p.address.to == passage.group_id and p.matter & passage.matter for p in told if p.address):
        return True  # it answers words to its group
    said = frozenset[str]().union(*(p.matter for p in told))
    return passage.lane is Lane.RESONATES and not said.isdisjoint(passage.matter)


def _fit_together(before: Passage, passage: Passage) -> bool:
    asks_none = Kind.QUESTION not in (before.kind, passage.kind)
    return asks_none and before.words + passage.words <= _LEANING_WORDS


def _goes_on(before: Passage, passage: Passage) -> bool:
    """Whether a passage goes on with the one right before it: it takes up its thing, or its person in the same matter."""
    phrases, told = phrases_of(passage.language), passage.lines[0].text
    if passage.number != before.number + len(before.points):
        return False
    if _follows_on(before, passage, phrases):
        return True
    same_matter = len(before.matter & passage.matter) >= _OF_ONE_MATTER
    return bool(
        phrases.rule("takes_up").match(told) or (same_matter and phrases.rule("of_somebody").search(told))
    )


def _follows_on(scene: Passage, passage: Passage, phrases: Phrases) -> bool:
    """Whether a short line says how it went on: it names a thing of the scene, or none at all, and no speaker of its own.

    A few words more of an "I" are those of whoever has just spoken of himself, by a role.
    """
    text = passage.lines[0].text
    if role_of(passage.points[0]) or passage.lane or passage.wished or passage.words > _A_FOLLOW_ON:
        return False
    if scene.address or (scene.kind is not Kind.STATEMENT and scene.words < _A_SENTENCE):
        return False
    shared = scene.matter & passage.matter
    if passage.person == "one":
        goes_on = passage.words <= _A_REST or shared
        return scene.person == "one" and bool(role_of(scene.points[-1]) and goes_on)
    if shared & (scene.things | passage.things):
        return True
    if passage.kind is Kind.FRAGMENT:
        return passage.words <= _A_REST and scene.event > 0 and text.endswith(".") and not passage.numbers
    has_verb = bool(phrases.rule("verbs").search(text))
    nobody = phrase_rule(pack(passage.language).agreement.none_told).search(text)
    if has_verb and nobody and (passage.lines[0].past or passage.words <= _A_REST):
        return True
    begins = words(text, base_language(passage.language))[:1]
    tells = has_verb and (passage.lines[0].past or passage.denials)
    few = 0 < len(passage.matter) <= _OF_ITS_OWN and not (passage.things or passage.numbers)
    return bool(tells and few and begins and begins[0].small)


def _joined(first: Passage, second: Passage) -> Passage:
    return replace(
        first,
        points=first.points + second.points,
        lines=first.lines + second.lines,
        person="one" if "one" in (first.person, second.person) else first.person or second.person,
        stems=first.stems | second.stems,
        matter=first.matter | second.matter,
        things=first.things | second.things,
        strength=max(first.strength, second.strength),
    )
