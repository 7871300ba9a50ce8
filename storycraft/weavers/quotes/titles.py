"""Chooses a draft's title from what it tells: a clause of three to seven words, best with a contrast or an image."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from storycraft.domain.workshop import Lane
from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.text.moods import HEARSAY, has_mood
from storycraft.text.questions import has_question
from storycraft.text.turned import is_explained, is_turned
from storycraft.text.words import base_language, content, words
from storycraft.weavers.held_title import held_title
from storycraft.weavers.quotes.parts import Part
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.phrases import Phrases, phrases_of
from storycraft.weavers.quotes.thread_titles import own_title
from storycraft.weavers.weaver import Material

_FEWEST, _MOST = 3, 7
_LONGEST = 60
_OF_THE_SCENE = 3
"""Passages of the first paragraph that are the scene with which a story opens."""
_BREAK = re.compile(r"(?<![,;:.!?…()])(?!(?<=\d)\.\s)[,;:.!?…()]++(?:\s|$)|\s[–—-]\s")
"""What parts a sentence into clauses; not the stop of an ordinal number, as in "am 3. Mai"."""

_AROUND = " \"'“”«»„"


def title_of(parts: Sequence[Part], material: Material, cited: frozenset[str]) -> str:
    """A clause of the passages that are told, in their words; a thread's own title; or the name of who tells.

    A clause of the group that tells comes first, so that stories of one room are told apart by their titles. What
    the points do not carry as it stands there alone is passed over.
    """
    return held_title(_titles(parts, material, cited), material, cited)


def _titles(parts: Sequence[Part], material: Material, cited: frozenset[str]) -> Iterator[str]:
    """Titles that it can have, the best one first."""
    phrases, language = phrases_of(material.language), material.language
    told = [p for part in parts for p in part.passages if cited & set(p.cites)]
    spread = Counter(stem for p in told for stem in p.stems)
    opening = {p.id for part in parts[:1] for p in part.passages[:_OF_THE_SCENE]}
    own = material.group.id if material.group else None
    tries = [
        (p.group_id == own, worth, -p.number, clause)
        for p in told
        if p.kind is Kind.STATEMENT and p.lane is not Lane.QUESTION
        for clause in _clauses(p, phrases)
        if (worth := _worth(clause, spread, language, phrases) + _of_place(p, opening, phrases)) > 0
    ]
    yield from (capital_title(clause) for *_, clause in sorted(tries, reverse=True))
    titles = (own_title(t, material.contributions) for t in material.threads)
    yield from (t for t in titles if _FEWEST <= len(t.split()) <= _MOST + 3)


def _of_place(passage: Passage, opening: set[str], phrases: Phrases) -> float:
    """What a clause gains as one of the opening, and loses where its point is a wish, misses something or is disputed."""
    wished = any(phrases.rule("wish").search(line.text) for line in passage.lines)
    heard = any(has_mood(line.text, (HEARSAY,), phrases.language) for line in passage.lines)
    return 0.8 * (passage.id in opening) - 1.2 * wished - 2.5 * (passage.denied or passage.heard or heard)


def capital_title(clause: str) -> str:
    """A clause as a title."""
    return clause[:1].upper() + clause[1:]


def _clauses(passage: Passage, phrases: Phrases) -> Iterator[str]:
    """The clauses of a passage that can stand alone: between pauses, not cut within a phrase, nor before a "but"."""
    for text in (line.text for line in passage.lines):
        if has_question(text) or "…" in text.rstrip("…"):
            continue  # asked, or taken back in the same breath
        for start, end in _between(_BREAK, text):
            if text[:start].rstrip().endswith(":"):
                continue  # said of what stands before it: "a canteen without a list: we had never thought of it"
            halves = [(start + at, start + to) for at, to in _halves(text[start:end], phrases)]
            for at, to in ((start, end), *halves):
                part = text[at:to]
                fits = _FEWEST <= len(part.split()) <= _MOST and len(part) <= _LONGEST
                if fits and _stands(part, phrases) and _is_whole(text, at, to, phrases):
                    yield part


def _between(breaks: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces between the breaks of a text stand in it, without the blanks and quotation marks around them."""
    start = 0
    for end, behind in (*(found.span() for found in breaks.finditer(text)), (len(text), len(text))):
        piece = text[start:end].lstrip(_AROUND)
        begin = end - len(piece)
        yield begin, begin + len(piece.rstrip(_AROUND))
        start = behind


def _is_whole(text: str, start: int, end: int, phrases: Phrases) -> bool:
    """Whether a clause is not cut from within a bracket or a quotation, nor from what completes it: "dass …"."""
    before = text[:start]
    inside = before.count("(") > before.count(")") or before.count('"') % 2 == 1
    goes_on = before.rstrip()[-1:] in (")", "]", '"', "”", "»")
    behind = text[end:].lstrip(" ,").split()[:1]
    lacks_end = bool(behind) and behind[0].casefold() in phrases.words("completed_by")
    turned = is_turned(text, start, end, phrases.language) or is_explained(text, end, phrases.language)
    marked = any(mark in text[start:end] for mark in '()[]"“”«»„')
    return not (inside or goes_on or lacks_end or turned or marked)


def _halves(clause: str, phrases: Phrases) -> list[tuple[int, int]]:
    """Where the parts of a clause around a conjunction stand in it, where each is a clause itself."""
    spans = list(_between(re.compile(rf"\s(?:{phrases.one('title_joints')})\s"), clause))
    parts = [clause[start:end] for start, end in spans]
    are_clauses = all(phrases.rule("verbs").search(part) for part in parts)
    # "… and never took minutes" has its subject before the conjunction.
    lack_subject = any(phrases.rule("habit").match(part) for part in parts[1:])
    return spans if are_clauses and not lack_subject else []


def _stands(clause: str, phrases: Phrases) -> bool:
    """Whether a clause begins and ends with a word that needs no other."""
    said = [word.strip(".,;:!?'\"").casefold() for word in clause.split()]
    weak = (
        (pack(phrases.language).frame.points_back | phrases.words("joining"))
        - phrases.words("many")
        - phrases.words("articles")
    )
    weak |= phrases.words("untitled")
    begins = said[0] not in weak and said[0].split("'")[0].split("’")[0] not in weak
    # "… hasn't shrunk" has its subject before the pause; other languages need none.
    subject = pack(phrases.language).grammar.subject_may_be_hidden or not _lacks_subject(said, phrases)
    # "Since then …" begins with what was told before.
    upright = not (phrases.rule("inverted").match(clause) or phrases.rule("now").match(clause))
    return (
        begins
        and upright
        and subject
        and said[-1]
        not in phrases.words("joining") | phrases.words("determiners") | phrases.words("untitled")
    )


def _lacks_subject(said: Sequence[str], phrases: Phrases) -> bool:
    """Whether a clause begins with a verb, or with what stands for a thing that was named before."""
    verb, first = phrases.rule("verbs"), said[0]
    begins = phrases.rule("nobody_does").fullmatch(first) or verb.fullmatch(first)
    if begins and not first.startswith(("c'", "c’", "j'", "j’")):
        return True
    return first in phrases.words("article_or_pronoun") and bool(verb.fullmatch(said[1]))


def _worth(clause: str, spread: Counter[str], language: str, phrases: Phrases) -> float:
    code = base_language(language)
    stems = {word.stem for word in content(clause, code)}
    if not stems:
        return 0.0
    facts = specifics(clause, code)
    alone = {w.folded for w in words(clause, code)} & phrases.words("one")
    has_verb = bool(phrases.rule("verbs").search(clause))
    of_what_was_named = bool(
        phrases.rule("takes_up").match(clause) or phrases.rule("of_somebody").search(clause)
    )
    return (
        0.6 * sum(min(3, spread[stem] - 1) for stem in stems) / len(stems)
        + 0.9 * (has_verb and bool(negations(clause, code) or phrases.rule("turning").search(clause)))
        + 0.4 * bool(facts.quantities or facts.moments)
        + 0.4 * has_verb
        - 1.2 * of_what_was_named
        + 0.3 * min(3, len(stems))
        - 0.6 * bool(alone)
        - 2.4 * clause[:1].isdigit()
        - 0.8 * bool(phrases.rule("nobody_does").match(clause))
        - 1.2 * has_mood(clause, (HEARSAY,), language)
        - 0.8 * (not has_verb)
        - 0.8 * bool(phrases.rule("wish").search(clause))
    )
