"""Writes a paragraph of a story on one line, so that reading it gives the same sentences."""

from collections.abc import Sequence
from functools import lru_cache

from storycraft.domain.story import Paragraph, Sentence
from storycraft.files.escaping import NOTHING, mark_up
from storycraft.files.stories.shown_text import read_inline
from storycraft.files.stories.told_sentences import DOUBTFUL, KEPT_SIGN, told_sentences

_OPEN = "*open: "


@lru_cache(maxsize=2_000)
def paragraph_line(paragraph: Paragraph, signs: tuple[str, ...], language: str) -> str:
    """The sentences with their references and signs, one sign or "" for each.

    Where a reader would find other sentences than these, unseen marks stand at their ends. Lines are cached: a
    page writes a story anew each time it is drawn.
    """
    given = list(zip(paragraph, signs, strict=True))
    line = " ".join(f"{_cited(sentence)}{sign}" for sentence, sign in given)
    each = (_read(f"{_cited(sentence)}{NOTHING}", language) for sentence in paragraph)
    if _read(line, language) == [sentence for sentences in each for sentence in sentences]:
        return line
    return " ".join(f"{_cited(sentence)}{NOTHING}{sign}" for sentence, sign in given)


def refs(ids: Sequence[str]) -> str:
    """Footnote references, one behind the other."""
    return "".join(f"[^{cid}]" for cid in ids)


def _read(line: str, language: str) -> list[Sentence]:
    return [sentence for sentence, _ in told_sentences(read_inline(line), language)]


def _cited(sentence: Sentence) -> str:
    text = sentence.text
    gap = text.startswith(_OPEN) and text.endswith("*")
    words = f"*{mark_up(text[1:-1])}*" if gap else mark_up(text)
    for sign in (DOUBTFUL, KEPT_SIGN):
        words = words.replace(sign, f"\\{sign}")
    return words + refs(sentence.cites)
