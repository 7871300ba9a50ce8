"""The data classes of frames, drafts, revisions and stories, with where each text comes from."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from storycraft.domain.common_knowledge import NOTHING_KNOWN, CommonKnowledge
from storycraft.domain.ids import cited_id, cited_ids
from storycraft.domain.mark import MarkCount
from storycraft.domain.read_back import ReadBackCount
from storycraft.domain.workshop import Contribution, Group, Thread


class Element(StrEnum):
    """The elements of a frame (who, where, when …), in the order in which a story tells them."""

    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    WHAT = "what"
    HOW = "how"
    WHY = "why"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameEntry:
    """One element of a frame. Without text it is a gap, and `question` is what the group is asked.

    `waived` means that the group chose to leave the gap open. `proposed` means that code or a model
    filled it from `contribution_ids` and that nobody has confirmed it.
    """

    element: Element
    text: str = ""
    contribution_ids: tuple[str, ...] = ()
    question: str = ""
    proposed: bool = False
    waived: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "contribution_ids", cited_ids(self.contribution_ids))

    @property
    def is_gap(self) -> bool:
        """Whether this element has no text."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The facts that a story is based on: one entry for each element, in the order of `Element`."""

    entries: tuple[FrameEntry, ...] = tuple(FrameEntry(element=element) for element in Element)
    version: int = 0

    def __getitem__(self, element: Element) -> FrameEntry:
        return next(entry for entry in self.entries if entry.element is element)

    def with_entry(self, entry: FrameEntry) -> "Frame":
        """A copy of the frame with another text for one element."""
        entries = tuple(entry if old.element is entry.element else old for old in self.entries)
        return replace(self, entries=entries)

    def filled_from(self, proposed: "Frame") -> "Frame":
        """A copy with proposed texts and questions in its gaps; what people have filled or waived is not changed."""
        frame = self
        for entry in proposed.entries:
            mine = self[entry.element]
            if mine.is_gap and not mine.waived and (entry.text.strip() or entry.question):
                frame = frame.with_entry(entry)
        return frame

    @property
    def gaps(self) -> tuple[FrameEntry, ...]:
        """The entries without a text, in order."""
        return tuple(entry for entry in self.entries if entry.is_gap)


class Hand(StrEnum):
    """Who writes a text or changes it: a weaver, by its name, or people."""

    QUOTES = "quotes"
    MODEL = "model"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the ids of the contributions that it claims to come from.

    Text that is not a valid id becomes an id that no contribution has. `hands` are who wrote it and who changed it
    since, each `Hand` once; () is the weaver of its draft. Who wrote it makes it no other sentence.
    """

    text: str
    cites: tuple[str, ...] = ()
    hands: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cites", cited_ids(self.cites))


Paragraph: TypeAlias = tuple[Sentence, ...]


def text_of(sentences: Iterable[Sentence]) -> str:
    """The words of sentences that stand in one paragraph."""
    return " ".join(sentence.text for sentence in sentences)


def cited_in(paragraphs: Iterable[Iterable[Sentence]]) -> set[str]:
    """The ids of all points that a text cites."""
    return {cid for paragraph in paragraphs for sentence in paragraph for cid in sentence.cites}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A contribution that a draft does not tell, and why."""

    contribution_id: str
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "contribution_id", cited_id(self.contribution_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What a model thinks of one sentence: "supported", "unsupported" or "unsure", and why.

    `words` claim to be those of the sentence that are wrong, `evidence` those of the contribution of that id
    that say otherwise; whether they are is for code to check.
    """

    verdict: str
    words: str = ""
    contribution_id: str = ""
    evidence: str = ""
    reason: str = ""


LARGEST = 10**18 - 1
"""Of the numbers that a draft carries: files hold no larger ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a draft comes from (W3C PROV: attributed to, derived from).

    `weaver` is a `Hand`. `prompt` is "name@sha256:…", tokens are those that the
    server reported, `seconds` is wall time. `opinions` are the second opinions on its sentences that a model gave
    after the weave; each is valid for this text and these citations only.
    """

    weaver: str
    model: str = ""
    host: str = ""
    prompt: str = ""
    parameters: str = ""
    seed: int | None = None
    prompt_tokens: int | None = None
    reply_tokens: int | None = None
    seconds: float | None = None
    opinions: tuple[tuple[Sentence, Opinion], ...] = ()

    def __post_init__(self) -> None:
        for name in ("seed", "prompt_tokens", "reply_tokens"):
            if (number := getattr(self, name)) is not None and not 0 <= number <= LARGEST:
                raise ValueError(f"{name} is {number}, which no story file can hold")
        if self.seconds is not None and not math.isfinite(self.seconds):
            raise ValueError("seconds is no number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text written by a model, by the quote weaver or by people on a frame, in its latest revision.

    `incomplete` marks the partial text of a weave that broke off. A `final` draft is the group's story; its `seal` is
    the digest of the text and the sources that the group agreed to (see `storycraft.drafts.seal`).
    """

    id: str
    group_id: str
    telling: str
    title: str
    frame: Frame
    paragraphs: tuple[Paragraph, ...]
    provenance: Provenance
    left_out: tuple[LeftOut, ...] = ()
    language: str = "en"
    incomplete: bool = False
    final: bool = False
    seal: str = ""
    made: datetime | None = None
    revision: int = 1
    version: int = 1

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One saved state of a draft's text; `parent` is the number of the revision it was made from, 0 for the first.

    `why` is what it was made for ("Asked for: shorter"); "" where somebody simply typed.
    """

    draft_id: str
    number: int
    parent: int
    title: str
    paragraphs: tuple[Paragraph, ...]
    by: str
    why: str = ""
    made: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrule:
    """A person's decision to keep a sentence despite its verdict ("we said this aloud"); valid for this text only.

    `by` is the group's name at that time, "" for the facilitator.
    """

    sentence: str
    reason: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Those who said it have read a sentence and agreed to how it is told; valid for this text only."""

    sentence: str
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What those who said it wanted to be told otherwise when they read a sentence back.

    `said` is one line in the story's language: the answer, what would be said instead, and what the tellers did.
    """

    sentence: str
    by: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A draft with all sources needed to check it without the database: the content of a story file.

    `sources` are the contributions that are cited or left out, verbatim; `groups` are the groups that
    said them, with the telling groups named in `told_by`. `date` and `place` are the workshop's, `known` is what
    everybody in it knew besides. `read_back` is None where no group was asked; `marked` is what the gallery round said
    of the sources; `seal` is "" where none was set.
    """

    title: str
    workshop: str
    told_by: tuple[str, ...]
    telling: str
    frame: Frame
    paragraphs: tuple[Paragraph, ...]
    provenance: Provenance
    groups: tuple[Group, ...]
    sources: tuple[Contribution, ...]
    threads: tuple[Thread, ...] = ()
    questions: tuple[str, ...] = ()
    date: str = ""
    place: str = ""
    left_out: tuple[LeftOut, ...] = ()
    overrules: tuple[Overrule, ...] = ()
    known: CommonKnowledge = NOTHING_KNOWN
    confirmed: tuple[Confirmation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    read_back: ReadBackCount | None = None
    marked: tuple[MarkCount, ...] = ()
    language: str = "en"
    final: bool = False
    seal: str = ""
    made: datetime | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)
