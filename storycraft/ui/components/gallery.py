"""Points of other groups, to read and to mark."""

from collections.abc import Sequence

from storycraft.ui.components.common_words import more_points, naming, plurals, sending
from storycraft.ui.components.register import Data, acts, register
from storycraft.ui.shared.translation import _


def _words() -> Data:
    return {
        **naming(),
        **plurals(),
        **sending(),
        "marked": _("{part} of {count} marked"),
        "more": more_points(),
    }


_gallery = register("gallery", _words, sends=("acts",))


def draw_gallery(key: str, data: Data) -> Sequence[Data]:
    """Draw points of other groups to read and to mark; returns what was pressed, as `draw_thread_board` does."""
    return acts(_gallery(key, data))
