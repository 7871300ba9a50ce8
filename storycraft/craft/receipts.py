"""The verdict on each sentence: whose words it stands on, found by code and never by a model."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from storycraft.craft.attribution import named_groups, swapped_groups, wrong_groups, wrong_roles
from storycraft.craft.causes import false_causes
from storycraft.craft.collectives import false_collectives, names_everyone
from storycraft.craft.connectives import claims_nothing, claims_of_its_own
from storycraft.craft.coverage import Stock, share
from storycraft.craft.findings import Failure
from storycraft.craft.names import names, unnamed
from storycraft.craft.negation import clauses, turned
from storycraft.craft.opposites import reversed_words
from storycraft.craft.quotations import is_block, outside, quotations, without_notes
from storycraft.craft.quoting import misquoted, quoted_spans, repaired
from storycraft.craft.scenes import moved_scenes
from storycraft.craft.slots import moved_slots
from storycraft.craft.sources import Sources
from storycraft.craft.specifics import specifics, unsaid
from storycraft.craft.swaps import swapped_words
from storycraft.craft.words import Word, base_language, content
from storycraft.domain.story import Frame, FrameEntry, Paragraph, Sentence
from storycraft.domain.workshop import Contribution, Group

__all__ = ["Checker", "Failure", "Receipt", "Sources", "Verdict", "check_draft", "check_sentence", "count"]


class Verdict(StrEnum):
    """What code can say about a sentence."""

    QUOTED = "quoted"
    PARAPHRASED = "paraphrased"
    CONNECTIVE = "connective"
    UNDECIDED = "undecided"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True, slots=True)
class Receipt:
    """The verdict with the words that carried it or failed it; `repair` is the sentence with a true quotation."""

    verdict: Verdict
    carried: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    repair: str = ""


ENOUGH = 0.4
"""The share of a sentence's own words that must stand in what it cites, for it to pass as a paraphrase."""
LITTLE = 0.25
"""Below this share nothing that is cited carries the sentence."""
BETTER = 0.3
"""By how much of its words another point must carry a sentence better than those that it cites."""
LEADING = 5
"""Words of the teller's own that may stand around a quotation before they must be carried too."""
FEW = 2
"""So many words of the teller's own, of which nobody spoke, still only lead on: "pride and doubt"."""
ADDED = 3
"""Words of a clause that must all be the teller's own before the clause looks added."""
ANNOUNCING = 2
"""Words of its own that a sentence may have when it only counts what is told next."""
_GAP = re.compile(r"\*open:\s[^*]+\*|open:\s[^*]+\?", re.IGNORECASE | re.DOTALL)


class Checker:
    """Checks drafts against one state of a workshop, and no sentence twice."""

    def __init__(
        self,
        contributions: Iterable[Contribution],
        groups: Iterable[Group],
        frame: Frame,
        language: str = "en",
    ) -> None:
        self._sources = Sources(contributions, groups, language)
        self._frame = frame
        self._receipts: dict[Sentence, Receipt] = {}

    def check(self, paragraphs: Iterable[Paragraph]) -> tuple[Receipt, ...]:
        """One receipt for each sentence, in order."""
        return tuple(self._check(s) for paragraph in paragraphs for s in _with_block_marks(paragraph))

    def _check(self, sentence: Sentence) -> Receipt:
        if sentence not in self._receipts:
            self._receipts[sentence] = check_sentence(sentence, self._sources, self._frame)
        return self._receipts[sentence]


def check_draft(
    paragraphs: Sequence[Paragraph],
    contributions: Iterable[Contribution],
    groups: Iterable[Group],
    frame: Frame,
    language: str = "en",
) -> tuple[Receipt, ...]:
    """One receipt for each sentence, in order.

    The last few workshops are remembered: after an edit only the changed sentences are checked.
    """
    return _checker(tuple(contributions), tuple(groups), frame, language).check(paragraphs)


@lru_cache(maxsize=8)
def _checker(
    contributions: tuple[Contribution, ...], groups: tuple[Group, ...], frame: Frame, language: str
) -> Checker:
    return Checker(contributions, groups, frame, language)


def count(receipts: Iterable[Receipt]) -> Mapping[Verdict, int]:
    """How many sentences have which verdict; every verdict is there."""
    counted = Counter(receipt.verdict for receipt in receipts)
    return {verdict: counted[verdict] for verdict in Verdict}


def check_sentence(sentence: Sentence, sources: Sources, frame: Frame) -> Receipt:
    """The verdict on one sentence: a pure function of it, of what it cites, and of the frame."""
    text = without_notes(sentence.text).strip()
    if _GAP.fullmatch(text) or not any(c.isalnum() for c in text):
        return Receipt(Verdict.CONNECTIVE)
    missing = [cid for cid in sentence.cites if cid not in sources.by_id]
    if missing:
        why = "is cited, and there is no such point"
        return Receipt(Verdict.UNSUPPORTED, failed=tuple(Failure("citation", cid, why) for cid in missing))
    case = _Case(text, tuple(sources.by_id[cid] for cid in dict.fromkeys(sentence.cites)), sources, frame)
    if spans := quoted_spans(text, sources, frame):
        failed = (*misquoted(text, spans, case.cited, sources), *case.failures())
        repair = repaired(sentence.text, quotations(sentence.text), case.cited, sources)
        return replace(_verdict(Verdict.QUOTED, tuple(s.text for s in spans), failed), repair=repair)
    if case.cited:
        return _verdict(Verdict.PARAPHRASED, case.carried, tuple(case.failures()))
    return case.uncited()


def _verdict(passed: Verdict, carried: tuple[str, ...], failed: tuple[Failure, ...]) -> Receipt:
    if any(failure.firm for failure in failed):
        return Receipt(Verdict.UNSUPPORTED, carried, failed)
    return Receipt(Verdict.UNDECIDED if failed else passed, carried, failed)


class _Case:
    """One sentence with all that it may stand on."""

    def __init__(self, text: str, cited: tuple[Contribution, ...], sources: Sources, frame: Frame) -> None:
        self.cited = cited
        self._sources = sources
        self._language = sources.language
        self._quotes = bool(quoted_spans(text, sources, frame))
        self._text = outside(text) if self._quotes else text
        self._frame = _told_in_frame(frame, sources)
        self._said = [c.text for c in cited]
        self._told = [*self._said, *(c.speaker for c in cited if c.speaker), *self._frame]
        own_groups = {c.group_id for c in cited}
        names_of_groups = [g.name for g in sources.groups if g.id in own_groups]
        self._stock = Stock([*self._told, *names_of_groups], self._language)
        self._words, self._taken = self._words_to_carry()
        self._anchors = len(self._taken)
        self._covered = self._stock.covered(self._words)

    @property
    def carried(self) -> tuple[str, ...]:
        """The words that stand in what was told, once each."""
        return tuple(dict.fromkeys(word.text for word in self._covered))

    def failures(self) -> Iterator[Failure]:
        """All that is wrong with the teller's own words, where something is cited or quoted."""
        yield from self._specific_failures()
        cited, language = self.cited, self._language
        if not cited:
            return
        yield from wrong_groups(self._text, cited, self._sources.groups)
        yield from swapped_groups(self._text, cited, self._sources.groups, language)
        yield from wrong_roles(self._text, cited, self._sources.roles, self._stock, language)
        yield from false_causes(self._text, self._told, self._stock, language)
        if not self._quotes:
            yield from reversed_words(self._text, self._told, language)
            yield from turned(self._text, self._told, language)
            yield from swapped_words(self._words, self._said, self._stock, language)
            yield from moved_slots(self._text, self._said, self._stock, language, self._taken)
        yield from self._uncarried()

    def uncited(self) -> Receipt:
        """The verdict where nothing is cited and nothing quoted: only the frame can carry a claim."""
        own = claims_of_its_own(self._words, self._stock, self._language)
        failed = [f for f in self._specific_failures() if not self._announces(f, own)]
        if len(own) > 1:
            failed += false_causes(self._text, self._told, self._stock, self._language)
        if failed:
            return _verdict(Verdict.CONNECTIVE, self.carried, tuple(failed))
        if len(self._covered) > 2 and share(self._words, self._covered) >= ENOUGH:
            failed += [
                *reversed_words(self._text, self._told, self._language),
                *turned(self._text, self._told, self._language),
            ]
            return _verdict(Verdict.PARAPHRASED, self.carried, tuple(failed))
        if claims_nothing(own, self._words) or (len(own) <= FEW and not self._sources.best(own, frozenset())[1]):
            return Receipt(Verdict.CONNECTIVE)
        return Receipt(Verdict.UNDECIDED, failed=(self._without_citation(own),))

    def _announces(self, failure: Failure, own: Sequence[Word]) -> bool:
        """Whether it only leads on to what is told: "two things stood out", "each had a story"."""
        few = len(own) <= ANNOUNCING or claims_nothing(own, self._words)
        if failure.kind == "number":
            return few and not any(c.isdigit() for c in failure.words)
        return failure.kind == "agreement" and len(own) < FEW and names_everyone(failure.words, self._language)

    def _without_citation(self, own: Sequence[Word]) -> Failure:
        holder, held = self._sources.best(own, frozenset())
        claimed = " ".join(word.text for word in own)
        if held > 1:
            return Failure("citation", claimed, f"may stand on {holder}, which is not cited", firm=False)
        return Failure("citation", claimed, "claims something and cites nobody", firm=False)

    def _specific_failures(self) -> Iterator[Failure]:
        groups = {c.group_id for c in self.cited} or {g.id for g in self._sources.groups}
        voices = {len(self.cited), len(groups)} - {0, 1}
        group_names = [group.name for group in self._sources.groups]
        # "Pit three" counts nothing: it is a group's name.
        text = _without(self._text, group_names)
        yield from unsaid(text, self._told, self._language, voices)
        yield from unnamed(self._text, self._told, group_names, self._stock, self._language)
        yield from false_collectives(self._text, self._told, self._language, len(self.cited))
        yield from moved_scenes(self._words, self._stock, self._language)

    def _uncarried(self) -> Iterator[Failure]:
        own, covered = self._words, self._covered
        if self._quotes:
            if len(own) >= LEADING and share(own, covered) < LITTLE:
                yield self._not_told(firm=False)
            return
        if not own:
            return
        if better := self._better_citation():
            yield better
        carried = (len(covered) + self._anchors) / (len(own) + self._anchors)
        if carried < ENOUGH:
            yield self._not_told(firm=carried < LITTLE and not self._is_translated())
        else:
            yield from self._unheard_clauses()

    def _unheard_clauses(self) -> Iterator[Failure]:
        """Clauses of which no word was told: what is added to a sentence that is true otherwise."""
        for clause in clauses(self._text, self._language):
            stems = {word.stem for word in content(clause.text, self._language)}
            words = [word for word in self._words if word.stem in stems]
            if len(words) >= ADDED and not self._stock.covered(words):
                yield Failure("content", clause.text, "stands in none of the cited points", firm=False)

    def _better_citation(self) -> Failure | None:
        """Where another point says what those that are cited do not."""
        holder, held = self._sources.best(self._words, frozenset(c.id for c in self.cited))
        cited = Stock(self._said, self._language)
        mine = share(self._words, cited.covered(self._words))
        theirs = held / len(self._words)
        if held < 2 or theirs < ENOUGH or theirs - mine < BETTER:
            return None
        words = " ".join(word.text for word in self._words if not cited.has(word.stem))
        return Failure("citation", words, f"stands in {holder}, which is not cited", firm=mine < ENOUGH)

    def _not_told(self, *, firm: bool) -> Failure:
        words = " ".join(word.text for word in self._words if word not in self._covered)
        return Failure("content", words, "stands in none of the cited points", firm)

    def _is_translated(self) -> bool:
        """Words in another language can't be compared by form: that is for a person to judge."""
        return any(c.language and base_language(c.language) != self._language for c in self.cited)

    def _words_to_carry(self) -> tuple[tuple[Word, ...], tuple[tuple[int, int], ...]]:
        """The words that coverage is counted on, and where numbers, times and names stand beside them.

        Those have checks of their own: what they find wrong is told, and all others hold the sentence to its sources.
        """
        group_names = [group.name for group in self._sources.groups]
        counted = specifics(_without(self._text, group_names), self._language)
        taken = {q.place for q in counted.quantities if q.number.value != 1.0}
        taken |= {(m.start, m.end) for m in counted.moments}
        taken |= {(n.start, n.start + len(n.text)) for n in names(self._text, self._language)}
        groups = {
            w.casefold() for g in named_groups(self._text, self._sources.groups) for w in g.name.split()
        }
        words = tuple(
            word
            for word in content(self._text, self._language)
            if word.folded not in groups and not any(start <= word.start < end for start, end in taken)
        )
        return words, tuple(taken)


def _without(text: str, phrases: Iterable[str]) -> str:
    """The text with these phrases blanked out, so that all else keeps its place."""
    for phrase in sorted(phrases, key=len, reverse=True):
        rule = rf"(?<!\w){re.escape(phrase)}(?!\w)"
        text = re.sub(rule, lambda match: " " * len(match[0]), text, flags=re.IGNORECASE)
    return text


@lru_cache(maxsize=16)
def _told_in_frame(frame: Frame, sources: Sources) -> tuple[str, ...]:
    """What the frame says; a proposal that nobody has confirmed counts as far as its own receipt holds."""
    return tuple(
        entry.text for entry in frame.entries if not entry.is_gap and not _is_unfounded(entry, sources)
    )


def _is_unfounded(entry: FrameEntry, sources: Sources) -> bool:
    # What a model puts into a frame would otherwise carry all that it invents later.
    claim = Sentence(entry.text, entry.contribution_ids)
    return entry.proposed and check_sentence(claim, sources, Frame()).verdict is Verdict.UNSUPPORTED


def _with_block_marks(paragraph: Paragraph) -> Iterator[Sentence]:
    """In a block quote every sentence is quoted, not only the one that carries the mark."""
    block = bool(paragraph) and is_block(paragraph[0].text)
    for sentence in paragraph:
        marked = not block or is_block(sentence.text)
        yield sentence if marked else replace(sentence, text=f"> {sentence.text}")
