"""Themes: points that share words, the most central first, and nobody dragged in."""

import numpy as np

from storycraft.domain.workshop import Contribution
from storycraft.threads.find_themes import find_themes

TEXTS = (
    "The night shift has its own table.",
    "Nobody asks the night shift.",
    "Coffee brings people together.",
    "Without coffee nobody stays.",
    "The roof leaks.",
)


def points(texts: tuple[str, ...]) -> list[Contribution]:
    return [Contribution(id=f"c{n}", group_id="g1", stage="s", text=text) for n, text in enumerate(texts, 1)]


def test_points_meet_by_the_words_they_share() -> None:
    themes = find_themes(points(TEXTS), "en", room=2)
    assert {tuple(c.id for c in theme.points) for theme in themes} == {("c1", "c2"), ("c3", "c4")}


def test_theme_says_how_many_of_its_points_use_a_word() -> None:
    weights = [dict(theme.weights) for theme in find_themes(points(TEXTS), "en", room=2)]
    assert {"night": 1.0, "shift": 1.0} in weights


def test_the_most_central_point_says_least_beside_the_theme() -> None:
    [theme] = find_themes(
        points(("Coffee", "Coffee at the quay brings drivers", "Good coffee costs money")), "en", 1
    )
    assert theme.nearest[0].text == "Coffee"


def test_points_with_nothing_in_common_make_no_theme() -> None:
    assert find_themes(points(("One boat.", "Two goats.", "Blue paint.")), "en", room=3) == ()
    assert find_themes([], "en", room=3) == ()
    assert find_themes(points(("👍", "🎉", "👍")), "en", room=3) == ()


def test_repeating_oneself_makes_no_theme_larger() -> None:
    often = find_themes(points((*TEXTS, *["The gate squeaks."] * 6)), "en", room=3)
    once = find_themes(points((*TEXTS, "The gate squeaks.")), "en", room=3)
    assert {tuple(c.id for c in theme.points) for theme in once} <= {
        tuple(c.id for c in theme.points) for theme in often
    }


def test_a_compound_finds_its_theme_by_its_letters() -> None:
    said = (
        "Die Nachtschicht hat Hunger.",
        "Die Nachtschicht schläft nie.",
        "Nachtschichtzulage fehlt.",
        "Das Boot leckt.",
        "Ein Boot sinkt.",
    )
    found = find_themes(points(said), "de", room=2)
    assert ("c1", "c2", "c3") in [tuple(c.id for c in theme.points) for theme in found]


def test_meanings_sort_where_no_word_is_shared() -> None:
    said = (
        "The bread burns.",
        "The bread rises.",
        "A loaf cools.",
        "The boat leaks.",
        "The boat sinks.",
        "A ferry waits.",
    )
    meaning = dict(
        zip(said, np.array([[1, 0.1], [1, 0], [0.9, 0.2], [0, 1], [0.1, 1], [0.2, 0.9]]), strict=True)
    )
    found = find_themes(points(said), "en", 2, meaning)
    assert [tuple(c.id for c in theme.points) for theme in found] in (
        [("c1", "c2", "c3"), ("c4", "c5", "c6")],
        [("c4", "c5", "c6"), ("c1", "c2", "c3")],
    )


def test_many_points_without_shared_words_meet_by_letters() -> None:
    said = [
        f"{first}{last}"
        for first in ("Nachtschicht", "Kaffeekanne")
        for last in (
            "zulage",
            "tisch",
            "ordnung",
            "wechsel",
            "ende",
            "brot",
            "plan",
            "leitung",
            "raum",
            "wunsch",
        )
    ]
    found = find_themes(points((*said, "Boot", "Zaun")), "de", room=2)
    assert sorted(len(theme.points) for theme in found) == [10, 10]
