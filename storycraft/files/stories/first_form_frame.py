"""Reads the frame of a story file of the first form: a table of six rows."""

import re
from collections.abc import Callable, Iterable, Sequence

from storycraft.domain.message import Message
from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.files.stories.markdown_blocks import Block, BlockKind
from storycraft.files.stories.shown_text import Shown, read_inline
from storycraft.files.stories.story_sections import Wrong

_GAP = re.compile(r"\*?(open|left open): (.*?)\*?$", re.DOTALL)
_Ids = Callable[[Sequence[str]], tuple[str, ...]]


def read_table(opening: Iterable[Block], ids: _Ids, wrong: Wrong) -> Frame:
    """The frame in the table below the title, if there is one; `ids` are the points that footnotes stand for.

    Raises:
        InputError: it has another number of rows.
    """
    rows = [block for block in opening if block.kind is BlockKind.ROW]
    if not rows:
        return Frame()
    if len(rows) - 1 != len(Element):
        told = Message("the table must have {count} rows: who to why, in order", count=len(Element))
        raise wrong(told, rows[0].line)
    cells = [read_inline(" ".join(row.texts[1:])) for row in rows[1:]]
    return Frame(entries=tuple(_entry(e, cell, ids) for e, cell in zip(Element, cells, strict=True)))


def _entry(element: Element, cell: Shown, ids: _Ids) -> FrameEntry:
    gap = _GAP.match(cell.words) if cell.is_emphasised else None
    if gap:
        return FrameEntry(element=element, question=gap[2], waived=gap[1] == "left open")
    return FrameEntry(element=element, text=cell.words, contribution_ids=ids(cell.cites_at_end()))
