"""Asks a model to mend the sentences of a draft that say more than people said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from storycraft.domain.message import Message
from storycraft.domain.story import Opinion, Paragraph, Sentence, cited_in
from storycraft.llm.errors import ModelCallError
from storycraft.llm.questions import Answer
from storycraft.receipts.check import Receipt, Verdict
from storycraft.receipts.second_opinion import weigh_opinions
from storycraft.weavers.model.about_sentences import AboutSentences, Numbers
from storycraft.weavers.model.numbered_sentences import Broken, broken_in
from storycraft.weavers.model.parse_reply import sentences_of
from storycraft.weavers.model.prompt_points import language_line, workshop_lines
from storycraft.weavers.model.reply_schemas import RepairsForm, SentenceForm
from storycraft.weavers.model.requests import Job
from storycraft.weavers.weaver import Material, Watcher

REPAIR = "repair_sentences"
MOST_AT_ONCE = 30
"""A model that errs in more sentences than these will not be cured by a list of them."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired draft, the model's answers, and how many sentences the model rewrote."""

    paragraphs: tuple[Paragraph, ...]
    answers: tuple[Answer[RepairsForm], ...] = ()
    rewritten: int = 0


def repair(
    about: AboutSentences,
    paragraphs: Sequence[Paragraph],
    watcher: Watcher,
    opinions: Mapping[Sentence, Opinion],
) -> Repaired:
    """Have the model rewrite what is unsupported, and what a second opinion that code could confirm is against.

    What the model writes is taken only where its own receipt is better.
    """

    def check(sentence: Sentence) -> Receipt:
        (receipt,) = weigh_opinions([sentence], [about.check(sentence)], opinions, about.sources)
        return receipt

    broken = list(islice(broken_in(paragraphs, check, about.may_leave), MOST_AT_ONCE))
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
        about.ask(lambda part: _repair_job(broken, part, about.material), sentences, watcher, found)
    except ModelCallError as error:
        # An unrepaired draft with receipts that show its faults is worth more than an error.
        watcher.doing(error.message)
    mended = _mended(about, broken, found)
    rewritten = _whole([[new for s in p for new in mended.get(s, (s,))] for p in paragraphs])
    return Repaired(rewritten, tuple(found.values()), len(mended))


def _mended(
    about: AboutSentences, broken: Sequence[Broken], found: Mapping[Numbers, Answer[RepairsForm]]
) -> dict[Sentence, Paragraph]:
    """What each sentence becomes; one that would say a neighbour's words again is left as it was, or out.

    It is left out where the neighbours cite all that it would: nobody's voice goes with it.
    """
    language = about.material.language
    mended: dict[Sentence, Paragraph] = {}
    # A reply to a sentence number that was not in the question is ignored.
    written = (f for part, answer in found.items() for f in answer.value.sentences if f.number in part)
    for form in written:
        as_sentence = SentenceForm(text=form.text, cites=form.cites)
        new, old = sentences_of([as_sentence], about.ids), broken[form.number - 1]
        if _faults(about, new) and _faults(about, new) >= _faults(about, [old.sentence]):
            continue
        if any(old.is_doubled_by(sentence, language) for sentence in new):
            if not cited_in([new]) <= cited_in([(*old.before, *old.after)]):
                continue
            new = ()
        mended[old.sentence] = new
    return mended


def _faults(about: AboutSentences, sentences: Iterable[Sentence]) -> int:
    """How much the check holds against what it does not support: a sentence with less of it is the better one."""
    receipts = (about.check(sentence) for sentence in sentences)
    return sum(max(1, len(r.failed)) for r in receipts if r.verdict is Verdict.UNSUPPORTED)


def _repair_job(broken: Sequence[Broken], part: Numbers, material: Material) -> Job[RepairsForm]:
    lines = (broken[number - 1].line(number) for number in part)
    fields = {
        "sentences": "\n".join(lines),
        "workshop": workshop_lines(material),
        "language": language_line(material.language),
    }
    return Job(task="check", prompt=REPAIR, form=RepairsForm, fields=fields)


def _whole(text: Iterable[Iterable[Sentence]]) -> tuple[Paragraph, ...]:
    return tuple(paragraph for sentences in text if (paragraph := tuple(sentences)))
