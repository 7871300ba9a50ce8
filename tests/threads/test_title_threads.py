"""Titles of themes: a clause in people's words, short, whole, with a capital."""

import pytest

from storycraft.domain.workshop import Contribution
from storycraft.threads.find_themes import Theme, find_themes
from storycraft.threads.title_threads import title_of


def theme(*texts: str) -> Theme:
    points = tuple(Contribution(id=f"c{n}", group_id="g1", stage="s", text=t) for n, t in enumerate(texts, 1))
    return Theme(points, points)


def test_the_title_is_the_clause_that_tells_the_theme() -> None:
    said = (
        "When I moved here, years ago, the ferry was always late.",
        "The ferry is late again, says my aunt.",
        "Nobody minds that the ferry is late.",
    )
    points = [Contribution(id=f"c{n}", group_id="g1", stage="s", text=t) for n, t in enumerate(said, 1)]
    [found] = find_themes(points, "en", 1)
    assert title_of(found, "en") in ("The ferry is late again", "The ferry was always late")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "the old orchard behind the mill was cut down by the council without any notice to the village",
            "en",
        ),
        ("el huerto viejo detrás del molino fue talado por el ayuntamiento sin ningún aviso al pueblo", "es"),
        (
            "der alte Obstgarten hinter der Mühle wurde von der Gemeinde ohne jede Nachricht an das Dorf gefällt",
            "de",
        ),
    ],
)
def test_a_long_clause_ends_before_a_small_word(text: str, language: str) -> None:
    title = title_of(theme(text), language)
    assert 3 <= len(title.split()) <= 8
    assert text.casefold().startswith(f"{title.casefold()} ")
    assert title[0].isupper()


def test_a_question_keeps_its_mark() -> None:
    assert title_of(theme("Good day. Who mends the nets?"), "en") == "Who mends the nets?"


def test_two_themes_have_two_titles() -> None:
    both = theme("The well is dry. The pump is broken.")
    first = title_of(both, "en")
    assert title_of(both, "en", [first]) not in ("", first)


def test_signs_alone_are_a_title_too() -> None:
    assert title_of(theme("👍"), "en") == "👍"
    assert title_of(theme("x" * 200), "en")
