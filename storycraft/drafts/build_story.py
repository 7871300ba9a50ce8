"""Builds a story from a draft: adds the sources needed to check it, and lists every point that is not cited."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.format import Format
from storycraft.domain.mark import Mark
from storycraft.domain.read_back import Answer, ReadBack, Settled
from storycraft.domain.story import (
    Correction,
    Draft,
    Frame,
    LeftOut,
    Opinion,
    Overrule,
    Paragraph,
    Sentence,
    Story,
)
from storycraft.domain.workshop import Contribution, Thread, Workshop
from storycraft.drafts.answered_sentences import confirmations, corrections_of, count_read_back
from storycraft.drafts.consent import Withheld, is_exportable
from storycraft.drafts.disagreements import list_disagreements
from storycraft.drafts.gather_common_knowledge import gather_common_knowledge
from storycraft.drafts.open_questions import open_questions, without_gaps
from storycraft.drafts.voices import NOT_MENTIONED, list_left_out
from storycraft.languages.story_words import story_words
from storycraft.receipts.check import Receipt, Sources, check_draft, cited_rightly
from storycraft.receipts.check_parts import Part, check_parts
from storycraft.receipts.facts.known_phrases import only_used
from storycraft.receipts.second_opinion import AGAINST, weigh_opinions
from storycraft.receipts.verdict import confirm
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
    is listed as left out.
    """
    withheld = Withheld.in_workshop(workshop)
    said = workshop.heard_in(draft.language)
    frame = cited_rightly(withheld.out_of_frame(draft.frame), Sources(said, workshop.groups, draft.language))
    paragraphs = withheld.out_of_paragraphs(draft.paragraphs)
    accepted = workshop.threads_of(draft.group_id)
    threads = withheld.out_of_threads(accepted)
    titled = not withheld.says(draft.title)
    by_id, told = {c.id: c for c in said}, {s.text for paragraph in paragraphs for s in paragraph}
    stayed = _stayed_behind(
        draft.language,
        title=int(not titled),
        sentence=sum(withheld.covers(sentence) for sentence in draft.sentences),
        part_of_the_frame=len(frame.gaps) - len(draft.frame.gaps),
        thread=len(accepted) - len(threads),
        statement_of_a_thread=_unstated(accepted, threads),
    )
    sources = _sources(draft.group_id, said, frame, paragraphs, threads)
    disagreed = list_disagreements(threads, sources, paragraphs, workshop.language, draft.language)
    speaking = {c.group_id for c in sources} | {draft.group_id}
    group = workshop.group(draft.group_id)
    return Story(
        title=draft.title if titled else workshop.title,
        workshop=workshop.title,
        date=workshop.date,
        place=workshop.place,
        told_by=(group.name,) if group else tuple(g.name for g in workshop.groups if g.id in speaking),
        telling=draft.telling,
        frame=frame,
        paragraphs=without_gaps(paragraphs),
        provenance=replace(draft.provenance, opinions=_doubts_on(paragraphs, draft, withheld)),
        groups=tuple(g for g in workshop.groups if g.id in speaking),
        sources=sources,
        threads=threads,
        questions=(
            *open_questions(frame, format, paragraphs, threads, sources, workshop),
            *disagreed,
            *stayed,
        ),
        left_out=_left_out(
            draft.language,
            list_left_out(
                _cited(paragraphs), sources, (out for out in draft.left_out if not withheld.says(out.reason))
            ),
        ),
        overrules=tuple(o for o in overrules if not _tells_of(o, draft, withheld)),
        known=_known_besides(workshop, format, draft.language, paragraphs),
        confirmed=tuple(
            each for each in confirmations(draft, by_id, workshop.groups, read_backs) if each.sentence in told
        ),
        corrections=_corrections(draft, workshop, read_backs, withheld),
        read_back=count_read_back(draft, by_id, read_backs),
        marked=tell_marks(marks, sources),
        language=draft.language,
        final=draft.final,
        seal=draft.seal,
        made=draft.made,
    )


def check_told(story: Story) -> tuple[Receipt, ...]:
    """One receipt for each sentence, from the story's own sources: as `storycraft check` gives for its file."""
    # What a file says to stand on points has to stand on them; what cites none is the group's own.
    entries = tuple(replace(entry, proposed=bool(entry.contribution_ids)) for entry in story.frame.entries)
    frame = replace(story.frame, entries=entries)
    receipts = check_draft(
        story.paragraphs, story.sources, story.groups, frame, story.language, known_in(story)
    )
    if doubts := dict(story.provenance.opinions):
        sources = Sources.of(story.sources, story.groups, story.language)
        receipts = weigh_opinions(story.sentences, receipts, doubts, sources)
    return confirm(receipts, story.sentences, story.confirmed)


def check_beside(story: Story) -> tuple[Part, ...]:
    """The receipts of what stands beside the sentences: the frame and the threads, from the story's own sources."""
    sources = Sources(story.sources, story.groups, story.language, known_in(story))
    return check_parts(story.frame, story.threads, sources)


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


def known_in(story: Story) -> CommonKnowledge:
    """What everybody in the workshop of a story knows, as far as its file says it."""
    return replace(story.known, title=story.workshop, date=story.date, place=story.place)


def _stayed_behind(language: str, **counts: int) -> tuple[str, ...]:
    """One open question that says how much was for the room only or withdrawn; none where nothing was."""
    words = story_words(language).left_out
    counted = [(number, words[what].split(" / ")) for what, number in counts.items() if number]
    if not counted:
        return ()
    parts = ", ".join(f"{number} {forms[number > 1]}" for number, forms in counted)
    return (words["question"].format(parts=parts),)


def _unstated(before: Iterable[Thread], after: Iterable[Thread]) -> int:
    stated = {thread.id for thread in before if thread.statement}
    return sum(thread.id in stated and not thread.statement for thread in after)


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


def _sources(
    group_id: str,
    said: Iterable[Contribution],
    frame: Frame,
    paragraphs: Iterable[Paragraph],
    threads: Iterable[Thread],
) -> tuple[Contribution, ...]:
    """The contributions of the story: those cited, those in its threads, and those of its group."""
    named = _cited(paragraphs)
    named |= {cid for entry in frame.entries for cid in entry.contribution_ids}
    named |= {cid for thread in threads for cid in thread.contribution_ids}
    return tuple(c for c in said if is_exportable(c) and (c.id in named or group_id in ("", c.group_id)))


def _cited(paragraphs: Iterable[Paragraph]) -> set[str]:
    return {cid for paragraph in paragraphs for sentence in paragraph for cid in sentence.cites}


def _known_besides(
    workshop: Workshop, format: Format, language: str, paragraphs: Iterable[Paragraph]
) -> CommonKnowledge:
    """What everybody knows, as far as these paragraphs may need it, without what stands in fields of its own."""
    known = gather_common_knowledge(workshop, format, language)
    used = only_used(known, (sentence.text for paragraph in paragraphs for sentence in paragraph))
    return replace(used, title="", date="", place="")


def _left_out(language: str, left_out: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """The points that are left out; where the reason is ours, it is in the story's language."""
    ours = {str(NOT_MENTIONED): story_words(language).left_out["not_mentioned"]}
    return tuple(replace(out, reason=ours.get(out.reason, out.reason)) for out in left_out)
