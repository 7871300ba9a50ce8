"""A paragraph is edited by the text that its writer saw, and sources survive what is typed step by step."""

from hypothesis import given, settings
from hypothesis import strategies as st

from storycraft.domain.story import Paragraph, Sentence
from storycraft.drafts.paragraph_edit import ParagraphEdit, edit_paragraph, find_changed, find_passage
from tests.support.edited_text import edit_text

FERRY = Sentence("The ferry stopped at noon.", ("c1",), ("quotes",))
STOVE = Sentence("Two crews shared one stove.", ("c2",), ("quotes",))
REEF = Sentence("Nobody had a map of the reef.", ("c3",), ("quotes",))
DRAFT: tuple[Paragraph, ...] = ((FERRY, STOVE), (REEF,))


def edited(edit: ParagraphEdit, now: tuple[Paragraph, ...] = DRAFT) -> tuple[Paragraph, ...]:
    found = edit_paragraph(now, DRAFT, edit)
    assert found is not None
    return found.paragraphs


def test_only_the_changed_sentence_is_signed_by_people() -> None:
    told = edited(
        ParagraphEdit(0, edit_text(DRAFT[:1]), "The ferry stopped at one. Two crews shared one stove.")
    )
    assert [(s.cites, s.hands) for s in told[0]] == [(("c1",), ("quotes", "people")), (("c2",), ("quotes",))]
    assert told[1] == DRAFT[1]


def test_a_paragraph_that_others_moved_is_found() -> None:
    found = edit_paragraph(((REEF,), (STOVE,), (FERRY,)), DRAFT, ParagraphEdit(0, FERRY.text, "It stopped."))
    assert found is not None
    assert (found.place, found.count) == (2, 1)


def test_a_paragraph_that_others_changed_is_not_overwritten() -> None:
    edit = ParagraphEdit(1, "Nobody had any map.", "We had a map.")
    assert edit_paragraph(DRAFT, DRAFT, edit) is None
    assert find_changed(DRAFT, edit).text == REEF.text
    assert find_changed(DRAFT, ParagraphEdit(1, "Zzz zzz!", "x")).text == ""


def test_what_is_deleted_and_typed_again_has_its_sources_back() -> None:
    without = edited(ParagraphEdit(1, REEF.text, "Then"))
    assert without[1][0].cites == ()
    again = edited(ParagraphEdit(1, "Then", REEF.text), without)
    assert again[1] == (REEF,)


def test_sentence_that_became_another_loses_its_sources() -> None:
    now = DRAFT
    steps = (
        "Nobody had a map of the bay.",
        "Nobody had a boat in the bay.",
        "We had two boats in June.",
        "We sang in June.",
    )
    before = REEF.text
    for after in steps:
        now = edited(ParagraphEdit(1, before, after), now)
        before = after
    assert now[1][0].cites == ()


def test_a_blank_line_makes_two_paragraphs_and_no_text_none() -> None:
    two = edit_paragraph(
        DRAFT, DRAFT, ParagraphEdit(0, edit_text(DRAFT[:1]), f"{FERRY.text}\n\n{STOVE.text}")
    )
    assert two is not None
    assert (two.paragraphs[:2], two.count) == (((FERRY,), (STOVE,)), 2)
    again = ParagraphEdit(0, f"{FERRY.text}\n\n{STOVE.text}", f"{FERRY.text} {STOVE.text}")
    assert edited(again, two.paragraphs) == DRAFT
    assert edited(ParagraphEdit(1, REEF.text, "")) == DRAFT[:1]
    assert edited(ParagraphEdit(9, "", "More."))[2][0].text == "More."


words = st.sampled_from(("The ferry came.", "We sang.", "It was late, at nine.", "Why?", "Nobody slept."))
texts = st.lists(st.lists(words, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5)


@settings(deadline=None)
@given(texts, st.integers(0, 4), st.lists(words, max_size=3).map(" ".join), st.integers(-3, 9))
def test_an_edit_changes_its_paragraph_and_no_other(
    told: list[str], number: int, after: str, seen_at: int
) -> None:
    now = edit_paragraph((), (), ParagraphEdit(0, "", "\n\n".join(told)))
    assert now is not None
    before = told[number % len(told)]
    found = edit_paragraph(now.paragraphs, now.paragraphs, ParagraphEdit(seen_at, before, after))
    assert found is not None
    where = find_passage(now.paragraphs, ParagraphEdit(seen_at, before, after))
    assert where is not None
    start, end = where
    assert found.paragraphs[:start] == now.paragraphs[:start]
    assert found.paragraphs[start + found.count :] == now.paragraphs[end:]
    assert edit_text(found.paragraphs[start : start + found.count]) == after
