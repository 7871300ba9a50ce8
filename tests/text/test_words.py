"""Words, their stems, and which of them carry meaning."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storycraft.languages.folding import plain
from storycraft.text.words import base_language, content, stem, words


def test_small_words_and_words_about_telling_carry_nothing() -> None:
    assert [w.text for w in content("One voice said that the kettle is ours.", "en")] == ["kettle"]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("meetings", "meeting", "en"), ("vecinos", "vecino", "es"), ("Küchen", "Küche", "de"), ("réunions", "reunion", "fr")],
)  # fmt: skip
def test_inflected_forms_share_a_stem(one: str, other: str, language: str) -> None:
    assert stem(one.casefold(), language) == stem(other.casefold(), language)


def test_scripts_without_spaces_give_pairs_of_characters() -> None:
    assert [word.text for word in words("没有人做", "zh")] == ["没有", "有人", "人做"]


def test_a_language_tag_is_read_by_its_first_part() -> None:
    assert base_language("pt-BR") == base_language(" PT_br ") == "pt"


@given(st.text(max_size=60), st.sampled_from(["en", "de", "zh", "xx"]))
def test_words_stand_where_they_say(text: str, language: str) -> None:

    read = plain(text)
    assert all(read[w.start : w.start + len(w.text)] == w.text for w in words(text, language))


@pytest.fixture
def _hurried_threads() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_hurried_threads")
def test_stemming_threads_do_not_mix_up_their_letters() -> None:
    many = [
        f"{word}{n}nesses" for n in range(100) for word in ("happi", "usefulmeeting", "organization", "x")
    ]
    with ThreadPoolExecutor(8) as pool:
        side_by_side = list(pool.map(lambda word: stem(word, "en"), many))
    stem.cache_clear()
    assert side_by_side == [stem(word, "en") for word in many]
