"""Themes: points that share words, the most central first, and nobody dragged in."""

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


def test_its_words_are_as_people_wrote_them() -> None:
    words = {word.lower() for theme in find_themes(points(TEXTS), "en", room=2) for word in theme.words}
    assert {"night", "shift", "coffee"} <= words


def test_the_most_central_point_says_least_beside_the_theme() -> None:
    [theme] = find_themes(
        points(("Coffee", "Coffee at the quay brings drivers", "Good coffee costs money")), "en", 1
    )
    assert theme.nearest[0].text == "Coffee"


def test_points_with_nothing_in_common_make_no_theme() -> None:
    assert find_themes(points(("One boat.", "Two goats.", "Blue paint.")), "en", room=3) == ()
    assert find_themes([], "en", room=3) == ()
    assert find_themes(points(("👍", "🎉", "👍")), "en", room=3) == ()
