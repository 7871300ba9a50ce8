"""Marks what a spreadsheet would run in a CSV file, so that it is text there, and takes the marks off again."""

import re

_NO_OPERAND = r"[)\]}/|*><,;:!?^&%]|\Z"
"""Behind a plus or a minus these begin nothing that could be reckoned: `;-)` is a face, and `->` an arrow."""
_RUN = rf"(?=(?:[^\S\t\r\n]|[\"'])*(?:[=@\uff1d\uff20]|[+\-\uff0b\uff0d](?!{_NO_OPERAND})))"  # also the wide signs of CJK
"""Before what is taken for a formula; blanks, and marks around words, may stand between."""
_BEGINS = r"(\A|[;\t\r\n])"
"""Where a cell begins: also behind what separates cells and rows for a program to which a comma is a decimal point.
Quotation marks around the cell do not help against that: for such a program they are not where a cell begins."""
_FORMULA = re.compile(_BEGINS + _RUN)
_GUARDED = re.compile(f"{_BEGINS}'{_RUN}")


def guarded(text: str) -> str:
    """The text with an apostrophe before each place from which on it would be run."""
    return _FORMULA.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """The text without those apostrophes: other programs set them too."""
    return _GUARDED.sub(r"\1", text)
