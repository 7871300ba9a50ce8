"""What a sentence claims in the teller's own words, held against all that it may stand on."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from storycraft.craft.attribution import blanked, named_groups, swapped_groups, wrong_groups, wrong_roles
from storycraft.craft.causes import false_causes
from storycraft.craft.collectives import false_collectives, names_everyone
from storycraft.craft.connectives import claims_nothing, claims_of_its_own
from storycraft.craft.coverage import Stock, share
from storycraft.craft.findings import Failure
from storycraft.craft.names import names, unnamed
from storycraft.craft.negation import turned
from storycraft.craft.opposites import reversed_words
from storycraft.craft.places import taken
from storycraft.craft.scenes import moved_scenes
from storycraft.craft.slots import moved_slots
from storycraft.craft.sources import Sources
from storycraft.craft.specifics import specifics, unsaid
from storycraft.craft.verdicts import Receipt, Verdict, judged
from storycraft.craft.words import Word, base_language, content
from storycraft.domain.workshop import Contribution

ENOUGH = 0.3
"""The share of a sentence's own words, weighed, that must stand in what it cites for it to pass as a paraphrase."""
STRETCH = 4
"""So many words in a row of which none was told are a thing of their own: "… and the mayor gave a long speech"."""
LITTLE = 0.15
"""Below this share nothing that is cited carries the sentence."""
BETTER = 0.3
"""By how much of its words another point must carry a sentence better than those that it cites."""
LEADING = 5
"""Words of the teller's own that may stand around a quotation before they must be carried too."""
FEW = 2
"""So many words of the teller's own, of which nobody spoke, still only lead on: "pride and doubt"."""
ANNOUNCING = 2
"""Words of its own that a sentence may have when it only counts what is told next."""

_LARGE = re.compile(r"\d{3}")


class Claims:
    """The teller's own words in a sentence, `framed` being what the frame says and `quotes` whether it quotes too."""

    def __init__(
        self,
        text: str,
        cited: Sequence[Contribution],
        sources: Sources,
        framed: Sequence[str],
        *,
        quotes: bool,
    ) -> None:
        self.cited = cited
        self._sources = sources
        self._language = sources.language
        self._quotes = quotes
        self._text = text
        self._said = [c.text for c in cited]
        self._framed = framed
        self._told = [*self._said, *(c.speaker for c in cited if c.speaker), *framed]
        own_groups = {c.group_id for c in cited}
        names_of_groups = [g.name for g in sources.groups if g.id in own_groups]
        self._stock = Stock([*self._told, *names_of_groups], self._language)
        self._words, self._taken = self._words_to_carry()
        self._starts = sorted(start for start, _ in self._taken)
        self._anchors = len(self._taken) + len(named_groups(self._text, sources.groups))
        self._covered = self._stock.covered(self._words)
        self._strange = [word for word in self._words if not self._stock.has(word.stem)]

    @property
    def carried(self) -> tuple[str, ...]:
        """The words that stand in what was told, once each."""
        return tuple(dict.fromkeys(word.text for word in self._covered))

    def failures(self) -> Iterator[Failure]:
        """All that is wrong with the teller's own words, where something is cited or quoted."""
        translated = self._is_translated()
        for failure in self._found():
            yield replace(failure, firm=failure.firm and (not translated or _stays(failure)))

    def _found(self) -> Iterator[Failure]:
        yield from self._specific_failures()
        cited, language = self.cited, self._language
        if not cited:
            return
        yield from wrong_groups(self._text, cited, self._sources.groups)
        yield from swapped_groups(self._text, cited, self._sources.groups, language)
        yield from wrong_roles(self._text, cited, self._stock, language)
        yield from false_causes(self._text, self._said, self._framed, self._stock, language)
        if not self._quotes:
            yield from reversed_words(self._text, self._told, language)
            yield from turned(self._text, [*self._said, *self._framed], language)
            if len(self._strange) == 1 and not any(moved_scenes(self._strange, self._stock, language)):
                # A sentence that repeats all but one word has perhaps moved what happened.
                yield from moved_slots(self._text, self._said, self._stock, language, self._taken)
        yield from self._uncarried()

    def uncited(self) -> Receipt:
        """The verdict where nothing is cited and nothing quoted: only the frame can carry a claim."""
        own = claims_of_its_own(self._words, self._stock, self._language)
        failed = [f for f in self._specific_failures() if not self._announces(f, own)]
        if len(own) > 1:
            failed += false_causes(self._text, self._said, self._framed, self._stock, self._language)
        if failed:
            return judged(Verdict.CONNECTIVE, self.carried, tuple(failed))
        if len(self._covered) > 2 and share(self._words, self._covered) >= ENOUGH:
            failed += [
                *reversed_words(self._text, self._told, self._language),
                *turned(self._text, self._told, self._language),
            ]
            return judged(Verdict.PARAPHRASED, self.carried, tuple(failed))
        if claims_nothing(own, self._words) or (
            len(own) <= FEW and not self._sources.best(own, frozenset())[1]
        ):
            return Receipt(Verdict.CONNECTIVE)
        return Receipt(Verdict.UNDECIDED, failed=(self._without_citation(own),))

    def _announces(self, failure: Failure, own: Sequence[Word]) -> bool:
        """Whether it only leads on to what is told: "two things stood out", "each had a story"."""
        few = len(own) <= ANNOUNCING or claims_nothing(own, self._words)
        if failure.kind == "number":
            return few and not any(c.isdigit() for c in failure.words)
        return (
            failure.kind == "agreement" and len(own) < FEW and names_everyone(failure.words, self._language)
        )

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
        text = blanked(self._text, group_names)
        leads = self._quotes or not self.cited
        yield from unsaid(text, [*self._told, *group_names], self._language, voices, leads=leads)
        yield from unnamed(self._text, self._told, group_names, self._stock, self._language)
        yield from false_collectives(self._text, self._told, self._language, len(self.cited))
        for moved in moved_scenes(self._words, self._stock, self._language):
            # Where others speak of such a place, it may be the one that the whole room knows.
            known = self._sources.mentions(moved.words)
            yield moved if self.cited and not known else replace(moved, firm=False)

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
        # What every point of a room says tells little about which of them a sentence stands on.
        weight = sum(self._sources.weight(word) for word in covered)
        strange = len(own) - len(covered)
        carried = (weight + self._anchors) / (weight + strange + self._anchors)
        if carried < ENOUGH:
            plainly = (len(covered) + self._anchors) / (len(own) + self._anchors)
            yield self._not_told(firm=plainly < LITTLE)
        elif stretch := self._strange_stretch():
            yield Failure("content", stretch, "was told by nobody", firm=False)

    def _better_citation(self) -> Failure | None:
        """Where another point says what those that are cited do not."""
        holder, held = self._sources.best(self._words, frozenset(c.id for c in self.cited))
        cited = Stock(self._said, self._language)
        mine = share(self._words, cited.covered(self._words))
        theirs = held / len(self._words)
        if held < 2 or mine >= ENOUGH or theirs < ENOUGH or theirs - mine < BETTER:
            return None
        words = " ".join(word.text for word in self._words if not cited.has(word.stem))
        return Failure("citation", words, f"stands in {holder}, which is not cited")

    def _not_told(self, *, firm: bool) -> Failure:
        words = " ".join(word.text for word in self._strange)
        return Failure("content", words, "stands in none of the cited points", firm)

    def _strange_stretch(self) -> str:
        """The first run of words within a clause that nobody told, from the first to the last; "" where none is long."""
        run: list[Word] = []
        for word in self._words:
            if run and self._is_parted(run[-1], word):
                run = []
            run = [] if self._stock.has(word.stem) else [*run, word]
            if len(run) == STRETCH:
                return self._text[run[0].start : word.start + len(word.text)]
        return ""

    def _is_parted(self, one: Word, other: Word) -> bool:
        """Whether a stop, or something that has a check of its own, stands between two words."""
        between = self._text[one.start : other.start]
        told = bisect_left(self._starts, one.start) < bisect_left(self._starts, other.start)
        return told or bool(re.search(r"[,;:–—]", between))

    def _is_translated(self) -> bool:
        """Words in another language can't be compared by form: that is for a person to judge."""
        return any(c.language and base_language(c.language) != self._language for c in self.cited)

    def _words_to_carry(self) -> tuple[tuple[Word, ...], tuple[tuple[int, int], ...]]:
        """The words that coverage is counted on, and where numbers, times and names stand beside them.

        Those have checks of their own: what they find wrong is told, and all others hold the sentence to its sources.
        """
        group_names = [group.name for group in self._sources.groups]
        counted = specifics(blanked(self._text, group_names), self._language)
        spans = {q.place for q in counted.quantities if q.number.value != 1.0}
        spans |= {(m.start, m.end) for m in counted.moments}
        spans |= {(n.start, n.start + len(n.text)) for n in names(self._text, self._language)}
        places = taken(spans)
        groups = {
            w.casefold() for g in named_groups(self._text, self._sources.groups) for w in g.name.split()
        }
        words = tuple(
            word
            for word in content(self._text, self._language)
            if word.folded not in groups and word.start not in places
        )
        return words, tuple(spans)


def _stays(failure: Failure) -> bool:
    """Whether it would be found in any language: names, groups and large numbers are written alike in all."""
    return failure.kind in ("name", "group") or bool(_LARGE.search(failure.words))
