"""Removes hidden parts of a notes file that are not points: comments, link definitions, block names."""

from collections.abc import Sequence

from storycraft.domain.errors import InputError
from storycraft.domain.message import N_
from storycraft.files.remarks import Remarks

_HTML, _OBSIDIAN = "<!--", "%%"
_ENDS = {_HTML: "-->", _OBSIDIAN: "%%"}
_NO_DESTINATION = ("//", "comment", "")
"""Labels of definitions that are comments, whatever stands behind them: `[//]: # (a comment)`."""
_TITLES = {"(": ")", '"': '"', "'": "'"}


def without_hidden(
    lines: Sequence[str], first: int, source: str, remarks: Remarks, *, escaped: bool
) -> list[str]:
    """The lines without their hidden parts; a remark names each line, and never the hidden words.

    `first` is the number of the first line. Where the file is `escaped`, a mark behind a backslash is no mark.

    Raises:
        InputError: a comment has no end; the message names the line where it starts.
    """
    visible = _without_comments("\n".join(lines), first, source, remarks, escaped=escaped).split("\n")
    visible = _without_definitions(visible, first, remarks)
    return [_without_block_name(line, number, remarks) for number, line in enumerate(visible, first)]


def _without_comments(text: str, first: int, source: str, remarks: Remarks, *, escaped: bool) -> str:
    parts: list[str] = []
    done, line = 0, first
    starts = {mark: text.find(mark) for mark in _ENDS}
    while any(start >= 0 for start in starts.values()):
        mark = min((mark for mark in starts if starts[mark] >= 0), key=starts.__getitem__)
        start = starts[mark]
        if escaped and _is_escaped(text, start):
            starts[mark] = text.find(mark, start + 1)
            continue
        line += text.count("\n", done, start)
        # HTML lets a comment end with the dashes that open it: "<!-->" is a whole one.
        end = text.find(_ENDS[mark], start + 2)
        if end < 0 or (mark == _OBSIDIAN and "\n" in text[start:end] and _is_behind_words(text, start)):
            raise InputError(
                "a hidden comment ({mark}) starts here and has no end",
                source=source,
                line=line,
                next_step="End it with {ends}, or take its mark away if these are words.",
                mark=mark,
                ends=_ENDS[mark],
            )
        end += len(_ENDS[mark])
        breaks = text.count("\n", start, end)
        for number in range(line, line + breaks + 1):
            remarks.add(N_("a hidden comment is left out"), number)
        parts += [_before_gap(text[done:start], text[end : end + 1]), "\n" * breaks]
        line, done = line + breaks, end
        starts = {m: text.find(m, end) if 0 <= at < end else at for m, at in starts.items()}
    return "".join([*parts, text[done:]])


def _before_gap(before: str, after: str) -> str:
    """The text without one of two blanks that would stand side by side."""
    return before[:-1] if before[-1:] == " " and after in (" ", "\n", "") else before


def _is_behind_words(text: str, place: int) -> bool:
    """Whether words stand before it on its line: "5%% of us" and, below, "7%% of them" hide nothing."""
    return any(char.isalnum() for char in text[text.rfind("\n", 0, place) + 1 : place])


def _is_escaped(text: str, place: int) -> bool:
    start = place
    while start and text[start - 1] == "\\":
        start -= 1
    return (place - start) % 2 == 1


def _without_definitions(lines: Sequence[str], first: int, remarks: Remarks) -> list[str]:
    visible: list[str] = []
    closing = ""
    for number, line in enumerate(lines, first):
        if closing:
            closing = "" if not line.strip() or line.rstrip().endswith(closing) else closing
            hides = bool(line.strip())
        else:
            hides, closing = _definition(line)
        if hides:
            remarks.add(N_("a link definition or an instruction for the page is left out"), number)
        visible.append("" if hides else line)
    return visible


def _definition(line: str) -> tuple[bool, str]:
    """Whether the line defines a link, and what ends its title where it goes on in the next line.

    "[Anna]: yes" may be what Anna said: what stands behind the colon must look like an address.
    """
    words = line.strip()
    if words.casefold() in ("[toc]", "[[toc]]", "[[_toc_]]"):
        return True, ""
    label, found, behind = words[1:].partition("]:")
    if not words.startswith("[") or not found or "[" in label or label.startswith("^"):
        return False, ""
    address, _, title = behind.strip().partition(" ")
    title = title.strip()
    is_comment = label.strip().casefold() in _NO_DESTINATION
    is_address = address.startswith(("#", "<")) or "/" in address or ":" in address
    closes = _TITLES.get(title[:1], "")
    is_whole = not title or (closes and title.endswith(closes) and len(title) > 1)
    if not is_comment and not (is_address and (is_whole or closes)):
        return False, ""
    return True, "" if is_whole else closes


def _without_block_name(line: str, number: int, remarks: Remarks) -> str:
    """Without Obsidian's name of a block at its end, as in "Nobody wrote it down. ^abc123"."""
    words = line.rstrip()
    start = max(words.rfind(" "), words.rfind("\t")) + 1
    name = words[start + 1 :].replace("-", "")
    if words[start : start + 1] != "^" or not name.isascii() or not name.isalnum() or name.isdecimal():
        return line
    remarks.add(N_("the name of a block is left out"), number)
    return words[:start].rstrip()
