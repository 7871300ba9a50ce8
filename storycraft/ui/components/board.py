"""A list of points."""

from collections.abc import Sequence

from storycraft.ui.components.common_words import saving
from storycraft.ui.components.register import Data, Pressed, pressed, register
from storycraft.ui.shared.translation import _


def _words() -> Data:
    return {
        "withdraw": _("Withdraw"),
        "withdrawSure": _("Withdraw: sure?"),
        "withdrawIt": _("Withdraw it"),
        "why": _("Why it is withdrawn"),
        "whyKept": _("Why it is withdrawn; the log keeps it"),
        "edit": _("Edit"),
        "editThis": _("Edit this point"),
        "gone": _("This point is not in this list any more. What you typed is still here."),
        **saving(),
    }


_board = register(
    "board", _words, html='<p class="empty" hidden></p><ul></ul>', sends=("edit", "withdraw", "press")
)


def draw_board(
    key: str, points: Sequence[Data], *, empty: str, typing: Data | None = None, new: Sequence[str] = ()
) -> Pressed:
    """Draw points; returns ("edit", {"id", "version", "text"}) or ("withdraw" | "press", {"id", "version"}).

    A point with "mine" can be edited and withdrawn, and with "reason" that asks why, which comes as one more
    "reason"; "press" is the label of one more button on it. What a browser sends is not to be trusted: who
    acts on it asks again whose the point is. `typing` says where half-typed changes are kept, and its "whys" where
    reasons are; a list without a point that is "mine" needs none. Points whose ids are `new` were entered on this
    screen just now: they are brought into view and marked for a moment, once; the focus stays where it is.
    """
    data = {"points": tuple(points), "empty": empty, "typing": typing, "new": tuple(new)}
    return pressed(_board(key, data))
