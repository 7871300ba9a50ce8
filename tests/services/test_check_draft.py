"""A draft has the same receipts wherever they are asked for, with the opinions that are kept with it."""

from dataclasses import replace

import pytest

from storycraft.domain.change_proposal import ChangeProposal
from storycraft.domain.errors import Refused
from storycraft.domain.read_back import Answer, ReadBack
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Opinion, Provenance, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.drafts.check_story import check_told
from storycraft.drafts.paragraph_edit import ParagraphEdit
from storycraft.receipts.check import Verdict
from storycraft.services.check_draft import keep_opinions, receipts_of, sources_of
from storycraft.services.check_link import new_entry
from storycraft.services.edit_paragraph import KeptParagraph, type_paragraph
from storycraft.services.propose_change import keep_change
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.services.save_story import story_file_of
from storycraft.storage.workshop_limits import SENTENCES
from storycraft.wiring import Parts

WORDS = "The tide gauge is read by hand each morning"
AGAINST = Opinion(verdict="unsupported", words="by hand", reason="a second reader doubts it")


def visiting(house: Parts, workshop: Workshop, group: str = "g2") -> Visit:
    return visit_by(new_entry(workshop.id, Role.GROUP, "p" * 20, group)).telling


@pytest.fixture
def told(house: Parts, sample: Workshop) -> Draft:
    """A draft that tells in other words what was said, with a short sentence before it."""
    (said,) = house.archive.add_contributions(sample.id, "g2", "experiences", [("", f"{WORDS}.")])
    sentence = Sentence("Each morning the tide gauge is read by hand.", (said.id,))
    draft = Draft(
        id="", group_id="g2", telling="plain", title="The gauge", frame=Frame(),
        paragraphs=((Sentence("So it goes."),), (sentence,)), provenance=Provenance(weaver="people"),
    )  # fmt: skip
    return house.archive.add_draft(sample.id, draft)


def verdicts(house: Parts, sample: Workshop, told: Draft) -> list[Verdict]:
    return [r.verdict for r in receipts_of(visiting(house, sample), house.archive.draft(told.id))]


def test_an_opinion_is_kept_with_the_draft_and_weighed(house: Parts, sample: Workshop, told: Draft) -> None:
    assert verdicts(house, sample, told)[1] is Verdict.PARAPHRASED
    keep_opinions(visiting(house, sample), told, {told.sentences[1]: AGAINST})
    assert verdicts(house, sample, told)[1] is Verdict.UNDECIDED
    story, _text = story_file_of(visiting(house, sample), house.archive.draft(told.id))
    assert check_told(story)[1].verdict is Verdict.UNDECIDED
    assert len(house.archive.revisions(told.id)) == 1


def test_what_is_typed_beside_it_keeps_the_opinion(house: Parts, sample: Workshop, told: Draft) -> None:
    keep_opinions(visiting(house, sample), told, {told.sentences[1]: AGAINST})
    edit = ParagraphEdit(1, told.sentences[1].text, told.sentences[1].text + " We wait")
    typed = type_paragraph(visiting(house, sample), told.id, "s", edit)
    assert isinstance(typed, KeptParagraph)
    assert typed.receipts[0].verdict is Verdict.UNDECIDED
    assert house.archive.draft(told.id).provenance.opinions == ((told.sentences[1], AGAINST),)


def test_an_older_proposal_takes_no_opinion_away(house: Parts, sample: Workshop, told: Draft) -> None:
    keep_opinions(visiting(house, sample), told, {told.sentences[1]: AGAINST})
    now, old, new = house.archive.draft(told.id), (told.paragraphs[0],), ((Sentence("Thus it goes."),),)
    asked_before = replace(told.provenance, model="large")
    keep_change(
        visiting(house, sample), now, ChangeProposal(0, "plainer", old, new, "model", asked_before), new
    )
    assert house.archive.draft(told.id).provenance == replace(
        asked_before, opinions=((told.sentences[1], AGAINST),)
    )


def test_opinions_of_others_drafts_and_sealed_ones_are_refused(
    house: Parts, sample: Workshop, told: Draft
) -> None:
    with pytest.raises(Refused):
        keep_opinions(visiting(house, sample, "g3"), told, {told.sentences[1]: AGAINST})
    house.archive.mark_final(told.id, True, told.version, "seal")
    with pytest.raises(Refused):
        keep_opinions(visiting(house, sample), told, {told.sentences[1]: AGAINST})
    with pytest.raises(Refused):  # sealed while the opinion was on its way
        house.archive.add_opinions(told.id, {told.sentences[1]: AGAINST})
    assert house.archive.draft(told.id).provenance.opinions == ()


def test_a_draft_keeps_a_bounded_number_of_opinions(house: Parts, told: Draft) -> None:
    house.archive.add_opinions(told.id, {Sentence(f"Wave {n}."): AGAINST for n in range(SENTENCES)})
    house.archive.add_opinions(told.id, {told.sentences[1]: AGAINST})
    kept = house.archive.draft(told.id).provenance.opinions
    assert len(kept) == SENTENCES
    assert kept[-1] == (told.sentences[1], AGAINST)


def test_what_those_who_said_it_confirm_is_confirmed_while_typing(
    house: Parts, sample: Workshop, told: Draft
) -> None:
    text = told.sentences[1].text
    yes = ReadBack(draft_id=told.id, revision=1, group_id="g2", sentence=text, answer=Answer.YES)
    house.archive.add_read_back(sample.id, yes)
    assert verdicts(house, sample, told)[1] is Verdict.CONFIRMED
    typed = type_paragraph(visiting(house, sample), told.id, "s", ParagraphEdit(1, text, f"{text} We wait"))
    assert isinstance(typed, KeptParagraph)
    assert typed.receipts[0].verdict is Verdict.CONFIRMED


def test_points_are_read_once_with_what_everybody_knows(house: Parts, sample: Workshop) -> None:
    one, other = (visiting(house, sample, group) for group in ("g2", "g3"))
    assert sources_of(one, "en") is sources_of(other, "en")
    assert sources_of(one, "en").known.title == sample.title
