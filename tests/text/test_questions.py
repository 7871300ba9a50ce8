"""What is asked is told from what is told, whatever mark a script has for it."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.drafts.repeated_questions import asks_no_more
from storycraft.languages.folding import plain
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.text.moods import QUESTION, moods
from storycraft.text.questions import QUESTION_MARKS, asks, asks_which, begins_asking, has_question, only_asks


@pytest.mark.parametrize(
    "text",
    [
        "Who keeps it?",
        "“Who keeps it?”",
        "¿Quién la cuida?",
        "谁来保管？",
        "من يحتفظ به؟",
        "Really?!  ",
        "(Who?)",
        "Ποιος το κρατά\u037e",
    ],
)
def test_questions_are_heard_behind_closing_marks_in_any_script(text: str) -> None:
    assert asks(text)


def test_a_question_in_the_middle_is_not_the_point() -> None:
    assert not asks("Who keeps it? She does.")
    assert not asks("")


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("Who has it? Who had it before?", True),
        ("A question: who pays for oil?", True),
        ("It was loud. Was it only me?", False),
        ("We lost the key in May: who has it?", False),
        ("桥上很吵。是我吗？", False),
        ("谁有钥匙？谁来保管？", True),
        ("كان الجسر صاخبا. هل كنت وحدي؟", False),
    ],
)
def test_what_also_tells_is_more_than_a_question(text: str, only: bool) -> None:
    assert only_asks(text) is only


@pytest.mark.parametrize("mark", QUESTION_MARKS)
def test_each_mark_is_one_for_all(mark: str) -> None:
    asked = f"Who mends the winch{mark}"
    assert asks(asked)
    assert asks(plain(asked))
    assert has_question(f"{asked} Nobody knows.")
    assert QUESTION in moods(asked, "en")
    assert asks_no_more(asked, f"Who mends the old winch{mark} We asked twice.", "en")
    point = Contribution(id="c1", group_id="g1", stage="e", text=asked)
    told = check_sentence(Sentence(asked, ("c1",)), Sources([point]), Frame())
    assert told.verdict is Verdict.QUOTED
    bare = check_sentence(Sentence(f"And what became of the winch{mark}"), Sources([point]), Frame())
    assert bare.verdict is Verdict.CONNECTIVE


def test_a_question_may_begin_without_ending_in_a_mark() -> None:
    assert begins_asking("who mends the winch", "en")
    assert not begins_asking("who mends the winch is a mystery.", "en")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "lanterns with oil or lanterns without"),
        ("en", "nets yes or no"),
        ("de", "Laterne ja nein"),
        ("de", "mit Leiter oder ohne Leiter"),
        ("es", "con remo o sin remo"),
        ("es", "la red, sí o no"),
        ("fr", "les filets oui ou non"),
        ("fr", "avec une lampe ou avec une torche"),
        ("it", "con il remo o con la vela"),
        ("pt", "redes sim ou não"),
    ],
)
def test_a_note_asks_which_of_two(language: str, text: str) -> None:
    assert asks_which(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "two or three came in the rain"),
        ("en", "We mend the net or we mend the sail."),
        ("de", "zwei oder drei kamen mit dem Boot"),
        ("es", "vinieron dos o tres"),
    ],
)
def test_a_note_with_an_or_tells(language: str, text: str) -> None:
    assert not asks_which(text, language)
