"""What somebody did at one time is not told as what they still do."""

import pytest

from storycraft.receipts.checks.aspects import turned_aspects
from tests.support.claims import claim_on

SPLICING = {
    "en": "I used to splice every rope by hand, now the machine does it and I sweep.",
    "de": "Früher hab ich jedes Tau von Hand gespleißt, jetzt macht das die Maschine und ich fege.",
    "es": "Antes empalmaba cada cabo a mano, ahora lo hace la máquina y yo barro.",
    "fr": "Avant j'épissais chaque cordage à la main, maintenant c'est la machine et moi je balaie.",
    "it": "Prima impiombavo ogni cima a mano, adesso lo fa la macchina e io spazzo.",
    "pt": "Dantes emendava cada cabo à mão, agora é a máquina e eu varro.",
}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The rigger still splices every rope by hand."),
        ("en", "The rigger splices every rope by hand."),
        ("de", "Der Rigger spleißt noch immer jedes Tau von Hand."),
        ("de", "Der Rigger spleißt jedes Tau von Hand."),
        ("es", "El aparejador sigue empalmando cada cabo a mano."),
        ("es", "El aparejador empalma cada cabo a mano."),
        ("fr", "Le gréeur épisse encore chaque cordage à la main."),
        ("it", "L'attrezzista impiomba ancora ogni cima a mano."),
        ("pt", "O aparelhador continua a emendar cada cabo à mão."),
        ("pt", "O aparelhador emenda cada cabo à mão."),
    ],
)
def test_a_habit_that_ended_does_not_go_on(language: str, told: str) -> None:
    assert list(turned_aspects(claim_on(told, SPLICING[language], language=language)))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Now the machine splices what the rigger did by hand."),
        ("en", "The machine still has the splicing to do, and the rigger sweeps."),
        ("de", "Die Maschine spleißt nun, was der Rigger einst von Hand machte."),
        ("es", "La máquina empalma ahora los cabos que él empalmaba a mano."),
        ("fr", "La machine épisse désormais les cordages qu'il épissait à la main."),
        ("it", "La macchina impiomba adesso le cime che lui impiombava a mano."),
        ("pt", "A máquina emenda agora os cabos que ele emendava à mão."),
    ],
)
def test_what_is_done_now_may_be_told(language: str, told: str) -> None:
    assert not list(turned_aspects(claim_on(told, SPLICING[language], language=language)))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("The rigger still splices every rope by hand.", "I splice every rope by hand."),
        ("The rigger still has the awl.", "I used to splice by hand, and I still have the awl."),
        ("The rigger still has no awl.", "I used to splice by hand, now I have no awl."),
    ],
)
def test_what_goes_on_may_still_be_so(told: str, said: str) -> None:
    assert not list(turned_aspects(claim_on(told, said)))
