"""Takes cells and rows without content out of a sheet's part, before it is read.

A sheet that was coloured to its end has millions of them, and to read each takes minutes.
"""

import re

_ATTRIBUTES = rb"""(?:\s++[\w:.-]++=(?:"[^"<>]*+"|'[^'<>]*+'))*+\s*+"""
_CELL = rb"<c(?=\s)" + _ATTRIBUTES + rb"(?:/>|></c>)\s*+"
_ROW = rb"<row(?=\s)" + _ATTRIBUTES + rb"(?:/>|>\s*+(?:" + _CELL + rb")*+</row>)\s*+"
_EMPTY = re.compile(rb"(?:" + _ROW + rb"|" + _CELL + rb")++")
_UNNUMBERED = re.compile(rb"<(?:c|row)(?=[\s/>])(?![^<>]*\sr=)")
"""A cell or a row that does not say where it stands: it stands behind the one before it, be that empty or not."""
_VERBATIM = b"<![CDATA["


def without_empty_cells(part: bytes) -> bytes:
    """The part without cells and rows that have no content; as it is, where their places would be lost.

    A blank stands for each run of them: what stood apart is not joined.
    """
    if _VERBATIM in part or _UNNUMBERED.search(part):
        return part
    return _EMPTY.sub(b" ", part)
