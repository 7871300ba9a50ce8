"""Cleans the text of table cells: removes HTML and other marks of the program that wrote the file."""

import html
import re
import unicodedata

_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,9})([^<>]{0,500})>")
_LINES = {
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "blockquote",
    "hr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
}
_PLAIN = {"a", "b", "i", "u", "s", "em", "strong", "span", "font", "small", "sup", "sub", "code", "mark"}
_RETURN = re.compile(r"_x000[dD]_\n?")
_WHOLE = re.compile(r"-?\d{1,15}(?=\.0{1,6}$)")
_FAULTS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#FIELD!"}


def read_cell(cell: str) -> str:
    """The cell's words, its line breaks as they were typed, without blanks around them."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def without_returns(cell: str) -> str:
    """The cell of a text file without the escapes of carriage returns that came into it from a workbook."""
    return _RETURN.sub("\n", cell)


def read_markup(text: str) -> str:
    """The text without the HTML of an export, as people saw it; unchanged where it has none.

    Only tags of text are marks; `<3` and `<key>` are what somebody typed. A tag that reads `&lt;b&gt;` was
    seen as `<b>`, and stays so.
    """
    return _REFERENCE.sub(_character, _without_tags(text)).strip()


def _without_tags(text: str) -> str:
    plain = _TAG.sub(_tag, text)
    if plain == text:
        return text
    return "\n".join(filter(None, (line.strip() for line in plain.split("\n"))))


def _tag(match: re.Match[str]) -> str:
    name, rest = match[1].lower(), match[2]
    if rest.strip(" /") and not (rest[0].isspace() and "=" in rest):
        return match[0]
    if name in _LINES:
        return "\n"
    return "" if name in _PLAIN else match[0]


def _character(match: re.Match[str]) -> str:
    said = html.unescape(match[0])
    if said == "\xa0":
        return " "
    is_text = (
        said and "\ufffd" not in said and not any(unicodedata.category(char) in ("Cc", "Cs") for char in said)
    )
    return said if is_text else match[0]


def is_fault(text: str) -> bool:
    """Whether a cell's text is a spreadsheet's error value, such as that of a failed formula."""
    return text in _FAULTS


def tidy_name(text: str) -> str:
    """A group's name in one line; a number that some program wrote as 1.0 is 1."""
    name = " ".join(text.split())
    whole = _WHOLE.match(name)
    return whole[0] if whole else name
