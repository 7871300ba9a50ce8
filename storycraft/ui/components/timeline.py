"""The revisions of a draft."""

from storycraft.ui.components.common_words import naming, plurals
from storycraft.ui.components.register import Data, Pressed, pressed, register
from storycraft.ui.shared.translation import _


def _words() -> Data:
    return {
        **naming(),
        **plurals(),
        "from": _("From"),
        "to": _("To"),
        "now": _("as it is now"),
        "about": _("Revision {number}, {time}, {by}: {why}"),
        "press": _("Press to see what this one changed"),
        "revision": _("Revision {number}"),
        "restore": _("Go back to this one"),
        "branch": _("A draft of its own from it"),
    }


_timeline = register("timeline", _words, sends=("compare", "restore", "branch"))


def draw_timeline(key: str, data: Data) -> Pressed:
    """Draw the revisions of a draft, to choose two of them.

    Returns ("compare", {"from", "to"}), ("restore", {"number"}) or ("branch", {"number"}) when pressed. What a browser
    sends is not to be trusted.
    """
    return pressed(_timeline(key, data))
