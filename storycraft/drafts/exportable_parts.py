"""The parts of a draft without what was said for the room only, and how much of each stays behind."""

from collections.abc import Iterable
from dataclasses import dataclass

from storycraft.domain.story import Draft, Frame, Paragraph
from storycraft.domain.workshop import Thread, Workshop, named_room
from storycraft.drafts.consent import Withheld
from storycraft.languages.story_words import story_words
from storycraft.receipts.check import Sources, cited_rightly


@dataclass(frozen=True, slots=True)
class ExportableParts:
    """What of a draft may be exported; `stayed_behind` is an open question that counts the rest, or ()."""

    title: str
    frame: Frame
    paragraphs: tuple[Paragraph, ...]
    threads: tuple[Thread, ...]
    stayed_behind: tuple[str, ...]

    @classmethod
    def of(cls, draft: Draft, workshop: Workshop, withheld: Withheld, sources: Sources) -> "ExportableParts":
        """Take out what is withheld; the title of a draft that may not be told is the workshop's.

        `sources` are all points of the workshop, as the draft's language reads them.
        """
        frame = cited_rightly(withheld.out_of_frame(draft.frame), sources)
        accepted = workshop.threads_of(draft.group_id)
        threads = withheld.out_of_threads(accepted)
        titled = not withheld.says(draft.title)
        stayed_behind = _stayed_behind(
            draft.language,
            title=int(not titled),
            sentence=sum(withheld.covers(sentence) for sentence in draft.sentences),
            part_of_the_frame=len(frame.gaps) - len(draft.frame.gaps),
            thread=len(accepted) - len(threads),
            statement_of_a_thread=_unstated(accepted, threads),
        )
        title = draft.title if titled else named_room(workshop.title, workshop.groups)
        return cls(title, frame, withheld.out_of_paragraphs(draft.paragraphs), threads, stayed_behind)


def _stayed_behind(language: str, **counts: int) -> tuple[str, ...]:
    """One open question that says how much was for the room only or withdrawn; none where nothing was."""
    words = story_words(language).left_out
    counted = [(number, words[what].split(" / ")) for what, number in counts.items() if number]
    if not counted:
        return ()
    parts = ", ".join(f"{number} {forms[number > 1]}" for number, forms in counted)
    return (words["question"].format(parts=parts),)


def _unstated(before: Iterable[Thread], after: Iterable[Thread]) -> int:
    stated = {thread.id for thread in before if thread.statement}
    return sum(thread.id in stated and not thread.statement for thread in after)
