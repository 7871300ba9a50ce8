"""Splits Markdown into its blocks as CommonMark does, with the line of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def


class BlockKind(StrEnum):
    """What a block is shown as; a note is the text of a footnote.

    Where lists and quotations stand too deep within one another, the parser passes over all that follows.
    """

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"
    NOTE = "note"
    CODE = "code"
    TOO_DEEP = "too deep"


@dataclass(frozen=True, slots=True)
class Block:
    """A block with its source, without the marks that make it one, and the line on which it starts, from 1.

    `texts` are the cells of a row, and one text for every other kind. `mark` is a footnote's label, the number
    of a heading's level, or the name of a code block's language. `within` is what the block stands in.
    """

    kind: BlockKind
    line: int
    texts: tuple[str, ...]
    mark: str = ""
    within: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The one text, or the cells of a row one behind the other."""
        return " ".join(self.texts)


DEEPEST = 100
"""Levels of nesting that are read; a list has two."""
_CONTAINERS = (
    "bullet_list",
    "ordered_list",
    "list_item",
    "blockquote",
    "footnote_reference",
    "heading",
    "tr",
)


def read_blocks(lines: Sequence[str], first: int) -> list[Block]:
    """The blocks of a Markdown text; `first` is the number of its first line in the file."""
    text = "\n".join(lines).replace("\0", "\ufffd")
    tokens: list[Token] = []
    _parser().block.parse(text, _parser(), {}, tokens)
    return list(_blocks(tokens, first))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    # What is hidden from a reader would be hidden from the check: both are read as the text that they are.
    parser.disable(["html_block", "reference"])
    parser.enable("table")
    parser.block.ruler.before("heading", "footnote_def", footnote_def, {"alt": ["paragraph", "table"]})
    return parser


def _blocks(tokens: Sequence[Token], first: int) -> Iterator[Block]:
    inside: list[Token] = []
    cells: list[str] = []
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting == 1 and token.level + 1 >= DEEPEST:
            yield Block(BlockKind.TOO_DEEP, _line(token, first), ("",))
        if token.nesting == 1 and kind in _CONTAINERS:
            inside.append(token)
            cells = []
        elif token.nesting == -1 and kind in _CONTAINERS:
            row = inside.pop()
            if kind == "tr":
                yield Block(BlockKind.ROW, _line(row, first), tuple(cells))
        elif token.type == "inline" and inside and inside[-1].type == "tr_open":
            cells.append(token.content)
        elif token.type == "inline":
            yield _text_block(token, inside, first)
        elif token.type in ("fence", "code_block"):
            yield Block(
                BlockKind.CODE, _line(token, first), (token.content,), token.info.strip(), _names(inside)
            )


def _text_block(token: Token, inside: Sequence[Token], first: int) -> Block:
    line, texts = _line(token, first), (token.content,)
    around = inside[-1] if inside else None
    if around is None:
        return Block(BlockKind.PARAGRAPH, line, texts)
    if around.type == "heading_open":
        return Block(BlockKind.HEADING, line, texts, around.tag[1:], _names(inside[:-1]))
    if around.type == "footnote_reference_open" and not around.meta.get("is_read"):
        around.meta["is_read"] = True
        return Block(BlockKind.NOTE, line, texts, str(around.meta["label"]), _names(inside[:-1]))
    kind = BlockKind.QUOTE if around.type == "blockquote_open" else BlockKind.ITEM
    return Block(kind, line, texts, "", _names(inside))


def _names(inside: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.type.removesuffix("_open") for token in inside)


def _line(token: Token, first: int) -> int:
    return first + (token.map[0] if token.map else 0)
