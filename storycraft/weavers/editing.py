"""What a model does to sentences that are already there: repairs, revisions, and a second opinion."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from storycraft.craft.opinion import Opinion
from storycraft.craft.receipts import Receipt, Sources, Verdict, check_sentence
from storycraft.domain.story import Frame, Paragraph, Sentence
from storycraft.llm.fence import fence, fence_label
from storycraft.llm.questions import Answer
from storycraft.weavers.desk import Desk, Job
from storycraft.weavers.forms import OpinionsForm, PassageForm, RepairForm, RepairsForm, SentenceForm
from storycraft.weavers.points import Point, points_of
from storycraft.weavers.telling import sentences_of
from storycraft.weavers.weaver import Material, Watcher

REVISE = "revise_passage"
MOST_AT_ONCE = 30
"""A model that errs in more sentences than these will not be cured by a list of them."""


@dataclass(frozen=True, slots=True)
class Editor:
    """Works on the sentences of one group's draft."""

    desk: Desk
    material: Material
    frame: Frame

    def repair(
        self, paragraphs: Sequence[Paragraph], watcher: Watcher
    ) -> tuple[tuple[Paragraph, ...], Answer[RepairsForm] | None]:
        """The paragraphs with those unsupported sentences mended that could be; one question at most.

        Code mends misquotations first. What the model writes is taken only where its own receipt is better.
        """
        check = self._checker()
        text = [[_requoted(s, check) for s in paragraph] for paragraph in paragraphs]
        broken = [
            (sentence, receipt)
            for paragraph in text
            for sentence in paragraph
            if (receipt := check(sentence)).verdict is Verdict.UNSUPPORTED
        ][:MOST_AT_ONCE]
        if not broken:
            return _whole(text), None
        watcher.doing(f"{len(broken)} sentences say more than people said; the model is asked to mend them.")
        answer = self.desk.ask(self._repair_job(broken), self._points(_cited(s for s, _ in broken)), watcher)
        mended = self._mended(broken, answer.value.sentences, check)
        return _whole([[new for s in p for new in mended.get(s, (s,))] for p in text]), answer

    def revise(self, passage: Sequence[Sentence], wish: str, watcher: Watcher) -> Paragraph:
        """The passage as the group wishes it; its receipts are for the caller to check."""
        open_ = [sentence for sentence in passage if self._may_leave(sentence)]
        fields = {
            "wish": fence(wish),
            "passage": "\n".join(fence(sentence.text) for sentence in open_),
            "language": fence_label(self.material.language),
        }
        job = Job(task="draft", prompt=REVISE, form=PassageForm, fields=fields)
        answer = self.desk.ask(job, self._points(self._with_threads(_cited(passage))), watcher)
        return sentences_of(answer.value.sentences, self._ids(), self.material.language)

    def judge(self, sentences: Sequence[Sentence], watcher: Watcher) -> tuple[Opinion | None, ...]:
        """A second opinion on each sentence, None where the model gave none."""
        lines = (
            f"{n} ({_ids_line(s)}) {fence(s.text)}" for n, s in enumerate(sentences, 1) if self._may_leave(s)
        )
        fields = {"sentences": "\n".join(lines), "language": fence_label(self.material.language)}
        job = Job(task="check", prompt="second_opinion", form=OpinionsForm, fields=fields)
        answer = self.desk.ask(job, self._points(_cited(sentences)), watcher)
        opinions = {
            o.number: Opinion(o.verdict, o.point, o.evidence, o.reason) for o in answer.value.opinions
        }
        return tuple(opinions.get(number) for number in range(1, len(sentences) + 1))

    def _checker(self) -> Callable[[Sentence], Receipt]:
        material = self.material
        sources = Sources.of(material.contributions, material.groups, material.language)
        return lambda sentence: check_sentence(sentence, sources, self.frame)

    def _repair_job(self, broken: Sequence[tuple[Sentence, Receipt]]) -> Job[RepairsForm]:
        lines = (
            f"{n} ({_ids_line(sentence)}) {fence(sentence.text)} wrong: {_why(receipt)}"
            for n, (sentence, receipt) in enumerate(broken, 1)
        )
        fields = {"sentences": "\n".join(lines), "language": fence_label(self.material.language)}
        return Job(task="check", prompt="repair_sentences", form=RepairsForm, fields=fields)

    def _mended(
        self,
        broken: Sequence[tuple[Sentence, Receipt]],
        forms: Iterable[RepairForm],
        check: Callable[[Sentence], Receipt],
    ) -> dict[Sentence, Paragraph]:
        mended: dict[Sentence, Paragraph] = {}
        for form in forms:
            if not 1 <= form.number <= len(broken):
                continue
            as_sentence = SentenceForm(text=form.text, cites=form.cites)
            new = sentences_of([as_sentence], self._ids(), self.material.language)
            if all(check(sentence).verdict is not Verdict.UNSUPPORTED for sentence in new):
                mended[broken[form.number - 1][0]] = new
        return mended

    def _may_leave(self, sentence: Sentence) -> bool:
        return bool(self.material.withheld.out_of_paragraphs([(sentence,)]))

    def _with_threads(self, ids: set[str]) -> set[str]:
        """With what else the threads of these points gather: who answered, and who disagreed."""
        threads = (set(thread.contribution_ids) for thread in self.material.threads)
        return ids.union(*(gathered for gathered in threads if gathered & ids))

    def _points(self, ids: set[str]) -> tuple[Point, ...]:
        material = self.material
        cited = [c for c in material.contributions if c.id in ids]
        return points_of(material, contributions=cited or material.contributions)

    def _ids(self) -> list[str]:
        return [contribution.id for contribution in self.material.contributions]


def _requoted(sentence: Sentence, check: Callable[[Sentence], Receipt]) -> Sentence:
    """The sentence with its misquotation put right, where code can tell which words were meant."""
    repair = check(sentence).repair
    mended = Sentence(repair, sentence.cites)
    return mended if repair and check(mended).verdict is not Verdict.UNSUPPORTED else sentence


def _whole(text: Iterable[Iterable[Sentence]]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for sentences in text if (paragraph := tuple(sentences)))


def _cited(sentences: Iterable[Sentence]) -> set[str]:
    return {cid for sentence in sentences for cid in sentence.cites}


def _ids_line(sentence: Sentence) -> str:
    return ", ".join(fence_label(cid) for cid in sentence.cites) or "cites nothing"


def _why(receipt: Receipt) -> str:
    return "; ".join(f"{fence(failure.words)} {fence_label(failure.why)}" for failure in receipt.failed)
