"""Asks a model about sentences that are written already, in as many questions as hold them with their points."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from storycraft.domain.story import Frame, Sentence, cited_in
from storycraft.llm.messages import Listener
from storycraft.llm.questions import Answer
from storycraft.llm.replies import Form
from storycraft.receipts.check import Receipt, Sources, Verdict, check_sentence
from storycraft.weavers.model.prompt_points import Point, points_of
from storycraft.weavers.model.requests import Job, RequestBuilder
from storycraft.weavers.weaver import Material, Watcher

_NEAREST = 3
"""So many contributions are shown for a sentence that cites none: those that share most words with it."""
_ANSWERED = 100
"""Tokens that a reply needs for one sentence."""
Numbers = tuple[int, ...]


@dataclass(frozen=True)
class AboutSentences:
    """What a question about the sentences of one group's draft needs: their points, and how they are checked."""

    request_builder: RequestBuilder
    material: Material
    frame: Frame

    def check(self, sentence: Sentence) -> Receipt:
        """The receipt of a sentence."""
        return check_sentence(sentence, self.sources, self.frame)

    def may_be_asked(self, question: Sentence) -> bool:
        """Whether its points do not speak against a question; a doubt may pass, for it claims nothing."""
        return self.check(question).verdict is not Verdict.UNSUPPORTED

    @cached_property
    def sources(self) -> Sources:
        """What the sentences are checked against."""
        return self.material.read_sources()

    @property
    def ids(self) -> list[str]:
        """The ids of all points."""
        return [contribution.id for contribution in self.material.contributions]

    def ask(
        self,
        job_of: Callable[[Numbers], Job[Form]],
        sentences: Sequence[Sentence],
        watcher: Watcher,
        found: dict[Numbers, Answer[Form]],
    ) -> None:
        """Ask about the sentences, counted from 1, in as many questions as hold them with their points."""

        def points(part: Numbers) -> tuple[Point, ...]:
            return self.points([sentences[number - 1] for number in part])

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

        if numbers := [number for number, s in enumerate(sentences, 1) if self.may_leave(s)]:
            task = job_of(tuple(numbers[:1])).task
            self.request_builder.in_parts(task, numbers, share, read, watcher, "sentences", found)

    def may_leave(self, sentence: Sentence) -> bool:
        """Whether a sentence may be sent: what people withheld stays here."""
        return bool(self.material.withheld.out_of_paragraphs([(sentence,)]))

    def points(
        self, sentences: Sequence[Sentence], nearest: int = _NEAREST, besides: frozenset[str] = frozenset()
    ) -> tuple[Point, ...]:
        """The contributions that the sentences cite; for a sentence without valid citation, the most similar ones."""
        by_id = self.sources.by_id
        ids = cited_in([sentences]) | besides
        for sentence in sentences:
            if by_id.keys().isdisjoint(sentence.cites):
                ids |= {near.id for near in self.sources.nearest(sentence.text)[:nearest]}
        return points_of(self.material, contributions=[c for c in self.material.contributions if c.id in ids])

    def in_threads_with(self, ids: set[str]) -> frozenset[str]:
        """The other points in the threads of these points, such as answers and disagreement."""
        threads = (set(thread.contribution_ids) for thread in self.material.threads)
        return frozenset[str]().union(*(gathered for gathered in threads if gathered & ids))
