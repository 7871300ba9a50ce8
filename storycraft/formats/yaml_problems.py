"""What the reader of YAML finds wrong with a text, in words for whoever wrote it."""

from storycraft.domain.message import N_

_COLON = N_("A colon stands where none may stand: put the value in quotation marks.")
_NO_COLON = N_("A colon and a blank are missing behind a key.")
_BRACKET = N_("A bracket is not closed.")
_QUOTES = N_("A quotation mark is not closed.")
_SIGN = N_(
    "A tab, or a sign that YAML uses for itself, begins here: write blanks, or put the value in quotation marks."
)
_INDENTED = N_(
    "A line does not begin where those around it begin, or something stands behind a closing quotation mark."
)
_ANYTHING = N_("Something is not as YAML has it.")
_TOLD = {
    "mapping values are not allowed": _COLON,
    "could not find expected ':'": _NO_COLON,
    "expected ',' or": _BRACKET,
    "unexpected end of stream": _QUOTES,
    "tab character": _SIGN,
    "cannot start any token": _SIGN,
    "did not find expected key": _INDENTED,
    "expected <block end>": _INDENTED,
    "did not find expected '-' indicator": _INDENTED,
}
"""By what stands in the reader's own words; the reader written in Python has some others than the fast one."""


def told(problem: str) -> str:
    """The reader's own words for a problem, said so that they can be translated."""
    return next((said for known, said in _TOLD.items() if known in problem), _ANYTHING)
