"""The line below the title: who, where and when of one event, as far as it reads well."""

import pytest

from storycraft.domain.story import Element, Frame, FrameEntry, Paragraph, Sentence
from storycraft.files.stories.setting_line import is_setting, setting_of


def frame(**entries: tuple[str, tuple[str, ...]]) -> Frame:
    told = Frame()
    for name, (text, ids) in entries.items():
        entry = FrameEntry(element=Element(name), text=text, contribution_ids=ids, proposed=bool(ids))
        told = told.with_entry(entry)
    return told


def line(language: str, **entries: str) -> str:
    return setting_of(frame(**{name: (text, ("c1",)) for name, text in entries.items()}), language)[0]


def opening(text: str, *cites: str) -> Paragraph:
    return (Sentence(text, cites or ("c1",)),)


def test_who_where_and_when_of_one_event_set_the_scene() -> None:
    told = frame(who=("two porters", ("c1",)), where=("in the yard", ("c1",)), when=("In May", ("c2",)))
    assert setting_of(told, "en") == ("Two porters, in the yard, in May.", ("c1", "c2"))


def test_roles_of_those_who_spoke_are_no_scene() -> None:
    told = frame(who=("the fixer and the host", ("c1", "c2", "c4")), when=("in February", ("c2",)))
    assert setting_of(told, "en") == ("", ())


def test_what_people_wrote_themselves_stands_in_the_line() -> None:
    told = frame(who=("all of us", ()), when=("last winter", ("c3",)))
    assert setting_of(told, "en") == ("All of us, last winter.", ("c3",))
    typed = frame(where=("The dairy, shed 2 | north", ()), when=("in May", ("c3",)))
    assert setting_of(typed, "en")[0] == "The dairy, shed 2 | north, in May."


WHOLE = [
    ("en", "a baker and a cook", "behind the dairy", "Last winter", "A baker and a cook, behind the dairy, last winter."),
    ("en", "the apprentices", "at the ford", "May 2024", "The apprentices, at the ford, May 2024."),
    ("en", "four of us", "in the rented hall", "Early March 2023", "Four of us, in the rented hall, early March 2023."),
    ("de", "Ein Rentner", "in der gemieteten Halle", "Am 4. März", "Ein Rentner, in der gemieteten Halle, am 4. März."),
    ("de", "die Köchin", "Am Kanal", "Letzten Winter", "Die Köchin, am Kanal, letzten Winter."),
    ("es", "Dos vecinas", "En el taller", "El 3 de mayo", "Dos vecinas, en el taller, el 3 de mayo."),
    ("es", "una cocinera", "junto al río", "hace dos años", "Una cocinera, junto al río, hace dos años."),
    ("fr", "L’éclusière", "au bord du canal", "Le dimanche", "L’éclusière, au bord du canal, le dimanche."),
    ("fr", "trois voisins", "dans l'est", "il y a deux ans", "Trois voisins, dans l'est, il y a deux ans."),
    ("it", "Due fornaie", "nella cantina", "Due anni fa", "Due fornaie, nella cantina, due anni fa."),
    ("fr", "Une cordonnière", "dans le garage", "L'hiver dernier", "Une cordonnière, dans le garage, l'hiver dernier."),
    ("fr", "Les bateliers", "sur le quai", "Il y a trois ans", "Les bateliers, sur le quai, il y a trois ans."),
    ("es", "Tres sastres", "junto al molino", "En marzo de 2021", "Tres sastres, junto al molino, en marzo de 2021."),
    ("it", "I musicisti", "accanto alla scuola", "Nel 2019", "I musicisti, accanto alla scuola, nel 2019."),
    ("pt", "O voluntário", "na praça", "Há três anos", "O voluntário, na praça, há três anos."),
    ("ar", "تسعة منا", "في بيت المضخات", "في مارس 2024", "تسعة منا، في بيت المضخات، في مارس 2024."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "who", "where", "when", "whole"), WHOLE)
def test_whole_phrases_stand_side_by_side(language: str, who: str, where: str, when: str, whole: str) -> None:
    assert line(language, who=who, where=where, when=when) == whole


BROKEN = [
    ("en", "when", "since the pump burst"),
    ("en", "when", "opens at six"),
    ("en", "when", "when nobody looked"),
    ("en", "when", "at night; later in the mornings"),
    ("en", "where", "in the back of the"),
    ("en", "where", "the dairy is closed"),
    ("en", "where", "dans la cuisine"),
    ("en", "where", "in der Küche"),
    ("de", "where", "in der Halle, die keiner kennt"),
    ("de", "when", "als der Kessel platzte"),
    ("de", "where", "vor dem Haus und"),
    ("es", "where", "en el taller que era de mi tío"),
    ("es", "when", "cuando llovía"),
    ("fr", "when", "quand la pluie est tombée"),
    ("fr", "where", "dans la cour (celle du fond)"),
    ("it", "where", "la cantina è chiusa"),
    ("it", "when", "quando pioveva"),
    ("pt", "where", "na praça que foi vendida"),
    ("pt", "when", "quando chovia"),
]


@pytest.mark.parametrize(("language", "element", "half"), BROKEN)
def test_clauses_halves_and_other_languages_are_left_out(language: str, element: str, half: str) -> None:
    whole = {language: texts for language, *texts, _ in WHOLE}[language]
    there = dict(zip(("who", "where", "when"), whole, strict=True))
    del there["who" if element == "when" else "when"]
    expected = line(language, **{name: text for name, text in there.items() if name != element})
    assert bool(expected) is (element == "when")
    assert line(language, **{**there, element: half}) == expected


WHO = [
    ("en", "we"),
    ("en", "driver, clerk"),
    ("en", "we carried it"),
    ("de", "Fahrerin"),
    ("fr", "nous étions neuf"),
]


@pytest.mark.parametrize(("language", "who"), WHO)
def test_who_is_a_phrase_that_names_people(language: str, who: str) -> None:
    whole = {language: texts for language, *texts, _ in WHOLE}[language]
    assert line(language, who=who, where=whole[1]) == line(language, where=whole[1]) != ""


def test_no_word_of_the_line_stands_in_it_twice() -> None:
    assert line("en", who="the dairy women", where="in the old dairy by the ford", when="in May") == (
        "In the old dairy by the ford, in May."
    )
    assert line("es", who="dos cocineras de la plaza", where="en la plaza vieja del pueblo") == (
        "En la plaza vieja del pueblo."
    )


def test_a_line_without_a_place_is_no_scene() -> None:
    assert line("en", who="a clerk", when="since May") == ""
    assert line("en", when="since May") == ""
    assert line("en", where="behind the dairy") == "Behind the dairy."


def test_what_the_opening_tells_is_not_told_above_it() -> None:
    told = frame(who=("two bakers", ("c1",)), where=("at the ford", ("c1",)), when=("on 7 May", ("c1",)))
    assert setting_of(told, "en", opening("On 7 May the oven went out."))[0] == "Two bakers, at the ford."
    assert setting_of(told, "en", opening("At the ford, on 7 May, two bakers lit a fire.")) == ("", ())
    by_people = frame(where=("at the ford", ()), when=("last winter", ("c3",)))
    assert setting_of(by_people, "en", opening("It was at the ford."))[0] == "At the ford."


def test_the_scene_of_another_event_stands_above_no_opening() -> None:
    told = frame(where=("at the ford", ("c1",)), when=("on 7 May", ("c1",)))
    assert setting_of(told, "en", opening("The oven went out.", "c1"))[0] == "At the ford, on 7 May."
    assert setting_of(told, "en", opening("The mill had no roof.", "c2")) == ("", ())
    assert is_setting("At the ford, on 7 May.", ("c1",), told, "en", opening("The mill had no roof.", "c2"))
    by_people = frame(where=("at the ford", ()))
    assert setting_of(by_people, "en", opening("The mill had no roof.", "c2"))[0] == "At the ford."


def test_lines_of_earlier_files_are_still_known() -> None:
    told = frame(who=("fixer, host", ("c1", "c2")), when=("Last February", ("c2",)))
    assert is_setting("Fixer, host, Last February.", ("c1", "c2"), told, "en")
    arabic = frame(where=("في البيت", ("c1",)), when=("في مارس", ("c2",)))
    assert is_setting("في البيت, في مارس.", ("c1", "c2"), arabic, "ar")
    assert not is_setting("Somebody, last February.", ("c1", "c2"), told, "en")
    assert not is_setting("", (), Frame(), "en")
    hague = frame(who=("two clerks", ("c1",)), where=("The Hague", ("c1",)))
    assert is_setting("Two clerks, the Hague.", ("c1",), hague, "en")


def test_a_line_that_nobody_wrote_so_is_no_setting() -> None:
    told = frame(who=("two porters", ("c1",)), where=("in the yard", ("c1",)), when=("In May", ("c1",)))
    whole, cites = setting_of(told, "en")
    assert is_setting(whole, cites, told, "en")
    for forged in (
        "In May.",
        "Two porters, in May.",
        "In the yard.",
        whole.upper(),
        whole.replace("May", "may"),
    ):
        assert not is_setting(forged, cites, told, "en")
    below = opening("In May the gate fell.")
    assert is_setting("Two porters, in the yard.", cites, told, "en", below)
    assert not is_setting("Two porters, in the yard.", cites, told, "en")


def test_what_people_typed_stands_whole_beside_what_was_proposed() -> None:
    told = frame(who=("the dairy women", ()), where=("in the dairy", ()), when=("in May", ("c3",)))
    assert setting_of(told, "en")[0] == "The dairy women, in the dairy, in May."
    told = frame(
        who=("the dairy women", ()), where=("in the old dairy by the ford", ("c1",)), when=("in May", ())
    )
    assert setting_of(told, "en")[0] == "The dairy women, in May."


@pytest.mark.parametrize(
    ("language", "where", "within"),
    [
        ("en", "The Hague", "The Hague"),
        ("es", "La Paz", "La Paz"),
        ("fr", "Le Havre", "Le Havre"),
        ("de", "Die Werft", "die Werft"),
    ],
)
def test_article_of_a_name_keeps_its_capital(language: str, where: str, within: str) -> None:
    told = frame(who=("Olm", ()), where=(where, ()))
    assert setting_of(told, language)[0] == f"Olm, {within}."
