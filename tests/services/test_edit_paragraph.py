"""What people type in a draft is kept at each pause, in one running revision, and nobody's words are overwritten."""

import sqlalchemy as sa

from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Provenance, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.drafts.paragraph_edit import ParagraphEdit
from storycraft.receipts.check import Verdict
from storycraft.services.check_draft import propose_points
from storycraft.services.check_link import new_entry
from storycraft.services.edit_paragraph import (
    TITLE,
    ChangedMeanwhile,
    KeptParagraph,
    say_where,
    type_paragraph,
)
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.storage import tables
from storycraft.storage.workshop_limits import WRITERS
from storycraft.wiring import Parts

ONE, TWO = "The rope was old.", "The boat came on Monday."


def begun(house: Parts, sample: Workshop) -> tuple[Visit, Draft]:
    told = Draft(
        id="",
        group_id="g2",
        telling="plain",
        title="The rope",
        frame=Frame(),
        paragraphs=((Sentence(ONE),), (Sentence(TWO),)),
        provenance=Provenance(weaver="quotes"),
    )
    draft = house.archive.add_draft(sample.id, told)
    return visit_by(new_entry(sample.id, Role.GROUP, "l" * 20, "g2")), draft


def kept(
    visit: Visit, draft: Draft, screen: str, place: int, before: str, after: str, name: str = ""
) -> KeptParagraph:
    found = type_paragraph(visit, draft.id, screen, ParagraphEdit(place, before, after, name))
    assert isinstance(found, KeptParagraph)
    return found


def numbers(house: Parts, draft: Draft) -> list[int]:
    return [r.number for r in house.archive.revisions(draft.id)]


def test_two_screens_in_two_paragraphs_make_one_revision(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    kept(visit, draft, "a", 0, ONE, ONE + " We sang")
    kept(visit, draft, "b", 1, TWO, TWO + " We slept")
    kept(visit, draft, "a", 0, ONE + " We sang", ONE + " We sang.")
    kept(visit, draft, "b", 1, TWO + " We slept", TWO + " We slept.")
    told = house.archive.draft(draft.id)
    assert [s.text for s in told.sentences] == [ONE, "We sang.", TWO, "We slept."]
    assert numbers(house, draft) == [1, 2]
    assert house.archive.revisions(draft.id)[-1].paragraphs == told.paragraphs


def test_who_types_over_what_another_screen_typed_begins_a_revision(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    kept(visit, draft, "a", 0, ONE, "The rope tore.")
    kept(visit, draft, "b", 0, "The rope tore.", "The rope held.")
    assert [r.paragraphs[0][0].text for r in house.archive.revisions(draft.id)] == [
        ONE,
        "The rope tore.",
        "The rope held.",
    ]


def test_a_change_of_another_kind_ends_the_running_revision(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    kept(visit, draft, "a", TITLE, "The rope", "The old rope")
    house.archive.restore_revision(draft.id, 1, house.archive.draft(draft.id).version, "people")
    kept(visit, draft, "a", 0, ONE, "The rope tore.")
    assert [r.title for r in house.archive.revisions(draft.id)] == [
        "The rope",
        "The old rope",
        "The rope",
        "The rope",
    ]


def test_what_was_kept_already_is_kept_once(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    for _ in range(2):
        kept(visit, draft, "a", 0, ONE, "The rope tore.[^c1]", "a.1")
        kept(visit, draft, "a", TITLE, "The rope", "It tore")
    kept(visit, draft, "a", 0, "The rope tore.", "", "a.2")
    # The page was loaded anew meanwhile, and other paragraphs are typed in.
    kept(visit, draft, "b", 0, TWO, TWO + " We slept.", "b.1")
    again = kept(visit, draft, "b", 0, "The rope tore.", "", "a.2")
    assert (again.paragraphs, again.place) == ((), 0)
    assert house.archive.draft(draft.id).version == 5


def test_one_of_two_equal_paragraphs_is_deleted_once(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    kept(visit, draft, "a", 2, "", ONE, "a.1")
    for _ in range(2):
        kept(visit, draft, "a", 0, ONE, "", "a.2")
    assert [s.text for s in house.archive.draft(draft.id).sentences] == [TWO, ONE]


def test_deleting_what_another_changed_asks(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    theirs = TWO + " It was full of goats."
    kept(visit, draft, "b", 1, TWO, theirs, "b.1")
    for name in ("", "a.1"):
        found = type_paragraph(visit, draft.id, "a", ParagraphEdit(1, TWO, "", name))
        assert isinstance(found, ChangedMeanwhile)
        assert found.theirs == theirs


def test_what_others_removed_is_no_other_paragraph(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    said = "Forty crates of herring stood on the quay, and nobody knew whose they were."
    kept(visit, draft, "b", 2, "", said, "b.1")
    kept(visit, draft, "b", 1, TWO, "", "b.2")
    for after in (TWO + " It was full of goats.", ""):
        found = type_paragraph(visit, draft.id, "a", ParagraphEdit(1, TWO, after, "a.1"))
        assert isinstance(found, ChangedMeanwhile)
        assert (found.theirs, found.merged.text) == ("", after)


def test_words_that_stand_elsewhere_do_not_answer_for_these(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    kept(visit, draft, "b", 1, TWO, "The boat never came on Monday.", "b.1")
    found = type_paragraph(visit, draft.id, "a", ParagraphEdit(1, TWO, ONE, "a.1"))
    assert isinstance(found, ChangedMeanwhile)


def test_of_a_paragraph_that_another_changed_both_are_shown(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    kept(visit, draft, "a", 1, TWO, "The boat came late on Monday.")
    found = type_paragraph(visit, draft.id, "b", ParagraphEdit(1, TWO, TWO + " We slept."))
    assert isinstance(found, ChangedMeanwhile)
    assert (found.place, found.theirs) == (1, "The boat came late on Monday.")
    assert (found.merged.text, found.merged.apart) == ("The boat came late on Monday. We slept.", True)
    title = type_paragraph(visit, draft.id, "b", ParagraphEdit(TITLE, "Another", "Mine"))
    assert isinstance(title, ChangedMeanwhile)
    assert house.archive.draft(draft.id).title == "The rope"


def test_a_sentence_without_a_source_is_offered_one(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    said = next(c for c in visit.workshop.contributions if len(c.text.split()) > 8)
    words = said.text.split(". ")[0].rstrip(".") + "."
    found = kept(visit, draft, "a", 0, ONE, f"“{words}”")
    ((sentence,),), (receipt,) = found.paragraphs, found.receipts
    assert receipt.verdict in (Verdict.UNDECIDED, Verdict.UNSUPPORTED)
    assert said.id in [c.id for c in propose_points(visit, found.draft, sentence, receipt)]


def test_screens_see_where_the_others_write(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    assert say_where(visit, draft.id, "a", 1, TWO) == ()
    (at,) = say_where(visit, draft.id, "b", 0, ONE)
    assert (at.screen, at.place, at.begins, at.role) == ("a", 1, TWO, Role.GROUP)
    say_where(visit, draft.id, "a", None, "")
    assert say_where(visit, draft.id, "b", None, "") == ()


def test_words_of_a_crowd_of_screens_are_kept(house: Parts, sample: Workshop) -> None:
    visit, draft = begun(house, sample)
    for number in range(WRITERS + 5):
        say_where(visit, draft.id, f"s{number}", 0, "The rope")
    assert len(house.archive.writing_places(draft.id)) == WRITERS
    for number in range(WRITERS + 5):
        kept(visit, draft, f"s{number}", 2 + number, "", f"Rope number {number}.")
    assert max(map(len, running(house))) == WRITERS
    assert len(house.archive.draft(draft.id).paragraphs) == 2 + WRITERS + 5


def running(house: Parts) -> list[dict[str, str]]:
    with house.archive.reading() as connection:
        return list(connection.execute(sa.select(tables.revision.c.running)).scalars())
