"""A voice that was left out comes in beside what it belongs to, and a gap is answered, in people's own words."""

from storycraft.domain.story import Draft, Element, Frame, Provenance, Sentence
from storycraft.domain.workshop import Contribution, Group, Lane, Thread, Workshop
from storycraft.formats.loader import Formats
from storycraft.receipts.check import Verdict, check_draft
from storycraft.weavers.quotes.weave_in import answer_gap, weave_in
from storycraft.weavers.weaver import Material, select_material

GROUPS = (Group(id="g1", name="Blue table"), Group(id="g2", name="Green table"))
SEEDS = Contribution(id="c1", group_id="g1", stage="experiences", text="We shared the seeds.")
SAID = Contribution(id="c2", group_id="g1", stage="experiences", text="It began in the wet summer of 2017.")
FENCE = Contribution(id="c3", group_id="g2", stage="expectations", text="The fence was never finished.")
HINGE = Contribution(id="c4", group_id="g2", stage="resonates", text="A gate without a hinge is a wall.")
QUESTION = "When did it happen, or when did it start?"
DRAFT = Draft(
    id="d",
    group_id="g1",
    telling="plain",
    title="The shed",
    frame=Frame(),
    paragraphs=(
        (Sentence("“We shared the seeds.”", ("c1",)), Sentence("They kept well.", ("c1",))),
        (Sentence("The fence was never finished.", ("c3",)),),
        (Sentence("That is all."),),
    ),
    provenance=Provenance(weaver="quotes"),
)


def material(*threads: Thread) -> Material:
    said = (SEEDS, SAID, FENCE, HINGE)
    room = Workshop(
        title="Sheds",
        format="communities-of-practice",
        groups=GROUPS,
        contributions=said,
        threads=threads,
    )
    return select_material(room, Formats().get(room.format))


def verdicts(draft: Draft) -> list[Verdict]:
    said = [SEEDS, SAID, FENCE, HINGE]
    return [r.verdict for r in check_draft(draft.paragraphs, said, GROUPS, draft.frame)]


def test_a_voice_comes_in_behind_its_own_stage() -> None:
    woven = weave_in(DRAFT, SAID, material())
    assert [len(p) for p in woven.paragraphs] == [3, 1, 1]
    assert woven.paragraphs[0][2].cites == ("c2",)
    assert verdicts(woven)[2] not in (Verdict.UNSUPPORTED, Verdict.UNDECIDED)


def test_a_thread_in_common_says_more_than_a_stage() -> None:
    thread = Thread(id="t1", lane=Lane.RESONATES, title="Ways in", contribution_ids=("c2", "c3"))
    woven = weave_in(DRAFT, SAID, material(thread))
    assert [s.cites for s in woven.paragraphs[1]] == [("c3",), ("c2",)]


def test_a_voice_that_belongs_to_nothing_stands_at_the_end() -> None:
    woven = weave_in(DRAFT, HINGE, material())
    assert woven.paragraphs[:-1] == DRAFT.paragraphs
    assert woven.sentences[-1].cites == ("c4",)


def test_an_answer_takes_the_place_of_the_gaps_mark() -> None:
    marked = ((*DRAFT.paragraphs[0], Sentence(f"*open: w{QUESTION[1:]}*")), *DRAFT.paragraphs[1:])
    draft = Draft(
        id="d",
        group_id="g1",
        telling="plain",
        title="The shed",
        frame=Frame(),
        paragraphs=marked,
        provenance=Provenance(weaver="quotes"),
    )
    answered = answer_gap(draft, Element.WHEN, QUESTION, SAID, material())
    assert [len(p) for p in answered.paragraphs] == [3, 1, 1]
    assert "wet summer of 2017" in answered.paragraphs[0][2].text


def test_answer_that_nothing_marks_fills_the_frame_and_is_told() -> None:
    answered = answer_gap(DRAFT, Element.WHEN, QUESTION, SAID, material())
    assert answered.frame[Element.WHEN].contribution_ids == ("c2",)
    assert "wet summer of 2017" in answered.paragraphs[0][2].text
