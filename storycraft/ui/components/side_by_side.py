"""Texts beside each other."""

from storycraft.ui.components.common_words import naming
from storycraft.ui.components.register import Data, Pressed, pressed, register
from storycraft.ui.shared.translation import _


def _words() -> Data:
    return {
        **naming(),
        "together": _("Scroll together by thread"),
        "tinted": _("Tinted sentences stand on points that only this one tells."),
        "sources": _("Sources"),
        "switch": _("Which text"),
        "take": _("Take this paragraph"),
        "taken": _("Taken, in this order:"),
        "collect": _("Make a new draft of them"),
        "judge": _("Is it ready?"),
        "readiness": {
            "ready": _("Ready as is"),
            "small-edits": _("Small edits"),
            "needs-work": _("Needs work"),
        },
    }


_side_by_side = register("side_by_side", _words, sends=("judge", "collect"))


def draw_side_by_side(key: str, data: Data) -> Pressed:
    """Draw texts beside each other, to read, to judge and to take paragraphs from.

    Returns ("judge", {"id", "readiness"}) or ("collect", {"picked": [{"id", "place", "text"}]}) when pressed. What a
    browser sends is not to be trusted.
    """
    return pressed(_side_by_side(key, data))
