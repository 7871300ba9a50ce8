"""Which sentences a group reads back, what counts of its answers, and when those who said a sentence confirm it."""

from dataclasses import replace

from storycraft.domain.read_back import Answer, ReadBack, ReadBackCount, Settled
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.drafts.answered_sentences import (
    confirmations,
    corrections_of,
    count_read_back,
    is_read_back,
    sentences_of,
    stories_of_groups,
)
from storycraft.drafts.grounds import Ground

GROUPS = (Group(id="g2", name="Quay"), Group(id="g3", name="Loft"))
SAID = {
    "c1": Contribution(id="c1", group_id="g2", stage="s", text="The nets are mended in the loft."),
    "c2": Contribution(id="c2", group_id="g3", stage="s", text="We sing while we mend."),
}
MENDED, SUNG, BOTH = (
    Sentence("The nets are mended upstairs.", ("c1",)),
    Sentence("People sing over their work.", ("c2",)),
    Sentence("They mend and sing.", ("c1", "c2", "c9")),
)


def draft(*sentences: Sentence, **changes: object) -> Draft:
    whole = Draft(
        id="d1", group_id="g2", telling="plain", title="The loft", frame=Frame(), paragraphs=(sentences,),
        provenance=Provenance(weaver="quotes"),
    )  # fmt: skip
    return replace(whole, **changes)


def answer(number: int, group: str, sentence: Sentence, said: Answer, **more: object) -> ReadBack:
    return ReadBack(
        id=number, draft_id="d1", revision=1, group_id=group, sentence=sentence.text, answer=said, **more
    )


def standing(told: Draft) -> dict[str, Ground]:
    """On whose words its sentences stand, by what they cite."""
    by = {s.text: dict.fromkeys(SAID[cid].group_id for cid in s.cites if cid in SAID) for s in told.sentences}
    return {text: Ground(tuple(groups)) for text, groups in by.items()}


STORY = draft(MENDED, SUNG, BOTH, Sentence("It was evening."))


def test_a_group_reads_what_stands_on_its_words() -> None:
    assert sentences_of(STORY, "g2", standing(STORY)) == (MENDED, BOTH)
    assert sentences_of(STORY, "g3", standing(STORY)) == (SUNG, BOTH)
    assert sentences_of(STORY, "g4", standing(STORY)) == ()


def test_a_sentence_is_confirmed_by_all_who_said_it() -> None:
    yes = [answer(1, "g2", BOTH, Answer.YES), answer(2, "g3", SUNG, Answer.YES)]
    assert [c.sentence for c in confirmations(STORY, standing(STORY), GROUPS, yes)] == [SUNG.text]
    (_, both) = confirmations(STORY, standing(STORY), GROUPS, [*yes, answer(3, "g3", BOTH, Answer.YES)])
    assert (both.sentence, both.by) == (BOTH.text, "Quay, Loft")


def test_the_last_answer_of_a_group_counts() -> None:
    changed_mind = [answer(1, "g3", SUNG, Answer.YES), answer(2, "g3", SUNG, Answer.NOT_OURS)]
    assert confirmations(STORY, standing(STORY), GROUPS, changed_mind) == ()
    assert corrections_of(STORY, reversed(changed_mind)) == (changed_mind[1],)
    back = [*changed_mind, answer(3, "g3", SUNG, Answer.YES)]
    assert confirmations(STORY, standing(STORY), GROUPS, back)
    assert corrections_of(STORY, back) == ()


def test_an_answer_is_valid_for_its_text_alone() -> None:
    yes = [answer(1, "g3", SUNG, Answer.YES)]
    told_anew = draft(replace(SUNG, text="People sing all day."))
    assert confirmations(told_anew, standing(told_anew), GROUPS, yes) == ()
    assert confirmations(draft(SUNG, id="d2"), standing(STORY), GROUPS, yes) == ()


def test_a_group_has_read_once_it_has_answered_on_all() -> None:
    assert count_read_back(STORY, standing(STORY), []) is None
    first = [answer(1, "g2", MENDED, Answer.YES)]
    assert count_read_back(STORY, standing(STORY), first) == ReadBackCount(groups=0, of=2)
    both = [*first, answer(2, "g2", BOTH, Answer.NOT_QUITE, words="They sing, then mend.")]
    assert count_read_back(STORY, standing(STORY), both) == ReadBackCount(
        groups=1, of=2, corrections=1, unsettled=1
    )


def test_a_draft_is_read_back_once_all_have_answered() -> None:
    said = [
        answer(1, "g2", MENDED, Answer.YES),
        answer(2, "g2", BOTH, Answer.YES),
        answer(3, "g3", SUNG, Answer.YES),
    ]
    assert not is_read_back(STORY, standing(STORY), said)
    assert is_read_back(STORY, standing(STORY), [*said, answer(4, "g3", BOTH, Answer.NOT_QUITE)])
    nobodys = draft(Sentence("Nobody said this."))
    assert is_read_back(nobodys, standing(nobodys), [])


def test_only_a_change_on_a_groups_word_leaves_it_counted() -> None:
    said = [answer(1, "g3", SUNG, Answer.NOT_QUITE, words="We hum.", settled=Settled.CHANGED)]
    corrected = draft(Sentence("People hum over their work.", ("c2",)))
    assert count_read_back(corrected, standing(corrected), said) == ReadBackCount(
        groups=1, of=1, corrections=1
    )
    more = draft(*corrected.sentences, Sentence("And they whistle.", ("c2",)))
    assert count_read_back(more, standing(more), said) == ReadBackCount(groups=0, of=1, corrections=1)


def test_each_group_is_heard_on_one_draft_of_each() -> None:
    newest, worked, final = (
        draft(MENDED, id="d3"),
        draft(MENDED, id="d2", revision=4),
        draft(MENDED, id="d1", final=True),
    )
    other = draft(SUNG, id="d9", group_id="g3")
    assert [d.id for d in stories_of_groups([newest, other])] == ["d3", "d9"]
    assert [d.id for d in stories_of_groups([newest, worked])] == ["d2"]
    assert [d.id for d in stories_of_groups([newest, worked, final])] == ["d1"]
