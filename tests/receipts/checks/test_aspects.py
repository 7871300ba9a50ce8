"""What ended, goes on, or is not done yet is not told otherwise."""

import pytest

from storycraft.receipts.checks.aspects import turned_aspects
from tests.support.claims import claim_on


@pytest.mark.parametrize(
    ("told", "said", "language"),
    [
        ("They stopped singing in the boathouse.", "We sing in the boathouse.", "en"),
        ("They used to sing in the boathouse.", "We are singing in the boathouse.", "en"),
        ("They rent out the tents.", "We stopped renting out the tents.", "en"),
        ("The raft has been painted.", "We are still painting the raft.", "en"),
        ("They sang in the boathouse until recently.", "We sing in the boathouse.", "en"),
        ("Sie haben die Noten sortiert.", "Wir haben angefangen, die Noten zu sortieren.", "de"),
        ("Autrefois, ils chantaient sur le quai.", "Ils chantent sur le quai.", "fr"),
        ("Dantes cantavam no cais.", "Cantamos no cais.", "pt"),
        ("Han ordenado las partituras.", "Empezamos a ordenar las partituras.", "es"),
        ("Dejaron de cantar en el muelle.", "Cantamos en el muelle.", "es"),
        ("La balsa está terminada de pintar.", "Todavía estamos pintando la balsa.", "es"),
        ("Ils ont cessé de chanter sur le quai.", "Nous chantons sur le quai.", "fr"),
        ("Früher sangen sie am Steg.", "Wir singen am Steg.", "de"),
        ("Deixaram de cantar no cais.", "Cantamos no cais.", "pt"),
        ("The raft was for hire until 2019.", "The raft has been for hire since 2019.", "en"),
        ("Das Floß war bis 2019 zu mieten.", "Das Floß ist seit 2019 zu mieten.", "de"),
        ("La balsa se alquiló hasta 2019.", "La balsa se alquila desde 2019.", "es"),
        ("Hanno smesso di cantare sul molo.", "Cantiamo sul molo.", "it"),
        (
            "Il cartello non è più in cantina.",
            "Il cartello è arrivato a maggio ed è ancora in cantina.",
            "it",
        ),
        (
            "Los remos ya han aprendido a secarse sin lona.",
            "Los remos están aprendiendo a secarse sin lona.",
            "es",
        ),
        ("O barqueiro já perdeu o medo das ondas.", "Estou a perder o medo das ondas.", "pt"),
        ("Un tempo pulivano la barca ogni sabato.", "Ogni sabato puliamo la barca.", "it"),
        ("Since May the ferry school meets on the pier.", "In May the ferry school meets on the pier.", "en"),
        (
            "Die Fährschule trifft sich jetzt im Bootshaus.",
            "Im Mai trifft sich die Fährschule im Bootshaus.",
            "de",
        ),
        (
            "La escuela de remo se reúne ya en el muelle.",
            "En mayo la escuela de remo se reúne en el muelle.",
            "es",
        ),
        (
            "L'école d'aviron se réunit déjà sur le quai.",
            "En mai l'école d'aviron se réunit sur le quai.",
            "fr",
        ),
        ("A escola de remo reúne-se já no cais.", "Em maio a escola de remo reúne-se no cais.", "pt"),
        ("La scuola di remo si trova già sul molo.", "A maggio la scuola di remo si trova sul molo.", "it"),
        ("Las velas ya no están en la caja.", "Nos regalaron diez velas y siguen en la caja.", "es"),
    ],
)
def test_end_that_nobody_told_or_that_is_lost_is_doubted(told: str, said: str, language: str) -> None:
    assert list(turned_aspects(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("told", "said", "language"),
    [
        ("They used to sing in the boathouse.", "When I was a girl we sang in the boathouse.", "en"),
        ("They no longer rent out the tents.", "We stopped renting out the tents.", "en"),
        ("Tents are free of rent by now.", "We stopped asking rent for the tents.", "en"),
        ("The raft is not painted yet.", "We are still painting the raft.", "en"),
        (
            "Since May the ferry school has met on the pier.",
            "In May the ferry school met on the pier first.",
            "en",
        ),
        (
            "From May the ferry school is to meet on the pier.",
            "In May the ferry school meets on the pier.",
            "en",
        ),
        (
            "Una volta al mese, di sabato, puliscono la barca.",
            "Ogni secondo sabato del mese puliamo la barca.",
            "it",
        ),
        ("Il molo non regge più di tre barche.", "Il molo regge tre barche.", "it"),
        ("O cais não aguenta mais de três barcos.", "O cais aguenta três barcos.", "pt"),
        ("Ya no cantan en el muelle.", "Dejamos de cantar en el muelle.", "es"),
        ("Sie singen nicht mehr am Steg.", "Wir haben aufgehört, am Steg zu singen.", "de"),
    ],
)
def test_the_same_told_otherwise_is_not(told: str, said: str, language: str) -> None:
    assert not list(turned_aspects(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("told", "said", "language"),
    [
        ("They gave up the winch on the slip.", "The winch on the slip is out of order.", "en"),
        ("Die Winde wurde aufgegeben.", "Die Winde ist defekt.", "de"),
        ("El torno ya no existe.", "El torno está averiado.", "es"),
        ("Am Slip singen sie.", "Mit dem Singen am Slip ist Schluss.", "de"),
    ],
)
def test_what_is_broken_is_not_given_up(told: str, said: str, language: str) -> None:
    assert list(turned_aspects(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "We used to sing on the pier.", "They still sing on the pier until late."),
        ("en", "We used to sing on the pier.", "They sing on the pier until nine."),
        ("en", "We used to sing on the pier.", "They have sung on the pier until today."),
        ("de", "Früher sangen wir am Steg.", "Am Steg wird bis heute gesungen."),
        ("de", "Früher sangen wir am Steg.", "Am Steg singen sie bis neun Uhr."),
        ("es", "Dejamos de cantar en el muelle.", "Hasta hoy cantan en el muelle."),
        ("es", "Dejamos de cantar en el muelle.", "Cantan en el muelle hasta la noche."),
        ("fr", "Autrefois nous chantions sur le quai.", "Jusqu'à maintenant ils chantent sur le quai."),
        ("fr", "Autrefois nous chantions sur le quai.", "Ils chantent encore sur le quai jusqu'à minuit."),
        ("pt", "Dantes cantávamos no cais.", "Até hoje cantam no cais."),
        ("pt", "Dantes cantávamos no cais.", "Ainda cantam no cais até tarde."),
        ("it", "Un tempo cantavamo sul molo.", "Fino a oggi cantano sul molo."),
        ("it", "Un tempo cantavamo sul molo.", "Cantano sul molo fino a tardi."),
    ],
)
def test_an_until_that_comes_every_day_ends_nothing(language: str, said: str, told: str) -> None:
    assert list(turned_aspects(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("language", "said", "told"),
    [
        ("en", "We used to sing on the pier.", "They sang on the pier until it snowed."),
        ("de", "Früher sangen wir am Steg.", "Am Steg wurde gesungen, bis Schnee fiel."),
        ("es", "Antes cantábamos en el muelle.", "Cantaban en el muelle hasta la nevada."),
        ("fr", "Autrefois nous chantions sur le quai.", "Ils chantaient sur le quai jusqu'à la neige."),
        ("pt", "Dantes cantávamos no cais.", "Cantavam no cais até nevar."),
        ("it", "Un tempo cantavamo sul molo.", "Cantavano sul molo fino alla neve."),
    ],
)
def test_an_until_in_the_past_tells_the_end(language: str, said: str, told: str) -> None:
    assert not list(turned_aspects(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("told", "said", "language"),
    [
        (
            "The ferryman still tars the raft with pitch.",
            "I tarred the raft with pitch. I stopped that.",
            "en",
        ),
        ("Le passeur goudronne encore le radeau.", "Le radeau, on ne le goudronne plus.", "fr"),
        ("Sul molo si canta ancora.", "Sul molo non si canta più. Adesso si rema.", "it"),
        ("Todavía se canta en el muelle.", "En el muelle ya no se canta. Ahora se rema.", "es"),
        ("Am Steg wird noch gesungen.", "Am Steg wird nicht mehr gesungen.", "de"),
        ("No cais ainda se canta.", "No cais já não se canta. Agora rema-se.", "pt"),
    ],
)
def test_what_ended_in_another_sentence_goes_on_no_more(told: str, said: str, language: str) -> None:
    assert list(turned_aspects(claim_on(told, said, language=language)))


def test_what_still_goes_on_beside_an_end_is_told() -> None:
    said = "We stopped the singing. The rowing still goes on."
    assert not list(turned_aspects(claim_on("The rowing still goes on.", said)))


@pytest.mark.parametrize(
    ("told", "said", "language"),
    [
        ("Aujourd'hui encore on en parle.", "La régate n'existe plus, on en parle aujourd'hui.", "fr"),
        ("The raft still floats.", "The raft no longer ferries but floats on the lake.", "en"),
        ("Noch heute reden wir davon.", "Die Regatta gibt es nicht mehr, wir reden davon.", "de"),
        ("The rowers still remember.", "We no longer row, and we remember the songs.", "en"),
        ("Todavía hablamos de ella.", "La regata ya no existe, hablamos de ella.", "es"),
        ("Ne parliamo ancora oggi.", "La regata non c'è più, ne parliamo oggi.", "it"),
        ("Ainda hoje falamos dela.", "A regata já não existe, falamos dela hoje.", "pt"),
    ],
)
def test_an_end_in_another_clause_ends_nothing_else(told: str, said: str, language: str) -> None:
    assert not list(turned_aspects(claim_on(told, said, language=language)))
