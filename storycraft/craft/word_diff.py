"""What changed between two texts, word by word, in pieces that a person can read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECE = re.compile(r"\s+|[^\W_]+(?:['’\-][^\W_]+)*|.", re.DOTALL)
_ISLAND = 2
"""So few words unchanged between two changes read as part of one change."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of text, equal on both sides where nothing changed, empty on one where text came or went."""

    old: str
    new: str

    @property
    def is_same(self) -> bool:
        """Whether this stretch stayed as it was."""
        return self.old == self.new


def word_diff(old: str, new: str) -> tuple[Change, ...]:
    """Stretches in order; their `old` sides joined give the old text and their `new` sides the new one."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    changes = [Change("".join(before[i:j]), "".join(after[k:m])) for _, i, j, k, m in matcher.get_opcodes()]
    return tuple(_merge(changes))


def _merge(changes: Sequence[Change]) -> Iterator[Change]:
    """Join neighbouring changes, and the small islands between two of them."""
    waiting: Change | None = None
    for index, change in enumerate(changes):
        island = change.is_same and 0 < index < len(changes) - 1 and len(change.old.split()) <= _ISLAND
        if change.is_same and not island:
            if waiting:
                yield waiting
            waiting = None
            yield change
        else:
            waiting = Change(waiting.old + change.old, waiting.new + change.new) if waiting else change
    if waiting:
        yield waiting
