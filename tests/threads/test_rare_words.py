"""Words weigh the more, the fewer texts have them."""

from math import log, sqrt

import numpy as np
import pytest

from storycraft.threads.rare_words import to_length_one, weigh


def test_weights_are_those_of_the_known_formula() -> None:
    rows = weigh([["pump", "pump", "well"], ["well"], []]).todense()
    pump, well = (1 + log(2)) * (log(4 / 2) + 1), log(4 / 3) + 1
    length = sqrt(pump**2 + well**2)
    assert rows.tolist() == [pytest.approx([pump / length, well / length]), [0, 1], [0, 0]]


def test_a_rare_word_tells_more_than_one_of_all() -> None:
    alike = weigh([["the", "well"], ["the", "well"], ["the", "yard"], ["the"]])
    shared = (alike @ alike.T).todense()
    assert shared[0, 1] == pytest.approx(1)
    assert 0 < shared[0, 2] < shared[0, 3] < 1


def test_texts_without_words_are_like_none() -> None:
    assert weigh([[], []]).shape == (2, 1)
    assert not weigh([[], []]).nnz
    assert to_length_one(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist() == [[0.6, 0.8], [0.0, 0.0]]
