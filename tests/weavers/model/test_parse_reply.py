"""From a reply, whole or half arrived, to sentences with clean citations."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.story import Sentence
from storycraft.llm.replies import read_reply
from storycraft.weavers.model.parse_reply import (
    half_of,
    paragraphs_of,
    reasons_of,
    sentences_of,
    shown,
    told_whole,
)
from storycraft.weavers.model.reply_schemas import (
    BriefDraftForm,
    DraftForm,
    DraftText,
    LeftOutForm,
    RepairForm,
    SentenceForm,
)

IDS = ("c1", "c2", "C3")


def sentence(text: str, *cites: str) -> SentenceForm:
    return SentenceForm(text=text, cites=list(cites))


@pytest.mark.parametrize(
    ("said", "questions"),
    [("", []), ('"open": null, ', []), ('"open": "Who pays? [c1]", ', ["Who pays? [c1]"])],
)
def test_a_draft_without_a_list_of_questions_is_read(said: str, questions: list[str]) -> None:
    reply = f'{{"title": "Tea", "paragraphs": ["We met. [c1]"], {said}"left_out": []}}'
    assert read_reply(reply, DraftForm).open == questions


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (sentence("We met.", "c1"), Sentence("We met.", ("c1",))),
        (sentence("We met [c1].", "c2"), Sentence("We met.", ("c2", "c1"))),
        (sentence("We met.[^c1][^c2]"), Sentence("We met.", ("c1", "c2"))),
        (sentence("We met (c1, c2)."), Sentence("We met.", ("c1", "c2"))),
        (sentence("We met.", "C1", "c3"), Sentence("We met.", ("c1", "C3"))),
        (sentence("We met.", "c1", "c1"), Sentence("We met.", ("c1",))),
        (sentence("We met (in 2019).", "c1"), Sentence("We met (in 2019).", ("c1",))),
        (sentence("We met.", "c77"), Sentence("We met.", ("c77",))),
        (sentence("  We \n met.  "), Sentence("We met.", ())),
    ],
)
def test_citations_leave_the_text_and_invented_ones_are_kept(written: SentenceForm, read: Sentence) -> None:
    assert sentences_of([written], IDS) == (read,)


def test_two_sentences_written_as_one_become_two() -> None:
    assert sentences_of([sentence("We met. Nobody took minutes.", "c1")], IDS) == (
        Sentence("We met.", ("c1",)),
        Sentence("Nobody took minutes.", ("c1",)),
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("We met. [c1] Nobody took minutes.", [("We met.", ("c1",)), ("Nobody took minutes.", ())]),
        ("We met [c1], nobody took minutes [c2].", [("We met, nobody took minutes.", ("c1", "c2"))]),
        ("We met [c1]. It rained. [c2][C3]", [("We met.", ("c1",)), ("It rained.", ("c2", "C3"))]),
        ("“We met” [c1] “It rained” [c2]", [("“We met”", ("c1",)), ("“It rained”", ("c2",))]),
        ("We met. It rained. [c2]", [("We met.", ()), ("It rained.", ("c2",))]),
        ("We met. [c99] It rained (A4). [c1]", [("We met.", ("c99",)), ("It rained (A4).", ("c1",))]),
        ("We met [in haste]. [c1, c2]", [("We met [in haste].", ("c1", "c2"))]),
        ("There were [c1] 40 people.", [("There were 40 people.", ("c1",))]),
        ("[c1] We met. [c2] It rained.", [("We met.", ("c1", "c2")), ("It rained.", ())]),
        ("[c1] so it was. [c2]", [("so it was.", ("c1", "c2"))]),
        ("We met. [c1], [c2] It rained.", [("We met.", ("c1", "c2")), ("It rained.", ())]),
        ("It was bad :( But we met. [c1]", [("It was bad :( But we met.", ("c1",))]),
        ("اجتمعنا [c1] في الحديقة.", [("اجتمعنا في الحديقة.", ("c1",))]),
        ("Nine came [c1], (two by boat) and ate.", [("Nine came, (two by boat) and ate.", ("c1",))]),
        ("„Wir kamen [c1]“, sagte sie.", [("„Wir kamen“, sagte sie.", ("c1",))]),
        ('He said "we met [c1]" and left.', [('He said "we met" and left.', ("c1",))]),
        ("", []),
        (" [c1] ", []),
    ],
)
def test_marks_go_with_the_sentence_that_they_stand_behind(
    written: str, read: list[tuple[str, tuple[str, ...]]]
) -> None:
    form = DraftForm(title="T", paragraphs=[written], open=[], left_out=[])
    told = tuple(Sentence(text, cites) for text, cites in read)
    assert paragraphs_of(form, IDS) == ((told,) if told else ())


def test_a_reason_is_given_to_each_of_its_points() -> None:
    reasons = reasons_of([LeftOutForm(reason=" no  room. ", points=["c1", "c2"])])
    assert [(left.contribution_id, left.reason) for left in reasons] == [("c1", "no room"), ("c2", "no room")]


@pytest.mark.parametrize(
    ("given_ids", "read"),
    [
        ("c1, c2", ["c1", "c2"]),
        (["[c1]", "^c2"], ["c1", "c2"]),
        (None, []),
        ([1, "c2"], ["1", "c2"]),
        ("", []),
    ],
)
def test_ids_are_read_as_small_models_write_them(given_ids: Any, read: list[str]) -> None:
    assert RepairForm.model_validate({"number": "1", "text": None, "cites": given_ids}).cites == read


HALF: dict[str, Any] = {
    "title": "The canteen",
    "paragraphs": ["We met. [c1] Nobody [c", 1, {"text": "x"}],
}


def test_half_draft_is_shown_without_its_marks() -> None:
    assert shown(HALF, IDS) == "We met. Nobody"
    assert half_of(HALF).paragraphs == ["We met. [c1] Nobody"]


def test_draft_is_whole_once_its_left_out_list_begins() -> None:
    assert told_whole(HALF) is None
    whole = told_whole(
        {"title": "Tea", "paragraphs": ["We met. [c1] It was bad :("], "open": [], "left_out": []}
    )
    assert whole == DraftText(title="Tea", paragraphs=["We met. [c1] It was bad :("], open=[], left_out=[])


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "paragraphs", "sentences", "text", "cites", "left_out"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.sampled_from(["title", "paragraphs", "open", "left_out"]), json_values))
def test_nothing_that_may_have_arrived_breaks_the_reading(partial: dict[str, Any]) -> None:
    assert isinstance(shown(partial, IDS), str)
    assert isinstance(half_of(partial), DraftText)


@pytest.mark.parametrize("plan", ["Opens: the yard, c1", ["Opens: c1", "Rests: c2"], {"opens": "c1"}, None])
def test_plan_comes_first_and_is_told_to_nobody(plan: Any) -> None:
    given = {"plan": plan, "title": "Tea", "paragraphs": ["We met. [c1]"], "open": [], "left_out": []}
    form = DraftForm.model_validate(given)
    assert [*DraftForm.model_json_schema()["properties"]][:3] == ["plan", "telling", "title"]
    assert [*BriefDraftForm.model_json_schema()["properties"]][:2] == ["plan", "title"]
    assert [s.text for p in paragraphs_of(form, IDS) for s in p] == ["We met."]
    assert shown(given, IDS) == "We met."


def test_a_draft_without_a_plan_is_a_draft() -> None:
    form = DraftForm.model_validate({"title": "Tea", "paragraphs": ["We met. [c1]"], "left_out": []})
    assert (form.plan, form.open) == ("", [])
