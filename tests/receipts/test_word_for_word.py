"""A sentence that was said as it stands is quoted, with quotation marks or without."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.receipts.word_for_word import is_told_as_said


def verdict(text: str, said: str, language: str = "en") -> Verdict:
    sources = Sources([Contribution(id="c1", group_id="g1", stage="experiences", text=said)], (), language)
    return check_sentence(Sentence(text, ("c1",)), sources, Frame()).verdict


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The bell rope is older than the bell.", "The bell rope is older than the bell."),
        (
            "the bell rope is older than the bell",
            "It hangs. The bell rope is older than the bell! Ask anyone.",
        ),
        ("The goats come down in October.", "The goats come down in October, and the children count them."),
        ("The children count them.", "The goats come down in October, and the children count them."),
        ("The children count them.", "Herder: the children count them."),
        ("Who feeds the goats?", "The goats stay. Who feeds the goats?"),
        ("Nobody rang.", "Nobody rang."),
        ("“Nobody rang.”", "Nobody rang."),
    ],
)
def test_whole_clauses_as_they_were_said_are_quoted(text: str, said: str) -> None:
    assert verdict(text, said) is Verdict.QUOTED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We would mend the tower.", "If the parish paid, we would mend the tower."),
        ("We would mend the tower.", "We would mend the tower, if the parish paid."),
        ("The parish pays for the ropes.", "They say, the parish pays for the ropes."),
        ("The parish pays for the ropes.", "The parish pays for the ropes, unless it is Lent."),
        ("The parish pays for the ropes.", "I doubt it, the parish pays for the ropes."),
        ("Danced in the tower.", "Nobody sang, danced in the tower, or slept."),
        ("The parish pays for the ropes.", "The parish pays for the ropes?"),
        ("The parish pays for the ropes?", "The parish pays for the ropes."),
        ("The parish pays for the ropes.", "I dreamt: the parish pays for the ropes."),
        (
            "The parish pays for the ropes.",
            "The sexton told lies: we all sing, the parish pays for the ropes.",
        ),
        ("The goats come down.", "The goats come down in October."),
        ("We met the mayor.", "We met the mayor's dog."),
        ("", "We met."),
        ("…", "We met …"),
    ],
)
def test_what_is_cut_off_from_its_meaning_is_no_quotation(text: str, said: str) -> None:
    assert not is_told_as_said(text, said, "en")


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("Las cabras bajan en octubre.", "Las cabras bajan en octubre, y los niños las cuentan.", "es"),
        ("Les chèvres descendent en octobre.", "Les chèvres descendent en octobre; on les compte.", "fr"),
        ("Die Ziegen kommen im Oktober.", "Die Ziegen kommen im Oktober – die Kinder zählen sie.", "de"),
        ("As cabras descem em outubro.", "As cabras descem em outubro, e as crianças contam-nas.", "pt"),
        ("Le capre scendono in ottobre.", "Le capre scendono in ottobre, e i bambini le contano.", "it"),
        ("De geiten komen in oktober.", "De geiten komen in oktober. De kinderen tellen ze.", "nl"),
        ("山羊十月下山。", "山羊十月下山。孩子们数羊。", "zh"),
    ],
)
def test_it_holds_in_every_language(text: str, said: str, language: str) -> None:
    assert verdict(text, said, language) is Verdict.QUOTED


@pytest.mark.parametrize(
    ("text", "said", "language"),
    [
        ("Arreglamos la torre de abajo.", "Si paga el pueblo, arreglamos la torre de abajo.", "es"),
        ("On répare la grande tour.", "Si la commune paie, on répare la grande tour.", "fr"),
        ("Wir flicken den alten Turm.", "Falls die Gemeinde zahlt, wir flicken den alten Turm.", "de"),
        ("Nós consertamos a torre.", "Se a junta pagasse, nós consertamos a torre.", "pt"),
        ("Noi ripariamo la torre.", "Se il comune paga, noi ripariamo la torre.", "it"),
        ("Wij maken de toren.", "Als de gemeente betaalt, wij maken de toren.", "nl"),
    ],
)
def test_no_language_loses_a_condition(text: str, said: str, language: str) -> None:
    assert not is_told_as_said(text, said, language)
