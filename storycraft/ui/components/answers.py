"""Sentences that a group reads back."""

from collections.abc import Sequence

from storycraft.ui.components.common_words import left, sending
from storycraft.ui.components.register import Data, acts, register
from storycraft.ui.shared.translation import _


def _words() -> Data:
    return {
        "yes": _("Yes"),
        "not-quite": _("Not quite"),
        "not-ours": _("Not ours"),
        "instead": _("What would you say instead?"),
        "send": _("Send"),
        **left(),
        **sending(),
    }


_answers = register("answers", _words, sends=("acts",))


def draw_answers(key: str, data: Data) -> Sequence[Data]:
    """Draw the sentences; returns what was answered, as `draw_thread_board` does.

    Each is {"token", "what", "draft", "sentence", "id", "answer", "words"}.
    """
    return acts(_answers(key, data))
