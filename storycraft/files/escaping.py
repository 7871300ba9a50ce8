"""Escapes people's words in CommonMark so that they are shown literally and can be read back exactly."""

import re
import sys
import unicodedata

_ALWAYS = re.compile(r"[\\`*_\[\]&|~$^]|%(?=%)|(?<=%)%")
_TAGS = "<>"
"""As references: programs that read other Markdown than CommonMark see a tag behind a backslash."""
_AT_LINE_START = re.compile(r"^(?:[#+=:-]|(?=\d{1,9}[.)]))")
_ORDERED = re.compile(r"^(\d{1,9})([.)])")
_LINKS = re.compile(r"(?i)(?<=http):|(?<=https):|(?<=ftp):|(?<=www)\.")
_ADDRESS = re.compile(r"@(?=\\?[\w.-])")
_NO_ADDRESS = "@&#8288;"
"""GitHub links an address and a name behind "@" whatever is escaped: a word joiner parts them unseen."""
_BACK = re.compile(rf"\\([!-/:-@\[-`{{-~])|{_NO_ADDRESS}|&#(\d{{1,7}});")
_KEPT = re.compile(r"(?<=\S)[\u00a0\u202f](?=\S)")
"""The spaces that French sets beside its marks: between two signs they stay as they are, for people who read the file."""
NOTHING = "&#8203;"
"""How a text without a character is written where something must stand."""
HARD_BREAK = "\\\n"


def mark_up(text: str, *, indent: str = "", more: str = "") -> str:
    """The text as CommonMark inline content.

    Characters that could mean something get a backslash, white space that would be lost becomes a numeric
    reference, and a line break a hard one, with `indent` before what follows. The characters in `more`
    become numeric references too.
    """
    lines = [_line(line, more) for line in text.split("\n")]
    return (HARD_BREAK + indent).join(line if line or len(lines) == 1 else NOTHING for line in lines)


def in_one_line(text: str, *, more: str = "") -> str:
    """The text as inline content without a line break, as a table cell or a list item needs it."""
    return "&#10;".join(_line(line, more) for line in text.split("\n"))


def read_back(marked: str) -> str:
    """The text that `mark_up` or `in_one_line` was given; hard breaks and their indents are undone."""
    lines = [
        line if number == 0 else line.lstrip(" ") for number, line in enumerate(marked.split(HARD_BREAK))
    ]
    return "\n".join("" if line == NOTHING else _BACK.sub(_original, line) for line in lines)


def _original(match: re.Match[str]) -> str:
    if match[0] == _NO_ADDRESS:
        return "@"
    return match[1] or (chr(int(match[2])) if int(match[2]) <= sys.maxunicode else "\ufffd")


def _line(line: str, more: str) -> str:
    marked = _ALWAYS.sub(r"\\\g<0>", line)
    marked = _LINKS.sub(r"\\\g<0>", marked)
    ordered = _ORDERED.match(marked)
    if _AT_LINE_START.match(marked) and (ordered[2] if ordered else marked[0]) not in more:
        marked = _ORDERED.sub(r"\1\\\2", marked) if ordered else "\\" + marked
    kept = {match.start() for match in _KEPT.finditer(marked)}
    marked = "".join(
        _reference(c) if (_is_fragile(c) and place not in kept) or c in _TAGS or c in more else c
        for place, c in enumerate(marked)
    )
    marked = _ADDRESS.sub(_NO_ADDRESS, marked)
    head = len(marked) - len(marked.lstrip(" "))
    tail = len(marked) - len(marked.rstrip(" ")) if head < len(marked) else 0
    return "&#32;" * head + marked[head : len(marked) - tail] + "&#32;" * tail


def _is_fragile(char: str) -> bool:
    """White space other than a blank, half characters, and what a reader of lines would break at or drop."""
    return char != " " and (char.isspace() or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp"))


def _reference(char: str) -> str:
    return f"&#{ord(char)};"
