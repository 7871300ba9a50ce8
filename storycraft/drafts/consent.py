"""Removes points with the consent "room only" from drafts, frames and threads before they are exported or sent."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from storycraft.domain.story import Frame, FrameEntry, Paragraph, Sentence
from storycraft.domain.workshop import Consent, Contribution, Thread, Workshop
from storycraft.text.ngrams import carrying, folded_words, runs, shorter_runs, whole_run


def is_exportable(contribution: Contribution) -> bool:
    """Whether a contribution may be exported or sent to a model: it is shared and not withdrawn."""
    return contribution.consent is Consent.SHARE and not contribution.withdrawn


@dataclass(frozen=True, slots=True)
class Withheld:
    """Contributions that may not be exported: their ids, and words that only they contain.

    `runs` are of the longer ones, `wholes` are those that are shorter than a run.
    """

    ids: frozenset[str]
    runs: frozenset[str]
    wholes: frozenset[str]

    @classmethod
    def of(cls, contributions: Iterable[Contribution], groups: Iterable[str] = ()) -> "Withheld":
        """Find out which contributions may not be exported; the names of groups are never secret."""
        shared, kept = list[Contribution](), list[Contribution]()
        for each in contributions:
            (shared if is_exportable(each) else kept).append(each)
        named = frozenset(word for name in groups for word in folded_words(name))

        def own(
            said: Callable[[str], frozenset[str]], shared_too: Callable[[str], frozenset[str]]
        ) -> frozenset[str]:
            words = frozenset().union(*(said(c.text) for c in kept))
            if words:
                words = words.difference(*(shared_too(c.text) for c in shared))
            return frozenset(run for run in words if not named.issuperset(carrying(run) or (run,)))

        return cls(frozenset(c.id for c in kept), own(runs, runs), own(whole_run, shorter_runs))

    @classmethod
    def in_workshop(cls, workshop: Workshop) -> "Withheld":
        """The contributions of this workshop that may not be exported, withdrawn ones included."""
        names = (group.name for group in workshop.groups)
        return cls.of((*workshop.contributions, *workshop.withdrawn), names)

    def says(self, text: str) -> bool:
        """Whether a text contains a run of words of a withheld contribution, or all of a shorter one."""
        if not self.runs.isdisjoint(runs(text)):
            return True
        return bool(self.wholes) and not self.wholes.isdisjoint(shorter_runs(text))

    def covers(self, sentence: Sentence) -> bool:
        """Whether a sentence cites a withheld contribution or contains its words."""
        return not self.ids.isdisjoint(sentence.cites) or self.says(sentence.text)

    def out_of_paragraphs(self, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        """The paragraphs without sentences that may not be exported; empty paragraphs are dropped."""
        kept = (tuple(s for s in p if not self.covers(s)) for p in paragraphs)
        return tuple(paragraph for paragraph in kept if paragraph)

    def out_of_frame(self, frame: Frame) -> Frame:
        """The frame in which entries from a withheld contribution, or with its words, become gaps again."""
        return replace(frame, entries=tuple(self._out_of_entry(entry) for entry in frame.entries))

    def out_of_threads(self, threads: Iterable[Thread]) -> tuple[Thread, ...]:
        """The threads without withheld contributions; a thread that had one loses its statement.

        One that gathers nothing else, or whose title says something withheld, is dropped.
        """
        return tuple(
            replace(
                thread,
                statement="" if self._takes(thread.statement, thread.contribution_ids) else thread.statement,
                contribution_ids=tuple(cid for cid in thread.contribution_ids if cid not in self.ids),
            )
            for thread in threads
            if not self.says(thread.title) and not self._only_withheld(thread.contribution_ids)
        )

    def _out_of_entry(self, entry: FrameEntry) -> FrameEntry:
        question = "" if self.says(entry.question) else entry.question
        if self._takes(entry.text, entry.contribution_ids):
            return replace(entry, text="", contribution_ids=(), question=question)
        return replace(entry, question=question)

    def _takes(self, text: str, ids: tuple[str, ...]) -> bool:
        """Whether a text that stands on these sources has to stay behind."""
        return not self.ids.isdisjoint(ids) or self.says(text)

    def _only_withheld(self, ids: tuple[str, ...]) -> bool:
        return bool(ids) and self.ids.issuperset(ids)
