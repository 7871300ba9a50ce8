"""Hides names, addresses, telephone numbers and links from a model, and puts them back in its reply."""

import json
import re
import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from storycraft.llm.messages import Message, Request
from storycraft.model_settings import ModelSettings

_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
"""No longer than addresses may be (RFC 5321, 4.5.3.1; RFC 1035, 2.3.4)."""
_LINK = r"(?:https?://|www\.)[^\s<>\"“”\\]*[^\s<>\"“”\\.,;:!?)\]]"
_BEGINS = r"(?:(?<![^\W_])|(?<=\\[bfnrt])|(?<=\\u[0-9a-f]{4}))"
"""No letter before it, unless that belongs to an escape: people's words stand in prompts as JSON."""
_ENDS = r"(?![^\W_])"
_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = (
    rf"{_BEGINS}(?:{_YEAR}-{_MONTH}-{_DAY}|{_DAY}[./]{_MONTH}[./]{_YEAR}|{_YEAR} ?[-–/] ?{_YEAR})(?![-./ ]?\d{{3}})"
    + _ENDS
)
"""As many digits as a telephone number has, and a story without them has no "when"."""
_ESCAPE = r"\\(?:u[0-9a-f]{4}|.)"
_PHONE = _BEGINS + r"(?<!-)\+?\(?\d(?:[ ()/.-]{0,2}\d){6,14}(?![\w-])"
_HYPHEN = "[-\u2010-\u2015\u2212]"
_OURS = rf"(?i:Person|Mail|Link|Phone|Words){_HYPHEN}\d{{1,9}}(?!\d)"
"""Models write it in capitals, small, or with the hyphen that their typography prefers."""
_STAND_IN = re.compile(_OURS)
_HALF = re.compile(rf"(?i)(?<![^\W_])[PMLW][a-z]{{0,5}}(?:{_HYPHEN}\d*)?\Z")
"""What may grow into a stand-in while a reply is still arriving."""


class Mask:
    """Replaces names and contacts by placeholders, always the same ones; `put_back(hide(text))` is the text.

    A name is hidden where it stands as a whole word, in any case, also with an "s" at its end. With
    `contacts`, addresses, telephone numbers and links are hidden too.
    """

    def __init__(self, names: Iterable[str] = (), *, contacts: bool = True) -> None:
        listed = sorted({name.strip() for name in names if name.strip()}, key=len, reverse=True)
        kinds = [("Link", _LINK), ("Mail", _MAIL), ("Date", _DATE), ("Phone", _PHONE)] if contacts else []
        if listed:
            spelled = "|".join(dict.fromkeys(way for name in listed for way in _spellings(name)))
            kinds.append(("Person", rf"{_BEGINS}(?i:{spelled})(?=s?{_ENDS})"))
        # A text that contains "Person-1" itself must get it back unchanged, not somebody's name.
        kinds += [("Words", _OURS), ("Escape", _ESCAPE)]
        self._pattern = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds))
        self._lock = threading.Lock()
        self._hidden: dict[str, str] = {}
        self._stand_ins: dict[str, str] = {}

    def hide(self, text: str) -> str:
        """The text with placeholders."""
        return self._pattern.sub(self._hide, text)

    def put_back(self, text: str) -> str:
        """The text with placeholders replaced by the original words; unknown ones stay."""
        return _STAND_IN.sub(lambda match: self._hidden.get(_as_we_write(match[0]), match[0]), text)

    def put_back_in_json(self, text: str) -> str:
        """Put the words back in a JSON text, which may be partial: half a placeholder at its end is left out."""
        return self.put_back(_HALF.sub("", text) if not text.rstrip().endswith("}") else text)

    def _hide(self, match: re.Match[str]) -> str:
        kind = str(match.lastgroup)
        return match[0] if kind in ("Escape", "Date") else self._stand_in(kind, match[0])

    def _stand_in(self, kind: str, words: str) -> str:
        with self._lock:
            if words not in self._stand_ins:
                stand_in = f"{kind}-{len(self._stand_ins) + 1}"
                self._stand_ins[words] = stand_in
                self._hidden[stand_in] = words
            return self._stand_ins[words]


def mask_of(settings: ModelSettings) -> Mask | None:
    """A new mask as the settings say; None where nothing is to be hidden."""
    hides = settings.mask or settings.mask_names
    return Mask(settings.mask_names, contacts=settings.mask) if hides else None


def mask_request(request: Request, mask: Mask | None) -> Request:
    """The request with names and contacts masked, except in the prompts' own words ("May", "Will")."""
    if mask is None:
        return request
    return replace(request, messages=tuple(Message(m.role, _hidden(m, mask)) for m in request.messages))


def _hidden(message: Message, mask: Mask) -> str:
    text, end, parts = message.text, 0, list[str]()
    for start, stop in ((0, len(text)),) if message.words is None else message.words:
        parts += [text[end:start], mask.hide(text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]])


def _as_we_write(stand_in: str) -> str:
    kind, number = re.split(_HYPHEN, stand_in)
    return f"{kind.capitalize()}-{int(number)}"


def _spellings(name: str) -> Iterable[str]:
    """Patterns of a name as it may stand in a prompt: composed or not, spaced anyhow, escaped as JSON."""
    for form in ("NFC", "NFD"):
        spelled = json.dumps(unicodedata.normalize(form, name), ensure_ascii=False)[1:-1]
        yield r"\s+".join(map(re.escape, spelled.split()))
