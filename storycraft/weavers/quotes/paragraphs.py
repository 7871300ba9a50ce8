"""Joins selected contributions into paragraphs, beat by beat, and marks the frame's gaps where they belong."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from storycraft.domain.story import Element, Frame, FrameEntry, Paragraph, Sentence
from storycraft.domain.workshop import Contribution, Lane
from storycraft.receipts.check import Sources
from storycraft.weavers.quotes.phrases import phrases_of
from storycraft.weavers.quotes.quote_intros import QuoteIntros
from storycraft.weavers.quotes.quoted_point import Quoter
from storycraft.weavers.quotes.story_order import ELEMENT_BEATS, Beat, shape_of, sort_into_beats
from storycraft.weavers.weaver import Material, Order

_BREATH = 5
"""Quotations in one paragraph, before a listener needs a pause."""


class ParagraphWriter:
    """Writes the paragraphs of one draft; make a new one for each draft, because it keeps the last speaker."""

    def __init__(self, material: Material, frame: Frame, order: Order) -> None:
        self._material = material
        self._frame = frame
        self._shape = shape_of(order.telling.key)
        self._phrases = phrases_of(material.language)
        sources = Sources.of(material.contributions, material.groups, material.language, material.known)
        self._quoter = Quoter(sources, frame, material.language)
        we = material.group.id if material.group and self._shape.as_we else ""
        self._leads = QuoteIntros(material.groups, material.language, order.seed, we)
        self._begun = False

    def paragraphs(self, chosen: Sequence[Contribution]) -> Iterator[Paragraph]:
        """Yield the paragraphs one by one; a contribution whose quotation fails its check is skipped."""
        beats = sort_into_beats(chosen, self._material, self._frame, self._shape)
        if self._shape.letter:
            yield from self._said(self._phrases.greeting)
        for beat in self._shape.beats:
            yield from self._tell(beat, beats[beat])
        if self._shape.letter:
            yield from self._said(self._phrases.farewell)

    def _tell(self, beat: Beat, contributions: Sequence[Contribution]) -> Iterator[Paragraph]:
        waiting = self._statements(beat)
        for part in self._parts(beat, contributions):
            quoted = self._quote_part(part, self._lead_of(beat, part))
            yield from self._set(waiting + quoted)
            waiting = []
        yield from self._set(waiting + self._gaps(beat))

    def _quote_part(self, part: Sequence[Contribution], lead: str) -> list[Sentence]:
        """Quote contributions one after the other; the introduction stands before the first that can be quoted."""
        quoted: list[Sentence] = []
        for same in _in_the_same_words(part):
            leads = self._leads.before(same[0], "" if quoted else lead)
            sentence = self._quoter.quote(leads, same[0].text, tuple(c.id for c in same))
            if sentence:
                quoted.append(sentence)
        self._begun = self._begun or bool(quoted)
        return quoted

    def _lead_of(self, beat: Beat, part: Sequence[Contribution]) -> str:
        of_one_thread = len(part) > 1 and len({self._thread_of(c) or c.id for c in part}) == 1
        named = {
            Beat.HOW: self._phrases.how,
            Beat.SHARED: self._phrases.shared if of_one_thread else self._phrases.resonates,
            Beat.WHY: self._phrases.why,
            Beat.NEW: self._phrases.new,
            Beat.HARD: self._phrases.other_side,
            Beat.QUESTION: self._phrases.question,
        }
        return named.get(beat, "" if self._begun else self._phrases.begins)

    def _parts(self, beat: Beat, contributions: Sequence[Contribution]) -> Iterator[list[Contribution]]:
        """The contributions of each paragraph: experiences by group, shared themes by thread."""
        keys = {Beat.SHARED: self._thread_of, Beat.EXPERIENCE: _group_of}
        parts = _grouped(contributions, keys[beat]) if beat in keys else [list(contributions)]
        if beat is Beat.SHARED:
            # A thread with one point makes no paragraph of its own: such points share a paragraph.
            alone = [part[0] for part in parts if len(part) == 1]
            parts = [part for part in parts if len(part) > 1] + ([alone] if alone else [])
        for part in parts:
            for start, end in _breaths(len(part)):
                yield part[start:end]

    def _thread_of(self, contribution: Contribution) -> str:
        gathered = (
            t.id
            for t in self._material.threads
            if t.lane is Lane.RESONATES and contribution.id in t.contribution_ids
        )
        return next(gathered, "")

    def _statements(self, beat: Beat) -> list[Sentence]:
        """Sentences for what people wrote into the frame in words that no contribution has."""
        entries = [e for e in self._frame.entries if ELEMENT_BEATS[e.element] is beat and not e.is_gap]
        held = (self._statement(entry) for entry in entries if not self._is_quoted(entry))
        return [sentence for sentence in held if sentence]

    def _is_quoted(self, entry: FrameEntry) -> bool:
        """Whether the contributions contain the entry's words, or their speakers' roles are those it names."""
        words = " ".join(entry.text.split())
        cited = [c for c in self._material.contributions if c.id in entry.contribution_ids]
        roles = {c.speaker for c in cited}
        return all(role in roles for role in words.split(", ")) or any(
            words in " ".join(c.text.split()) for c in cited
        )

    def _statement(self, entry: FrameEntry) -> Sentence | None:
        asked = self._material.format.elements.get(entry.element)
        title = asked.title if asked else entry.element.value
        text = " ".join(entry.text.split())
        stop = "" if text.endswith((".", "!", "?", "…")) else "."
        tries = (Sentence(f"{title}{self._phrases.colon} {text}{stop}", entry.contribution_ids),)
        return self._quoter.first_that_holds(iter(tries))

    def _gaps(self, beat: Beat) -> list[Sentence]:
        gaps = [e for e in self._frame.gaps if ELEMENT_BEATS[e.element] is beat and not e.waived]
        return [sentence for gap in gaps if (sentence := self._gap(gap.element, gap.question))]

    def _gap(self, element: Element, question: str) -> Sentence | None:
        asked = self._material.format.elements.get(element)
        words = " ".join((question or (asked.ask if asked else "")).split())
        tries = (Sentence(f"*open: {words[:1].lower() + words[1:]}*"), Sentence(f"*open: {words}*"))
        return self._quoter.first_that_holds(iter(tries)) if words else None

    def _said(self, phrase: str) -> Iterator[Paragraph]:
        sentence = self._quoter.first_that_holds(iter((Sentence(phrase),)))
        if sentence:
            yield (sentence,)

    def _set(self, sentences: Sequence[Sentence]) -> Iterator[Paragraph]:
        """One paragraph, or several where an unpaired mark in a quotation would join it with the next sentence."""
        paragraph: tuple[Sentence, ...] = ()
        for sentence in sentences:
            if paragraph and not self._quoter.stay_apart((*paragraph, sentence)):
                yield paragraph
                paragraph = ()
            paragraph += (sentence,)
        if paragraph:
            yield paragraph


def _grouped(
    contributions: Sequence[Contribution], key: Callable[[Contribution], str]
) -> list[list[Contribution]]:
    parts: dict[str, list[Contribution]] = {}
    for contribution in contributions:
        parts.setdefault(key(contribution), []).append(contribution)
    return list(parts.values())


def _group_of(contribution: Contribution) -> str:
    return contribution.group_id


def _breaths(count: int) -> Iterator[tuple[int, int]]:
    """Split quotations into paragraphs of even size: seven are four and three, not five and two."""
    paragraphs = -(-count // _BREATH)
    edges = [round(i * count / paragraphs) for i in range(paragraphs + 1)] if count else []
    yield from pairwise(edges)


def _in_the_same_words(part: Sequence[Contribution]) -> list[list[Contribution]]:
    """Contributions of one group in the very same words are quoted once, for all who said them."""
    same: dict[tuple[str, str], list[Contribution]] = {}
    for contribution in part:
        words = " ".join(contribution.text.split())
        same.setdefault((contribution.group_id, words), []).append(contribution)
    return list(same.values())
