"""The draw of sentences for measuring second opinions is even over kinds and languages, and the same each time."""

from collections import Counter

from benchmarks.evaluate_receipts import UNSEEN, load_cases
from benchmarks.evaluate_second_opinion import draw

FAULTS = [case for case in load_cases(UNSEEN) if not case.honest]


def test_each_kind_and_language_comes_up_evenly() -> None:
    drawn = draw(FAULTS, 84, seed=3)
    kinds = Counter(case.kind for case in drawn)
    languages = Counter(case.language for case in drawn)
    assert set(kinds) == {case.kind for case in FAULTS}
    assert set(kinds.values()) == {4}
    assert max(languages.values()) - min(languages.values()) <= 6


def test_a_seed_draws_the_same_sentences() -> None:
    assert draw(FAULTS, 30, seed=5) == draw(FAULTS, 30, seed=5)
    assert draw(FAULTS, 30, seed=5) != draw(FAULTS, 30, seed=6)
