"""One sentence with all that it may stand on: what every check is given."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.languages.folding import plain
from storycraft.languages.pack import pack
from storycraft.receipts.connectives import claims_of_its_own, passes_on
from storycraft.receipts.evidence import Sources
from storycraft.receipts.facts.group_names import blanked, named_groups
from storycraft.receipts.facts.known_phrases import is_asked, is_of_title, questions_in, titles_in
from storycraft.receipts.facts.names import names
from storycraft.receipts.facts.stated_figures import specifics
from storycraft.receipts.facts.workshop_dates import WorkshopDates, dates_of
from storycraft.receipts.failure import Failure
from storycraft.receipts.thresholds import CLOSE, ENOUGH, FRAMED, FREE, NAMED, SET_OFF
from storycraft.receipts.verbatim import fold
from storycraft.receipts.vocabulary import Vocabulary, share
from storycraft.receipts.word_for_word import is_told_as_said
from storycraft.text.questions import is_question
from storycraft.text.quotations import Span, outside, quotations, without_notes
from storycraft.text.spans import taken
from storycraft.text.whole_words import holds_words
from storycraft.text.words import Word, base_language, content, words

GAP = re.compile(r"\*open:\s[^*]+\*|open:\s[^*]+\?", re.IGNORECASE | re.DOTALL)
"""A question to the room that stands where an answer is missing; what asks nothing is told, for all its mark."""


def question_of(gap: str) -> str:
    """The words of a marked question, without the mark."""
    return gap.strip("*").partition(":")[2].strip()


@dataclass(frozen=True, eq=False)
class Claim:
    """A sentence, its sources, and the frame with those of its texts that count as told.

    All else is a fact about them, computed when a check first asks for it. All texts are `plain`; those of the
    `told_frame` have been confirmed by people or hold against the sources themselves.
    """

    sentence: Sentence
    sources: Sources
    frame: Frame
    told_frame: tuple[str, ...] = ()

    @cached_property
    def text(self) -> str:
        """The sentence without its notes."""
        return without_notes(plain(self.sentence.text)).strip()

    @property
    def language(self) -> str:
        """The language of the sources."""
        return self.sources.language

    @cached_property
    def cited(self) -> tuple[Contribution, ...]:
        """The contributions that the sentence cites and that exist, once each."""
        known = self.sources.by_id
        return tuple(known[cid] for cid in dict.fromkeys(self.sentence.cites) if cid in known)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """The quotations, without marks that only set off what everybody knows or a few words of the frame."""
        return self.quotations_in(self.text)

    def quotations_in(self, text: str) -> tuple[Span, ...]:
        """The same in the sentence as it is written: places in it are those of `text`."""
        known = {fold(group.name) for group in self.sources.groups}
        known |= {fold(entry.text) for entry in self.frame.entries if len(entry.text.split()) <= SET_OFF}
        known.add(fold(self.sources.known.place))
        return tuple(
            span
            for span in quotations(text)
            if fold(span.text) not in known
            and not is_asked(span.text, self.sources.known)
            and not is_of_title(span.text, self.sources.known)
        )

    @property
    def is_bare(self) -> bool:
        """Whether the sentence cites and quotes nobody: only the frame can carry what it claims."""
        return not (self.cited or self.quoted)

    @cached_property
    def is_told_as_said(self) -> bool:
        """Whether a cited point says all of the sentence word for word, so that it claims nothing about who said it."""
        return any(is_told_as_said(self.text, c.text, self.language) for c in self.cited)

    @property
    def leads(self) -> bool:
        """Whether the teller's words lead on to what others said, or follow it: they quote, or cite nobody."""
        return bool(self.quoted) or not self.cited

    @property
    def may_date(self) -> bool:
        """Whether it may say when the workshop was: it leads on, or tells, beside what it cites, of the gathering.

        It does where it names the workshop by words of its title and place, or its place and who met there.
        """
        if self.leads:
            return True
        known = self.sources.known
        told = [word for word in words(self.own_text, self.language) if not word.small]
        names = Vocabulary((known.title, known.place), self.language).stems
        if len({word.stem for word in told} & names) >= NAMED:
            return True
        place = fold(known.place.split(",")[0])
        gathering = pack(self.language).connectives.gathering
        met = any(word.folded in gathering for word in told)
        return bool(place) and met and holds_words(fold(self.text), place)

    @cached_property
    def passes_on(self) -> bool:
        """Whether it cites nobody and only goes from one topic to the next."""
        return self.is_bare and passes_on(self.own_text, self.own, self.language)

    @cached_property
    def is_translated(self) -> bool:
        """Whether it tells words of another language, which cannot be compared by form."""
        return any(c.language and base_language(c.language) != self.language for c in self.cited)

    @cached_property
    def own_text(self) -> str:
        """The teller's own words: the text outside of its quotations, without questions that are marked as open.

        Marks around the workshop's title, or around one of the format's, quote nobody: "A net for everybody".
        """
        if self.quoted:
            return self._without_questions(outside(self.text))
        text, known = self.text, self.sources.known
        for span in quotations(text):
            if is_of_title(span.text, known) or is_asked(span.text, known):
                text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
        return self._without_questions(text)

    def _without_questions(self, text: str) -> str:
        def told(gap: re.Match[str]) -> str:
            question = question_of(gap[0])
            return " " if is_question(question, self.language) else f" {question} "

        return GAP.sub(told, text)

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The texts of what is cited."""
        return tuple(c.text for c in self.cited)

    @cached_property
    def told(self) -> tuple[str, ...]:
        """All that the sentence may stand on: what is cited, who said it, and the frame."""
        return (*self.said, *(c.speaker for c in self.cited if c.speaker), *self.told_frame)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that were told, with the names of the groups that are cited."""
        cited = {c.group_id for c in self.cited}
        return Vocabulary(
            [*self.told, *(g.name for g in self.sources.groups if g.id in cited)], self.language
        )

    @cached_property
    def words_said(self) -> Vocabulary:
        """The words of what is cited alone."""
        return Vocabulary(self.said, self.language)

    @cached_property
    def known(self) -> tuple[str, ...]:
        """What everybody in the workshop knows of it, and the format's phrases that stand in the sentence."""
        known = self.sources.known
        facts = (known.title, known.place, known.date, *known.groups)
        return tuple(filter(None, (*facts, *titles_in(self.text, known), *questions_in(self.text, known))))

    @cached_property
    def dates(self) -> WorkshopDates:
        """When the workshop was."""
        return dates_of(self.sources.known, self.language)

    @cached_property
    def voices(self) -> frozenset[int]:
        """Numbers that the teller may count: the cited points, and their groups or, citing nobody, all groups."""
        groups = {c.group_id for c in self.cited} or {g.id for g in self.sources.groups}
        return frozenset((len(self.cited), len(groups))) - {0, 1}

    @cached_property
    def checked_spans(self) -> frozenset[tuple[int, int]]:
        """Where numbers, times and names stand in the own text: they have checks of their own."""
        counted = specifics(
            blanked(self.own_text, [group.name for group in self.sources.groups]), self.language
        )
        return frozenset(
            (
                *(q.place for q in counted.quantities if q.number.value != 1.0),
                *((m.start, m.end) for m in counted.moments if not m.implied),
                *((n.start, n.start + len(n.text)) for n in names(self.own_text, self.language)),
            )
        )

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The own words that must be carried: content words that no other check reads."""
        places = taken(self.checked_spans)
        groups = {w.casefold() for g in self._named_groups for w in g.name.split()}
        return tuple(
            word
            for word in content(self.own_text, self.language)
            if word.folded not in groups and word.start not in places
        )

    @cached_property
    def anchors(self) -> int:
        """How many numbers, times, names and groups the own text has: they carry it as words do."""
        return len(self.checked_spans) + len(self._named_groups)

    @cached_property
    def covered(self) -> tuple[Word, ...]:
        """Those of the words that were told."""
        return self.vocabulary.covered(self.words)

    @cached_property
    def strange(self) -> tuple[Word, ...]:
        """Those of the words that were not told."""
        return tuple(word for word in self.words if not self.vocabulary.has(word.stem))

    @cached_property
    def told_share(self) -> float:
        """Of 1: how much of the words was told, where a word that every point of a room says weighs little."""
        weight = sum(self.sources.weight(word) for word in self.covered)
        strange = len(self.words) - len(self.covered)
        return (weight + self.anchors) / ((weight + strange + self.anchors) or 1.0)

    @cached_property
    def is_told_freely(self) -> bool:
        """Whether it tells what it cites in the teller's words rather than in those that were said.

        Words that don't match tell little of it then: of what is missing or turned round, most is told otherwise.
        """
        free = len(self.strange) >= FREE and self.told_share < CLOSE
        return bool(self.cited) and not self.quoted and free

    @property
    def carried(self) -> tuple[str, ...]:
        """The words that also occur in the cited sources, each once."""
        return tuple(dict.fromkeys(word.text for word in self.covered))

    @cached_property
    def own(self) -> tuple[Word, ...]:
        """The words that are neither told, nor known to everybody, nor about telling."""
        return tuple(word for word in self.claiming if not self.vocabulary.has(word.stem))

    @cached_property
    def claiming(self) -> tuple[Word, ...]:
        """The words that are neither known to everybody nor about telling, whether they were told or not."""
        known = Vocabulary(self.known, self.language)
        new = [word for word in self.words if not known.has(word.stem)]
        return claims_of_its_own(new, Vocabulary((), self.language), self.language)

    @cached_property
    def is_told_from_frame(self) -> bool:
        """Whether a sentence that cites nobody tells what the frame says: much of it, or nothing else."""
        if not self.is_bare:
            return False
        if len(self.covered) >= FRAMED and share(self.words, self.covered) >= ENOUGH:
            return True
        claims = claims_of_its_own(self.words, Vocabulary((), self.language), self.language)
        return not self.own and any(self.vocabulary.has(word.stem) for word in claims)

    @property
    def can_be_turned(self) -> bool:
        """Whether its own words tell again what was told, so that they could say the opposite of it.

        Beside a few words in quotation marks they still do; around a longer quotation they only lead to it.
        """
        words_quoted = sum(len(span.text.split()) for span in self.quoted)
        tells = not self.quoted or words_quoted < len(self.covered)
        return self.is_told_from_frame or bool(self.cited and tells)

    @cached_property
    def _named_groups(self) -> tuple[Group, ...]:
        return named_groups(self.own_text, self.sources.groups)


Check = Callable[[Claim], Iterator[Failure]]
"""One way in which a sentence can be wrong: it yields a failure for each place where it is."""
