"""A text is made shorter, freed of a thread or begins with it, and no sentence of it is written anew."""

from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.story import Paragraph, Sentence
from storycraft.drafts.reshape import SHORTER, leave_out, shorten, tell_first

ROPE = Sentence("The rope was old and grey.", ("c1",))
AGAIN = Sentence("It was an old rope, they said.", ("c1",))
BOAT = Sentence("The boat came on Monday.", ("c2",))
BOTH = Sentence("Rope and boat were lent.", ("c1", "c2"))
THEN = Sentence("Then the talk went on.")
GAP = Sentence("*open: When did it start?*")
STORY: tuple[Paragraph, ...] = ((THEN, ROPE, AGAIN, BOAT), (BOTH, GAP))


def words(paragraphs: tuple[Paragraph, ...]) -> int:
    return sum(len(s.text.split()) for p in paragraphs for s in p)


def test_what_leads_on_and_what_is_told_twice_goes_first() -> None:
    shorter = shorten(STORY)
    assert shorter == ((ROPE, BOAT), (BOTH, GAP))
    assert words(shorter) <= SHORTER * words(STORY) + 6


def test_a_single_sentence_cannot_be_shortened() -> None:
    assert shorten(((ROPE,),)) == ((ROPE,),)


def test_thread_is_left_out_and_no_other_point_with_it() -> None:
    assert leave_out(STORY, {"c1"}) == ((THEN, BOAT), (GAP,))
    assert leave_out(((ROPE, BOTH), (THEN,)), {"c1"}) == ((BOTH,), (THEN,))
    assert leave_out(((THEN, ROPE), (BOAT,)), {"c1"}) == ((), (BOAT,))


def test_a_thread_is_told_first() -> None:
    assert tell_first(((ROPE, THEN), (BOAT,)), {"c2"}) == ((BOAT,), (ROPE, THEN))
    assert tell_first(((ROPE, AGAIN, BOAT), (THEN,)), {"c2"}) == ((BOAT,), (ROPE, AGAIN), (THEN,))


sentences = st.sampled_from((ROPE, AGAIN, BOAT, BOTH, THEN, GAP))
stories = st.lists(st.lists(sentences, min_size=1, max_size=5).map(tuple), max_size=5).map(tuple)


@given(stories)
def test_shorter_text_keeps_its_order_its_gaps_and_each_paragraph(story: tuple[Paragraph, ...]) -> None:
    shorter = shorten(story)
    assert len(shorter) == len(story)
    for before, after in zip(story, shorter, strict=True):
        assert after
        left = iter(before)
        assert all(sentence in left for sentence in after)
        assert after.count(GAP) == before.count(GAP)


@given(stories, st.sets(st.sampled_from(("c1", "c2"))))
def test_a_thread_first_loses_and_repeats_no_sentence(story: tuple[Paragraph, ...], points: set[str]) -> None:
    told = tell_first(story, points)
    assert sorted(s.text for p in told for s in p) == sorted(s.text for p in story for s in p)
    assert all(told)
