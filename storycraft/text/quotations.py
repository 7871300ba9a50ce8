"""Finds quotations in a sentence: the words between quotation marks."""

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from storycraft.domain.ids import ID

_CLOSERS = {
    "“": "”“", "„": "“”", "”": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "「": "」", "『": "』", "《": "》",
    '"': '"', "＂": "＂", "‘": "’‘", "‚": "‘’", "'": "'’", "`": "`'´", "〝": "〟",
}  # fmt: skip
_SINGLE = "‘‚'`‹›"
MARKS = frozenset("".join(_CLOSERS) + "".join(_CLOSERS.values()))
"""All characters that open or close a quotation somewhere."""
_MARK = re.compile(f"[{re.escape(''.join(MARKS))}]")
_ONLY_CLOSING = "”»」』》›〟"
_BLOCK = re.compile(r"(?m)^[ \t]*>[ \t]?")
_SIGNATURE = r"[ \t\xa0>]*+(?:—|–|--)"
_SIGNED = re.compile(rf"\n(?={_SIGNATURE}[^\n]*\Z)")
_SIGNS = re.compile(_SIGNATURE)
_NOTE = re.compile(rf"\[\^{ID}\]")


@dataclass(frozen=True, slots=True)
class Span:
    """A quotation within a sentence: the words between the marks, and their position (without the marks)."""

    text: str
    start: int
    end: int


def without_notes(text: str) -> str:
    """The text without its footnote markers."""
    return _NOTE.sub("", text)


def is_block(text: str) -> bool:
    """Whether this is a block quote: a paragraph that starts with ">"."""
    return text.lstrip().startswith(">")


def signs(text: str) -> bool:
    """Whether this line of a block quote would say who said it, as its last one: "— Green table"."""
    return bool(_SIGNS.match(text))


def without_block_mark(text: str) -> str:
    """A line of a block quote without the ">" before it."""
    return _BLOCK.sub("", text, count=1)


@lru_cache(maxsize=20_000)
def quotations(text: str) -> tuple[Span, ...]:
    """The quoted spans of a sentence, outermost marks only, in order; a block quote is one, up to its signature.

    The last line of a block that begins with a dash is the teller's: it says who said what stands above.
    A mark that is never closed quotes all that follows, one that was never opened all that stands before:
    half a pair of marks must not hide words from the check.
    """
    if is_block(text):
        signed = _SIGNED.search(text)
        end = signed.start() if signed else len(text)
        return (Span(_BLOCK.sub("", text[:end]).strip(), 0, end),)
    spans, position = [], 0
    closings: dict[str, dict[int, int]] = {}
    while mark := _MARK.search(text, position):
        position = mark.start()
        closing = _closing(text, position, closings)
        if closing > position:
            spans.append(Span(text[position + 1 : closing].strip(), position + 1, closing))
            position = closing
        elif _closes_nothing(text, position, spans):
            start = spans[-1].end + 1 if spans else 0
            spans.append(Span(text[start:position].strip(), start, position))
        position += 1
    return tuple(span for span in spans if any(c.isalnum() for c in span.text))


def outside(text: str) -> str:
    """The text without the quotations in it."""
    told, position = [], 0
    for span in quotations(text):
        told.append(text[position : max(position, span.start - 1)])
        position = span.end + 1
    return " ".join([*told, text[position:]])


def between(text: str) -> tuple[str, ...]:
    """The text between each quotation and the next."""
    spans = quotations(text)
    return tuple(text[a.end + 1 : b.start - 1] for a, b in itertools.pairwise(spans))


def _closing(text: str, position: int, closings: dict[str, dict[int, int]]) -> int:
    """Where the quotation that opens here closes; 0 where none opens. `closings` are those known so far, by mark."""
    mark = text[position]
    if mark not in _CLOSERS or not _opens(text, position):
        return 0
    if mark not in closings:
        closings[mark] = _closings(text, mark)
    never = 0 if mark in _SINGLE or mark in _ONLY_CLOSING else len(text)
    return closings[mark].get(position, never)


def _closings(text: str, mark: str) -> dict[int, int]:
    """For each place of a mark, where it is closed; one that closes what it opens closes all before it."""
    closers, last_apostrophe = _CLOSERS[mark], max(map(text.rfind, "’'"))
    opened: list[int] = []
    found: dict[int, int] = {}
    for each in _MARK.finditer(text):
        index, char = each.start(), each[0]
        if char in closers and _can_close(text, index, last_apostrophe):
            closed = opened[:] if mark in closers else opened[-1:]
            found.update(dict.fromkeys(closed, index))
            del opened[len(opened) - len(closed) :]
        if char == mark:
            opened.append(index)
    return found


def _opens(text: str, position: int) -> bool:
    mark = text[position]
    before = text[position - 1] if position else " "
    behind = text[position + 1] if position + 1 < len(text) else " "
    if mark in '"＂' or mark in _SINGLE or mark in "”»":
        # An apostrophe, an inch mark, or a mark that closes what was never opened.
        return not before.isalnum() and before not in ".,!?…" and (not behind.isspace() or mark in "»›")
    return True


def _can_close(text: str, index: int, last_apostrophe: int) -> bool:
    """An apostrophe within or behind a word is no closing mark while a word follows: "the nurses' table"."""
    if text[index] not in "’'‘´":
        return True
    behind = text[index + 1] if index + 1 < len(text) else " "
    if behind.isalnum():
        return False
    plural = text[index - 1] == "s" and behind == " " and text[index + 2 : index + 3].islower()
    return not (plural and index < last_apostrophe)


def _closes_nothing(text: str, position: int, spans: list[Span]) -> bool:
    before = text[position - 1] if position else " "
    if text[position] == '"':
        return not before.isspace() and not before.isdigit() and (not spans or spans[-1].end < position)
    return (
        text[position] in _ONLY_CLOSING and not before.isspace() and (not spans or spans[-1].end < position)
    )
