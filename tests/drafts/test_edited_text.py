"""Citations survive what people do to a text: retype, move, split, merge, delete, and cite by hand."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from storycraft.domain.ids import ID
from storycraft.domain.story import Paragraph, Sentence
from storycraft.drafts.edited_text import carry_citations
from storycraft.text.sentences import split_sentences
from tests.support.edited_text import edit_text

DRAFT: tuple[Paragraph, ...] = (
    (
        Sentence("We met in the canteen every Tuesday.", ("c1",)),
        Sentence("Nobody took minutes, and nobody missed them.", ("c2", "c3")),
    ),
    (Sentence("The night shift finally had a name for it.", ("c4",)),),
)
TEXT = (
    "We met in the canteen every Tuesday. Nobody took minutes, and nobody missed them.\n\n"
    "The night shift finally had a name for it."
)


def cites(text: str) -> dict[str, tuple[str, ...]]:
    return {s.text: s.cites for paragraph in carry_citations(DRAFT, text) for s in paragraph}


def test_the_text_to_edit_is_plain() -> None:
    assert edit_text(DRAFT) == TEXT


def test_an_untouched_text_comes_back_as_it_was() -> None:
    assert carry_citations(DRAFT, TEXT) == DRAFT


def test_a_changed_sentence_keeps_its_sources() -> None:
    assert cites(TEXT.replace("every Tuesday", "each Tuesday at noon")) == {
        "We met in the canteen each Tuesday at noon.": ("c1",),
        "Nobody took minutes, and nobody missed them.": ("c2", "c3"),
        "The night shift finally had a name for it.": ("c4",),
    }


def test_a_moved_sentence_takes_its_sources_along() -> None:
    moved = "The night shift finally had a name for it.\n\nWe met in the canteen every Tuesday."
    assert cites(moved) == {
        "The night shift finally had a name for it.": ("c4",),
        "We met in the canteen every Tuesday.": ("c1",),
    }


def test_a_deleted_sentence_takes_only_its_own_sources() -> None:
    kept = cites(TEXT.replace("Nobody took minutes, and nobody missed them.", ""))
    assert list(kept.values()) == [("c1",), ("c4",)]


def test_a_new_sentence_cites_nobody() -> None:
    assert cites(TEXT + " Somebody has to bring the coffee.")["Somebody has to bring the coffee."] == ()


def test_both_halves_of_split_sentence_keep_sources_of_the_whole() -> None:
    halves = cites(TEXT.replace("minutes, and nobody missed", "minutes. And nobody missed"))
    assert halves["Nobody took minutes."] == ("c2", "c3")
    assert halves["And nobody missed them."] == ("c2", "c3")


def test_a_merged_sentence_has_the_sources_of_its_parts() -> None:
    merged = cites(TEXT.replace("Tuesday. Nobody", "Tuesday, and nobody"))
    assert merged[
        "We met in the canteen every Tuesday, and nobody took minutes, and nobody missed them."
    ] == (
        "c1",
        "c2",
        "c3",
    )


def test_a_typed_marker_is_a_citation_and_no_word() -> None:
    typed = cites(TEXT.replace("Tuesday.", "Tuesday.[^c7] [^c1]") + " We laughed.[^c8]")
    assert typed["We met in the canteen every Tuesday."] == ("c1", "c7")
    assert typed["We laughed."] == ("c8",)


def test_marker_of_nobody_is_kept_for_the_receipt_to_flag() -> None:
    assert cites("We sang.[^nobody]") == {"We sang.": ("nobody",)}


def test_a_marker_within_peoples_own_words_stays_words() -> None:
    before = (
        (Sentence("Somebody wrote “see [^c3] there” on the wall.", ("c1",)), Sentence("We met.", ("c2",))),
    )
    assert carry_citations(before, edit_text(before) + " It stayed.")[0][0] == before[0][0]


def test_a_repeated_sentence_repeats_its_sources() -> None:
    twice = carry_citations(DRAFT, TEXT + "\n\nThe night shift finally had a name for it.")
    assert [paragraph[-1].cites for paragraph in twice[1:]] == [("c4",), ("c4",)]


def test_equal_sentences_of_different_people_keep_their_order() -> None:
    before = (
        (Sentence("Yes.", ("c1",)), Sentence("We stayed until nine.", ())),
        (Sentence("Yes.", ("c2",)),),
    )
    assert carry_citations(before, edit_text(before)) == before


def test_an_emptied_text_is_an_empty_story() -> None:
    assert carry_citations(DRAFT, " \n\n ") == ()
    assert carry_citations((), "Hello there.") == ((Sentence("Hello there."),),)


_words = st.sampled_from(
    [
        *("We", "met.", "Nobody", "took", "minutes,", "“Who?”", "and", "«sí»", "then", "3.5", "Dr.", "e.g."),
        *("coffee!", "夜班。", "👍", ">", "#", "*open:*", "[x]", "U.S.", "…", "said:", "don't"),
    ]
)
_texts = st.lists(st.lists(_words, min_size=1, max_size=12).map(" ".join), max_size=4).map("\n\n".join)


def _as_draft(text: str) -> tuple[Paragraph, ...]:
    """A draft whose sentences are split as the splitter splits, each citing an id of its own."""
    paragraphs = [split_sentences(piece) for piece in text.split("\n\n") if piece.strip()]
    return tuple(
        tuple(Sentence(sentence, (f"c{p}-{s}",)) for s, sentence in enumerate(paragraph))
        for p, paragraph in enumerate(paragraphs)
    )


@settings(max_examples=80, deadline=None)
@given(_texts)
def test_no_edit_means_no_change(text: str) -> None:
    draft = _as_draft(text)
    again = carry_citations(draft, edit_text(draft))
    assert [[s.text for s in p] for p in again] == [[s.text for s in p] for p in draft]
    if len({s.text for p in draft for s in p}) == sum(len(p) for p in draft):
        assert again == draft


@settings(max_examples=80, deadline=None)
@given(_texts, _texts | st.text(max_size=80))
@example("It began in the yard.", "[^:]")
def test_no_word_that_a_person_types_is_lost(before: str, after: str) -> None:
    kept = " ".join(s.text for paragraph in carry_citations(_as_draft(before), after) for s in paragraph)
    typed = re.sub(rf"\[\^{ID}\]", "", after)  # "[^:]" is no reference: it stays
    assert "".join(kept.split()) == "".join(typed.split())


@settings(max_examples=40, deadline=None)
@given(_texts, st.integers(min_value=0, max_value=20))
def test_deleting_one_sentence_takes_no_source_from_the_others(text: str, which: int) -> None:
    draft = _as_draft(text)
    paragraphs = [p for p in draft if len({s.text for q in draft for s in q}) == sum(len(q) for q in draft)]
    if not paragraphs:
        return
    target = paragraphs[which % len(paragraphs)]
    rest = tuple(p for p in draft if p is not target)
    again = carry_citations(draft, edit_text(rest))
    assert [s for p in again for s in p] == [s for p in rest for s in p]


@pytest.mark.parametrize("typed", ["[^so many_people]", "[^fifty_died]", "[^<b>]", "[^]", "[^c3"])
def test_mark_that_is_no_id_stays_words_that_were_typed(typed: str) -> None:
    (((sentence),),) = carry_citations((), f"The pump ran {typed} again")
    assert sentence.text == f"The pump ran {typed} again"
    assert sentence.cites == ()
