"""Writes the sentences of a draft: each is taken only if its own check does not find it unsupported."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from storycraft.domain.story import Frame, Sentence
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.text.sentences import split_sentences


class SentenceWriter:
    """Checks candidates against the points of a room; one writer for each draft."""

    def __init__(self, sources: Sources, frame: Frame) -> None:
        self._sources = sources
        self._frame = frame
        self._verdict = lru_cache(maxsize=10_000)(self._check)

    def first_that_holds(self, texts: Iterable[str], cites: tuple[str, ...]) -> Sentence | None:
        """The first text that is one sentence and supported; otherwise one that is undecided; None where none is."""
        undecided = None
        for text in texts:
            if split_sentences(text) != (text,):
                continue
            sentence = Sentence(text, cites)
            verdict = self._verdict(sentence)
            if verdict is Verdict.UNDECIDED:
                undecided = undecided or sentence
            elif verdict is not Verdict.UNSUPPORTED:
                return sentence
        return undecided

    def first_certain(self, tries: Iterable[tuple[str, tuple[str, ...]]]) -> Sentence | None:
        """The first of these texts with these citations about which there is no doubt: for the weaver's own sentences."""
        for text, cites in tries:
            sentence = self.first_that_holds((text,), cites)
            if sentence and self._verdict(sentence) is not Verdict.UNDECIDED:
                return sentence
        return None

    def stay_apart(self, sentences: Sequence[Sentence]) -> bool:
        """Whether these sentences are still split in the same way when they stand in one paragraph."""
        texts = tuple(sentence.text for sentence in sentences)
        return split_sentences(" ".join(texts)) == texts

    def _check(self, sentence: Sentence) -> Verdict:
        return check_sentence(sentence, self._sources, self._frame).verdict
