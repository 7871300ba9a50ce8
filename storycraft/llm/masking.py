"""Hides names, addresses, telephone numbers and links from a model, and puts them back in its reply."""

import json
import re
import threading
from collections.abc import Iterable

_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_LINK = r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]"
_PHONE = r"(?<![\w-])\+?\(?\d(?:[ ()/.-]{0,2}\d){6,14}(?![\w-])"
_OURS = r"(?:Person|Mail|Link|Phone|Words)-\d+(?!\d)"
_STAND_IN = re.compile(_OURS)
_HALF = re.compile(r"\b[PMLW][a-z]{0,5}(?:-\d*)?\Z")
"""What may grow into a stand-in while a reply is still arriving."""


class Mask:
    """Stand-ins that stay the same for as long as the mask lives; `put_back(hide(text))` is the text.

    A name is hidden where it stands as a whole word in the case in which it is listed. With `contacts`,
    addresses, telephone numbers and links are hidden too.
    """

    def __init__(self, names: Iterable[str] = (), *, contacts: bool = True) -> None:
        listed = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
        kinds = [("Link", _LINK), ("Mail", _MAIL), ("Phone", _PHONE)] if contacts else []
        if listed:
            kinds.append(("Person", r"(?<!\w)(?:" + "|".join(map(re.escape, listed)) + r")(?!\w)"))
        # Who writes "Person-1" must get it back too, not somebody else's name.
        kinds.append(("Words", _OURS))
        self._pattern = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds))
        self._lock = threading.Lock()
        self._hidden: dict[str, str] = {}
        self._stand_ins: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """The text with stand-ins."""
        return self._pattern.sub(lambda match: self._stand_in(str(match.lastgroup), match[0]), text)

    def put_back(self, text: str) -> str:
        """The text with what the stand-ins hide; unknown ones stay."""
        return _STAND_IN.sub(lambda match: self._hidden.get(match[0], match[0]), text)

    def put_back_in_json(self, text: str) -> str:
        """The same within the strings of a JSON text that may still be arriving: half a stand-in waits."""
        shown = _HALF.sub("", text) if not text.rstrip().endswith("}") else text
        return _STAND_IN.sub(lambda match: json.dumps(self._hidden.get(match[0], match[0]))[1:-1], shown)

    def _stand_in(self, kind: str, words: str) -> str:
        with self._lock:
            if words not in self._stand_ins:
                stand_in = f"{kind}-{len(self._stand_ins) + 1}"
                self._stand_ins[words] = stand_in
                self._hidden[stand_in] = words
            return self._stand_ins[words]
