"""Tells a passage anew from the points that it cites: in their own words with who said them, or without marks."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from storycraft.domain.story import Frame, Paragraph, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.text.quotations import quotations
from storycraft.text.sentences import split_sentences
from storycraft.weavers.quotes.attribution import Attributions, capital
from storycraft.weavers.quotes.narration import ended
from storycraft.weavers.quotes.passage_reader import read_passages
from storycraft.weavers.quotes.phrases import Phrases, phrases_of
from storycraft.weavers.quotes.sentence_writer import SentenceWriter
from storycraft.weavers.quotes.spoken_names import SpokenNames
from storycraft.weavers.weaver import Material

_COMPARED = 1_000
"""Characters of a sentence that are held against another: the time grows with the product of both."""

Line = tuple[Contribution, str]
"""A point and one of its sentences."""


def quote_instead(passage: Paragraph, material: Material, frame: Frame) -> Paragraph:
    """The passage with each told sentence as a quotation of each of its points; what no form holds stays as it is."""
    return _Retelling(material, frame).quoted(passage)


def tell_instead(passage: Paragraph, material: Material, frame: Frame) -> Paragraph:
    """The passage with each quotation told without its marks; what one person says of himself stays quoted."""
    return _Retelling(material, frame).told(passage)


class _Retelling:
    def __init__(self, material: Material, frame: Frame) -> None:
        self._phrases: Phrases = phrases_of(material.language)
        self._language = material.language
        self._names = SpokenNames(material.groups, self._phrases, material.contributions)
        self._said = Attributions(self._phrases, 0)
        sources = material.read_sources()
        self._writer = SentenceWriter(sources, frame)
        self._points = {c.id: c for c in material.contributions}

    def quoted(self, passage: Paragraph) -> Paragraph:
        already = {each for s in passage if quotations(s.text) for each in self._lines_of(s)}
        became = dict[int, Paragraph]()
        # First those that tell one point: of what several tell together, those are quoted that are left then.
        for place in sorted(range(len(passage)), key=lambda place: len(passage[place].cites)):
            became[place] = self._quoted(passage[place], already)
        return tuple(sentence for place in range(len(passage)) for sentence in became[place])

    def told(self, passage: Paragraph) -> Paragraph:
        return tuple(self._told(s) if s.cites and quotations(s.text) else s for s in passage)

    def _quoted(self, sentence: Sentence, already: set[Line]) -> Paragraph:
        """A quotation of each line that the sentence tells and nobody quotes yet, or else the sentence as it is."""
        lines = [each for each in self._lines_of(sentence) if each not in already]
        if quotations(sentence.text) or not lines:
            return (sentence,)
        made = [self._writer.first_that_holds(self._quotations(*each), (each[0].id,)) for each in lines]
        if not all(made):
            return (sentence,)
        already.update(lines)
        return tuple(filter(None, made))

    def _told(self, sentence: Sentence) -> Sentence:
        lines = self._lines_of(sentence)
        if len(lines) != 1 or self._is_of_oneself(lines[0][0]):
            return sentence
        ((point, line),) = lines
        return self._writer.first_that_holds([capital(ended(line))], (point.id,)) or sentence

    def _quotations(self, point: Contribution, line: str) -> Iterator[str]:
        who = self._names.person(point, known=False)
        for marks in self._phrases.marks:
            for clause in self._said.all("said_quoted", who=who):
                yield from self._said.around_quotation(line, clause, marks)
            yield self._said.bare_quotation(line, marks)

    def _lines_of(self, sentence: Sentence) -> list[Line]:
        """Of each point that a sentence of the draft stands on, the sentence that is nearest to it."""

        def near(line: str) -> float:
            return fuzz.partial_ratio(line[:_COMPARED], sentence.text[:_COMPARED])

        points = [self._points[cid] for cid in sentence.cites if cid in self._points]
        said = [(point, split_sentences(point.text)) for point in points]
        return [(point, max(lines, key=near)) for point, lines in said if lines]

    def _is_of_oneself(self, point: Contribution) -> bool:
        return any(p.person == "one" for p in read_passages((point,), self._language, keep_leaning=True))
