"""Finds the clauses of a text that can stand as a title, and says how much of its sentence each one is.

Nothing is parsed. A sentence is best left whole; a longer one may end at a comma or before a conjunction, where what is
kept says the same without the rest. It never ends before "without" or "not", nor before what belongs to its last noun.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from storycraft.languages.pack import pack, phrases
from storycraft.text.points_back import points_back
from storycraft.text.questions import QUESTION_MARKS
from storycraft.text.turned import is_turned
from storycraft.text.words import base_language, function_words

FEWEST, MOST = 3, 8
"""Words of a title."""
LONGEST = 90
"""Characters of a title."""
_AT_MOST, _ASKED_AT_MOST = 16, 20
"""Words of a sentence, and of a question, that is a title for want of a shorter one: half may say something else."""
_TOGETHER = 10
"""Words of pieces, or of two short sentences, that are a title together."""

_STOP = re.compile(
    # Not in "4. März", "13. Runde", the initials of a name, and "26 – 10".
    rf"(?<![:;.!…{QUESTION_MARKS}])(?!(?:(?<=\b\d)|(?<=\b\d\d)|(?<=\b[A-Z]))\.\s)[:;.!…{QUESTION_MARKS}]++"
    r"(?=[\s\"'”’»)\]]|$)|[()\[\]。；：！？（）]|(?=¿)|\s(?!(?<=\d\s)[–—-]+\s\d)[–—-]+\s"
)
_COMMA = re.compile(r",(?=[\s\"'”’»])|[，、،]")
_EDGES = " \t*_.,;:…"
MARKED_EDGES = _EDGES + "\"'“”„«»‘’‹›"
"""What is taken off both ends of a word: stops, and marks of quotation too."""
_DOUBLE_MARKS = re.compile(r"[\"“”„«»]")
_ENDS = (".", ":", "!")
_OPENING, _CLOSING = "([（", ")]）"
_SAYS_THE_SAME = 0.5
"""How whole a clause is at least where it says what its sentence says."""
_SAYS_OTHERWISE = -2.0
"""How whole a clause is that the rest of its sentence turns: less than any whole sentence."""
_ASKED_WHOLE = 0.8
"""How whole a question is that is longer than a title."""
_LONG = 0.6
"""How much of its worth a part of a sentence keeps that is longer than a title."""
_TELLS = 5
"""Words from which a part of a sentence mostly says something by itself."""
_WITH_ITS_MATTER = 0.9
"""How whole a question is together with the words before it, without which it asks nothing."""
_HALVED = 0.4
"""How much less whole a clause is that ends before its verb."""
_HEADING = 3
"""Words before a colon, one of them telling, that only name what follows: "What is missing: …"."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that can be a title; `whole` is 1 for a whole sentence and 0 for one that was cut for want of better."""

    text: str
    whole: float
    start: int = 0
    end: int = 0
    """Where it stands in the text on one line, without the question mark that it may have."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two stops or commas, with the sign that it ends in and the place where it begins."""

    text: str
    sign: str = ""
    start: int = 0

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def clauses_of(text: str, language: str) -> Iterator[Clause]:
    """The clauses of a text, each on one line."""
    cut, aside, before = _cut_of(base_language(language)), False, _Piece("")
    text = " ".join(text.split())
    for sentence in _split(text, _STOP):
        sign = sentence.sign.strip()
        named = sign == ":" and cut.only_names(sentence.text)
        asked = sign in tuple(QUESTION_MARKS)
        needs = asked and cut.needs(before, sentence.text)
        for clause in cut.clauses(sentence, asked):
            whole = clause.whole * (0.2 if named or aside else 1.0)
            # Half a question asks something else, and "Wish:" says nothing yet.
            if (asked and whole < _SAYS_THE_SAME) or (named and len(clause.text.split()) < FEWEST):
                whole = -1.0
            if not asked and is_turned(text, clause.start, clause.end, base_language(language)):
                whole = _SAYS_OTHERWISE
            told = clause.text + (sentence.sign if asked else "")
            yield replace(clause, text=told, whole=whole * 0.5 if needs else whole)
        if needs:
            blank = sentence.sign[:-1] if before.sign == ":" else ""
            together = f"{before.text}{blank}{before.sign} {sentence.text}{sentence.sign}"
            yield Clause(together, _WITH_ITS_MATTER, before.start, sentence.end)
        # Behind a remark in brackets a sentence only goes on.
        aside = sign in tuple(_OPENING) or (sign in tuple(_CLOSING) and bool(before.text))
        before = sentence


def _split(text: str, signs: re.Pattern[str]) -> Iterator[_Piece]:
    """The pieces of a text between signs; a question mark keeps the space that French writes before it."""
    start = 0
    for sign in (*signs.finditer(text), None):
        end = sign.start() if sign else len(text)
        mark = next((one for one in sign[0] if one in QUESTION_MARKS), sign[0].strip()[:1]) if sign else ""
        spaced = " " if mark in QUESTION_MARKS and text[max(start, end - 1) : end].isspace() else ""
        kept = _trimmed(text[start:end])
        yield _Piece(kept, spaced + mark, text.find(kept, start))
        start = sign.end() if sign else end


def _trimmed(text: str) -> str:
    """A text without signs at its ends; quotation marks go only where both do."""
    trimmed = text.strip(_EDGES)
    bare = trimmed.strip(MARKED_EDGES)
    return bare if balanced(bare) else trimmed


def balanced(text: str) -> bool:
    """Whether each quotation that begins in a text ends in it."""
    return len(_DOUBLE_MARKS.findall(text)) % 2 == 0


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where the sentences of one language may be cut."""

    conjunctions: tuple[re.Pattern[str], ...]
    openers: tuple[re.Pattern[str], ...]
    asking: re.Pattern[str]
    small: frozenset[str]
    prepositions: frozenset[str]
    binding: frozenset[str]
    reporting: frozenset[str]
    relative: re.Pattern[str]
    clauses_in: re.Pattern[str]
    than: re.Pattern[str]
    denies: re.Pattern[str]
    verb_may_come_last: bool
    language: str

    def clauses(self, sentence: _Piece, asked: bool) -> Iterator[Clause]:
        """The sentence itself where it is short, else what it says up to a place where it can end."""
        if not sentence.text:
            return
        if _fits(sentence.text):
            yield Clause(sentence.text, 1.0, sentence.start, sentence.end)
        elif _fits(sentence.text, _ASKED_AT_MOST if asked else _AT_MOST):
            yield Clause(sentence.text, _ASKED_WHOLE if asked else 0.0, sentence.start, sentence.end)
        within = (piece for piece in _split(sentence.text, _COMMA) if piece.text)
        pieces = [replace(piece, start=sentence.start + piece.start) for piece in within]
        led = True
        for place, piece in enumerate(pieces):
            leans = self._leans(piece.text) and not (asked and self.asking.match(piece.text))
            begins = (0.0 if leans else 1.0) if led else 0.2
            if begins and place and self.verb_may_come_last:
                begins = 0.2
            if asked and self._is_torn(pieces, place):
                begins = 0.0
            yield from self._runs(pieces, place, begins)
            if len(piece.text.split()) > MOST:
                # So long a piece says more than when or where, also behind "on the fourth of March".
                yield from (replace(c, whole=c.whole * max(begins, 0.2)) for c in self._shortened(piece))
            led = led and leans

    def needs(self, before: _Piece, question: str) -> bool:
        """Whether a question asks nothing without what stands before it: "Ann goes in May. What goes with her?"."""
        empty = all(self._first(word) in self.small for word in question.split())
        leads = before.sign == ":" or empty or points_back(question, self.language)
        ends = bool(before.text) and before.sign in _ENDS
        return ends and leads and _fits(f"{before.text} {question}", _TOGETHER)

    def only_names(self, piece: str) -> bool:
        """Whether a piece before a colon only says what comes: "What is missing"."""
        said = piece.split()
        telling = sum(self._first(word) not in self.small for word in said)
        return len(said) < _HEADING or (len(said) == _HEADING and telling < 2)

    def _runs(self, pieces: list[_Piece], place: int, begins: float) -> Iterator[Clause]:
        """Pieces in a row that are a title together."""
        for end in range(place + 1, min(len(pieces), place + MOST) + 1):
            run = ", ".join(piece.text for piece in pieces[place:end])
            if not _fits(run, _TOGETHER):
                return
            behind = pieces[end].text if end < len(pieces) else ""
            ends = self._ends(run, behind)
            if end > place + 1 and behind and self._is_within(run, pieces[end - 1].text, behind):
                ends = min(ends, 0.2)
            well = min(1.0, len(run.split()) / _TELLS) if _fits(run) else _LONG
            yield Clause(run, begins * ends * well, pieces[place].start, pieces[end - 1].end)

    def _is_torn(self, pieces: list[_Piece], place: int) -> bool:
        """Whether a piece of a question asks something else alone: "and the houses, do we sell them", "whom, who came"."""
        piece = pieces[place].text
        goes_on = place + 1 < len(pieces) and self._belongs(piece, pieces[place + 1].text)
        return bool(goes_on or (place and not self.asking.match(piece)))

    def _is_within(self, run: str, last: str, behind: str) -> bool:
        """Whether the last piece of a run stands within its sentence: "the boat, which leaks", that goes on.

        So does one word of a list: "she came, listened", and left.
        """
        listed = len(last.split()) < FEWEST and self.conjunctions[0].match(behind)
        return bool(listed or self.relative.match(run, len(run) - len(last)) or self.asking.match(last))

    def _ends(self, run: str, behind: str) -> float:
        """How well pieces end before the one behind them: best before "says my aunt", not at all behind "she said"."""
        if run.split()[-1].casefold() in self.reporting:
            return 0.0
        if not behind:
            return 0.9
        if self._first(behind.split()[0]) in self.reporting:
            return 1.1
        # "A shelf, that goes from house to house": the noun alone says less.
        if not self._leans(behind):
            return 0.6
        return 0.75 if self._belongs(run, behind) else 0.9

    def _belongs(self, last: str, behind: str) -> bool:
        """Whether a piece says what the piece before it speaks of: "a shelf, that goes from house to house"."""
        return bool(self.relative.match(f"{last}, {behind}", len(last) + 2))

    def _shortened(self, whole: _Piece) -> Iterator[Clause]:
        """A long piece up to a conjunction, up to a preposition, or, for want of better, up to any small word."""
        piece = whole.text
        said = piece.split()
        at = len(" ".join(said[:FEWEST]))
        for end in range(FEWEST, min(MOST, len(said) - 1) + 1):
            kept = piece[:at].rstrip(_EDGES)
            well = self._ends_well(piece, at + 1, said[end - 1], said[end])
            if well >= 0 and len(kept) <= LONGEST and balanced(kept):
                # Where a verb may come last, such a cut leaves half of it: "a nurse has us at the bed".
                halved = _HALVED if self.verb_may_come_last and not well else 0.0
                told = well * min(1.0, end / _TELLS) + 0.02 * end - halved
                yield Clause(kept, told, whole.start, whole.start + len(kept))
            at += 1 + len(said[end])

    def _ends_well(self, piece: str, rest: int, last: str, following: str) -> float:
        """How well a piece ends before the place `rest`: 0 for want of better, below 0 not at all."""
        if self.than.match(piece, rest):
            return -1.0
        if any(rule.match(piece, rest) for rule in self.conjunctions):
            return 0.6
        if self.than.match(piece, rest + len(following) + 1):
            return -1.0  # "costs", of what costs more than an hour's work
        if self.denies.search(piece, rest, self._clause_end(piece, rest)):
            return -1.0
        if self.relative.match(piece, rest):
            return 0.1
        if self.relative.search(piece, 0, rest):
            return -1.0  # "a room that is simply", whose own verb comes behind
        word = self._first(following)
        if self._first(last) in self.small or word not in self.small | self.prepositions:
            return -1.0
        if self.verb_may_come_last or word in self.binding or self.clauses_in.search(piece, 0, rest):
            return 0.0
        return 0.2 if word in self.prepositions else 0.0

    def _clause_end(self, piece: str, start: int) -> int:
        """Where what begins at a place ends: before the next conjunction, or with the piece."""
        found = (rule.search(piece, start) for rule in self.conjunctions)
        return min((match.start() for match in found if match), default=len(piece))

    def _leans(self, piece: str) -> bool:
        """Whether a piece only leads to another: "in March", "when she left", "dort auf der Brücke"."""
        first, *rest = (self._first(word) for word in piece.split()[:2])
        second = rest[0] if rest and self.verb_may_come_last and first in self.small else ""
        return bool({first, second} & self.prepositions) or any(rule.match(piece) for rule in self.openers)

    @staticmethod
    def _first(word: str) -> str:
        return re.split("['’]", word.strip(MARKED_EDGES).casefold())[0]


def _fits(text: str, most: int = MOST) -> bool:
    """Whether a text has no more words than a title; a script without spaces has a third of the signs."""
    said = len(text.split())
    return said <= most and len(text) <= (LONGEST // 3 if said == 1 else LONGEST)


@lru_cache(maxsize=64)
def _cut_of(language: str) -> _Cut:
    words = pack(language)
    binding = words.agency.giver | {word for word in words.measures.of.split("|") if word.isalpha()}
    return _Cut(
        conjunctions=tuple(map(phrases, (words.frame.joins, words.causes.because, words.causes.linking))),
        openers=tuple(
            map(
                phrases,
                (
                    words.negation.clauses,
                    words.agency.begins,
                    words.causes.because,
                    words.causes.linking,
                    words.frame.when,
                ),
            )
        ),
        asking=phrases(words.frame.asking),
        small=function_words(language),
        prepositions=words.agency.circumstance | words.agency.giver,
        binding=frozenset(binding),
        reporting=words.common.reporting,
        relative=phrases(words.frame.relative),
        clauses_in=phrases(words.negation.clauses),
        than=phrases(words.agency.than),
        denies=phrases(words.negation.words),
        verb_may_come_last=words.grammar.verb_may_come_last,
        language=language,
    )
