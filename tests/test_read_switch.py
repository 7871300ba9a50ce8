"""A switch among the settings: the same words turn each one on or off, wherever they are written."""

import tomllib

import pytest

from storycraft.domain.errors import SettingsError
from storycraft.read_switch import read_switch
from storycraft.settings import Settings, read_settings

KEY = {"OPENAI_API_KEY": "sk-of-nobody"}


def stands(read: Settings) -> dict[str, bool]:
    assert read.model
    return {
        "STORYCRAFT_BEHIND_PROXY": read.behind_proxy,
        "STORYCRAFT_MASK": read.model.mask,
        "STORYCRAFT_LOG_TEXTS": read.model.log_texts,
        "STORYCRAFT_SECOND_OPINION": read.model.second_opinion,
    }


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("name", stands(read_settings(KEY)))
def test_each_switch_takes_the_same_words(name: str, on: bool) -> None:
    for word in ("1", "true", " Yes ", "ON") if on else ("0", "False", "no", "off"):
        assert stands(read_settings({**KEY, name: word}))[name] is on
    in_file = tomllib.loads(f"{name} = {str(on).lower()}")
    assert stands(read_settings(KEY, in_file))[name] is on


def test_what_says_nothing_leaves_it_as_usual() -> None:
    assert [read_switch({"LAMP": said}, "LAMP", usual=on) for said in ("", "  ") for on in (True, False)] == [
        True,
        False,
    ] * 2
    assert read_switch({}, "LAMP", usual=True)


@pytest.mark.parametrize("word", ["2", "maybe", "wahr", "0x1"])
def test_a_word_that_says_neither_is_named(word: str) -> None:
    with pytest.raises(SettingsError, match=f"STORYCRAFT_BEHIND_PROXY is 1, true.*“{word}”"):
        read_settings({"STORYCRAFT_BEHIND_PROXY": word})
    unusable = read_settings({**KEY, "STORYCRAFT_MASK": word})
    assert unusable.model is None
    assert "STORYCRAFT_MASK" in str(unusable.model_trouble)
