"""The draw of sentences for measuring second opinions is even over kinds and languages, and the same each time."""

from collections import Counter

import pytest

from benchmarks.evaluate_receipts import Case, load_cases
from benchmarks.evaluate_second_opinion import draw
from benchmarks.evaluation_sets import UNSEEN


@pytest.fixture(scope="module")
def faults() -> list[Case]:
    return [case for case in load_cases(UNSEEN.folder) if not case.honest]


def test_each_kind_and_language_comes_up_evenly(faults: list[Case]) -> None:
    drawn = draw(faults, 84, seed=3)
    kinds = Counter(case.kind for case in drawn)
    languages = Counter(case.language for case in drawn)
    assert set(kinds) == {case.kind for case in faults}
    assert set(kinds.values()) == {4}
    assert max(languages.values()) - min(languages.values()) <= 6


def test_a_seed_draws_the_same_sentences(faults: list[Case]) -> None:
    assert draw(faults, 30, seed=5) == draw(faults, 30, seed=5)
    assert draw(faults, 30, seed=5) != draw(faults, 30, seed=6)
