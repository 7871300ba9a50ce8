"""Words weigh the more, the fewer texts have them."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from storycraft.threads.rare_words import to_length_one, weigh

SAID = ("the well is dry", "the pump of the well is old", "nobody mended the old pump pump pump", "")
TEXTS = [text.split() for text in SAID]


def test_weights_are_those_of_the_known_formula() -> None:
    known = TfidfVectorizer(analyzer=list, sublinear_tf=True).fit_transform(TEXTS)
    ours = weigh(TEXTS)
    assert np.allclose((ours @ ours.T).todense(), (known @ known.T).todense(), atol=1e-12)


def test_a_rare_word_tells_more_than_one_of_all() -> None:
    alike = weigh([["the", "well"], ["the", "well"], ["the", "yard"], ["the"]])
    shared = (alike @ alike.T).todense()
    assert shared[0, 1] == pytest.approx(1)
    assert 0 < shared[0, 2] < shared[0, 3] < 1


def test_texts_without_words_are_like_none() -> None:
    assert weigh([[], []]).shape == (2, 1)
    assert not weigh([[], []]).nnz
    assert to_length_one(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist() == [[0.6, 0.8], [0.0, 0.0]]
