"""A note that says before a colon who speaks to whom is read so, in each language; what it is about is no speaker."""

import pytest

from storycraft.text.addressed import addressed

ROOMS = {
    "en": {"g1": "Night crew", "g2": "Front desk", "g3": "Table 2"},
    "de": {"g1": "Nachtschicht", "g2": "Empfang", "g3": "Tisch 2"},
    "es": {"g1": "Turno de noche", "g2": "Recepción", "g3": "Mesa 2"},
    "fr": {"g1": "Équipe de nuit", "g2": "Accueil", "g3": "Table 2"},
    "pt": {"g1": "Turno da noite", "g2": "Recepção", "g3": "Mesa 2"},
    "it": {"g1": "Turno di notte", "g2": "Accoglienza", "g3": "Tavolo 2"},
}
SPOKEN = {
    "en": ("To the front desk: ring us.", "From the night crew to table 2: thanks.", "Answer to the front desk: we did."),
    "de": ("An den Empfang: ruft an.", "Von der Nachtschicht an Tisch 2: danke.", "Antwort an den Empfang: haben wir."),
    "es": ("A recepción: llamad.", "Del turno de noche a la mesa 2: gracias.", "Respuesta a recepción: ya está."),
    "fr": ("À l'accueil : appelez.", "De l'équipe de nuit à la table 2 : merci.", "Réponse à l'accueil : c'est fait."),
    "pt": ("Para a recepção: liguem.", "Do turno da noite para a mesa 2: obrigado.", "Resposta à recepção: já está."),
    "it": ("All'accoglienza: chiamate.", "Dal turno di notte al tavolo 2: grazie.", "Risposta all'accoglienza: fatto."),
}  # fmt: skip


@pytest.mark.parametrize("language", SPOKEN)
def test_who_speaks_to_whom_is_read_in_each_language(language: str) -> None:
    read = [addressed(text, "g1", ROOMS[language], language) for text in SPOKEN[language]]
    assert [(a.by, a.to, a.answers) for a in read if a] == [
        ("g1", "g2", False),
        ("g1", "g3", False),
        ("g1", "g2", True),
    ]


@pytest.mark.parametrize(
    ("note", "by", "to"),
    [
        ("night crew -> desk: ring us", "g1", "g2"),
        ("@Table 2: ring us", "g2", "g3"),
        ("Night crew: we never got the key", "g1", ""),
        ("Night crew to us: ring sooner", "g1", "g2"),
        ("To all: thank you", "g2", ""),
        ("Table 2 answers: no", "g3", ""),
        ("A question for table 2: who pays?", "g2", "g3"),
        ("Night crew, you never ring", "g2", "g1"),
    ],
)
def test_short_forms_are_read(note: str, by: str, to: str) -> None:
    read = addressed(note, "g2", ROOMS["en"], "en")
    assert read
    assert (read.by, read.to) == (by, to)


@pytest.mark.parametrize(
    "note",
    [
        "Night crew: too small",
        "To the mayor: build a bridge",
        "Tip from the baker to the front desk: salt",
        "To do: more light",
        "The key: we lost it",
        "Night crew, two of five, were ill",
    ],
)
def test_what_names_no_speaking_group_is_no_address(note: str) -> None:
    assert addressed(note, "g2", ROOMS["en"], "en") is None


def test_a_name_behind_words_to_it_speaks() -> None:
    read = addressed("Night crew: too late now", "g2", ROOMS["en"], "en", spoken_to="g1")
    assert read
    assert read.by == "g1"


@pytest.mark.parametrize(
    ("note", "by", "to"),
    [
        ("To stair B: oil the gate", "g1", "g2"),
        ("Reply from everyone: it was the goat", "g3", ""),
        ("From everyone to stair B: thanks", "g3", "g2"),
        ("An answer for stair B: ask us", "g1", "g2"),
    ],
)
def test_a_letter_or_a_small_word_names_a_group(note: str, by: str, to: str) -> None:
    read = addressed(note, "g1", {"g1": "Stair A", "g2": "Stair B", "g3": "Everyone"}, "en")
    assert read
    assert (read.by, read.to) == (by, to)
