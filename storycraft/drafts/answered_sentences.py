"""Which sentences a group reads back, which are confirmed by those who said them, and how far a story was read back."""

from collections.abc import Iterable, Mapping, Sequence

from storycraft.domain.read_back import Answer, ReadBack, ReadBackCount, Settled
from storycraft.domain.story import Confirmation, Draft, Sentence
from storycraft.domain.workshop import Group
from storycraft.drafts.grounds import Ground


def stories_of_groups(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """One draft of each group, in the order given: its final story, or the one that was worked on most.

    Of several that nobody has worked on, the first one given is taken.
    """
    told: dict[str, Draft] = {}
    for draft in drafts:
        there = told.get(draft.group_id)
        if there is None or (draft.final, draft.revision) > (there.final, there.revision):
            told[draft.group_id] = draft
    return tuple(told.values())


def sentences_of(draft: Draft, group_id: str, grounds: Mapping[str, Ground]) -> tuple[Sentence, ...]:
    """The sentences of a draft that stand on a group's words, in order, each text once.

    `grounds` say what its sentences stand on, here as in all functions of this file.
    """
    own = (s for s in draft.sentences if group_id in grounds[s.text].groups)
    return tuple({sentence.text: sentence for sentence in own}.values())


def latest_answers(draft: Draft, answers: Iterable[ReadBack]) -> dict[tuple[str, str], ReadBack]:
    """What counts of a draft's answers, by group and sentence: the last one of each."""
    of_draft = (each for each in answers if each.draft_id == draft.id)
    return {(each.group_id, each.sentence): each for each in sorted(of_draft, key=lambda each: each.id)}


def corrections_of(draft: Draft, answers: Iterable[ReadBack]) -> tuple[ReadBack, ...]:
    """What groups want to be told otherwise in a draft, also in earlier revisions, the oldest first."""
    return tuple(each for each in latest_answers(draft, answers).values() if each.is_correction)


def progress_of(
    group_id: str,
    stories: Sequence[Draft],
    grounds: Sequence[Mapping[str, Ground]],
    answers: Sequence[ReadBack],
) -> tuple[int, int]:
    """How many sentences a group has answered in these stories, and how many it is asked for; with each one's grounds."""
    done = asked = 0
    for draft, stands_on in zip(stories, grounds, strict=True):
        own = sentences_of(draft, group_id, stands_on)
        latest = latest_answers(draft, answers) if own else {}
        done += sum((group_id, sentence.text) in latest for sentence in own)
        asked += len(own)
    return done, asked


def confirmations(
    draft: Draft,
    grounds: Mapping[str, Ground],
    groups: Sequence[Group],
    answers: Iterable[ReadBack],
) -> tuple[Confirmation, ...]:
    """The sentences to which every group has said yes on whose words they stand, by the names of these groups."""
    latest, names = latest_answers(draft, answers), {group.id: group.name for group in groups}
    agreed: dict[str, Confirmation] = {}
    for sentence in draft.sentences if latest else ():
        told = grounds[sentence.text].groups
        given = [latest.get((group_id, sentence.text)) for group_id in told]
        if told and all(each is not None and each.answer is Answer.YES for each in given):
            by = ", ".join(names.get(group_id, group_id) for group_id in told)
            agreed[sentence.text] = Confirmation(sentence=sentence.text, by=by)
    return tuple(agreed.values())


def count_read_back(
    draft: Draft, grounds: Mapping[str, Ground], answers: Iterable[ReadBack]
) -> ReadBackCount | None:
    """How far a draft was read back; None while no group has said anything."""
    latest = latest_answers(draft, answers)
    if not latest:
        return None
    asked = _asked(draft, grounds)
    corrections = [each for each in latest.values() if each.is_correction]
    return ReadBackCount(
        groups=sum(_has_read(draft, group_id, grounds, latest) for group_id in asked),
        of=len(asked),
        corrections=len(corrections),
        unsettled=sum(each.settled is Settled.OPEN for each in corrections),
    )


def is_read_back(draft: Draft, grounds: Mapping[str, Ground], answers: Iterable[ReadBack]) -> bool:
    """Whether every group whose words a draft tells has read them back."""
    latest = latest_answers(draft, answers)
    return all(_has_read(draft, group_id, grounds, latest) for group_id in _asked(draft, grounds))


def _asked(draft: Draft, grounds: Mapping[str, Ground]) -> frozenset[str]:
    return frozenset(group_id for s in draft.sentences for group_id in grounds[s.text].groups)


def _has_read(
    draft: Draft,
    group_id: str,
    grounds: Mapping[str, Ground],
    latest: Mapping[tuple[str, str], ReadBack],
) -> bool:
    """Whether a group has answered on all its sentences.

    What the tellers have changed on its word is new to it: it may read that again, and has read the story all the same.
    """
    answered = {sentence for group, sentence in latest if group == group_id}
    own = {sentence.text for sentence in sentences_of(draft, group_id, grounds)}
    changed = sum(
        each.settled is Settled.CHANGED and each.group_id == group_id and each.sentence not in own
        for each in latest.values()
    )
    return bool(answered) and len(own - answered) <= changed
