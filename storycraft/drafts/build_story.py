"""Builds a story from a draft: adds the sources needed to check it, and lists every point that is not cited."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.format import Format
from storycraft.domain.mark import Mark
from storycraft.domain.read_back import Answer, ReadBack, Settled
from storycraft.domain.story import (
    Correction,
    Draft,
    LeftOut,
    Opinion,
    Overrule,
    Paragraph,
    Sentence,
    Story,
    cited_in,
)
from storycraft.domain.workshop import Contribution, Workshop
from storycraft.drafts.answered_sentences import (
    confirmations,
    corrections_of,
    count_read_back,
    latest_answers,
)
from storycraft.drafts.consent import Withheld, is_exportable
from storycraft.drafts.disagreements import list_disagreements
from storycraft.drafts.exportable_parts import ExportableParts
from storycraft.drafts.gap_marks import without_gaps
from storycraft.drafts.gather_common_knowledge import gather_common_knowledge
from storycraft.drafts.grounds import grounds_of
from storycraft.drafts.open_questions import open_questions
from storycraft.drafts.read_sources import read_sources
from storycraft.drafts.repeated_questions import without_covered
from storycraft.drafts.unsure_points import unsure_points
from storycraft.drafts.voices import NOT_MENTIONED, list_left_out
from storycraft.languages.story_words import story_words
from storycraft.receipts.facts.known_phrases import only_used
from storycraft.receipts.second_opinion import AGAINST
from storycraft.threads.marks import tell_marks


def tell_story(
    draft: Draft,
    workshop: Workshop,
    format: Format,
    overrules: Sequence[Overrule] = (),
    read_backs: Sequence[ReadBack] = (),
    marks: Sequence[Mark] = (),
) -> Story:
    """Build the story of a draft, with all contributions that it cites or leaves out.

    What was said for the room only never leaves with it: not as a source, and where people asked for
    that after the draft was woven, not in its title, sentences, frame or threads either; a question says
    how much of each stayed behind. Whatever its group said, or its threads gather, and no sentence cites
    is listed as left out, but for questions that stand among what is open.
    """
    withheld = Withheld.in_workshop(workshop)
    said = workshop.heard_in(draft.language)
    story = _told_and_unanswered(draft, workshop, format, withheld, said)
    told = {sentence.text for sentence in story.sentences}
    # What the sentences stand on takes a check of all of them, and is asked only where somebody has read them back.
    grounds = grounds_of(draft, workshop, format) if latest_answers(draft, read_backs) else {}
    agreed = confirmations(draft, grounds, workshop.groups, read_backs)
    return replace(
        story,
        overrules=_overrules(overrules, draft, withheld),
        confirmed=tuple(each for each in agreed if each.sentence in told),
        corrections=_corrections(draft, workshop, read_backs, withheld),
        read_back=count_read_back(draft, grounds, read_backs),
        marked=tell_marks(marks, story.sources),
    )


def _told_and_unanswered(
    draft: Draft, workshop: Workshop, format: Format, withheld: Withheld, said: Sequence[Contribution]
) -> Story:
    """The story as it was told, before anything that people answered to it."""
    parts = ExportableParts.of(draft, workshop, withheld, read_sources(workshop, format, draft.language))
    sources = _sources(draft.group_id, said, parts)
    speaking = {c.group_id for c in sources} | {draft.group_id}
    group = workshop.group(draft.group_id)
    questions = _questions(draft, workshop, format, parts, sources)
    unsure = unsure_points(sources, format, workshop, draft.language)
    listed = (*questions, *(each.words for each in unsure))
    return Story(
        title=parts.title,
        workshop=workshop.title,
        date=workshop.date,
        place=workshop.place,
        told_by=(group.name,) if group else tuple(g.name for g in workshop.groups if g.id in speaking),
        telling=draft.telling,
        frame=parts.frame,
        paragraphs=without_gaps(parts.paragraphs),
        provenance=replace(draft.provenance, opinions=_doubts_on(parts.paragraphs, draft, withheld)),
        groups=tuple(g for g in workshop.groups if g.id in speaking),
        sources=sources,
        threads=parts.threads,
        questions=(*questions, *(each.line for each in unsure), *parts.stayed_behind),
        left_out=_left_out(draft, parts.paragraphs, _but_listed(sources, listed), withheld),
        known=_known_besides(workshop, format, draft.language, parts),
        language=draft.language,
        final=draft.final,
        seal=draft.seal,
        made=draft.made,
    )


def _questions(
    draft: Draft,
    workshop: Workshop,
    format: Format,
    parts: ExportableParts,
    sources: Sequence[Contribution],
) -> tuple[str, ...]:
    """What is open: what people asked, what nobody said, and where points disagree."""
    open_ones = open_questions(
        parts.frame, format, parts.paragraphs, parts.threads, sources, workshop, draft.language
    )
    disagreements = list_disagreements(
        parts.threads, sources, parts.paragraphs, workshop.language, draft.language
    )
    return (
        *open_ones,
        *without_covered(disagreements, open_ones, draft.language),
    )


def _overrules(overrules: Sequence[Overrule], draft: Draft, withheld: Withheld) -> tuple[Overrule, ...]:
    """What may leave with the story of the sentences that people keep, each with a name in the story's language."""
    facilitator = story_words(draft.language).whose["facilitator"]
    return tuple(replace(o, by=o.by or facilitator) for o in overrules if not _tells_of(o, draft, withheld))


def _tells_of(overrule: Overrule, draft: Draft, withheld: Withheld) -> bool:
    """Whether a sentence that people kept, or the reason they gave, contains words for the room only."""
    stays = {sentence.text for sentence in draft.sentences if withheld.covers(sentence)}
    return overrule.sentence in stays or any(map(withheld.says, (overrule.sentence, overrule.reason)))


def _corrections(
    draft: Draft, workshop: Workshop, read_backs: Sequence[ReadBack], withheld: Withheld
) -> tuple[Correction, ...]:
    """What groups wanted to be told otherwise, without words that stay behind."""
    words, names = story_words(draft.language).read_back, {group.id: group.name for group in workshop.groups}
    answers = {Answer.NOT_QUITE: words["not_quite"], Answer.NOT_OURS: words["not_ours"]}
    done = {
        Settled.CHANGED: words["changed"],
        Settled.KEPT: words["kept"],
        Settled.OPEN: words["open"],
    }
    return tuple(
        Correction(
            sentence=each.sentence,
            by=names.get(each.group_id, each.group_id),
            said="; ".join(
                ": ".join(" ".join(word.split()) for word in pair if word)
                for pair in ((answers[each.answer], each.words), (done[each.settled], each.reason))
            ),
        )
        for each in corrections_of(draft, read_backs)
        if not any(map(withheld.says, (each.sentence, each.words, each.reason)))
    )


def _doubts_on(
    paragraphs: Iterable[Paragraph], draft: Draft, withheld: Withheld
) -> tuple[tuple[Sentence, Opinion], ...]:
    """What a second opinion held against sentences that are still told, without words that stay behind."""
    told = {sentence for paragraph in paragraphs for sentence in paragraph}
    return tuple(
        (sentence, opinion)
        for sentence, opinion in draft.provenance.opinions
        if opinion.verdict == AGAINST
        and sentence in told
        and not any(map(withheld.says, (opinion.evidence, opinion.reason)))
    )


def _sources(group_id: str, said: Iterable[Contribution], parts: ExportableParts) -> tuple[Contribution, ...]:
    """The contributions of the story: those cited, those in its threads, and those of its group."""
    named = cited_in(parts.paragraphs)
    named |= {cid for entry in parts.frame.entries for cid in entry.contribution_ids}
    named |= {cid for thread in parts.threads for cid in thread.contribution_ids}
    return tuple(c for c in said if is_exportable(c) and (c.id in named or group_id in ("", c.group_id)))


def _known_besides(
    workshop: Workshop, format: Format, language: str, parts: ExportableParts
) -> CommonKnowledge:
    """What everybody knows, as far as title and text may need it, without what stands in fields of its own."""
    known = gather_common_knowledge(workshop, format, language)
    told = (sentence.text for paragraph in parts.paragraphs for sentence in paragraph)
    used = only_used(known, (parts.title, *told))
    return replace(used, title="", date="", place="")


def _but_listed(sources: Iterable[Contribution], questions: Iterable[str]) -> Iterator[Contribution]:
    """The sources without those that stand word for word among what is open: each is listed once."""
    listed = {question.casefold() for question in questions}
    return (c for c in sources if " ".join(c.text.split()).casefold() not in listed)


def _left_out(
    draft: Draft, paragraphs: Iterable[Paragraph], sources: Iterable[Contribution], withheld: Withheld
) -> tuple[LeftOut, ...]:
    """The points that are not cited; where the reason is ours, it is in the story's language."""
    ours = {str(NOT_MENTIONED): story_words(draft.language).left_out["not_mentioned"]}
    reasons = (out for out in draft.left_out if not withheld.says(out.reason))
    left_out = list_left_out(cited_in(paragraphs), sources, reasons)
    return tuple(replace(out, reason=ours.get(out.reason, out.reason)) for out in left_out)
