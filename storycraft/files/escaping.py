"""Escapes people's words in CommonMark, where they would be shown otherwise, so that they can be read back exactly."""

import re
import sys
from functools import lru_cache

_WORD = r"[^\W_]"
_ESCAPED = (
    rf"\\(?![^\W_])|[`^]|(?<!\S )\*|\*(?! \S)|_(?!{_WORD})|(?<=[^\s(])~|~(?!{_WORD})|\$(?!\d)"
    r"|\[(?=[\^\[\] ]|[xX]\]|$)|\](?=[(\[:{])|&(?=#?\w{1,40};)|%(?=%)|(?<=%)%"
    r"|(?i:(?<=http)|(?<=https)|(?<=ftp)):|(?i:(?<=www))\."
)
"""What could begin or end something within a line: where a mark can close nothing, it needs no escape."""
_REFERRED = (
    r"<(?=[A-Za-z/!?])"
    r"|(?!(?<=\S)[\u00a0\u202f](?=\S))(?:[^\S ]|[\x00-\x1f\x7f-\x9f\ud800-\udfff])"
)
"""What a backslash would not save: tags, which other programs see behind it, and what readers of lines would break
at or drop. The spaces that French sets beside its marks stay: people read the file."""
_ADDRESS = r"@(?=[\w.\\-])"
_NO_ADDRESS = "@&#8288;"
"""GitHub links an address and a name behind "@" whatever is escaped: a word joiner parts them unseen."""
_AT_LINE_START = (
    r"\A(?:\[|#(?=#*(?:\s|$))|[*+-](?=\s|$)|:(?=[\s:]|$)|(?=[-=:|\s]+$)[-=:|]|\d{1,9}[.)](?=\s|$))"
)
_BACK = re.compile(rf"\\([!-/:-@\[-`{{-~])|{_NO_ADDRESS}|&#(\d{{1,7}});")
_NAMED = re.compile(r"\{(?=#[^\s{}]+\}\Z)")
NOTHING = "&#8203;"
"""How a text without a character is written where something must stand."""
HARD_BREAK = "\\\n"
_BLANK = "&#32;"


def mark_up(text: str, *, indent: str = "", starts_line: bool = True) -> str:
    """The text as CommonMark inline content.

    Characters that would mean something get a backslash, white space that would be lost becomes a numeric
    reference, and a line break a hard one, with `indent` before what follows. `starts_line` is false where something
    stands before the text on its line.
    """
    lines = [_line(line, starts_line or number > 0) for number, line in enumerate(text.split("\n"))]
    return (HARD_BREAK + indent).join(line if line or len(lines) == 1 else NOTHING for line in lines)


def in_one_line(text: str, *, more: str = "", starts_line: bool = False) -> str:
    """The text as inline content without a line break, as a table cell or a list item needs it.

    The characters in `more` become numeric references, too.
    """
    return "&#10;".join(_line(line, starts_line, more) for line in text.split("\n"))


def in_heading(text: str) -> str:
    """The text as that of a heading, at whose end marks would close it, or be the name that links know it by."""
    marked = _NAMED.sub(r"\\{", in_one_line(text))
    return f"{marked[:-1]}\\#" if marked.endswith("#") else marked


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


def _line(line: str, starts_line: bool, more: str = "") -> str:
    words = line.strip(" ")
    before = len(line) - len(line.lstrip(" ")) if words else 0
    marked = _pattern(more, starts_line and not before).sub(_written, words)
    return f"{_BLANK * before}{marked}{_BLANK * (len(line) - before - len(words))}"


@lru_cache(maxsize=20)
def _pattern(more: str, starts_line: bool) -> re.Pattern[str]:
    referred = _REFERRED + rf"|[{re.escape(more)}]" * bool(more) + r"|\A>" * starts_line
    escaped = _ESCAPED + f"|{_AT_LINE_START}" * starts_line
    return re.compile(f"(?P<referred>{referred})|(?P<address>{_ADDRESS})|{escaped}")


def _written(match: re.Match[str]) -> str:
    given = match.groupdict()
    if given["referred"]:
        return f"&#{ord(match[0])};"
    if given["address"]:
        return _NO_ADDRESS
    return rf"{match[0][:-1]}\{match[0][-1]}"
