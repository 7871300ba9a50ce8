"""Which language the interface is in: chosen, remembered, or wished for by the browser."""

import pytest

from storycraft.locales.choose_language import choose_language


@pytest.mark.parametrize(
    ("asked", "kept", "accepted", "chosen"),
    [
        ("fr", "de", "es", "fr"),
        ("", "de", "es", "de"),
        ("", "", "es-MX,es;q=0.9,en;q=0.5", "es"),
        ("", "", "sv, pt-BR;q=0.3, ar;q=0.7", "ar"),
        ("", "", "sv-SE, fi;q=0.4", "en"),
        ("", "", "", "en"),
        ("xx", "../de", "en;q=zz, *;q=0.1", "en"),
        ("PT_br", "", "", "pt"),
    ],
)
def test_the_first_known_language_is_chosen(asked: str, kept: str, accepted: str, chosen: str) -> None:
    assert choose_language(asked, kept, accepted) == chosen


def test_an_endless_wish_of_a_browser_is_read_in_part() -> None:
    assert choose_language(accepted="fr, " + "x" * 100_000) == "fr"
