"""Whether quoted words were said, and which true words come closest."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.receipts.nearest_words import nearest
from storycraft.receipts.verbatim import cropped_not, is_pieced, stands_in

SAID = "We never met outside the canteen, and Ana's kettle wasn't ours; it stood by the door."


@pytest.mark.parametrize(
    "quotation",
    [
        "We never met outside the canteen",
        "WE NEVER MET outside the canteen,",
        "Ana’s kettle wasn’t ours.",
        "We never met\n outside   the canteen",
        "We never met … the canteen",
        "We never met [...] the canteen, and Ana's kettle...",
        "\uff37\uff45 never met",
    ],
)
def test_case_white_space_marks_and_forms_of_letters_are_forgiven(quotation: str) -> None:
    assert stands_in(quotation, SAID)


@pytest.mark.parametrize(
    "quotation",
    [
        "We never met inside the canteen",
        "We met outside",
        "it stood by the door … We never met",
        "We … met outside the canteen",
        "We never met … it stood by the door",
        "ever met outside",
        "",
        "…",
    ],
)
def test_other_words_another_order_and_a_lost_not_are_not(quotation: str) -> None:
    assert not stands_in(quotation, SAID)


def test_scripts_without_spaces_are_compared_by_their_characters() -> None:
    assert stands_in("没有人做记录", "我们每周二见面，没有人做记录。")
    assert not stands_in("有人做了记录", "我们每周二见面，没有人做记录。")


def test_a_not_right_before_the_quoted_words_is_told() -> None:
    assert cropped_not("met outside the canteen", SAID) == "never"
    assert cropped_not("it stood by the door", SAID) == ""


LATER = (
    "Nobody swept the yard in March. In June all of us swept the yard, and Ida, who limps, swept the steps."
)


def test_any_place_without_a_not_will_do() -> None:
    assert cropped_not("swept the yard", LATER) == ""
    assert cropped_not("swept the yard in March", LATER) == "nobody"
    assert stands_in("swept the yard … swept the steps", LATER)
    assert stands_in(
        "The yard … is clean", "The yard was locked. Nobody knew it is clean. The yard, they say, is clean."
    )


@pytest.mark.parametrize(
    ("language", "quotation", "said", "lost"),
    [
        ("en", "the boat sank", "I don't believe for one second that the boat sank.", "don't"),
        ("de", "das Boot ist gesunken", "Ich glaube keine Sekunde, dass das Boot ist gesunken.", "keine"),
        ("es", "el barco se hundió", "No creemos ni por un segundo que el barco se hundió.", "no"),
        ("fr", "le bateau a coulé", "Personne ne croit une seule seconde que le bateau a coulé.", "ne"),
        ("it", "la barca è affondata", "Non credo neanche per un secondo che la barca è affondata.", "non"),
        ("pt", "o barco se afundou", "Não acredito nem por um segundo que o barco se afundou.", "não"),
        ("en", "the boat sank", "Nobody spoke of the storm because the boat sank.", ""),
        ("en", "the boat sank", "It was no day for sailing and the boat sank.", ""),
        ("fr", "le bateau a coulé", "On ne chantait plus, et le bateau a coulé.", ""),
    ],
)
def test_a_not_in_the_clause_before_is_found(language: str, quotation: str, said: str, lost: str) -> None:
    assert cropped_not(quotation, said, language, in_clause=True) == lost


@pytest.mark.parametrize(
    ("quotation", "pieced"),
    [
        ("Ida … sold … steps", True),
        ("In June Ida … the old steps", True),
        ("We locked the gate … sold Paul the old steps", True),
        ("We locked the gate at ten. […] She sold Paul the old steps.", False),
        ("We locked … at ten", False),
        ("In June Ida came … as ever", False),
        ("locked the gate", False),
    ],
)
def test_an_ellipsis_makes_no_new_sentence(quotation: str, pieced: bool) -> None:
    said = "We locked the gate at ten. In June Ida came, tired as ever. She sold Paul the old steps."
    assert stands_in(quotation, said)
    assert is_pieced(quotation, said) is pieced


def test_nearest_true_words_are_whole_words_as_they_were_said() -> None:
    assert nearest("Ana's kettle was not ours", [SAID]) == "Ana's kettle wasn't ours"


def test_where_nothing_is_near_nothing_is_offered() -> None:
    assert nearest("Management approved the budget", [SAID]) == ""


@pytest.mark.parametrize(
    "quotation",
    [
        "She paused — then rang.",
        "She paused – then rang.",
        "She paused—then rang.",
        "She paused - then rang.",
    ],
)
def test_a_dash_of_another_length_is_the_same_dash(quotation: str) -> None:
    assert stands_in(quotation, "She paused – then rang.")
    assert not stands_in(quotation, "She paused, then rang.")


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200e"])
def test_characters_that_nobody_sees_make_no_other_word(unseen: str) -> None:
    said = Contribution(id="c1", group_id="g1", stage="e", text=f"The lock{unseen}smith kept the book.")
    for text in ("“The locksmith kept the book.”", f"The lock{unseen}smith had the book."):
        receipt = check_sentence(Sentence(text, ("c1",)), Sources([said]), Frame())
        assert receipt.verdict in (Verdict.QUOTED, Verdict.PARAPHRASED)


@pytest.mark.parametrize("said", ["เราพบกันทุกวันอังคาร", "ພວກເຮົາພົບກັນ", "我们每周二见面", "𠮷田𠮷田さん"])
def test_a_run_of_a_script_without_spaces_is_quoted(said: str) -> None:
    assert stands_in(said[2:6], said)


def test_marks_of_emphasis_are_no_letters() -> None:
    assert stands_in("met outside", "We _never_ _met outside_ the canteen")


def test_a_stop_may_move_behind_brackets() -> None:
    assert stands_in("Too hard (an elder).", "I do not like it. Too hard. (an elder)")
    assert not stands_in("Too hard an elder.", "I do not like it. Too hard. (an elder)")
