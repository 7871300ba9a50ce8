"""Points become passages: near-equal ones are told once, and no voice is told in another's words."""

from itertools import product
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.domain.workshop import Contribution
from storycraft.weavers.quotes import repetitions
from storycraft.weavers.quotes.passage_reader import read_passages


def told(*texts: str, language: str = "en") -> list[tuple[str, ...]]:
    """The ids that each passage cites; the texts have the ids c1, c2, … and groups of their own."""
    points = [
        Contribution(id=f"c{n}", group_id=f"g{n}", stage="experiences", text=text)
        for n, text in enumerate(texts, 1)
    ]
    return [passage.cites for passage in read_passages(points, language)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "The ferry was never late in winter.", "In winter the ferry was never late!"),
        ("de", "Die Fähre kam im Winter nie zu spät.", "Im Winter kam die Fähre nie zu spät."),
        ("fr", "Le bac passait tous les matins en hiver.", "En hiver, le bac passait tous les matins."),
    ],
)
def test_what_two_said_alike_is_told_once_for_both(language: str, one: str, other: str) -> None:
    assert [set(cites) for cites in told(one, other, language=language)] == [{"c1", "c2"}]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "en",
            "The ash gate lost its hinge in the storm of March.",
            "The elm gate lost its hinge in the storm of March.",
        ),
        (
            "en",
            "The ferry crew wrote the log every single night.",
            "The ferry crew never wrote the log every single night.",
        ),
        ("en", "The ferry took 12 guests across the river.", "The ferry took 13 guests across the river."),
        (
            "es",
            "La barca del molino perdió el ancla en la tormenta.",
            "La barca del puente perdió el ancla en la tormenta.",
        ),
    ],
)
def test_one_other_word_number_or_denial_makes_two_voices(language: str, one: str, other: str) -> None:
    assert told(one, other, language=language) == [("c1",), ("c2",)]


WORDS = st.sampled_from(
    [
        "the",
        "ash",
        "gate",
        "was",
        "closed",
        "in",
        "May",
        "nobody",
        "had",
        "never",
        "lent",
        "a",
        "rope",
        "3",
        "4",
        "late",
        "again",
    ]
)
SAID = st.lists(WORDS, min_size=1, max_size=9).map(lambda said: f"{' '.join(said).capitalize()}.")


@given(st.lists(st.tuples(SAID, st.sampled_from(["g1", "g2"])), max_size=25))
def test_comparing_few_finds_what_comparing_all_finds(said: list[tuple[str, str]]) -> None:
    points = [
        Contribution(id=f"c{n}", group_id=group, stage=f"s{n}", text=text)
        for n, (text, group) in enumerate([*said, *said[:3]])
    ]
    few = read_passages(points, "en")
    with patch.object(
        repetitions._Near, "behind", lambda _near, place, _: set(range(place + 1, len(points)))
    ):
        assert [p.cites for p in few] == [p.cites for p in read_passages(points, "en")]


def test_points_that_differ_by_a_number_are_compared_with_few() -> None:
    points = [
        Contribution(id=f"c{n}", group_id="g1", stage="s", text=f"Gate {n} of the mill was closed in May.")
        for n in range(1_000)
    ]
    with patch.object(repetitions, "_say_the_same", wraps=repetitions._say_the_same) as compared:
        assert len(read_passages(points, "en")) == len(points)
    assert compared.call_count < 2 * len(points)


def test_points_of_the_same_two_words_are_compared_with_few() -> None:
    small = [
        "the",
        "and",
        "of",
        "to",
        "in",
        "a",
        "that",
        "it",
        "for",
        "we",
        "they",
        "he",
        "she",
        "was",
        "on",
        "with",
    ]
    small += ["as", "at", "by", "had", "but", "from", "or", "have"]
    points = [
        Contribution(id=f"c{n}", group_id="g1", stage="s", text=f"The lamps {one} {other} burned.")
        for n, (one, other) in enumerate(product(small, small))
    ]
    with patch.object(repetitions, "_say_the_same", wraps=repetitions._say_the_same) as compared:
        assert len(read_passages(points, "en", keep_leaning=True)) == len(points)
    assert compared.call_count < len(points) * repetitions._MOST_NEAR < len(points) ** 2 / 2


def of_one_group(scene: str, line: str, language: str = "en") -> list[tuple[str, ...]]:
    points = [
        Contribution(id=f"c{n}", group_id="g1", stage="experiences", text=text)
        for n, text in enumerate((scene, line), 1)
    ]
    return [passage.cites for passage in read_passages(points, language)]


@pytest.mark.parametrize(
    ("language", "scene", "line"),
    [
        ("en", "We turned back with 62 people and a goat.", "The goat got off first."),
        ("en", "The lamp fell into the soup at noon.", "Nobody said a word."),
        ("de", "Der Techniker kam dreimal, dann war es ein Löffel.", "Ein einziger Löffel."),
        ("de", "Wir haben auf Backpapier serviert, den ganzen Tag.", "Keiner hat sich beschwert."),
        ("es", "El señor se quedó tres sábados enseñando a soldar.", "Nadie le preguntó el nombre."),
        ("fr", "Il en fallait 60 litres, et le mardi d'après 20.", "Personne ne nous avait prévenus."),
        ("pt", "A chuva levou a enxada até ao campo de futebol.", "Ninguém pediu a enxada de volta."),
        ("it", "La luce è saltata e abbiamo cantato al buio.", "Nessuno si è mosso."),
    ],
)
def test_a_short_line_goes_with_its_scene(language: str, scene: str, line: str) -> None:
    assert of_one_group(scene, line, language) == [("c1", "c2")]


@pytest.mark.parametrize(
    "line", ["Radio a bit weak.", "I never learned to row.", "We need a van.", "The tea costs 2 euros."]
)
def test_a_short_line_of_its_own_stands_alone(line: str) -> None:
    assert of_one_group("We turned back with 62 people and a goat.", line) == [("c1",), ("c2",)]
