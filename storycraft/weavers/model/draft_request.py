"""Asks a language model for one draft: paragraphs with citations, reasons for omissions, and provenance."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from storycraft.domain.message import N_
from storycraft.domain.story import Frame, Hand, LeftOut, Paragraph, Provenance, Sentence, cited_in, text_of
from storycraft.drafts.gap_marks import marked_gap
from storycraft.drafts.length import MISSED_BY, describe_length, ordered_words
from storycraft.drafts.voices import list_left_out
from storycraft.llm.errors import CutShort, ModelCallError, Unusable
from storycraft.llm.questions import Answer, Preview
from storycraft.llm.quoting import quote_for_prompt
from storycraft.llm.replies import read_partial
from storycraft.weavers.held_title import held_title
from storycraft.weavers.model.about_sentences import AboutSentences
from storycraft.weavers.model.choose_points import Choice, choice_job, choose_points
from storycraft.weavers.model.mend_quotations import mend_quotations
from storycraft.weavers.model.opinion_request import SECOND_OPINION, Judged, judge_draft
from storycraft.weavers.model.parse_reply import (
    half_of,
    paragraphs_of,
    questions_of,
    reasons_of,
    shown,
    told_whole,
)
from storycraft.weavers.model.prompt_points import (
    Point,
    frame_lines,
    language_line,
    points_of,
    teller,
    telling_of,
    thread_lines,
    workshop_lines,
)
from storycraft.weavers.model.repair_request import REPAIR, Repaired, repair
from storycraft.weavers.model.reply_schemas import BriefDraftForm, ChoiceForm, DraftForm, DraftText
from storycraft.weavers.model.requests import Job, RequestBuilder
from storycraft.weavers.weaver import Material, Order, Watcher, Woven

_TOKENS_OF_A_WORD = 1.7
"""In French and German; English has fewer."""
_BESIDE = 600
"""Tokens of a reply beside what is told: plan, ids, what is open and what is left out."""


def draft_job(
    material: Material,
    frame: Frame,
    order: Order,
    points: Sequence[Point],
    form: type[DraftText] = DraftForm,
) -> Job[DraftText]:
    """The request for a draft from these points."""
    telling = telling_of(order, material)
    fields = {
        "telling": telling.title,
        "how": telling.how,
        "sample": telling.sample,
        "length": describe_length(order.length),
        "lanes": ", ".join(quote_for_prompt(lane.title) for lane in material.format.lanes.values()),
        "language": language_line(material.language),
        "workshop": workshop_lines(material),
        "group": teller(material),
        "frame": frame_lines(frame, material),
        "threads": thread_lines(material, points),
    }
    return Job(task="draft", prompt="weave_draft", form=form, fields=fields, seed=order.seed)


@dataclass(slots=True)
class Drafting:
    """The writing of one draft; `answers` are all answers of the model so far."""

    request_builder: RequestBuilder
    material: Material
    frame: Frame
    order: Order
    watcher: Watcher
    answers: list[Answer[Any]] = field(default_factory=list)
    requoted: int = 0
    repaired: Repaired | None = None
    judged: Judged = field(default_factory=Judged)
    _began: float = field(default_factory=perf_counter)

    def tell(self) -> Woven:
        """Write the draft; see `ModelWeaver.weave_draft`."""
        choice, form = self._write()
        paragraphs = paragraphs_of(form, self._ids())
        if not paragraphs:
            model = self.request_builder.model
            raise Unusable(
                host=model.host, model=model.settings.model_for("draft"), said=N_("no sentence in it")
            )
        paragraphs = (*self._repair(paragraphs), *self._open(form))
        return self._woven(form, paragraphs, [*choice.reasons, *reasons_of(form.left_out)])

    def preview(self) -> tuple[Preview, ...]:
        """The requests that `tell` would send first."""
        request_builder, points = self.request_builder, points_of(self.material, self.order.seed)
        if self._fits(points):
            return (request_builder.model.preview(request_builder.question(self._job(points), points)),)
        return request_builder.preview_parts(self._choice_job(points), points)

    def _write(self) -> tuple[Choice, DraftText]:
        for plan in self.request_builder.plans("draft", self.watcher, N_("choosing fewer points")):
            with plan:
                return self._write_once()
        raise AssertionError("the last plan returns or raises")

    def _write_once(self) -> tuple[Choice, DraftText]:
        choice = self._choose()
        self.answers += choice.answers
        self.watcher.doing(N_("The model is writing."))
        try:
            question = self.request_builder.question(self._job(choice.points), choice.points)
            answer = self.request_builder.model.ask(question, self.watcher, self._show)
        except ModelCallError as error:
            if isinstance(error, CutShort) and (told := told_whole(read_partial(error.arrived))):
                return choice, told
            error.partial = self._half(error.arrived)
            raise
        self.answers.append(answer)
        return choice, answer.value

    def _choose(self) -> Choice:
        points = points_of(self.material, self.order.seed)
        if self._fits(points):
            return Choice(points=points)
        job = self._choice_job(points)
        return choose_points(self.request_builder, job, self.frame, points, self._fits, self.watcher)

    def _fits(self, points: Sequence[Point]) -> bool:
        return len(points) == 1 or self.request_builder.fits(self._job(points), points)

    def _choice_job(self, points: Sequence[Point]) -> Job[ChoiceForm]:
        room = self.request_builder.room(self._job(()))
        return choice_job(self.request_builder, self.material, self.frame, self.order, points, room)

    def _job(self, points: Sequence[Point]) -> Job[DraftText]:
        return draft_job(self.material, self.frame, self.order, points, self._form())

    def _form(self) -> type[DraftText]:
        """Told by heart first where the reply has room for both."""
        twice = 2 * (1 + MISSED_BY) * ordered_words(self.order.length) * _TOKENS_OF_A_WORD + _BESIDE
        return DraftForm if twice <= self.request_builder.reply_tokens("draft") else BriefDraftForm

    def _show(self, partial: dict[str, Any]) -> None:
        if text := shown(partial, self._ids()):
            self.watcher.text(text)

    def _repair(self, written: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        """What the model wrote, mended where the check or its own second opinion finds it wrong."""
        about = AboutSentences(self.request_builder, self.material, self.frame)
        paragraphs = mend_quotations(written, about.check)
        self.requoted = len({*_sentences(paragraphs)} - {*_sentences(written)})
        self._judge(about, paragraphs)
        self.repaired = repair(about, paragraphs, self.watcher, dict(self.judged.given))
        self.answers += self.repaired.answers
        paragraphs = self.repaired.paragraphs or paragraphs
        self.watcher.text("\n\n".join(map(text_of, paragraphs)))
        if self.repaired.rewritten:
            self._judge(about, paragraphs)
        return paragraphs

    def _judge(self, about: AboutSentences, paragraphs: Sequence[Paragraph]) -> None:
        """Ask the model's second opinion on what it has not been asked about."""
        if self.request_builder.model.settings.second_opinion:
            judged = judge_draft(about, paragraphs, self.watcher, self.judged.of)
            self.judged += judged
            self.answers += judged.answers

    def _open(self, form: DraftText) -> tuple[Paragraph, ...]:
        """What stays open, as a paragraph of marked questions: those whose points exist and do not speak against them."""
        about = AboutSentences(self.request_builder, self.material, self.frame)
        asked = questions_of(form, self._ids())
        held = tuple(Sentence(marked_gap(q.text)) for q in asked if q.cites and about.may_be_asked(q))
        return (held,) if held else ()

    def _half(self, arrived: str) -> Woven | None:
        form = half_of(read_partial(arrived))
        paragraphs = paragraphs_of(form, self._ids())
        return self._woven(form, paragraphs, (), incomplete=True) if paragraphs else None

    def _woven(
        self,
        form: DraftText,
        paragraphs: tuple[Paragraph, ...],
        reasons: Iterable[LeftOut],
        *,
        incomplete: bool = False,
    ) -> Woven:
        sentences = _sentences(paragraphs)
        told = cited_in([sentences])
        return Woven(
            title=held_title(filter(None, (" ".join(form.title.split()),)), self.material, told),
            paragraphs=paragraphs,
            left_out=list_left_out(told, self.material.contributions, reasons),
            provenance=self._provenance(sentences),
            incomplete=incomplete,
        )

    def _provenance(self, sentences: Container[Sentence]) -> Provenance:
        model = self.request_builder.model
        settings = model.settings
        mode = f", asked as {self.answers[-1].mode}" if self.answers else ""
        temperature = "" if settings.temperature is None else f", temperature={settings.temperature:g}"
        return Provenance(
            weaver=Hand.MODEL,
            model=settings.model_for("draft"),
            host=model.host,
            prompt=", ".join(self.request_builder.prompts.get(name).label for name in self._prompts()),
            parameters=f"length={self.order.length}{temperature}{mode}{self._repairs()}",
            seed=self.order.seed,
            prompt_tokens=sum(answer.prompt_tokens or 0 for answer in self.answers) or None,
            reply_tokens=sum(answer.reply_tokens or 0 for answer in self.answers) or None,
            seconds=round(perf_counter() - self._began, 3),
            opinions=tuple(given for given in self.judged.given if given[0] in sentences),
        )

    def _prompts(self) -> tuple[str, ...]:
        asked = {REPAIR: self.repaired and self.repaired.answers, SECOND_OPINION: self.judged.answers}
        return ("weave_draft", *(name for name, answers in asked.items() if answers))

    def _repairs(self) -> str:
        """How many sentences were repaired and by whom, as the parameters of a draft name it; "" for none."""
        if self.repaired is None:
            return ""
        model = self.request_builder.model.settings.model_for("check")
        done = ((self.requoted, "code"), (self.repaired.rewritten, model))
        return "".join(f", {number} repaired by {by}" for number, by in done if number)

    def _ids(self) -> list[str]:
        return [contribution.id for contribution in self.material.contributions]


def _sentences(paragraphs: Iterable[Paragraph]) -> set[Sentence]:
    return {sentence for paragraph in paragraphs for sentence in paragraph}
