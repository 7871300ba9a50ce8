"""Hurried notes: what they are about, what heads them, and whose deed they tell."""

import pytest

from storycraft.weavers.quotes.notes import is_deed_of_speaker, topic_of, without_heading
from storycraft.weavers.quotes.phrases import phrases_of


@pytest.mark.parametrize(
    ("language", "text", "name", "rest"),
    [
        ("en", "the old ladder – nobody dares to climb it", "the old ladder", "nobody dares to climb it"),
        ("de", "Kaffeekasse: 40 € gefehlt", "Kaffeekasse", "40 € gefehlt"),
        ("fr", "le carnet rouge : rempli en deux mois", "le carnet rouge", "rempli en deux mois"),
        ("es", "la radio vieja: otra vez encendida", "la radio vieja", "otra vez encendida"),
        ("pt", "a horta da escola: tomate e mais nada", "a horta da escola", "tomate e mais nada"),
        ("it", "il cancello – chiuso alle sei", "il cancello", "chiuso alle sei"),
    ],
)
def test_a_note_names_its_topic_first(language: str, text: str, name: str, rest: str) -> None:
    topic = topic_of(text, phrases_of(language))
    assert topic
    assert (topic.name, topic.rest) == (name, rest)


@pytest.mark.parametrize(
    "text",
    [
        "We waited on the pier: nobody came",
        "three ropes, two buckets and a very long hose: all gone",
        "half past seven, too late",
        "Why not? – said the mayor",
        "boats:",
    ],
)
def test_a_clause_or_a_long_list_is_no_topic(text: str) -> None:
    assert topic_of(text, phrases_of("en")) is None


@pytest.mark.parametrize(
    ("language", "text", "rest"),
    [
        ("en", "wish: a dry cellar", "a dry cellar"),
        ("de", "Wunsch: mehr Licht", "mehr Licht"),
        ("fr", "envie : un four", "un four"),
        ("es", "deseo: otra bomba", "otra bomba"),
        ("pt", "desejo: um portão", "um portão"),
        ("it", "desiderio: una tettoia", "una tettoia"),
        ("en", "we wish you well", ""),
    ],
)
def test_what_heads_a_wish_is_told_by_the_weaver(language: str, text: str, rest: str) -> None:
    assert without_heading(text, "wish_note", phrases_of(language)) == rest


@pytest.mark.parametrize(
    ("language", "text", "is_theirs"),
    [
        ("en", "couldn't hear the bell from the yard", True),
        ("en", "would have liked a second oar", True),
        ("en", "asked for the first time what I saw", False),
        ("en", "interrupted by the fire drill", False),
        ("en", "went well", False),
        ("de", "durfte die Glocke läuten", True),
        ("de", "gefragt worden, zum ersten Mal", False),
    ],
)
def test_only_a_deed_of_the_speaker_gets_a_subject(language: str, text: str, is_theirs: bool) -> None:
    assert is_deed_of_speaker(text, phrases_of(language)) is is_theirs


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "To the ferry table: come over and count them."),
        ("de", "An die Fähre: zählt sie doch selbst."),
        ("es", "A la mesa del muelle: venid a contarlos."),
        ("fr", "Aux gens du bac : venez les compter."),
        ("pt", "À mesa do cais: venham contá-los."),
        ("it", "Al tavolo del porto: venite a contarli."),
    ],
)
def test_whom_a_note_speaks_to_is_no_topic(language: str, text: str) -> None:
    assert topic_of(text, phrases_of(language)) is None
