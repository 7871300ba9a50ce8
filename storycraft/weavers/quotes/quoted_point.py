"""Writes a contribution as a quotation that is one sentence and passes its own check."""

from collections.abc import Iterator, Sequence

from storycraft.domain.story import Frame, Sentence
from storycraft.receipts.check import Sources, Verdict, check_sentence
from storycraft.text.sentences import split_sentences
from storycraft.weavers.quotes.phrases import phrases_of

_LONGEST = 420
"""Characters that can be quoted at one go; a longer contribution is quoted by its first sentences."""
_EXCERPT = 300
_CLOSING = "\"'”“’»«›‹」)]"
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟")


class Quoter:
    """Writes sentences around quotations, and returns only sentences that pass their own check."""

    def __init__(self, sources: Sources, frame: Frame, language: str) -> None:
        self._sources = sources
        self._frame = frame
        self._language = language
        self._phrases = phrases_of(language)

    def quote(self, leads: Sequence[str], text: str, cites: tuple[str, ...]) -> Sentence | None:
        """The text in quotation marks after the first introduction with which it passes; None where none does.

        White space is folded and a pair of marks around the whole is replaced; nothing else is changed.
        """
        bodies = tuple(_bodies(text, self._language))
        tries = (
            Sentence(_quoted(lead, body, marks), cites)
            for lead in leads
            for body in bodies
            for marks in self._marks(body)
        )
        return self.first_that_holds(tries)

    def first_that_holds(self, tries: Iterator[Sentence]) -> Sentence | None:
        """The first candidate that is one sentence and supported; otherwise one that is undecided."""
        undecided = None
        for sentence in tries:
            if split_sentences(sentence.text, self._language) != (sentence.text,):
                continue
            verdict = check_sentence(sentence, self._sources, self._frame).verdict
            if verdict is Verdict.UNDECIDED:
                undecided = undecided or sentence
            elif verdict is not Verdict.UNSUPPORTED:
                return sentence
        return undecided

    def stay_apart(self, sentences: Sequence[Sentence]) -> bool:
        """Whether these sentences are still split in the same way when they stand in one paragraph."""
        texts = tuple(sentence.text for sentence in sentences)
        return split_sentences(" ".join(texts), self._language) == texts

    def _marks(self, body: str) -> list[str]:
        """The pairs of quotation marks, first those that the text does not use: inner quotations stay distinct."""
        marks = (*self._phrases.marks, '""')
        return sorted(marks, key=lambda pair: any(mark in body for mark in pair))


def _quoted(lead: str, body: str, marks: str) -> str:
    # Whoever ends without a full stop gets it behind the marks, where it is ours.
    stop = "" if body.rstrip(_CLOSING).endswith(_ENDS) else "."
    return f"{lead} {marks[0]}{body}{marks[1]}{stop}".strip()


def _bodies(text: str, language: str) -> Iterator[str]:
    whole = _unwrapped(" ".join(text.split()))
    if len(whole) > _LONGEST:
        yield from _excerpt(whole, language)
    yield whole


def _unwrapped(text: str) -> str:
    for opening, closing in ("“”", "«»", "„“", '""', "‘’", "「」"):
        inner = text[1:-1]
        if (
            len(text) > 2
            and text[0] == opening
            and text[-1] == closing
            and not {opening, closing} & set(inner)
        ):
            return inner.strip()
    return text


def _excerpt(text: str, language: str) -> Iterator[str]:
    kept = ""
    for sentence in split_sentences(text, language):
        if len(kept) + len(sentence) > _EXCERPT:
            break
        kept = f"{kept} {sentence}".strip()
    if kept:
        yield f"{kept} …"
