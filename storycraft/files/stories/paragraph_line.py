"""Writes a paragraph of a story on one line, so that reading it gives the same sentences."""

from collections.abc import Sequence
from functools import lru_cache

from storycraft.domain.story import Paragraph, Sentence
from storycraft.drafts.gap_marks import gap_in, marked_gap
from storycraft.files.escaping import NOTHING, mark_up
from storycraft.files.stories.shown_text import read_inline
from storycraft.files.stories.told_sentences import DOUBTFUL, KEPT_SIGN, told_sentences


@lru_cache(maxsize=2_000)
def paragraph_line(paragraph: Paragraph, signs: tuple[str, ...]) -> str:
    """The sentences with their references and signs, one sign or "" for each.

    Where a reader would find other sentences than these, unseen marks stand at the ends that would be missed.
    Lines are cached: a page writes a story anew each time it is drawn.
    """
    each = [_read(f"{_cited(sentence, starts_line=True)}{NOTHING}") for sentence in paragraph]
    whole = [sentence for sentences in each for sentence in sentences]
    given = list(zip(paragraph, signs, strict=True))
    missed = [
        _read(_line(given[n : n + 2], ("", ""))) != [s for found in each[n : n + 2] for s in found]
        for n in range(len(given))
    ]
    for ends in (
        [""] * len(given),
        [NOTHING if miss else "" for miss in missed],
        [NOTHING] * len(given),
    ):
        line = _line(given, ends)
        if _read(line) == whole:
            break
    return line


def _line(given: Sequence[tuple[Sentence, str]], ends: Sequence[str]) -> str:
    return " ".join(
        f"{_cited(sentence, starts_line=not number)}{end}{sign}"
        for number, ((sentence, sign), end) in enumerate(zip(given, ends, strict=False))
    )


def refs(ids: Sequence[str]) -> str:
    """Footnote references, one behind the other."""
    return "".join(f"[^{cid}]" for cid in ids)


def _read(line: str) -> list[Sentence]:
    return [sentence for sentence, _ in told_sentences(read_inline(line))]


def _cited(sentence: Sentence, *, starts_line: bool) -> str:
    text = sentence.text
    is_gap = text == marked_gap(gap_in(text))
    words = f"*{mark_up(text[1:-1])}*" if is_gap else mark_up(text, starts_line=starts_line)
    for sign in (DOUBTFUL, KEPT_SIGN):
        words = words.replace(sign, f"\\{sign}")
    return words + refs(sentence.cites)
