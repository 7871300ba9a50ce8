"""How somebody said it, and what they did besides, must have been told."""

import pytest

from storycraft.receipts.checks.manner import untold_manners
from tests.support.claims import claim_on


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("“The kiln is cold,” one voice said bitterly.", "en", ["bitterly"]),
        ("“The kiln is cold,” somebody laughed, and left the room.", "en", ["laughed", "left the"]),
        ("«The kiln is cold», gritó alguien.", "es", ["gritó"]),
        ("« The kiln is cold », cria une voix.", "fr", ["cria"]),
        ("„The kiln is cold“, rief jemand und verließ den Raum.", "de", ["rief", "verliess"]),
        ("“The kiln is cold”, disse alguém com amargura.", "pt", ["amargura"]),
        ("«The kiln is cold», gridò qualcuno.", "it", ["gridò"]),
        ("“The kiln is cold,” one voice said, hesitating.", "en", ["hesitating"]),
        ("„The kiln is cold“, sagte jemand nach einer Pause.", "de", ["nach einer pause"]),
        ("«The kiln is cold», dijo alguien imitando al jefe.", "es", ["imitando"]),
        ("“The kiln is cold,” one voice said, reaching for a pencil.", "en", ["reaching for a pencil"]),
        ("„The kiln is cold“, brummte jemand und klappte das Heft zu.", "de", ["klappte das Heft zu"]),
        ("«The kiln is cold», aseguró uno, dando un golpe en la mesa.", "es", ["dando un golpe en la mesa"]),
        ("« The kiln is cold », dit une voix, et il ferma le carnet.", "fr", ["il ferma le carnet"]),
        ("“The kiln is cold,” one voice said, and the kiln was cold.", "en", []),
        ("“The kiln is cold,” one voice said, and then: “The kiln is cold.”", "en", []),
        ("“The kiln is cold,” one voice said.", "en", []),
        ("They laughed at the cold kiln.", "en", []),
    ],
)
def test_a_manner_that_nobody_told_is_doubted(text: str, language: str, found: list[str]) -> None:
    failures = untold_manners(claim_on(text, "The kiln is cold.", language=language))
    assert [failure.words for failure in failures] == found


def test_one_that_was_told_is_not() -> None:
    claim = claim_on("“The kiln is cold,” one voice laughed.", "The kiln is cold, and we laughed.")
    assert list(untold_manners(claim)) == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The smith robbed a chapel: “The kiln is cold.”", "en", ["The smith robbed a chapel"]),
        ("“The kiln is cold” – thunder rolled.", "en", ["thunder rolled"]),
        (
            "The smith robbed a chapel, one voice said: “The kiln is cold.”",
            "en",
            ["The smith robbed a chapel"],
        ),
        ("Der Schmied plünderte Kapellen: „The kiln is cold.“", "de", ["Der Schmied plünderte Kapellen"]),
        (
            "Le forgeron pilla des chapelles : « The kiln is cold. »",
            "fr",
            ["Le forgeron pilla des chapelles"],
        ),
        ("El herrero saqueó capillas: «The kiln is cold.»", "es", ["El herrero saqueó capillas"]),
        ("Il fabbro saccheggiò cappelle: «The kiln is cold.»", "it", ["Il fabbro saccheggiò cappelle"]),
        ("O ferreiro saqueou capelas: “The kiln is cold.”", "pt", ["O ferreiro saqueou capelas"]),
        ("The last remark was short: “The kiln is cold.”", "en", []),
        ("Beside the cold kiln the smith shivered: “The kiln is cold.”", "en", []),
        ("Something else weighed on them, and stayed: “The kiln is cold.”", "en", []),
        ("Dann fiel ein Satz: „The kiln is cold.“", "de", []),
        ("Luego cayó otra frase: «The kiln is cold.»", "es", []),
        ("Une phrase tomba : « The kiln is cold. »", "fr", []),
        ("The smith robbed a chapel.", "en", []),
    ],
)
def test_a_clause_of_the_tellers_own_is_a_second_deed(text: str, language: str, found: list[str]) -> None:
    assert [f.words for f in untold_manners(claim_on(text, "The kiln is cold.", language=language))] == found


COILED = {
    "en": "The rigger coiled every rope on the slip again before supper.",
    "de": "Der Rigger hat vor dem Essen jedes Tau am Slip noch einmal aufgeschossen.",
    "es": "El aparejador adujó otra vez todos los cabos de la rampa antes de cenar.",
    "fr": "Le gréeur a lové une nouvelle fois tous les cordages de la cale avant le repas.",
    "it": "L'attrezzista ha riavvolto di nuovo tutte le cime dello scalo prima di cena.",
    "pt": "O aparelhador colheu outra vez todos os cabos da rampa antes do jantar.",
}


@pytest.mark.parametrize(
    ("language", "gesture"),
    [
        ("en", "Whistling a tune"),
        ("en", "With tears in his eyes"),
        ("de", "Ohne den Blick zu heben"),
        ("de", "Mit Tränen in den Augen"),
        ("es", "Silbando una copla"),
        ("es", "Con lágrimas en los ojos"),
        ("fr", "En sifflant un air"),
        ("fr", "Sans lever les yeux"),
        ("it", "Fischiettando un motivo"),
        ("it", "Con le lacrime agli occhi"),
        ("pt", "Assobiando uma moda"),
        ("pt", "Com lágrimas nos olhos"),
    ],
)
def test_a_gesture_that_nobody_told_is_doubted(language: str, gesture: str) -> None:
    said = COILED[language]
    ahead, behind = (
        f"{gesture}, {said[0].lower()}{said[1:]}",
        f"{said[:-1]}, {gesture[0].lower()}{gesture[1:]}.",
    )
    for told in (ahead, behind):
        assert list(untold_manners(claim_on(told, said, language=language)))


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        ("en", "Coiling every rope again, the rigger was on the slip.", COILED["en"]),
        ("en", "Before supper, the rigger coiled every rope on the slip again.", COILED["en"]),
        ("en", "Without a word, she came with a loaf.", "She came with a loaf and said nothing."),
        (
            "fr",
            "Sans un mot, elle est venue avec une miche.",
            "Elle est venue avec une miche, sans rien dire.",
        ),
    ],
)
def test_what_was_told_is_no_gesture(language: str, told: str, said: str) -> None:
    assert not list(untold_manners(claim_on(told, said, language=language)))
