"""A proposal is taken as a whole, in part, or not at all."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.story import Paragraph, Sentence
from storycraft.drafts.proposal import comes_apart, split_proposal, take_parts

A, B, C, D, E = (Sentence(t) for t in ("The rope.", "The boat.", "The tea.", "The song.", "The end."))


def test_each_changed_sentence_is_a_part_by_itself() -> None:
    parts = split_proposal(((A, B, C),), ((D, B, E),))
    assert [(p.before, p.after) for p in parts if p.changes] == [((A,), (D,)), ((C,), (E,))]
    assert take_parts(parts, {2}) == ((A, B, E),)


def test_sentences_that_change_places_are_taken_together() -> None:
    first, second, third = (replace(each, cites=(f"c{n}",)) for n, each in enumerate((A, B, C)))
    anew = {each: replace(each, text=f"They said: {each.text}") for each in (first, second, third)}
    parts = split_proposal(((first, second, third),), ((anew[first], anew[third], anew[second]),))
    assert [(len(p.before), len(p.after)) for p in parts] == [(1, 1), (2, 2)]
    assert take_parts(parts, {1}) == ((first, anew[third], anew[second]),)
    parts = split_proposal(((first, second, third),), ((anew[third], anew[second], anew[first]),))
    assert [len(p.before) for p in parts] == [3]
    in_order = split_proposal(((first, second),), ((anew[first], anew[second]),))
    assert [len(p.before) for p in in_order] == [1, 1]


def test_a_paragraph_that_goes_is_no_empty_one() -> None:
    parts = split_proposal(((A,), (B,)), ((), (B,)))
    assert take_parts(parts, range(len(parts))) == ((B,),)


sentences = st.sampled_from((A, B, C, D))
paragraphs = st.lists(sentences, max_size=4).map(tuple)
pairs = st.lists(st.tuples(paragraphs, paragraphs), max_size=4)


@given(pairs)
def test_all_parts_are_the_proposal_and_none_the_text(changes: list[tuple[Paragraph, Paragraph]]) -> None:
    before, after = tuple(b for b, _ in changes), tuple(a for _, a in changes)
    parts = split_proposal(before, after)
    assert take_parts(parts, range(len(parts))) == tuple(p for p in after if p)
    assert take_parts(parts, ()) == tuple(p for p in before if p)


def test_a_proposal_that_moves_paragraphs_is_taken_whole() -> None:
    assert not comes_apart(((A,), (B,)), ((B,), (A,)))
    assert not comes_apart(((A,), (B,)), ((A,),))
    assert comes_apart(((A, B), (C,)), ((A,), (C, D)))
