"""Notes typed in haste: marks left out, small letters behind stops, questions that only object."""

import pytest

from storycraft.receipts.checks.aspects import turned_aspects
from storycraft.receipts.checks.unreal import facts_made_of_wishes
from tests.support.claims import claim_on


def doubted(language: str, said: str, told: str) -> bool:
    claim = claim_on(told, said, language=language)
    return any((*facts_made_of_wishes(claim), *turned_aspects(claim)))


@pytest.mark.parametrize(
    ("language", "asked", "goes_on", "told"),
    [
        ("en", "no entry??", "the juniors keep the book now", "The juniors keep the book now."),
        (
            "de",
            "wie, verboten??",
            "bei uns führen die Jungen das Buch",
            "Bei ihnen führen die Jungen das Buch.",
        ),
        ("es", "¿prohibido??", "acá los jóvenes llevan el libro", "Allí los jóvenes llevan el libro."),
        ("fr", "interdit ??", "chez nous les jeunes tiennent le livre", "Les jeunes tiennent le livre."),
        ("it", "vietato??", "da noi i giovani tengono il libro", "Da loro i giovani tengono il libro."),
        ("pt", "proibido??", "aqui os jovens guardam o livro", "Ali os jovens guardam o livro."),
    ],
)
def test_what_follows_a_question_in_small_letters_is_told(
    language: str, asked: str, goes_on: str, told: str
) -> None:
    assert not doubted(language, f"{asked} {goes_on}", told)
    assert doubted(language, f"{goes_on} {asked[-2:]} {asked[:-2]}", told)


@pytest.mark.parametrize(
    ("language", "objects", "sets", "told"),
    [
        (
            "de",
            "wieso keine Kunst?? wenn die Glocke gießen hier schon Kunst ist",
            "wann ist das Kunst?? wenn wir die Glocke gießen, ist es Kunst",
            "Die Glocke gießen ist Kunst.",
        ),
        (
            "es",
            "¿cómo que arte no?? si fundir la campana acá ya es arte",
            "¿cuándo es arte?? si fundir la campana sale bien, es arte",
            "Fundir la campana es arte.",
        ),
        (
            "it",
            "come niente arte?? se fondere la campana qui è già arte",
            "quando è arte?? se fondere la campana riesce, è arte",
            "Fondere la campana è arte.",
        ),
        (
            "pt",
            "como assim arte não?? se a gente fundir o sino aqui já é arte",
            "quando é arte?? se a gente fundir o sino, é arte",
            "Fundir o sino é arte.",
        ),
    ],
)
def test_an_if_that_objects_to_a_question_sets_no_condition(
    language: str, objects: str, sets: str, told: str
) -> None:
    assert not doubted(language, objects, told)
    assert doubted(language, sets, told)


@pytest.mark.parametrize(
    ("language", "before", "still", "ended", "told"),
    [
        (
            "en",
            "without Ruth I'd have stopped after a week.",
            "the juniors paint two hulls",
            "the juniors stopped painting two hulls",
            "The juniors paint two hulls.",
        ),
        (
            "de",
            "ohne Ruth hätt ich nach einer Woche aufgehört.",
            "die Jungen streichen zwei Rümpfe",
            "die Jungen haben aufgehört zwei Rümpfe zu streichen",
            "Die Jungen streichen zwei Rümpfe.",
        ),
        (
            "es",
            "sin Rut habría dejado de venir.",
            "los jóvenes pintan dos barcas",
            "los jóvenes dejaron de pintar dos barcas",
            "Los jóvenes pintan dos barcas.",
        ),
        (
            "fr",
            "sans Ruth j'aurais arrêté.",
            "les jeunes peignent deux coques",
            "les jeunes ont arrêté de peindre deux coques",
            "Les jeunes peignent deux coques.",
        ),
        (
            "it",
            "senza Rut avrei smesso.",
            "i giovani dipingono due scafi",
            "i giovani hanno smesso di dipingere due scafi",
            "I giovani dipingono due scafi.",
        ),
        (
            "pt",
            "sem a Rute eu deixava de vir.",
            "os jovens pintam dois cascos",
            "os jovens deixaram de pintar dois cascos",
            "Os jovens pintam dois cascos.",
        ),
    ],
)
def test_an_end_holds_up_to_its_full_stop(
    language: str, before: str, still: str, ended: str, told: str
) -> None:
    assert not doubted(language, f"{before} {still}", told)
    assert doubted(language, f"{before} {ended}", told)


def test_a_spanish_yes_without_its_accent_is_no_condition() -> None:
    told = "La barca estuvo en el muelle hasta que robaron los remos."
    assert not doubted("es", "barca en el muelle, si, hasta que robaron los remos", told)
    assert doubted("es", "si la barca está en el muelle, robaron los remos", told)


@pytest.mark.parametrize(
    ("language", "asked", "granted", "answered"),
    [
        (
            "en",
            "who phones the rowers who no longer come on mondays?",
            "The rowers no longer come on Mondays.",
            "Somebody phones the rowers who no longer come on Mondays.",
        ),
        (
            "de",
            "wer ruft die Ruderer an, die montags nicht mehr kommen?",
            "Die Ruderer kommen montags nicht mehr.",
            "Jemand ruft die Ruderer an, die montags nicht mehr kommen.",
        ),
        (
            "es",
            "¿quién llama a los remeros que ya no vienen los lunes?",
            "Los remeros ya no vienen los lunes.",
            "Alguien llama a los remeros que ya no vienen los lunes.",
        ),
        (
            "fr",
            "qui appelle les rameurs qui ne viennent plus le lundi ?",
            "Les rameurs ne viennent plus le lundi.",
            "Quelqu'un appelle les rameurs qui ne viennent plus le lundi.",
        ),
        (
            "it",
            "chi chiama i rematori che non vengono più il lunedì?",
            "I rematori non vengono più il lunedì.",
            "Qualcuno chiama i rematori che non vengono più il lunedì.",
        ),
        (
            "pt",
            "quem telefona aos remadores que já não vêm à segunda?",
            "Os remadores já não vêm à segunda.",
            "Alguém telefona aos remadores que já não vêm à segunda.",
        ),
    ],
)
def test_what_a_question_takes_for_granted_is_told(
    language: str, asked: str, granted: str, answered: str
) -> None:
    assert not doubted(language, asked, granted)
    assert doubted(language, asked, answered)


@pytest.mark.parametrize(
    ("language", "asked", "told"),
    [
        ("en", "is it the council who decides about the weir?", "The council decides about the weir."),
        ("en", "is there a boatman who repairs hulls?", "A boatman repairs hulls."),
        ("de", "gibt es einen Bootsbauer, der Rümpfe flickt?", "Ein Bootsbauer flickt Rümpfe."),
        ("es", "¿es el ayuntamiento que decide la presa?", "El ayuntamiento decide la presa."),
        ("es", "¿dice la junta que cierra la presa?", "La junta cierra la presa."),
        ("fr", "est-ce la mairie qui décide du barrage ?", "La mairie décide du barrage."),
        ("it", "è il comune che decide la diga?", "Il comune decide la diga."),
        ("pt", "é a câmara que decide a represa?", "A câmara decide a represa."),
    ],
)
def test_what_a_question_asks_for_is_not_granted(language: str, asked: str, told: str) -> None:
    assert doubted(language, asked, told)
