"""Causes that nobody gave."""

import pytest

from storycraft.receipts.checks.causes import false_causes
from tests.linear.growth import LINEAR, growth
from tests.linear.shapes import shaped
from tests.support.claims import claim_on


def found(text: str, told: str, language: str = "en") -> list[bool]:
    return [failure.firm for failure in false_causes(claim_on(text, told, language=language))]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Lateness fell because of a bonus.", "Lateness fell.", "en"),
        ("The kettle broke, which led to quarrels.", "The kettle broke.", "en"),
        ("Cerró por culpa del ayuntamiento.", "El taller cerró.", "es"),
        ("Il a fermé grâce à la mairie.", "L'atelier a fermé.", "fr"),
        ("Er schloss wegen der Gemeinde.", "Der Laden schloss.", "de"),
        ("Fechou por causa da câmara.", "A oficina fechou.", "pt"),
    ],
)
def test_a_cause_in_words_that_nobody_said_is_invented(text: str, told: str, language: str) -> None:
    assert found(text, told, language) == [True]


def test_cause_between_things_told_side_by_side_is_a_doubt() -> None:
    assert found("The kettle broke because the trainee left.", "The kettle broke. The trainee left.") == [
        False
    ]
    assert (
        found("The kettle broke as the trainee forgot it.", "The kettle broke, the trainee forgot it.") == []
    )


def test_cause_set_beside_its_effect_needs_no_word_of_cause() -> None:
    text = "The kettle broke because the trainee left."
    assert found(text, "The kettle broke. The trainee left.") == [False]
    assert found(text, "the kettle broke, the trainee left") == []


def test_behind_because_of_only_the_thing_itself_is_the_cause() -> None:
    told = "We looked for months and got one application for the night shift."
    assert found(
        "Because of poor pay, months of looking brought one application for the night shift.", told
    ) == [True]
    assert found(
        "Wegen der Bezahlung kam nach Monaten eine Bewerbung.", "Nach Monaten kam eine Bewerbung.", "de"
    ) == [False]


def test_the_frame_gives_a_cause_only_in_words_of_cause() -> None:
    claim = "Three came because the fair clashed with the play."
    framed = ["since last spring, the fair, the play", "the fair clashed with the play"]
    assert list(false_causes(claim_on(claim, "Three of us came.", framed=framed)))
    framed = ["thanks to the fair", "the fair clashed with the play"]
    assert not list(false_causes(claim_on(claim, "Three of us came.", framed=framed)))


def test_a_cause_that_was_given_may_be_told() -> None:
    assert found("They left because of the rain.", "It rained, so we left: the rain was too much.") == []


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("The ferry is late because the bakery opens early.",
         ("When it rains, the ferry is late.", "So the bakery opens early."), "en"),
        ("As the bakery opens early, the ferry is late.", ("The ferry is late.", "The bakery opens early."), "en"),
        ("Die Fähre kommt spät, deshalb öffnet die Bäckerei.",
         ("Wenn es regnet, kommt die Fähre spät.", "Die Bäckerei öffnet, damit alle Brot haben."), "de"),
        ("La panadería abre pronto; por eso el barco llega tarde.",
         ("La panadería abre pronto porque quiere.", "El barco llega tarde si llueve."), "es"),
        ("Comme la boulangerie ouvre tôt, le bateau part en retard.",
         ("La boulangerie ouvre tôt.", "Le bateau part en retard."), "fr"),
        ("A padaria abre cedo, por isso o barco atrasa.",
         ("A padaria abre cedo para todos.", "O barco atrasa se chove."), "pt"),
        ("Il forno apre presto, perciò la barca parte tardi.",
         ("Il forno apre presto per tutti.", "La barca parte tardi se piove."), "it"),
    ],
)  # fmt: skip
def test_two_points_joined_by_a_cause_are_a_doubt(text: str, told: tuple[str, ...], language: str) -> None:
    (failure,) = false_causes(claim_on(text, *told, language=language))
    assert not failure.firm
    assert failure.why.startswith(("joins c0 and c1 by “", "joins c1 and c0 by “"))


def test_cause_that_one_of_two_points_gives_is_no_doubt() -> None:
    told = ("The ferry is late because the tide is low.", "The bakery opens early.")
    assert not list(
        false_causes(claim_on("The ferry is late because the tide is low; the bakery is open.", *told))
    )


def test_a_cause_is_asked_for_where_its_effect_is_told() -> None:
    told = "The kettle broke in March and nobody mended it."
    cause = "because grumpy accountants had sold every spare handle"
    assert found(f"The kettle broke in March {cause}.", told) == [True]
    assert found(f"Tea stayed a distant rumour from the kettle's last spring onward {cause}.", told) == []


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("The crane stands still because the crew sings.", "The crew sings, loudly. The crane stands still.", "en"),
        ("Weil die Mannschaft singt, steht der Kran.", "Die Mannschaft singt, und laut. Der Kran steht.", "de"),
        ("Comme l'équipe chante, la grue reste immobile.", "L'équipe chante, fort. La grue reste immobile.", "fr"),
        ("La grúa se para porque la cuadrilla canta.", "La cuadrilla canta, y fuerte. La grúa se para.", "es"),
    ],
)  # fmt: skip
def test_cause_and_effect_of_two_sentences_are_a_doubt(text: str, told: str, language: str) -> None:
    assert [f.firm for f in false_causes(claim_on(text, told, language=language))] == [False]


def test_who_asks_for_something_says_why_in_the_next_sentence() -> None:
    told = "Could the crane be moved? The crew sleeps below it."
    assert not list(
        false_causes(claim_on("They ask to move the crane, because the crew sleeps below it.", told))
    )


def test_time_grows_with_the_causes_told_apart() -> None:
    def read(told: str) -> None:
        list(false_causes(claim_on("The mill stands still because the carter sings.", told)))

    def told_apart(size: int) -> str:
        return f"The carter sings. {shaped('causes told apart', size)}The mill stands still."

    assert growth(read, told_apart) < LINEAR


def test_a_german_da_before_its_verb_is_no_cause() -> None:
    told = "Ich muss widersprechen. Die Glocke ist leise."
    assert found("Da muss die Wirtin widersprechen, die Glocke ist leise.", told, "de") == []
    assert found("Da die Glocke leise ist, muss die Wirtin widersprechen.", told, "de") == [False]
    assert found("Im Schuppen, da hängen die Netze.", "im Schuppen hängen die Netze", "de") == []
    assert found("Der Schuppen ist zu, da das Dach fehlt.", "der Schuppen ist zu", "de") == [True]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("They row in the loft, since Easter.", "rowing in the loft. since Easter", "en"),
        ("El remo, como siempre, está en el muelle.", "el remo está en el muelle", "es"),
        ("Le car attend sur le quai.", "le car attend. sur le quai", "fr"),
        ("I remi, come sempre, sono sul molo.", "i remi sono sul molo", "it"),
        ("Os remos estão no cais, pois é.", "os remos estão no cais", "pt"),
    ],
)
def test_a_word_of_cause_that_means_something_else_is_none(text: str, told: str, language: str) -> None:
    assert found(text, told, language) == []


def test_a_portuguese_pois_before_its_cause_is_one() -> None:
    assert found("Os remos estão no cais, pois é perigoso navegar.", "os remos estão no cais", "pt") == [True]
