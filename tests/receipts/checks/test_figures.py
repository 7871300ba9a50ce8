"""Numbers and times of a sentence, held against what was told."""

import pytest

from storycraft.domain.common_knowledge import CommonKnowledge
from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.drafts.gather_common_knowledge import count_points
from storycraft.receipts.checks.figures import wrong_figures
from storycraft.receipts.claim import Claim
from storycraft.receipts.evidence import Sources
from tests.support.claims import claim_on, claim_on_points


def kinds(text: str, told: str, language: str = "en", voices: int = 1) -> list[str]:
    return [failure.kind for failure in wrong_figures(claim_on(text, *[told] * voices, language=language))]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Three teams met.", "3 teams met", "en"),
        ("Half of them left.", "50 percent left", "en"),
        ("It took two hours.", "It took 120 minutes.", "en"),
        ("They met weekly.", "We meet every Thursday.", "en"),
        ("At nine they left.", "We left at 9:00.", "en"),
        ("Zwei Wochen später", "vierzehn Tage später", "de"),
        ("El 40 % se fue.", "el cuarenta por ciento se fue", "es"),
        ("Trente pains", "une trentaine de pains", "fr"),
        ("Às quintas", "todas as quintas-feiras", "pt"),
        ("Dozens came.", "Forty came.", "en"),
    ],
)
def test_the_same_in_other_words_is_supported(text: str, told: str, language: str) -> None:
    assert kinds(text, told, language) == []


@pytest.mark.parametrize(
    ("text", "told", "language", "kind"),
    [
        ("Thirty teams met.", "13 teams met", "en", "number"),
        ("3 rooms and 4 teams", "3 teams and 4 rooms", "en", "number"),
        ("It took two weeks.", "It took two days.", "en", "duration"),
        ("It cost 40 euros.", "It cost 14 euros.", "en", "money"),
        ("18 percent", "18 people", "en", "number"),
        ("They met on Friday.", "We met on Thursday.", "en", "date"),
        ("They met monthly.", "We meet every Thursday.", "en", "date"),
        ("Im März", "im Mai", "de", "date"),
        ("At 9:30 they left.", "We left at 8:30.", "en", "time"),
        ("In 2019 it began.", "It began in 2018.", "en", "number"),
    ],
)
def test_another_number_or_time_is_not(text: str, told: str, language: str, kind: str) -> None:
    assert kind in kinds(text, told, language)


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("The boathouse is still 100 percent ours.", "The boathouse is ours.", "en"),
        ("Noch fehlen 100 Prozent der Dielen.", "Die Dielen fehlen.", "de"),
        ("Falta todavía el 120 % de las tablas.", "Faltan las tablas.", "es"),
    ],
)
def test_of_all_or_more_nothing_is_left(text: str, told: str, language: str) -> None:
    assert kinds(text, told, language) == ["number"]


def test_a_teller_may_count_the_voices_that_are_cited() -> None:
    assert kinds("Two voices remembered it.", "We remember.", voices=2) == []
    assert kinds("Five voices remembered it.", "We remember.", voices=2) == ["number"]


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("She rows forty miles there and back.", "I row twenty miles each way.", "en"),
        ("Elle rame quarante kilomètres.", "Je rame vingt kilomètres à l'aller.", "fr"),
        ("Sie rudert vierzig Kilometer.", "Ich rudere zwanzig Kilometer pro Weg.", "de"),
        ("Rema cuarenta kilómetros.", "Remo veinte kilómetros por trayecto.", "es"),
        ("Rema quaranta chilometri.", "Remo venti chilometri a tratta.", "it"),
        ("Rema quarenta quilómetros.", "Remo vinte quilómetros por trajeto.", "pt"),
    ],
)
def test_a_way_there_is_half_of_both_ways(text: str, told: str, language: str) -> None:
    assert kinds(text, told, language) == []


@pytest.mark.parametrize(
    ("language", "apart", "told", "other"),
    [
        ("en", "we eat at mid day", "They eat at midday.", "They eat in the evening."),
        ("en", "the mill stops at mid-night", "The mill stops at midnight.", "The mill stops at midday."),
        ("de", "wir essen am Nach-mittag", "Sie essen am Nachmittag.", "Sie essen um Mitternacht."),
        ("es", "comemos al medio día", "Comen al mediodía.", "Comen a medianoche."),
        ("fr", "on mange l'après midi", "Ils mangent l'après-midi.", "Ils mangent à minuit."),
        ("it", "si mangia a mezzo giorno", "Mangiano a mezzogiorno.", "Mangiano a mezzanotte."),
        ("pt", "comemos ao meio dia", "Comem ao meio-dia.", "Comem à meia-noite."),
        ("pt", "comemos à meia-noite", "Comem à meia noite.", "Comem à tarde."),
    ],
)
def test_a_time_may_be_written_in_two_words(language: str, apart: str, told: str, other: str) -> None:
    assert kinds(told, apart, language) == []
    assert "date" in kinds(other, apart, language)


def test_those_of_a_cited_group_or_role_may_be_counted() -> None:
    points = [
        Contribution(id=f"c{n}", group_id="g1", stage="e", text=text, speaker=role)
        for n, (text, role) in enumerate((("Tar keeps.", "rower"), ("Tar stinks.", "")))
    ]
    groups = [Group(id="g1", name="Boatmen")]
    for text, right in (
        ("Two boatmen part company over tar.", True),
        ("Two of them part company over tar.", True),
        ("Three boatmen part company over tar.", False),
        ("Two barrels of tar stink.", False),
    ):
        assert (not list(wrong_figures(claim_on_points(text, points, groups)))) is right


def test_the_whole_may_stand_beside_the_part() -> None:
    groups = [Group(id="g1", name="Oven"), Group(id="g2", name="Yard")]
    points = [
        Contribution(id=f"c{n}", group_id="g1" if n < 3 else "g2", stage="e", text="Tar.", speaker="")
        for n in range(5)
    ]
    known = CommonKnowledge(groups=("Oven", "Yard"), counts=count_points(points, groups, ()))
    for text, right in (
        ("Of the five contributions three came from the Oven.", True),
        ("Of the six contributions three came from the Oven.", False),
        ("Of the five contributions four came from the Oven.", False),
        ("The Oven brought three contributions, the Yard two contributions.", True),
        ("The Oven brought five contributions.", False),
        ("One of the two groups had three contributions.", False),
    ):
        claim = Claim(Sentence(text), Sources(points, groups, "en", known), Frame())
        assert (not list(wrong_figures(claim))) is right, text
