"""Asks a model about existing sentences: repair them, revise a passage, give a second opinion."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from storycraft.domain.message import N_, Message
from storycraft.domain.story import Frame, Opinion, Paragraph, Sentence
from storycraft.llm.errors import ModelCallError
from storycraft.llm.messages import Listener
from storycraft.llm.questions import Answer, Preview
from storycraft.llm.quoting import quote_for_prompt
from storycraft.llm.replies import Form
from storycraft.receipts.check import Receipt, Sources, Verdict, check_sentence
from storycraft.receipts.second_opinion import may_be_lowered, weigh_opinions
from storycraft.weavers.model.numbered_sentences import Broken, broken_in, lines_in_text
from storycraft.weavers.model.parse_reply import sentences_of
from storycraft.weavers.model.prompt_points import (
    Point,
    frame_lines,
    language_line,
    points_of,
    workshop_lines,
)
from storycraft.weavers.model.reply_schemas import OpinionsForm, PassageForm, RepairsForm, SentenceForm
from storycraft.weavers.model.requests import Job, RequestBuilder
from storycraft.weavers.weaver import Material, Watcher

REVISE = "revise_passage"
REPAIR = "repair_sentences"
SECOND_OPINION = "second_opinion"
MOST_AT_ONCE = 30
"""A model that errs in more sentences than these will not be cured by a list of them."""
_NEAREST = 3
"""So many contributions are shown for a sentence that cites none: those that share most words with it."""
_NEAREST_TO_PASSAGE = 12
_LONGEST_REASON = 300
"""Characters that are kept of a model's reason."""
_ANSWERED = 100
"""Tokens that a reply needs for one sentence."""
Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired draft, the model's answers, and how many sentences the model rewrote."""

    paragraphs: tuple[Paragraph, ...]
    answers: tuple[Answer[RepairsForm], ...] = ()
    rewritten: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """Second opinions, None where the model gave none, on the sentences `of` a draft; and the model's answers."""

    opinions: tuple[Opinion | None, ...] = ()
    answers: tuple[Answer[OpinionsForm], ...] = ()
    of: tuple[Sentence, ...] = ()

    @property
    def given(self) -> tuple[tuple[Sentence, Opinion], ...]:
        """Each sentence with its opinion, where there is one."""
        pairs = zip(self.of, self.opinions, strict=True)
        return tuple((sentence, opinion) for sentence, opinion in pairs if opinion is not None)

    def __add__(self, more: "Judged") -> "Judged":
        """Both together, as if they had been asked at once."""
        return Judged(self.opinions + more.opinions, self.answers + more.answers, self.of + more.of)


@dataclass(frozen=True)
class Editor:
    """Repairs, revises and judges the sentences of one group's draft."""

    request_builder: RequestBuilder
    material: Material
    frame: Frame

    def holds(self, sentence: Sentence) -> bool:
        """Whether the check finds nothing in a sentence that was not said."""
        return self._check(sentence).verdict is not Verdict.UNSUPPORTED

    def requote(self, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        """The paragraphs with what code can mend: quotations, and points that stand behind the sentence beside it only."""
        cited = (tuple(_cited_beside(paragraph, self._check)) for paragraph in paragraphs)
        return tuple(tuple(_requoted(s, self._check) for s in paragraph) for paragraph in cited)

    def repair(
        self, paragraphs: Sequence[Paragraph], watcher: Watcher, opinions: Mapping[Sentence, Opinion]
    ) -> Repaired:
        """Have the model rewrite what is unsupported, and what a second opinion that code could confirm is against.

        What the model writes is taken only where its own receipt is better.
        """
        broken = list(islice(broken_in(paragraphs, self._weighed(opinions), self._may_leave), MOST_AT_ONCE))
        if not broken:
            return Repaired(tuple(paragraphs))
        watcher.doing(
            Message.counted(
                "{count} sentence says more than people said; the model is asked to mend what it wrote.",
                "{count} sentences say more than people said; the model is asked to mend what it wrote.",
                count=len(broken),
            )
        )
        found: dict[Numbers, Answer[RepairsForm]] = {}
        try:
            sentences = [each.sentence for each in broken]
            self._ask(lambda part: _repair_job(broken, part, self.material), sentences, watcher, found)
        except ModelCallError as error:
            # An unrepaired draft with receipts that show its faults is worth more than an error.
            watcher.doing(error.message)
        mended = self._mended(broken, found)
        rewritten = _whole([[new for s in p for new in mended.get(s, (s,))] for p in paragraphs])
        return Repaired(rewritten, tuple(found.values()), len(mended))

    def revise(self, passage: Sequence[Sentence], wish: str, watcher: Watcher) -> Paragraph:
        """Revise a passage as the group wishes; the caller checks its receipts."""
        open_ = [sentence for sentence in passage if self._may_leave(sentence)]
        fields = {
            "wish": quote_for_prompt(wish),
            "passage": "\n".join(quote_for_prompt(sentence.text) for sentence in open_),
            "language": language_line(self.material.language),
        }
        job = Job(task="draft", prompt=REVISE, form=PassageForm, fields=fields)
        told = Sentence(" ".join([*(sentence.text for sentence in open_), wish]), tuple(_cited(passage)))
        points = self._points([told], _NEAREST_TO_PASSAGE, self._in_threads_with(_cited(passage)))
        question = self.request_builder.question(job, points)
        answer = self.request_builder.model.ask(question, watcher)
        return sentences_of(answer.value.sentences, self._ids(), self.material.language)

    def judge(
        self, sentences: Sequence[Sentence], watcher: Watcher, text: Sequence[Paragraph] = ()
    ) -> Judged:
        """A second opinion on each sentence, None where the model gave none; `text` is what they stand in.

        Where only some parts came, theirs are given: the other sentences can be asked about again.
        """
        found: dict[Numbers, Answer[OpinionsForm]] = {}
        try:
            self._ask(lambda part: self._opinion_job(sentences, part, text), sentences, watcher, found)
        except ModelCallError as error:
            if not found:
                raise
            watcher.doing(error.message)
        opinions = {
            o.number: Opinion(
                verdict=o.verdict,
                words=o.words,
                contribution_id=o.point,
                evidence=o.evidence,
                reason=" ".join(o.reason.split())[:_LONGEST_REASON],
            )
            for part, answer in found.items()
            for o in answer.value.opinions
            if o.number in part
        }
        return Judged(
            tuple(opinions.get(number) for number in range(1, len(sentences) + 1)), tuple(found.values())
        )

    def preview_judge(self, sentences: Sequence[Sentence], text: Sequence[Paragraph] = ()) -> Preview:
        """What `judge` would send, as one request."""
        job = self._opinion_job(sentences, tuple(range(1, len(sentences) + 1)), text)
        return self.request_builder.model.preview(self.request_builder.question(job, self._points(sentences)))

    def judge_draft(
        self, paragraphs: Sequence[Paragraph], watcher: Watcher, asked: Container[Sentence] = ()
    ) -> Judged:
        """A second opinion on each sentence of a draft that one could lower; none where the model does not answer.

        Those that were `asked` about already are left out.
        """
        told = dict.fromkeys(sentence for paragraph in paragraphs for sentence in paragraph)
        new = (sentence for sentence in told if sentence not in asked)
        sentences = tuple(sentence for sentence in new if may_be_lowered(sentence, self._check(sentence)))
        if not sentences:
            return Judged()
        watcher.doing(N_("The model reads the draft a second time, against what people said."))
        try:
            judged = self.judge(sentences, watcher, paragraphs)
        except ModelCallError as error:
            # A draft without a second opinion is worth more than an error.
            watcher.doing(error.message)
            return Judged()
        return replace(judged, of=sentences)

    def _ask(
        self,
        job_of: Callable[[Numbers], Job[Form]],
        sentences: Sequence[Sentence],
        watcher: Watcher,
        found: dict[Numbers, Answer[Form]],
    ) -> None:
        """Ask about the sentences, counted from 1, in as many questions as hold them with their points."""

        def points(part: Numbers) -> tuple[Point, ...]:
            return self._points([sentences[number - 1] for number in part])

        def share(numbers: Sequence[int]) -> list[Numbers]:
            part, middle = tuple(numbers), len(numbers) // 2
            job = job_of(part)
            most = self.request_builder.reply_tokens(job.task) // _ANSWERED
            if not middle or (len(part) <= most and self.request_builder.fits(job, points(part))):
                return [part]
            return [*share(part[:middle]), *share(part[middle:])]

        def read(part: Numbers, listener: Listener) -> Answer[Form]:
            question = self.request_builder.question(job_of(part), points(part))
            return self.request_builder.model.ask(question, listener)

        if numbers := [number for number, s in enumerate(sentences, 1) if self._may_leave(s)]:
            task = job_of(tuple(numbers[:1])).task
            self.request_builder.in_parts(task, numbers, share, read, watcher, "sentences", found)

    def _opinion_job(
        self, sentences: Sequence[Sentence], part: Numbers, text: Sequence[Paragraph]
    ) -> Job[OpinionsForm]:
        numbered = {sentences[number - 1]: number for number in part}
        fields = {
            "sentences": "\n".join(lines_in_text(numbered, text, self._may_leave)),
            "workshop": workshop_lines(self.material),
            "frame": frame_lines(self._confirmed_frame(), self.material),
            "language": language_line(self.material.language),
        }
        return Job(task="opinion", prompt=SECOND_OPINION, form=OpinionsForm, fields=fields)

    def _confirmed_frame(self) -> Frame:
        """The frame without what nobody has confirmed: a wrong proposal would carry what was made of it."""
        entries = (replace(e, text="") if e.proposed else e for e in self.frame.entries)
        return replace(self.frame, entries=tuple(entries))

    @cached_property
    def _sources(self) -> Sources:
        return self.material.read_sources()

    def _check(self, sentence: Sentence) -> Receipt:
        return check_sentence(sentence, self._sources, self.frame)

    def _weighed(self, opinions: Mapping[Sentence, Opinion]) -> Callable[[Sentence], Receipt]:
        """How a sentence is checked where there are second opinions."""

        def check(sentence: Sentence) -> Receipt:
            (receipt,) = weigh_opinions([sentence], [self._check(sentence)], opinions, self._sources)
            return receipt

        return check

    def _mended(
        self, broken: Sequence[Broken], found: Mapping[Numbers, Answer[RepairsForm]]
    ) -> dict[Sentence, Paragraph]:
        """What each sentence becomes; one that would say a neighbour's words again is left as it was, or out.

        It is left out where the neighbours cite all that it would: nobody's voice goes with it.
        """
        language = self.material.language
        mended: dict[Sentence, Paragraph] = {}
        # A reply to a sentence number that was not in the question is ignored.
        written = (f for part, answer in found.items() for f in answer.value.sentences if f.number in part)
        for form in written:
            as_sentence = SentenceForm(text=form.text, cites=form.cites)
            new, old = sentences_of([as_sentence], self._ids(), language), broken[form.number - 1]
            if self._faults(new) and self._faults(new) >= self._faults([old.sentence]):
                continue
            if any(old.is_doubled_by(sentence, language) for sentence in new):
                if not _cited(new) <= _cited((*old.before, *old.after)):
                    continue
                new = ()
            mended[old.sentence] = new
        return mended

    def _faults(self, sentences: Iterable[Sentence]) -> int:
        """How much the check holds against what it does not support: a sentence with less of it is the better one."""
        receipts = (self._check(sentence) for sentence in sentences)
        return sum(max(1, len(r.failed)) for r in receipts if r.verdict is Verdict.UNSUPPORTED)

    def _may_leave(self, sentence: Sentence) -> bool:
        return bool(self.material.withheld.out_of_paragraphs([(sentence,)]))

    def _points(
        self, sentences: Sequence[Sentence], nearest: int = _NEAREST, besides: frozenset[str] = frozenset()
    ) -> tuple[Point, ...]:
        """The contributions that the sentences cite; for a sentence without valid citation, the most similar ones."""
        by_id = self._sources.by_id
        ids = _cited(sentences) | besides
        for sentence in sentences:
            if by_id.keys().isdisjoint(sentence.cites):
                ids |= {near.id for near in self._sources.nearest(sentence.text)[:nearest]}
        return points_of(self.material, contributions=[c for c in self.material.contributions if c.id in ids])

    def _in_threads_with(self, ids: set[str]) -> frozenset[str]:
        """The other points in the threads of these points, such as answers and disagreement."""
        threads = (set(thread.contribution_ids) for thread in self.material.threads)
        return frozenset[str]().union(*(gathered for gathered in threads if gathered & ids))

    def _ids(self) -> list[str]:
        return [contribution.id for contribution in self.material.contributions]


def _repair_job(broken: Sequence[Broken], part: Numbers, material: Material) -> Job[RepairsForm]:
    lines = (broken[number - 1].line(number) for number in part)
    fields = {
        "sentences": "\n".join(lines),
        "workshop": workshop_lines(material),
        "language": language_line(material.language),
    }
    return Job(task="check", prompt=REPAIR, form=RepairsForm, fields=fields)


def _cited_beside(paragraph: Paragraph, check: Callable[[Sentence], Receipt]) -> Iterator[Sentence]:
    """The sentences; a quotation without points takes those of the next or the last one that hold its words.

    Who writes "…," she said. "…" [c6] cites once for both.
    """
    for place, sentence in enumerate(paragraph):
        beside = () if sentence.cites else (*paragraph[place + 1 : place + 2], *paragraph[place - 1 : place])
        if any(s.cites for s in beside) and check(sentence).is_open:
            cited = (Sentence(sentence.text, cites) for s in beside for cites in _few_of(s.cites))
            sentence = next((s for s in cited if check(s).verdict is Verdict.QUOTED), sentence)
        yield sentence


def _few_of(cites: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each point alone, and all together: a quotation put together of several has its words from all of them."""
    yield from dict.fromkeys([*((cid,) for cid in cites), cites])


def _requoted(sentence: Sentence, check: Callable[[Sentence], Receipt]) -> Sentence:
    """The sentence with its quotation corrected, where code can find the words that were said."""
    repair = check(sentence).repair
    mended = Sentence(repair, sentence.cites)
    return mended if repair and check(mended).verdict is not Verdict.UNSUPPORTED else sentence


def _whole(text: Iterable[Iterable[Sentence]]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for sentences in text if (paragraph := tuple(sentences)))


def _cited(sentences: Iterable[Sentence]) -> set[str]:
    return {cid for sentence in sentences for cid in sentence.cites}
