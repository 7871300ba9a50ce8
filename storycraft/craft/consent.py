"""What was said for the room only stays in the room, also where its words had already been woven."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from storycraft.domain.story import Frame, FrameEntry, Paragraph
from storycraft.domain.workshop import Consent, Contribution, Thread

_TELLING = 3
"""Fewer words in a row are nobody's own: "the table" in a title gives nobody away."""


def is_exportable(contribution: Contribution) -> bool:
    """Whether it may leave the room: it is shared and was not withdrawn."""
    return contribution.consent is Consent.SHARE and not contribution.withdrawn


@dataclass(frozen=True, slots=True)
class Withheld:
    """The contributions that may not travel: their ids, and their words unless somebody else shared them."""

    ids: frozenset[str]
    texts: tuple[str, ...]
    shared: tuple[str, ...]

    @classmethod
    def of(cls, contributions: Iterable[Contribution]) -> "Withheld":
        """Sort a workshop's contributions into what may travel and what may not."""
        kept = [(is_exportable(c), c.id, _folded(c.text)) for c in contributions]
        return cls(
            ids=frozenset(cid for exportable, cid, _ in kept if not exportable),
            texts=tuple(text for exportable, _, text in kept if not exportable),
            shared=tuple(text for exportable, _, text in kept if exportable),
        )

    def out_of_paragraphs(self, paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        """The sentences that cite nothing withheld; paragraphs that this empties are dropped."""
        kept = (tuple(s for s in p if self.ids.isdisjoint(s.cites)) for p in paragraphs)
        return tuple(paragraph for paragraph in kept if paragraph)

    def out_of_frame(self, frame: Frame) -> Frame:
        """The frame without withheld sources; an entry that only they carry is a gap again."""
        return replace(frame, entries=tuple(self._out_of_entry(entry) for entry in frame.entries))

    def out_of_threads(self, threads: Iterable[Thread]) -> tuple[Thread, ...]:
        """The threads without withheld sources and statements.

        One that gathers nothing else, or that is titled in withheld words, is dropped.
        """
        return tuple(
            replace(
                thread,
                statement="" if self._says(thread.statement) else thread.statement,
                contribution_ids=self._travelling(thread.contribution_ids),
            )
            for thread in threads
            if not self._says(thread.title) and not self._only_withheld(thread.contribution_ids)
        )

    def _out_of_entry(self, entry: FrameEntry) -> FrameEntry:
        ids = self._travelling(entry.contribution_ids)
        withheld = self._only_withheld(entry.contribution_ids) or self._says(entry.text)
        text = "" if withheld else entry.text
        return replace(entry, text=text, contribution_ids=ids)

    def _only_withheld(self, ids: tuple[str, ...]) -> bool:
        return bool(ids) and self.ids.issuperset(ids)

    def _travelling(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(cid for cid in ids if cid not in self.ids)

    def _says(self, text: str) -> bool:
        """Whether a withheld contribution says this in just these words, and nobody shares them."""
        words = _folded(text)
        said = len(words.split()) >= _TELLING and any(words in other for other in self.texts)
        return said and not any(words in other for other in self.shared)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
