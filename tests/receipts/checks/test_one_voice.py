"""What one person said of themselves is not told of their whole group."""

import pytest

from storycraft.domain.story import Frame, Sentence
from storycraft.domain.workshop import Contribution, Group
from storycraft.receipts.checks.one_voice import voices_made_many
from storycraft.receipts.claim import Claim
from storycraft.receipts.evidence import Sources

GROUPS = {
    "en": "Early shift",
    "de": "Blinde Ruderer",
    "fr": "Équipe du soir",
    "es": "Remeras del puerto",
    "pt": "Barqueiros do rio",
    "it": "Turno di notte",
}
SAID = {
    "en": "I dread the fog. My lamp is too weak.",
    "de": "Ich habe Angst vor dem Nebel.",
    "fr": "Moi, le brouillard me fait peur.",
    "es": "A mí me da miedo la niebla.",
    "pt": "Eu tenho medo do nevoeiro.",
    "it": "Io ho paura della nebbia.",
}


def _many(text: str, language: str) -> list[str]:
    point = Contribution(id="c1", group_id="g1", stage="e", text=SAID[language])
    sources = Sources([point], [Group(id="g1", name=GROUPS[language])], language)
    return [f.words for f in voices_made_many(Claim(Sentence(text, ("c1",)), sources, Frame()))]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The early shift dreads the fog.", "en"),
        ("For the early shift it is the fog.", "en"),
        ("Die Blinden haben Angst vor dem Nebel.", "de"),
        ("L'équipe du soir a peur du brouillard.", "fr"),
        ("Las remeras del puerto tienen miedo de la niebla.", "es"),
        ("Os barqueiros do rio têm medo do nevoeiro.", "pt"),
        ("Il turno di notte ha paura della nebbia.", "it"),
    ],
)
def test_a_whole_group_for_one_person_is_doubted(text: str, language: str) -> None:
    assert _many(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Somebody on the early shift dreads the fog.", "en"),
        ("Einer der blinden Ruderer hat Angst vor dem Nebel.", "de"),
        ("Une voix de l'équipe du soir a peur du brouillard.", "fr"),
        ("A una de las remeras del puerto le da miedo la niebla.", "es"),
        ("Um dos barqueiros do rio tem medo do nevoeiro.", "pt"),
        ("Una voce del turno di notte ha paura della nebbia.", "it"),
    ],
)
def test_one_of_a_group_is_not(text: str, language: str) -> None:
    assert not _many(text, language)


def test_a_speaker_named_as_on_file_is_one() -> None:
    point = Contribution(id="c1", group_id="g1", stage="e", text=SAID["de"], speaker="Fährfrau")
    sources = Sources([point], [Group(id="g1", name="Fährfrauen und Lotsen")], "de")
    claim = Claim(Sentence("Die Fährfrau hat Angst vor dem Nebel.", ("c1",)), sources, Frame())
    assert not list(voices_made_many(claim))


def test_a_note_without_a_subject_is_one_voice() -> None:
    for said, many in (
        ("used to row in gloves, binned em", True),
        ("the oars were wrapped, binned em", False),
    ):
        point = Contribution(id="c1", group_id="g1", stage="e", text=said, speaker="novice")
        sources = Sources([point], [Group(id="g1", name="Rowers")], "en")
        told = Sentence("The rowers have given up gloves.", ("c1",))
        assert bool(list(voices_made_many(Claim(told, sources, Frame())))) is many
