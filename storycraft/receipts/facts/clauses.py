"""The clauses of a text, each with what it denies."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from storycraft.languages.negation_words import negations
from storycraft.languages.pack import pack, phrases
from storycraft.text.phrases import spelled
from storycraft.text.words import content, stem, words

_STOPS = tuple(",.;:!?")
_STOP = r"(?<![.,;:!?()—–…])[.,;:!?()—–…]++(?:\s|$)|\n(?:\s|$)"
_SENTENCE = re.compile(r"[^.!?]*+[.!?]*+")
_LEAD = 300
"""Characters of denials without a word of their own that are still one with the clause beside them."""
_NEXT = 2
"""Content words behind a "not" among which the one is that it denies."""
_NEAR = 3
"""Words before a "not" among which the one is that it denies, where none stands behind: "a man told me he has not"."""
_THAT = ("that", "que", "dass")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its content words (as stems), its negations, its words that negate weakly, and what it denies.

    `denied` are the content words next to a negation, behind it or else before it.
    `until` says that it holds up to a time only: "not until Easter" affirms what comes then.
    """

    text: str
    stems: frozenset[str]
    negations: tuple[str, ...]
    faint: frozenset[str]
    denied: frozenset[str] = frozenset()
    until: bool = False


@cache
def _ends_of_clauses(language: str) -> re.Pattern[str]:
    conjunctions = pack(language).negation.clauses
    return re.compile(rf"({_STOP}|\s[–—-]\s|\b(?:{conjunctions})\b)", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def clauses(text: str, language: str) -> tuple[Clause, ...]:
    """The clauses of a text that have content words.

    A single word belongs to the clause after it, and so does a short negation: "I don't let them pass".
    """
    found: list[Clause] = []
    grammar = pack(language).grammar
    ahead, lent, opened = "", frozenset[str](), ""
    pieces = [*_ends_of_clauses(language).split(_without_bare_else(text, language)), ""]
    for piece, behind in zip(pieces[::2], pieces[1::2], strict=True):
        clause = _clause(f"{ahead} {piece}".strip(), language)
        # "I doubt that they come": what is doubted is not affirmed.
        until = bool(phrases(pack(language).negation.until).search(f"{piece} {behind}"))
        clause = replace(clause, faint=clause.faint | lent, until=until)
        # "Wir haben vergessen, Holz zu holen": what is denied may stand behind a comma.
        comma = behind.startswith(",") and grammar.wish_behind_a_comma and len(clause.stems) <= 1
        ahead, lent = "", clause.faint if behind.casefold() in _THAT or comma else frozenset()
        short = len(clause.text) <= _LEAD
        # "… und nicht, wer kam": behind a conjunction it denies what comes, in a language that sets a comma there.
        denies_next = grammar.wish_behind_a_comma and behind.startswith(",") and opened.isalpha()
        ends = opened.isalpha() and behind[:1] in _STOPS and _nobody_does(clause, language)
        opened = behind
        if (
            found
            and not denies_next
            and _denies_alone(clause)
            and not phrases(pack(language).agency.we).search(clause.text)
            and not _has_a_doer(clause, language)
            and behind[:1] in _STOPS
            and len(found[-1].text) <= _LEAD
        ):
            # "…, never, even if they insist": it denies what came before; "…, nobody asked me" does not.
            found[-1] = _also_denied(found[-1], clause, language)
        elif short and clause.text and not ends and _leads_on(clause, behind):
            ahead = clause.text
        elif clause.stems or clause.negations:
            found.append(clause)
    return (*found, _clause(ahead, language)) if ahead else tuple(found)


def _without_bare_else(text: str, language: str) -> str:
    """The text without sentences such as "If not, no.": they deny nothing of what was said before."""
    otherwise = phrases(pack(language).negation.otherwise)
    return "".join(
        sentence
        for sentence in _SENTENCE.findall(text)
        if not otherwise.match(sentence.strip()) or len(content(sentence, language)) > 1
    )


def _has_a_doer(clause: Clause, language: str) -> bool:
    doer, _, done = clause.text.casefold().partition(" ")
    return bool(done) and doer in pack(language).connectives.people


def _nobody_does(clause: Clause, language: str) -> bool:
    """Whether it begins with a doer that denies: behind a conjunction "and nobody to tell." has its own end."""
    denied = clause.negations[:1]
    return bool(denied) and clause.text.startswith(denied[0]) and _has_a_doer(clause, language)


def _denies_alone(clause: Clause) -> bool:
    return bool(clause.negations) and not clause.stems


def _leads_on(clause: Clause, behind: str) -> bool:
    if not clause.negations:
        return len(clause.text.split()) == 1
    return not clause.stems or (len(clause.stems) == 1 and behind.casefold() in _THAT)


def _clause(piece: str, language: str) -> Clause:
    denied = negations(piece, language)
    denying = frozenset(denied)
    stems = frozenset(word.stem for word in content(piece, language) if word.folded not in denying)
    faint = frozenset(
        " ".join(stem(word, language) for word in m[0].casefold().split())
        for m in phrases(pack(language).negation.faint).finditer(piece)
    )
    return Clause(piece.strip(), stems, denied, faint, _next_to(denied, piece.strip(), stems, language))


def _also_denied(last: Clause, denial: Clause, language: str) -> Clause:
    """A clause with the denial behind it, which has no word of its own."""
    text, denied = f"{last.text}, {denial.text}", last.negations or denial.negations
    return replace(last, text=text, negations=denied, denied=_next_to(denied, text, last.stems, language))


def _next_to(denied: Sequence[str], piece: str, stems: frozenset[str], language: str) -> frozenset[str]:
    """The content words of a clause next to these words of negation, behind them or else before."""
    found, near = words(piece, language) if denied else (), set[str]()
    denying = {part for negation in denied for part in spelled(negation)}
    told = [place for place, word in enumerate(found) if word.stem in stems]
    for place, word in enumerate(found):
        if word.folded in denying:
            here = bisect_left(told, place)
            after = bisect_right(told, place)
            behind = told[after : after + _NEXT]
            # "… told me he has never used it": what is denied stands behind, in words that say nothing by themselves.
            least = place - _NEAR if place + 1 < len(found) else 0
            ahead = [other for other in told[max(0, here - 1) : here] if other >= least]
            near.update(found[other].stem for other in behind)
            near.update(found[other].stem for other in ahead if language == "de" or not behind)
    return frozenset(near)
