"""A story is written the way its language is."""

import pytest

from storycraft.languages.direction import direction_of


@pytest.mark.parametrize("language", ["ar", "he", "fa-IR", "ur", "AR_eg", "az-Arab", "ps", "yi"])
def test_languages_from_the_right(language: str) -> None:
    assert direction_of(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "de", "", "ar-Latn", "tr", "he-Latn-IL", "zh-Hans"])
def test_languages_from_the_left(language: str) -> None:
    assert direction_of(language) == "ltr"
