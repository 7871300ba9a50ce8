"""Which sentences a group reads back, which are confirmed by those who said them, and how far a story was read back."""

from collections.abc import Iterable, Mapping, Sequence

from storycraft.domain.read_back import Answer, ReadBack, ReadBackCount, Settled
from storycraft.domain.story import Confirmation, Draft, Sentence
from storycraft.domain.workshop import Contribution, Group


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


def groups_told(sentence: Sentence, said: Mapping[str, Contribution]) -> tuple[str, ...]:
    """The groups on whose words a sentence stands; `said` are the contributions by id."""
    return tuple(dict.fromkeys(said[cid].group_id for cid in sentence.cites if cid in said))


def sentences_of(draft: Draft, group_id: str, said: Mapping[str, Contribution]) -> tuple[Sentence, ...]:
    """The sentences of a draft that stand on a group's words, in order, each text once."""
    own = (s for s in draft.sentences if group_id in groups_told(s, said))
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
    stories: Iterable[Draft],
    said: Mapping[str, Contribution],
    answers: Sequence[ReadBack],
) -> tuple[int, int]:
    """How many sentences a group has answered in these stories, and how many it is asked for."""
    done = asked = 0
    for draft in stories:
        own = sentences_of(draft, group_id, said)
        latest = latest_answers(draft, answers) if own else {}
        done += sum((group_id, sentence.text) in latest for sentence in own)
        asked += len(own)
    return done, asked


def confirmations(
    draft: Draft,
    said: Mapping[str, Contribution],
    groups: Sequence[Group],
    answers: Iterable[ReadBack],
) -> tuple[Confirmation, ...]:
    """The sentences to which every group has said yes on whose words they stand, by the names of these groups."""
    latest, names = latest_answers(draft, answers), {group.id: group.name for group in groups}
    agreed: dict[str, Confirmation] = {}
    for sentence in draft.sentences if latest else ():
        told = groups_told(sentence, said)
        given = [latest.get((group_id, sentence.text)) for group_id in told]
        if told and all(each is not None and each.answer is Answer.YES for each in given):
            by = ", ".join(names.get(group_id, group_id) for group_id in told)
            agreed[sentence.text] = Confirmation(sentence=sentence.text, by=by)
    return tuple(agreed.values())


def count_read_back(
    draft: Draft, said: Mapping[str, Contribution], answers: Iterable[ReadBack]
) -> ReadBackCount | None:
    """How far a draft was read back; None while no group has said anything."""
    latest = latest_answers(draft, answers)
    if not latest:
        return None
    asked = dict.fromkeys(group_id for s in draft.sentences for group_id in groups_told(s, said))
    corrections = [each for each in latest.values() if each.is_correction]
    return ReadBackCount(
        groups=sum(_has_read(draft, group_id, said, latest) for group_id in asked),
        of=len(asked),
        corrections=len(corrections),
        unsettled=sum(each.settled is Settled.OPEN for each in corrections),
    )


def is_read_back(draft: Draft, said: Mapping[str, Contribution], answers: Iterable[ReadBack]) -> bool:
    """Whether every group whose words a draft tells has read them back."""
    latest = latest_answers(draft, answers)
    asked = {group_id for s in draft.sentences for group_id in groups_told(s, said)}
    return all(_has_read(draft, group_id, said, latest) for group_id in asked)


def _has_read(
    draft: Draft,
    group_id: str,
    said: Mapping[str, Contribution],
    latest: Mapping[tuple[str, str], ReadBack],
) -> bool:
    """Whether a group has answered on all its sentences.

    What the tellers have changed on its word is new to it: it may read that again, and has read the story all the same.
    """
    answered = {sentence for group, sentence in latest if group == group_id}
    own = {sentence.text for sentence in sentences_of(draft, group_id, said)}
    changed = sum(
        each.settled is Settled.CHANGED and each.group_id == group_id and each.sentence not in own
        for each in latest.values()
    )
    return bool(answered) and len(own - answered) <= changed
