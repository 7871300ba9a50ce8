"""Stories before the room."""

from typing import Literal

from storycraft.ui.components.common_words import plurals
from storycraft.ui.components.register import Data, pressed, register
from storycraft.ui.shared.translation import _


def _words() -> Data:
    return {
        **plurals(),
        "begin": _("Present"),
        "dialog": _("The story, read aloud"),
        "back": _("Back"),
        "next": _("Next"),
        "cite": _("Sources"),
        "uncited": _("No point is cited."),
        "bySentence": _("By sentence"),
        "byParagraph": _("By paragraph"),
        "dark": _("Dark"),
        "light": _("Light"),
        "whole": _("Full screen"),
        "close": _("Close"),
        "place": _("{page} of {pages}"),
    }


_present = register("present", _words, sends=("turned",))


def draw_presenting(key: str, data: Data, width: Literal["stretch", "content"] = "stretch") -> Data | None:
    """Draw the button that shows stories before the room, as `present_data` gives them; `begin` is its label.

    With "wall", {"page", "unit", "dark"}, there is no button: they are shown at once, on the page that it names, until
    this is not drawn any more; returns the like when somebody turned the page there. What a browser sends is not to be
    trusted.
    """
    turned = pressed(_present(key, data, width=width))
    return turned[1] if turned else None
