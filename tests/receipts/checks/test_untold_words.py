"""What a teller adds in words that nobody said is doubted."""

import pytest

from storycraft.receipts.checks.untold_words import untold_words
from tests.support.claims import claim_on

TOLD = "The shelf beside the landing stage: take one, bring one."


@pytest.mark.parametrize(
    "text",
    [
        "Beside the landing stage stands a shelf for boots, lanterns, whistles and old charts.",
        "On the shelf beside the landing stage lay boots, lanterns, whistles, charts.",
        "On the shelf beside the landing stage retired sailors display carved wooden ducks.",
    ],
)
def test_many_words_in_a_row_that_nobody_told_are_doubted(text: str) -> None:
    assert [failure.firm for failure in untold_words(claim_on(text, TOLD))] == [False]


def test_words_between_what_was_told_are_the_tellers_own() -> None:
    assert not list(
        untold_words(claim_on("Beside the stage is a shelf where you take one and bring one.", TOLD))
    )


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        (
            "They varnished the two dinghies in March with tins left by a cousin.",
            "We varnished the two dinghies in March.",
            "en",
        ),
        (
            "Im März lackierten sie die zwei Jollen mit Dosen eines reichen Onkels.",
            "Im März haben wir die zwei Jollen lackiert.",
            "de",
        ),
        (
            "Ils ont verni les deux canots en mars avec des pots offerts par un cousin.",
            "Nous avons verni les deux canots en mars.",
            "fr",
        ),
        (
            "Barnizaron los dos botes en marzo con latas regaladas por un primo.",
            "Barnizamos los dos botes en marzo.",
            "es",
        ),
        (
            "Envernizaram os dois botes em março com latas oferecidas por um primo.",
            "Envernizámos os dois botes em março.",
            "pt",
        ),
        (
            "Hanno verniciato le due barche in marzo con barattoli regalati da un cugino.",
            "Abbiamo verniciato le due barche in marzo.",
            "it",
        ),
    ],
)
def test_an_end_that_stands_for_nothing_told_is_doubted(text: str, told: str, language: str) -> None:
    assert [failure.kind for failure in untold_words(claim_on(text, told, language=language))] == ["content"]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        (
            "Nine of us rowed it home, and the harbour master cheered.",
            "After dark nine of us rowed the ferry home.",
            "en",
        ),
        (
            "Zu neunt ruderten wir sie heim, und der Bürgermeister bezahlte.",
            "Nachts ruderten wir zu neunt die alte Fähre heim.",
            "de",
        ),
        (
            "Neuf d'entre nous l'ont ramené à la rame, et le maire a payé.",
            "La nuit, neuf d'entre nous ont ramené le bac à la rame.",
            "fr",
        ),
    ],
)
def test_a_clause_behind_a_number_that_was_told_is_doubted(text: str, told: str, language: str) -> None:
    assert [failure.kind for failure in untold_words(claim_on(text, told, language=language))] == ["content"]


@pytest.mark.parametrize(
    "text",
    [
        "At the mill it rained while wicked mayors stole church money.",
        "At the mill it rained while wicked mayors stole church money bought boats sailed south.",
    ],
)
def test_a_longer_invention_is_no_safer(text: str) -> None:
    assert list(untold_words(claim_on(text, "It rained at the mill.")))


def test_an_end_in_words_of_ones_own_is_fine() -> None:
    told = "We varnished the two dinghies in March, the planks had begun to rot and the paint came off in flakes."
    text = "In March they varnished the two dinghies, whose wood was decaying."
    assert not list(untold_words(claim_on(text, told)))


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("We oiled the winch and the mayor bought ropes and lamps (who else?).", "We oiled the winch.", "en"),
        (
            "We oiled the winch and the mayor bought ropes and lamps, and why not?",
            "We oiled the winch.",
            "en",
        ),
        (
            "Sie ölten die Winde, und die Wirtin schenkte Seile und Lampen (wer sonst?).",
            "Wir haben die Winde geölt.",
            "de",
        ),
        (
            "Engrasaron el torno y la alcaldesa compró cuerdas y faroles, ¿por qué no?",
            "Engrasamos el torno.",
            "es",
        ),
        (
            "Ils ont graissé le treuil et la mairesse a offert cordes et lampes, et pourquoi pas ?",
            "Nous avons graissé le treuil.",
            "fr",
        ),
        (
            "Hanno unto il verricello e la sindaca ha regalato corde e lampade (chi altro?).",
            "Abbiamo unto il verricello.",
            "it",
        ),
        (
            "Olearam o guincho e a prefeita comprou cordas e lâmpadas (quem mais?).",
            "Oleámos o guincho.",
            "pt",
        ),
    ],
)
def test_a_question_in_brackets_or_a_tag_frees_nothing(text: str, told: str, language: str) -> None:
    assert [failure.firm for failure in untold_words(claim_on(text, told, language=language))] == [False]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("And who bought ropes and lamps for the winch?", "We oiled the winch.", "en"),
        ("If the winch is oiled, who buys ropes and lamps?", "We oiled the winch.", "en"),
        ("And who buys ropes and lamps for the winch, and when?", "We oiled the winch.", "en"),
        ("Und wer kauft Seile und Lampen für die Winde (und wann)?", "Wir haben die Winde geölt.", "de"),
        ("Engrasado el torno, ¿quién compra cuerdas y faroles?", "Engrasamos el torno.", "es"),
        ("Et qui achète cordes et lampes pour le treuil ?", "Nous avons graissé le treuil.", "fr"),
        ("E chi compra corde e lampade per il verricello?", "Abbiamo unto il verricello.", "it"),
        ("E quem compra cordas e lâmpadas para o guincho?", "Oleámos o guincho.", "pt"),
    ],
)
def test_what_is_asked_of_a_point_claims_nothing(text: str, told: str, language: str) -> None:
    assert not list(untold_words(claim_on(text, told, language=language)))


@pytest.mark.parametrize(
    ("text", "framed"),
    [
        ("Ninety guests danced on the quay.", "Ninety lamps were lit."),
        ("They danced on the quay in May.", "It was in May."),
        ("Strangers danced on the quay.", "The quay was wet."),
    ],
)
def test_the_frame_is_no_source_of_another_deed(text: str, framed: str) -> None:
    assert list(untold_words(claim_on(text, "The stove went out.", framed=[framed])))
    # What it cites, it may tell at the place and time of the frame.
    told = claim_on(
        "The stove went out on the quay in May.", "The stove went out.", framed=["The quay, in May"]
    )
    assert list(untold_words(told)) == []


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("That is still a question.", "Who oils the winch?", "en"),
        ("La pregunta sigue ahí.", "¿Quién engrasa el torno?", "es"),
        ("Darin waren sie sich nicht einig.", "Wer ölt die Winde?", "de"),
        ("La question reste ouverte.", "Qui graisse le treuil ?", "fr"),
        ("Continua a ser pergunta.", "Quem oleia o guincho?", "pt"),
    ],
)
def test_what_would_lead_on_alone_does_so_beside_a_point(text: str, told: str, language: str) -> None:
    assert not [*untold_words(claim_on(text, told, language=language))]
