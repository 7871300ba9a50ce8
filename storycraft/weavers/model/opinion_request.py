"""Asks a model for a second opinion: whether sentences say what people said."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from storycraft.domain.message import N_
from storycraft.domain.story import Frame, Opinion, Paragraph, Sentence
from storycraft.llm.errors import ModelCallError
from storycraft.llm.questions import Answer, Preview
from storycraft.receipts.second_opinion import may_be_lowered
from storycraft.weavers.model.about_sentences import AboutSentences, Numbers
from storycraft.weavers.model.numbered_sentences import lines_in_text
from storycraft.weavers.model.prompt_points import frame_lines, language_line, workshop_lines
from storycraft.weavers.model.reply_schemas import OpinionsForm
from storycraft.weavers.model.requests import Job
from storycraft.weavers.weaver import Watcher

SECOND_OPINION = "second_opinion"
_LONGEST_REASON = 300
"""Characters that are kept of a model's reason."""


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


def judge(
    about: AboutSentences,
    sentences: Sequence[Sentence],
    watcher: Watcher,
    text: Sequence[Paragraph] = (),
) -> Judged:
    """A second opinion on each sentence, None where the model gave none; `text` is what they stand in.

    Where only some parts came, theirs are given: the other sentences can be asked about again.
    """
    found: dict[Numbers, Answer[OpinionsForm]] = {}
    try:
        about.ask(lambda part: _opinion_job(about, sentences, part, text), sentences, watcher, found)
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


def preview_judge(
    about: AboutSentences, sentences: Sequence[Sentence], text: Sequence[Paragraph] = ()
) -> Preview:
    """What `judge` would send, as one request."""
    job = _opinion_job(about, sentences, tuple(range(1, len(sentences) + 1)), text)
    return about.request_builder.model.preview(about.request_builder.question(job, about.points(sentences)))


def judge_draft(
    about: AboutSentences, paragraphs: Sequence[Paragraph], watcher: Watcher, asked: Container[Sentence] = ()
) -> Judged:
    """A second opinion on each sentence of a draft that one could lower; none where the model does not answer.

    Those that were `asked` about already are left out.
    """
    told = dict.fromkeys(sentence for paragraph in paragraphs for sentence in paragraph)
    new = (sentence for sentence in told if sentence not in asked)
    sentences = tuple(sentence for sentence in new if may_be_lowered(sentence, about.check(sentence)))
    if not sentences:
        return Judged()
    watcher.doing(N_("The model reads the draft a second time, against what people said."))
    try:
        judged = judge(about, sentences, watcher, paragraphs)
    except ModelCallError as error:
        # A draft without a second opinion is worth more than an error.
        watcher.doing(error.message)
        return Judged()
    return replace(judged, of=sentences)


def _opinion_job(
    about: AboutSentences, sentences: Sequence[Sentence], part: Numbers, text: Sequence[Paragraph]
) -> Job[OpinionsForm]:
    numbered = {sentences[number - 1]: number for number in part}
    fields = {
        "sentences": "\n".join(lines_in_text(numbered, text, about.may_leave)),
        "workshop": workshop_lines(about.material),
        "frame": frame_lines(_confirmed(about.frame), about.material),
        "language": language_line(about.material.language),
    }
    return Job(task="opinion", prompt=SECOND_OPINION, form=OpinionsForm, fields=fields)


def _confirmed(frame: Frame) -> Frame:
    """The frame without what nobody has confirmed: a wrong proposal would carry what was made of it."""
    return replace(frame, entries=tuple(replace(e, text="") if e.proposed else e for e in frame.entries))
