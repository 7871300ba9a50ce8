"""A voice that was left out comes in, and a gap is answered, in people's own words."""

from storycraft.domain.story import Draft, Element, Frame, Provenance, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.check import Verdict, check_draft
from storycraft.weavers.quotes.weave_in import answer_gap, weave_in

GROUPS = (Group(id="g1", name="Blue table"),)
SAID = Contribution(id="c2", group_id="g1", stage="story", text="It began in the wet summer of 2017.")
QUESTION = "When did it happen, or when did it start?"
DRAFT = Draft(
    id="d",
    group_id="g1",
    telling="plain",
    title="The shed",
    frame=Frame(),
    paragraphs=(
        (Sentence("“We shared the seeds.”", ("c1",)), Sentence(f"*open: w{QUESTION[1:]}*")),
        (Sentence("That is all."),),
    ),
    provenance=Provenance(weaver="quotes"),
)


def verdicts(draft: Draft) -> list[Verdict]:
    said = [Contribution(id="c1", group_id="g1", stage="experiences", text="We shared the seeds."), SAID]
    return [r.verdict for r in check_draft(draft.paragraphs, said, GROUPS, draft.frame)]


def test_a_voice_comes_in_as_a_quotation_with_its_source() -> None:
    woven = weave_in(DRAFT, SAID, GROUPS)
    assert woven.paragraphs[:-1] == DRAFT.paragraphs
    assert woven.sentences[-1].cites == ("c2",)
    assert verdicts(woven)[-1] is Verdict.QUOTED


def test_an_answer_takes_the_place_of_the_gaps_mark_and_fills_the_frame() -> None:
    answered = answer_gap(DRAFT, Element.WHEN, QUESTION, SAID, GROUPS)
    assert [len(p) for p in answered.paragraphs] == [2, 1]
    assert "wet summer of 2017" in answered.paragraphs[0][1].text
    assert answered.frame[Element.WHEN].contribution_ids == ("c2",)
    assert verdicts(answered)[1] is Verdict.QUOTED


def test_an_answer_to_a_gap_that_nothing_marks_stands_at_the_end() -> None:
    answered = answer_gap(DRAFT, Element.WHO, "Who was there?", SAID, GROUPS)
    assert "wet summer of 2017" in answered.paragraphs[-1][0].text
