"""A sentence may not deny what it quotes, where those who said it did not."""

import pytest

from storycraft.receipts.checks.denied_quotations import denied_quotations
from tests.support.claims import claim_on

SAID = {
    "en": "We patch the nets ourselves.",
    "de": "Wir flicken die Netze selbst.",
    "es": "Remendamos las redes nosotras.",
    "fr": "On répare les filets nous-mêmes.",
    "it": "Rammendiamo le reti da sole.",
    "pt": "Remendamos as redes sozinhas.",
}


def doubts(text: str, said: str, language: str) -> list[bool]:
    """For each failure whether it is sure."""
    return [f.firm for f in denied_quotations(claim_on(text, said, language=language))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nobody at all said “{}”."),
        ("en", "“{}” was never said."),
        ("en", "“{},” nobody said."),
        ("en", "“{}”, which no one ever said, hung on the wall."),
        ("en", "They had not once said: “{}”"),
        ("de", "Keine Stimme sagte: „{}“"),
        ("de", "„{}“, sagte hier niemand."),
        ("de", "„{}“ wurde nie gesagt."),
        ("es", "Nadie lo dijo: «{}»"),
        ("es", "Jamás se ha dicho «{}»."),
        ("fr", "Personne n'a dit : « {} »"),
        ("fr", "« {} », on ne l'a jamais dit."),
        ("it", "Nessuno di loro disse: «{}»"),
        ("it", "«{}» non è mai stato detto."),
        ("pt", "Ninguém disse: “{}”"),
        ("pt", "“{}” nunca foi dito."),
    ],
)
def test_what_was_said_may_not_be_told_as_unsaid(language: str, text: str) -> None:
    assert doubts(text.format(SAID[language].rstrip(".")), SAID[language], language) == [True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A man denied that “{}”."),
        ("en", "“{}” is not true."),
        ("en", "They gave up telling “{}”."),
        ("en", "It was a lie: “{}”"),
        ("en", "Hardly anybody believes “{}”."),
        ("de", "Eine bestritt, dass „{}“."),
        ("de", "„{}“ ist falsch."),
        ("es", "Una negó que «{}»."),
        ("fr", "Il est faux que « {} »."),
        ("it", "È una bugia che «{}»."),
        ("pt", "Deixaram de dizer “{}”."),
    ],
)
def test_what_was_said_may_not_be_denied_untold(language: str, text: str) -> None:
    assert doubts(text.format(SAID[language].rstrip(".")), SAID[language], language) == [False]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Not everybody was glad of it: “{}”"),
        ("en", "Nobody listened when one voice said “{}”."),
        ("en", "“{},” one voice said; the others did not."),
        ("en", "“{},” said one without a pause."),
        ("en", "It was not only “{}” that was told."),
        ("en", "One voice had no other answer but “{}”."),
        ("en", "Not long ago one student said: “{}”"),
        ("de", "Nicht alle waren froh: „{}“"),
        ("de", "„{}“, sagte eine ohne Umschweife."),
        ("es", "Alguien lo dijo sin rodeos: «{}»"),
        ("fr", "Une voix ne dit que « {} »."),
        ("it", "Una voce lo disse senza giri di parole: «{}»"),
        ("pt", "Uma voz disse-o sem rodeios: “{}”"),
    ],
)
def test_other_denials_beside_a_quotation_stay(language: str, text: str) -> None:
    assert doubts(text.format(SAID[language].rstrip(".")), SAID[language], language) == []


def test_who_told_of_the_denial_may_be_told_so() -> None:
    assert doubts("They never said “thank you”.", "Not one thank you in ten years.", "en") == []
    assert doubts("Nobody knew “who opens the gate”.", "Who opens the gate at six?", "en") == []


def test_of_a_few_words_nobody_said_is_a_doubt() -> None:
    assert doubts("Nobody said “thank you”.", "We wait for a thank you.", "en") == [False]
