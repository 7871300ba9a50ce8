"""Set phrases are found word by word, in any form that their entry allows."""

import pytest

from storycraft.text.phrases import Phrases, spelled


def found(text: str, *entries: str) -> list[str]:
    said = spelled(text)
    return [" ".join(said[start:end]) for start, end in Phrases(entries).find(said)]


@pytest.mark.parametrize(
    ("text", "entry", "phrase"),
    [
        ("We used to sing.", "used to", "used to"),
        ("Podríamos cantar.", "podr*", "podríamos"),
        ("podriamos cantar", "podríamos", "podriamos"),
        ("Ils chanteraient.", "*eraient", "chanteraient"),
        ("S'il vient, on chante.", "s il", "s il"),
        ("On ne chante presque plus.", "ne ~ plus", "ne chante presque plus"),
        ("Ne plus chanter.", "ne ~ plus", "ne plus"),
    ],
)
def test_a_phrase_is_found_in_its_forms(text: str, entry: str, phrase: str) -> None:
    assert found(text, entry) == [phrase]


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("We are used to singing.", ("used to", "-are used to")),
        ("Ou bien on chante.", ("où",)),
        ("On ne chante que le soir et le dimanche plus longtemps.", ("ne ~ plus",)),
        ("Para cantar.", ("*ará",)),
        ("", ("sing",)),
    ],
)
def test_other_words_are_not_taken_for_it(text: str, entries: tuple[str, ...]) -> None:
    assert found(text, *entries) == []


def test_one_phrase_apart_hides_no_other() -> None:
    assert found("We are used to it and used to sing.", "used to", "-are used to") == ["used to"]
