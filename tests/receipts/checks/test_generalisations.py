"""One voice does not become everyone, in five languages."""

import pytest

from storycraft.receipts.checks.generalisations import generalisations
from tests.support.claims import claim_on


def found(text: str, told: str, language: str = "en", voices: int = 1) -> list[bool]:
    return [failure.firm for failure in generalisations(claim_on(text, *[told] * voices, language=language))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Everyone agreed that the key is safe.", "en"),
        ("The whole room wanted the key.", "en"),
        ("Nobody objected to the key.", "en"),
        ("The group decided to keep the key.", "en"),
        ("Most people keep a key.", "en"),
        ("Todos coincidieron en la llave.", "es"),
        ("Tout le monde était d’accord sur la clé.", "fr"),
        ("Alle waren sich über den Schlüssel einig.", "de"),
        ("Todos concordaram com a chave.", "pt"),
        ("D'un commun accord, on garde la clé.", "fr"),
        ("At the table they were at one that the key is safe.", "en"),
        ("Einhellig hält man den Schlüssel für sicher.", "de"),
        ("La opinión común es guardar la llave.", "es"),
        ("L'avis général est de garder la clé.", "fr"),
        ("Al tavolo c'è intesa sulla chiave.", "it"),
        ("É opinião partilhada guardar a chave.", "pt"),
    ],
)
def test_a_collective_that_nobody_spoke_of_is_false(text: str, language: str) -> None:
    assert True in found(text, "I keep the key. Guardo la llave. Ich habe den Schlüssel.", language)


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Everyone keeps a key.", "We all keep a key.", "en"),
        ("Not everyone keeps a key.", "I keep no key.", "en"),
        ("They come every day.", "We come daily.", "en"),
        ("Vienen todos los martes.", "Vengo los martes.", "es"),
        ("Alle zwei Wochen kommen sie.", "Wir kommen vierzehntägig.", "de"),
        ("The group decided to keep it.", "We decided to keep it.", "en"),
        ("Für einige Netze fehlt Garn.", "Für manche Netze haben wir kein Garn.", "de"),
    ],
)
def test_said_of_all_denied_and_no_crowd_is_fine(text: str, told: str, language: str) -> None:
    assert found(text, told, language) == []


def test_many_needs_as_many_voices() -> None:
    assert found("Several people keep a key.", "I keep a key.", voices=1) == [True]
    assert found("Several people keep a key.", "I keep a key.", voices=2) == [False]
    assert found("Several people keep a key.", "I keep a key.", voices=3) == []


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Everyone agreed on the bell.", "bell first: not everybody at the table agreed", "en"),
        ("Todos querían la campana.", "No todos queríamos la campana.", "es"),
        ("Alle wollten die Glocke.", "Nicht alle wollten die Glocke.", "de"),
        ("Tous voulaient la cloche.", "Pas tous ne voulaient la cloche.", "fr"),
    ],
)
def test_not_everybody_is_not_everybody(text: str, told: str, language: str) -> None:
    assert found(text, told, language) == [False]


def test_a_denial_in_the_sentence_before_denies_nothing() -> None:
    assert found("All but two keep to it.", "We agreed to ring no bell. All but two keep to it.") == []


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Elles rament toutes sans salaire.", "On est neuf à ramer. Personne n'est payé.", "fr"),
        ("Remano tutti gratis.", "Siamo in nove a remare. Nessuno prende un soldo.", "it"),
        ("Alle neun rudern ohne Lohn, alle.", "Wir sind neun am Ruder, keiner kriegt Geld.", "de"),
        ("Reman todas gratis.", "Somos nueve remeras. Ninguna cobra.", "es"),
        ("Remam todas de graça.", "Somos nove a remar. Ninguém recebe.", "pt"),
        ("They all row unpaid.", "There are nine of us rowing. Nobody is paid.", "en"),
        ("Tous rament gratuitement au quai.", "Personne ne gagne rien au quai.", "fr"),
    ],
)
def test_all_of_whom_none_was_told_are_meant(text: str, told: str, language: str) -> None:
    assert not found(text, told, language)


def test_everybody_is_more_than_those_who_did_not() -> None:
    assert found("Everybody refused to row.", "Nobody rowed, and I was glad of it.")


@pytest.mark.parametrize(
    ("language", "all_of_us", "me", "told"),
    [
        ("en", "we all knew who tows", "I knew who tows", "They all knew who tows."),
        ("de", "wir wussten alle wer schleppt", "ich wusste wer schleppt", "Sie wussten alle, wer schleppt."),
        ("es", "sabíamos todos quién remolca", "yo sabía quién remolca", "Sabían todos quién remolca."),
        ("fr", "on savait tous qui remorque", "je savais qui remorque", "Ils savaient tous qui remorque."),
        ("it", "sapevamo tutti chi rimorchia", "io sapevo chi rimorchia", "Sapevano tutti chi rimorchia."),
        ("pt", "sabíamos todos quem reboca", "eu sabia quem reboca", "Sabiam todos quem reboca."),
    ],
)
def test_all_who_knew_it_may_lack_their_comma(language: str, all_of_us: str, me: str, told: str) -> None:
    assert found(told, all_of_us, language) == []
    assert found(told, me, language)


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Tous ont signé la lettre.", "J'ai signé la lettre et personne ne m'a remercié.", "fr"),
        ("Tous ont signé la lettre.", "J'ai signé la lettre ; les autres, aucun n'est venu.", "fr"),
        ("Tous rament gratuitement.", "Je rame gratuitement et personne ne vient.", "fr"),
        ("Todos firmaron la carta.", "Firmé la carta y nadie me dio las gracias.", "es"),
        ("Todos firmaron la carta.", "Firmé la carta, cada folio.", "es"),
        ("Todos assinaram a carta.", "Assinei a carta e ninguém me agradeceu.", "pt"),
        ("Tutti hanno firmato la lettera.", "Ho firmato la lettera e nessuno mi ha ringraziato.", "it"),
        ("Tutti hanno firmato la lettera.", "Ho firmato la lettera, ogni pagina.", "it"),
        (
            "Alle haben den Brief unterschrieben.",
            "Ich habe den Brief unterschrieben, den ganzen Stapel.",
            "de",
        ),
        ("Alle haben den Brief unterschrieben.", "Ich unterschrieb den Brief, niemand dankte mir.", "de"),
        ("They all signed the letter.", "I signed the letter and nobody thanked me.", "en"),
    ],
)
def test_nobody_and_every_page_do_not_make_all(text: str, told: str, language: str) -> None:
    assert found(text, told, language) == [False]


@pytest.mark.parametrize(
    ("text", "framed", "language"),
    [
        ("All of them slept in the barn.", "The barn was dry.", "en"),
        ("Wir alle schliefen in der Scheune.", "Die Scheune war trocken.", "de"),
        ("Tous ont dormi dans la grange.", "La grange était sèche.", "fr"),
        ("Todos durmieron en el granero.", "El granero estaba seco.", "es"),
        ("Todos dormiram no celeiro.", "O celeiro estava seco.", "pt"),
        ("Tutti hanno dormito nel fienile.", "Il fienile era asciutto.", "it"),
    ],
)
def test_the_frame_makes_everyone_no_milder(text: str, framed: str, language: str) -> None:
    bare = [f.firm for f in generalisations(claim_on(text, language=language))]
    told = [f.firm for f in generalisations(claim_on(text, language=language, framed=[framed]))]
    assert bare == told == [True]
