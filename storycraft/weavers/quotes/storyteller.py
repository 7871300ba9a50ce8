"""Writes the parts of a story as paragraphs: what leads in, each group's words, and what leads from one to the next."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from storycraft.domain.story import Frame, Paragraph, Sentence
from storycraft.weavers.quotes.fragment_lists import FragmentLists
from storycraft.weavers.quotes.leads import Leads
from storycraft.weavers.quotes.narration import Narration
from storycraft.weavers.quotes.notes import topic_of, without_heading
from storycraft.weavers.quotes.parts import Part, Role
from storycraft.weavers.quotes.passage_teller import PassageTeller
from storycraft.weavers.quotes.passages import Kind, Passage
from storycraft.weavers.quotes.point_sentences import role_of
from storycraft.weavers.quotes.thread_paragraphs import is_saying
from storycraft.weavers.weaver import Material, Order

_FEW_SAYINGS = 2
"""Sayings that make no paragraph of their own."""
_STRONG = 2
"""Lines that stand in quotation marks though they could be told."""
_A_FEW_WORDS = 9
"""Words of a fragment that is enumerated with others; a longer one is told by itself."""
_A_STRONG_LINE_IN = 5
"""Passages to each of them."""


class Storyteller:
    """Writes the paragraphs of one draft; make a new one for each, it remembers who was named last."""

    def __init__(self, material: Material, frame: Frame, order: Order, told: Sequence[Passage]) -> None:
        self._telling = order.telling.key
        self._narration = Narration.of(material, frame, self._telling, order.seed, told)
        self._leads = Leads(self._narration, told)
        self._passages = PassageTeller(self._narration, _strong(told))
        self._lists = FragmentLists(self._narration)

    def paragraphs(self, parts: Sequence[Part]) -> Iterator[Paragraph]:
        """Yield the paragraphs one by one; what cannot be told so that it passes its check is skipped."""
        first = next((part for part in parts if part.passages), None)
        dateline = list(self._leads.dateline()) if len(parts) > 1 else []
        waiting: list[Sentence] = []
        for number, part in enumerate(parts, 1):
            self._narration.begin_paragraph()
            told = [*waiting, *self._leads.into(part)]
            if part is first:
                told = [*told, *dateline] if self._telling == "letter" else [*dateline, *told]
            elif part.role is Role.SCENE and not dateline:
                told += self._leads.scene()
            told += self._body(part)
            waiting = told if _goes_on(part, parts[number:]) else []
            yield from self._set([] if waiting else told)

    def _body(self, part: Part) -> Iterator[Sentence]:
        if part.role is Role.QUESTIONS:
            yield from self._questions(part)
            return
        if part.role is Role.CLOSING:
            yield from self._passages.last_line(part.passages[0])
            return
        before: list[Passage] = []
        for _, same in groupby(part.passages, key=lambda p: p.group_id):
            block = list(same)
            yield from self._leads.on_to(block, part, before)
            yield from self._block(block, part, before)
            before += block

    def _block(self, block: Sequence[Passage], part: Part, before: Sequence[Passage]) -> Iterator[Sentence]:
        """The words of one group: what rang true leads, what was said follows, a few words are enumerated.

        What opens a story stands before what rang true, and what is new is enumerated first.
        """
        listed = [p for p in block if self._is_listed(p, part)]
        listed = listed if len(listed) > 1 else []
        leading = [p for p in listed if is_saying(p) or part.role is Role.NEW]
        opening = (
            [p for p in block if p not in listed][:1] if part.role is Role.OPENING and not before else []
        )
        said = self._unnamed_first([p for p in block if p not in (*listed, *opening)])
        as_group = len(said) > 1
        told = list(before)
        for passage in opening:
            yield from self._passages.sentences(passage, told)
            told.append(passage)
        yield from self._lists.sentences(leading, part, before)
        for passage in self._alternating(said):
            yield from self._passages.sentences(passage, told, as_group=as_group)
            told.append(passage)
        yield from self._lists.sentences([p for p in listed if p not in leading], part, before)

    def _unnamed_first(self, passages: Sequence[Passage]) -> list[Passage]:
        """What nobody in particular said first, where the reader would take it for the words of who spoke before."""
        return sorted(passages, key=lambda p: (bool(role_of(p.points[0])), p.kind is Kind.FRAGMENT))

    def _questions(self, part: Part) -> Iterator[Sentence]:
        """Wishes and worries first, then what was asked: a story ends with what is open."""
        asked = [p for p in part.passages if p.asks and not self._is_wish(p)]
        rest = [p for p in part.passages if p not in asked]
        for _, same in groupby(rest, key=lambda p: p.group_id):
            yield from self._block(list(same), part, [])
        if not part.lead:
            yield from self._leads.to_questions(asked)
        self._narration.begin_paragraph()
        for passage in asked:
            yield from self._passages.asked(passage)

    def _is_listed(self, passage: Passage, part: Part) -> bool:
        """Whether a passage is told in an enumeration: a fragment of nobody in particular, about no topic of its own."""
        text = passage.lines[0].text
        alone = role_of(passage.points[0]) or passage.quarrel or passage.asks or self._is_wish(passage)
        if passage.kind is Kind.FRAGMENT and (is_saying(passage) or (part.role is Role.NEW and not alone)):
            return True
        short = passage.kind is Kind.FRAGMENT and len(passage.lines) == 1 and passage.words <= _A_FEW_WORDS
        return short and not alone and not topic_of(text, self._narration.phrases)

    def _is_wish(self, passage: Passage) -> bool:
        return bool(without_heading(passage.lines[0].text, "wish_note", self._narration.phrases))

    def _alternating(self, passages: Sequence[Passage]) -> Iterator[Passage]:
        """The passages in order, but after two in quotation marks the next that can be narrated, where there is one."""
        left, in_a_row = list(passages), 0
        while left:
            quoted = [self._passages.is_quoted(p.lines[0], p) for p in left]
            at = quoted.index(False) if in_a_row > 1 and False in quoted else 0
            in_a_row = in_a_row + 1 if quoted[at] else 0
            yield left.pop(at)

    def _set(self, sentences: Sequence[Sentence]) -> Iterator[Paragraph]:
        """One paragraph, or several where an unpaired mark would join a sentence with the next."""
        paragraph: tuple[Sentence, ...] = ()
        for sentence in sentences:
            if paragraph and not self._narration.writer.stay_apart((*paragraph, sentence)):
                yield paragraph
                paragraph = ()
            paragraph += (sentence,)
        if paragraph:
            yield paragraph


def _goes_on(part: Part, behind: Sequence[Part]) -> bool:
    """Whether the next part stands in the same paragraph.

    So do how many groups told, a line of what rang true before what is no thread, one on which people differ before
    what is new, and questions before the last line.
    """
    if not behind:
        return False
    if behind[0].role is Role.NEW and len(behind[0].passages) == 1:
        # One line that is new is no paragraph of its own.
        return part.role in (Role.RESONANCE, Role.TURN, Role.GROUP, Role.THREAD)
    if part.role is Role.RESONANCE:
        few = len(part.passages) <= _FEW_SAYINGS and all(is_saying(p) for p in part.passages)
        return few and behind[0].role in (Role.TURN, Role.NEW, Role.GROUP)
    if part.role is Role.TURN:
        return len(part.passages) == 1 and behind[0].role is Role.NEW
    return part.role is Role.SCENE or (part.role is Role.QUESTIONS and behind[0].role is Role.CLOSING)


def _strong(told: Sequence[Passage]) -> frozenset[str]:
    """The ids of the strongest lines, where few stand in quotation marks for another reason."""
    narrated = [
        p
        for p in told
        if p.kind is Kind.STATEMENT and p.person != "one" and len(p.lines) == 1 and 5 <= p.words <= 25
    ]
    few = min(_STRONG, len(told) // _A_STRONG_LINE_IN) - sum(p.person == "one" for p in told)
    return frozenset(p.id for p in sorted(narrated, key=lambda p: -p.strength)[: max(0, few)])
