"""The interface of every weaver (propose threads, propose a frame, weave a draft) and the data that it works on."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from storycraft.domain.common_knowledge import NOTHING_KNOWN, CommonKnowledge
from storycraft.domain.format import Format, Telling
from storycraft.domain.story import Draft, Frame, LeftOut, Paragraph, Provenance
from storycraft.domain.workshop import Contribution, Group, Thread, Workshop
from storycraft.drafts.consent import Withheld, is_exportable
from storycraft.drafts.gather_common_knowledge import asked_in, gather_common_knowledge
from storycraft.llm.messages import Listener
from storycraft.receipts.evidence import Sources, sources_in
from storycraft.text.detect_language import language_told


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The input of a weaver: everything that one group's story is written from.

    `contributions` are those that the story must tell or list as left out, in the order they were
    made: the group's own, and those that its threads gather. `threads` are accepted ones. `groups`
    are all groups that are spoken of, the telling group is `group` (None: the whole room tells).
    `date` and `place` say when and where the room met and told this, "" where nobody said so.
    `withheld` are contributions that may not be exported, also where a frame or draft already contains them.
    `known` is what everybody in the workshop knows.
    """

    workshop: str
    format: Format
    group: Group | None
    groups: tuple[Group, ...]
    contributions: tuple[Contribution, ...]
    threads: tuple[Thread, ...]
    language: str = "en"
    date: str = ""
    place: str = ""
    withheld: Withheld = field(default_factory=lambda: Withheld.of(()))
    known: CommonKnowledge = NOTHING_KNOWN

    @property
    def spoken_in(self) -> str:
        """The language that the points show, whatever the workshop says of itself."""
        return language_told(self.language, (c.text for c in self.contributions))

    def read_sources(self) -> Sources:
        """The points as receipts read them, with all that everybody knows."""
        return sources_in(self.contributions, self.groups, self.language, self.known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is ordered: telling, length ("short", "medium" or "long") and seed of a draft."""

    telling: Telling
    length: str = "medium"
    seed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """The result of a weaver: a draft's text before it is saved."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    left_out: tuple[LeftOut, ...]
    provenance: Provenance
    incomplete: bool = False

    def as_draft(self, *, group_id: str, telling: str, frame: Frame, language: str) -> Draft:
        """The draft to save, told by a group on this frame; the database gives it its id and time."""
        return Draft(
            id="",
            group_id=group_id,
            telling=telling,
            title=self.title,
            frame=frame,
            paragraphs=self.paragraphs,
            left_out=self.left_out,
            provenance=self.provenance,
            language=language,
            incomplete=self.incomplete,
        )


class Watcher(Listener, Protocol):
    """Receives the progress of a weave, and says whether people cancelled it; weavers ask often and stop at once."""

    def text(self, text: str) -> None:
        """The text as far as it has arrived; each call replaces the one before."""


class Silent:
    """A watcher that ignores all progress and never cancels."""

    def text(self, text: str) -> None:
        """Ignore it."""

    def doing(self, sentence: str) -> None:
        """Ignore it."""

    def cancelled(self) -> bool:
        """Never."""
        return False


class Weaver(Protocol):
    """The interface of a weaver. A method that cannot do its work raises a `StorycraftError` and has no effect."""

    name: str

    def propose_threads(
        self, material: Material, watcher: Watcher = ..., most: int = 0
    ) -> tuple[Thread, ...]:
        """Candidate threads (not accepted), each contribution in at most one of them; ids "p1", "p2" …

        At most `most`; with 0 their number follows the points.
        """

    def propose_frame(self, material: Material, frame: Frame, watcher: Watcher = ...) -> Frame:
        """The frame with its gaps filled where the contributions say so, as proposed entries with sources.

        What people have filled or waived is left as it is; what nobody said stays a gap.
        """

    def weave_draft(self, material: Material, frame: Frame, order: Order, watcher: Watcher = ...) -> Woven:
        """One draft; raises `Cancelled` when the watcher says so."""


class Cancelled(Exception):
    """People stopped the weave; not an error, so not a `StorycraftError`."""


def select_material(workshop: Workshop, format: Format, group_id: str = "") -> Material:
    """Select the material of the group with this id; "" takes the whole room.

    Contributions that are room-only or withdrawn are not part of it, and neither are threads that are
    named in their words: a weaver cannot tell, send or leak what it does not get.
    """
    withheld = Withheld.in_workshop(workshop)
    group = workshop.group(group_id)
    threads = workshop.threads_of(group.id if group else "")
    gathered = {cid for thread in threads for cid in thread.contribution_ids}
    contributions = tuple(
        c
        for c in workshop.contributions
        if is_exportable(c) and (group is None or c.group_id == group.id or c.id in gathered)
    )
    return Material(
        workshop=workshop.title,
        format=format.in_language(workshop.language),
        group=group,
        groups=workshop.groups,
        contributions=contributions,
        threads=withheld.out_of_threads(threads),
        language=workshop.language,
        date=workshop.date,
        place=workshop.place,
        withheld=withheld,
        known=gather_common_knowledge(workshop, format),
    )


def told_in(material: Material, language: str) -> Material:
    """The material for a story in another language; each contribution names the language that it was said in.

    Only a model translates; the quote weaver quotes people in their own language.
    """
    if language in ("", material.language):
        return material
    said = tuple(c if c.language else replace(c, language=material.language) for c in material.contributions)
    format = material.format.in_language(language)
    known = asked_in(material.known, format)
    return replace(material, format=format, contributions=said, language=language, known=known)


Factory = Callable[[str, str], Weaver]
"""Gives the weaver of a name, "model" or "quotes", for the workshop of an id."""
