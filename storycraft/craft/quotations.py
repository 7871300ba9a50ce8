"""What stands between quotation marks, and whether somebody said it."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz

_PAIRS = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("‹", "›"), ("「", "」"), ("『", "』"), ('"', '"'))
_SINGLE = re.compile(r"(?<!\w)[‘']([^‘'\n]*?(?:\w['’]\w[^‘'\n]*?)*)[’'](?!\w)")
_MARKS = dict.fromkeys(map(ord, "“”„«»‹›「」『』\"‘’‚'`´′″"), " ")
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3})\s*")
_NOT = frozenset(
    """not no never nobody none nothing neither nor without hardly n't nicht kein keine keinen keiner nie niemand
    nichts ohne ne pas jamais personne rien aucun aucune sans no nunca nadie nada ningún ninguna sin não nunca
    ninguém nenhum nenhuma sem""".split()
)
NEAR = 70.0


def quotations(text: str) -> tuple[str, ...]:
    """The quoted spans of a sentence, outermost marks only, in order; a block quote ("> …") is one."""
    if text.lstrip().startswith(">"):
        return (re.sub(r"(?m)^\s*>\s?", "", text).strip(),)
    spans, position = [], 0
    while position < len(text):
        end = _closing(text, position)
        if end:
            spans.append(text[position + 1 : end])
            position = end
        position += 1
    if not spans:
        spans = [m[1] for m in _SINGLE.finditer(text) if len(m[1].split()) > 1]
    return tuple(span for span in spans if any(c.isalnum() for c in span))


def _closing(text: str, position: int) -> int:
    for opening, closing in _PAIRS:
        if text[position] != opening:
            continue
        depth = 0
        for index in range(position + 1, len(text)):
            if text[index] == closing and not depth:
                return index
            depth += (text[index] == opening != closing) - (text[index] == closing)
    return 0


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """NFKC, case, white space and quotation marks folded; words and their order stay."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_MARKS)
    return " ".join(plain.split())


def stands_in(quotation: str, source: str) -> bool:
    """Whether these words were said: each part between ellipses, whole words, in order, in this one source.

    A comma or full stop just inside the closing mark is the writer's; an ellipsis that drops a "not" is not
    forgiven.
    """
    parts = [part for part in (_trimmed(p) for p in _ELLIPSIS.split(fold(quotation))) if part]
    position, said = 0, fold(source)
    for number, part in enumerate(parts):
        found = re.compile(r"(?<!\w)" + re.escape(part) + r"(?!\w)").search(said, position)
        if not found:
            return False
        if number and _NOT & set(re.findall(r"\w+|n't", said[position : found.start()])):
            return False
        position = found.end()
    return bool(parts)


def _trimmed(part: str) -> str:
    return part.strip().rstrip(",.;:!?。، ").strip()


def nearest(quotation: str, sources: Iterable[str]) -> str:
    """The words that were said and come closest to a quotation, whole words, or "" where nothing is near."""
    best, best_score = "", NEAR
    for source in sources:
        match = fuzz.partial_ratio_alignment(quotation.casefold(), source.casefold())
        if match and match.score > best_score:
            start, end = _whole_words(source, match.dest_start, match.dest_end)
            best, best_score = source[start:end].strip(), match.score
    return best


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    end = min(end, len(text))
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end
