"""The figures of a draft: words, minutes aloud, the share that people said word for word."""

from storycraft.domain.story import Sentence
from storycraft.drafts.figures import measure_draft
from storycraft.receipts.verdict import Receipt, Verdict


def test_a_share_counts_words_and_not_sentences() -> None:
    sentences = (Sentence("One two three."), Sentence("Four."))
    receipts = (Receipt(verdict=Verdict.QUOTED), Receipt(verdict=Verdict.PARAPHRASED))
    assert measure_draft(sentences, receipts).said == 0.75


def test_a_text_of_250_words_is_read_in_two_minutes() -> None:
    figures = measure_draft((Sentence("word " * 250),), (Receipt(verdict=Verdict.CONNECTIVE),))
    assert (figures.words, figures.minutes) == (250, 2.0)


def test_no_words_are_no_share() -> None:
    assert measure_draft((), ()).said == 0
