"""A story lists what people only heard and what they offer on a condition, each named as such."""

from dataclasses import replace

import pytest

from storycraft.domain.workshop import Contribution, Group, Workshop
from storycraft.drafts.unsure_points import MOST, READ_OUT, unsure_points
from storycraft.formats.loader import DEFAULT, Formats

FORMAT = Formats().get(DEFAULT)
WORKSHOP = Workshop(
    id="w1", title="Orchard", format="communities-of-practice", groups=(Group(id="g1", name="Pickers"),)
)


def listed(*texts: str, language: str = "en", stage: str = "experiences", told_in: str = "") -> list[str]:
    points = [
        Contribution(id=f"c{at}", group_id="g1", stage=stage, text=text) for at, text in enumerate(texts, 1)
    ]
    workshop = replace(WORKSHOP, language=language)
    return [each.line for each in unsure_points(points, FORMAT, workshop, told_in or language)]


@pytest.mark.parametrize(
    ("language", "rumour"),
    [
        ("en", "People say the press will be sold. Nobody has seen a paper."),
        ("de", "Die Leute sagen, die Presse wird verkauft."),
        ("es", "Dicen por ahí que van a vender la prensa."),
        ("fr", "Il paraît que le pressoir sera vendu."),
        ("it", "Si dice in giro che vendono il torchio."),
        ("pt", "O povo diz que vão vender a prensa."),
        ("en", "Apparently the parish sells the press after the harvest."),
        ("de", "Man hört, der Bezirk legt die Keltereien zusammen."),
        ("it", "Pare che vendano il torchio."),
        ("pt", "Consta que vão vender a prensa."),
    ],
)
def test_a_rumour_is_listed_as_only_heard(language: str, rumour: str) -> None:
    (line,) = listed(rumour, language=language)
    assert rumour in line
    assert "(Pickers)" in line


@pytest.mark.parametrize(
    ("language", "offer"),
    [
        ("en", "If the parish pays the ladders, I mend the roof. Not before."),
        ("de", "Wenn die Gemeinde die Leitern zahlt, flicke ich das Dach."),
        ("es", "Si el ayuntamiento paga las escaleras, yo arreglo el tejado."),
        ("fr", "Si la commune paie les échelles, je répare le toit."),
        ("it", "Se il comune paga le scale, io riparo il tetto."),
        ("pt", "Se a prefeitura pagar as escadas, eu conserto o telhado."),
    ],
)
def test_an_expected_offer_is_listed_with_its_condition(language: str, offer: str) -> None:
    (line,) = listed(offer, language=language, stage="expectations")
    assert offer in line


def test_a_planned_offer_is_listed_wherever_it_stands() -> None:
    offer = "If the parish pays the ladders, we will mend the roof."
    assert listed(offer) == [f"Only if (Pickers): “{offer}”"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I heard that crash myself, and I ran."),
        ("en", "We heard that horn every morning for six years."),
        ("en", "They say the grace in the barn on Sundays."),
        ("en", "People say the blessing together at dusk."),
        ("en", "People say the kindest things to our pickers."),
        ("en", "I hear the bell from the press every evening."),
        ("de", "Man hört die Presse bis zum Fluss."),
        ("it", "Mi pare che basti così per oggi."),
        ("de", "Ein Gerücht hat meinen Bruder die Pacht gekostet."),
        ("de", "Die Leute sagen immer Danke, wenn wir pressen."),
        ("es", "Dicen por favor y gracias."),
        ("fr", "La rumeur a coûté le bail à mon frère."),
        ("it", "Dicono che sì a ogni cliente."),
        ("pt", "Dizem que sim aos fregueses sempre."),
    ],
)
def test_what_people_witnessed_or_do_is_no_rumour(language: str, text: str) -> None:
    assert listed(text, language=language) == []


@pytest.mark.parametrize(
    "text",
    [
        "I heard that the press will be sold.",
        "They say the old mill is closing.",
        "People say they want the lower meadow.",
        "Some people say the press goes in spring.",
    ],
)
def test_what_people_were_told_is_a_rumour(text: str) -> None:
    assert text in "".join(listed(text))


@pytest.mark.parametrize("stage", ["experiences", "expectations"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "If it pours, the shed leaks."),
        ("en", "If we had looked, nobody would have fallen."),
        ("en", "If I had looked, I would have caught him."),
        ("en", "If the stream rises, the cellar will flood."),
        ("en", "If we're late the foreman will shout at us."),
        ("en", "If the stream rises, we'll lose the cellar."),
        ("de", "Wenn ich vom Pflücken komme, schläft der Hund."),
        ("de", "Wenn das Horn bläst, essen wir."),
        ("es", "Si llueve, la prensa va a gotear."),
    ],
)
def test_what_happens_by_itself_is_no_offer(language: str, text: str, stage: str) -> None:
    assert listed(text, language=language, stage=stage) == []


def test_an_offer_may_stand_before_its_condition() -> None:
    (line,) = listed("I'd mend the roof if the parish pays the ladders.", stage="expectations")
    assert line.startswith("Only if")


def test_a_point_is_read_in_its_own_language() -> None:
    rumour = Contribution(
        id="c1", group_id="g1", stage="experiences", text="Dicen que venden la prensa.", language="es"
    )
    (found,) = unsure_points([rumour], FORMAT, replace(WORKSHOP, language="en"), "en")
    assert found.words == rumour.text


@pytest.mark.parametrize(
    "text",
    [
        "We heard the branch break over our heads.",
        "The ladder seems to be short.",
        "He stopped picking when people say the moon is wrong.",
        "If it rains, the hut leaks.",
        "If somebody falls, we call the nurse.",
        "People say the press will be sold. Who has seen a paper?",
    ],
)
def test_what_people_saw_know_or_ask_is_not_listed(text: str) -> None:
    assert listed(text) == []


def test_a_role_in_brackets_hides_no_rumour() -> None:
    (line,) = listed("(picker, 9 years) People say the press will be sold.")
    assert "People say the press" in line


def test_a_language_without_moods_lists_nothing() -> None:
    assert listed("يقولون إن المعصرة ستباع.", language="ar") == []


def test_a_long_point_is_listed_by_its_first_sentences() -> None:
    (line,) = listed("People say the press will be sold. " + "We have no word of it from the parish. " * 10)
    assert line.startswith("Only heard (Pickers): “People say the press will be sold. We have")
    assert len(line.split()) <= READ_OUT + len(["Only", "heard", "(Pickers):"])


def test_no_more_than_the_most_are_listed() -> None:
    assert len(listed(*(f"People say the press {number} will be sold." for number in range(9)))) == MOST


def test_the_line_is_in_the_storys_language() -> None:
    (line,) = listed("People say the press will be sold.", told_in="de")
    assert line == "Nur gehört (Pickers): „People say the press will be sold.“"
