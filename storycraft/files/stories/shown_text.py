"""Reads Markdown's inline content as it is shown, and remembers which characters were escaped."""

import re
import sys
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from storycraft.domain.ids import CITATION
from storycraft.drafts.gap_marks import GAP_MARK
from storycraft.text.whole_words import LETTER

ESCAPED = "\0"
"""Stands in `Shown.plain` for a character that was escaped, and so is no mark of the file's form."""
_REFERENCE = re.compile(rf"\[\^({CITATION})\]")
LINK = re.compile(r"\[([^\[\]\\]{1,1000})\]\(([^()\s]{0,2000})\)")
"""The words of a link, and where it goes."""
_NUMBER = re.compile(r"&#(\d{1,7});")
_SPACED = re.compile(f"{LETTER}{{2}}")
_WORD_JOINER, _NOTHING = 8288, 8203


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as it is shown; positions are in `text`.

    `plain` is as long as `text`, with `ESCAPED` for each character that was escaped or written by its number.
    `refs` are footnote references with their labels, `ends` places where the file says that a sentence ends,
    `line_starts` where the source's second and further lines start, `strong` the first words in strong type.
    """

    text: str
    plain: str
    refs: tuple[tuple[int, str], ...] = ()
    ends: tuple[int, ...] = ()
    line_starts: tuple[int, ...] = ()
    strong: tuple[int, int] = (0, 0)
    is_emphasised: bool = False

    @property
    def words(self) -> str:
        """The text without blanks that were typed around it."""
        return self.part(0, len(self.text))

    def part(self, start: int, end: int) -> str:
        """A part of the text without blanks that were typed around it; blanks that were escaped stay."""
        plain = self.plain[start:end]
        return self.text[start + len(plain) - len(plain.lstrip(" ")) : start + len(plain.rstrip(" "))]

    def cites_at_end(self) -> tuple[str, ...]:
        """What the references behind all the text cite."""
        written = len(self.plain.rstrip(" "))
        return tuple(label for place, label in self.refs if place >= written)


def read_inline(content: str) -> Shown:
    """The text of a paragraph, heading, list item or cell, from its source without the marks of the block."""
    tokens: list[Token] = []
    _parser().inline.parse(content, _parser(), {}, tokens)
    return _Walk(tokens).shown()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    # Their rules look ahead to the end of a text from each bracket, and a story file has none of them.
    parser.disable(["link", "image", "autolink", "html_inline"])
    parser.inline.ruler.before("entity", "reference", _reference)
    parser.inline.ruler.before("entity", "plain_link", _link)
    parser.inline.ruler.before("entity", "number", _number)
    return parser


def _reference(state: StateInline, silent: bool) -> bool:
    found = _REFERENCE.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.push("reference", "", 0).content = found[1]
    state.pos = found.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """Of a link, its words are shown."""
    found = LINK.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        state.pending += found[1]
    state.pos = found.end()
    return True


def _number(state: StateInline, silent: bool) -> bool:
    """A character by its number, also those that CommonMark replaces: a story file gives words back exactly."""
    found = _NUMBER.match(state.src, state.pos)
    if not found:
        return False
    number = int(found[1])
    if not silent and number == _NOTHING:
        state.push("end", "", 0)
    elif not silent and not (number == _WORD_JOINER and state.pending.endswith("@")):
        state.push("text_special", "", 0).content = chr(number) if number <= sys.maxunicode else "\ufffd"
    state.pos = found.end()
    return True


class _Walk:
    """Goes through the tokens of a text once."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._text: list[str] = []
        self._plain: list[str] = []
        self._refs: list[tuple[int, str]] = []
        self._ends: list[int] = []
        self._lines: list[int] = []
        self._strong: list[int] = []
        self._length = 0
        self._is_referred = False

    def shown(self) -> Shown:
        open_gap = False
        for number, token in enumerate(self._tokens):
            if token.type == "reference":
                self._refs.append((self._length, token.content))
                self._is_referred = True
            elif token.type == "end":
                self._ends.append(self._length)
                self._is_referred = False
            elif token.type in ("softbreak", "hardbreak"):
                self._add(" " if token.type == "softbreak" else "\n")
                self._lines.append(self._length)
            elif token.type in ("strong_open", "strong_close"):
                self._strong.append(self._length)
            elif token.type in ("em_open", "em_close"):
                # The mark of an open question is part of its sentence.
                open_gap = self._opens_gap(number) if token.type == "em_open" else open_gap
                self._add("*" * open_gap)
                open_gap = open_gap and token.type == "em_open"
            else:
                self._add(token.content, escaped=token.type != "text")
        strong = (self._strong[0], self._strong[1]) if len(self._strong) > 1 else (0, 0)
        return Shown(
            text="".join(self._text),
            plain="".join(self._plain),
            refs=tuple(self._refs),
            ends=tuple(self._ends),
            line_starts=tuple(self._lines),
            strong=strong,
            is_emphasised=self._is_emphasised(),
        )

    def _opens_gap(self, number: int) -> bool:
        following = self._tokens[number + 1] if number + 1 < len(self._tokens) else None
        return following is not None and f"*{following.content}".startswith(f"{GAP_MARK} ")

    def _add(self, text: str, *, escaped: bool = False) -> None:
        if not text:
            return
        before = self._text[-1][-1:] if self._text else ""
        if self._is_referred and _SPACED.fullmatch(before + text[:1]):
            # A reader sees a reference between two words: "the ferry[1]Forty guests" is no "ferryForty".
            self._text.append(" ")
            self._plain.append(" ")
            self._length += 1
        self._is_referred = False
        self._text.append(text)
        self._plain.append(ESCAPED * len(text) if escaped else text)
        self._length += len(text)

    def _is_emphasised(self) -> bool:
        """Whether all words are in emphasis, but for references behind them."""
        kinds = [
            token.type for token in self._tokens if token.type != "reference" and (token.content or token.tag)
        ]
        return (
            len(kinds) > 2
            and (kinds[0], kinds[-1]) == ("em_open", "em_close")
            and kinds.count("em_open") == 1
        )
