"""The time that is left."""

import time
from datetime import datetime

from storycraft.ui.components.register import Data, register
from storycraft.ui.shared.translation import _


def _words() -> Data:
    return {
        "left": _("{time} left"),
        "over": _("Time is over"),
        "minute": _("One minute left"),
        "soundOff": _("Sound is off"),
        "soundOn": _("Sound is on"),
        "press": _("Press here to hear the end"),
    }


_timer = register("timer", _words)


def draw_timer(
    ends: datetime | None, *, about: str = "", screen: str, large: bool = False, sounds: bool = True
) -> None:
    """Count down to this moment, on every screen alike; nothing is drawn for None.

    `about` stands beside the time. Its end is heard where `sounds`, until somebody decides otherwise on a `screen`
    of this kind in this browser.
    """
    data = {
        "ends": int(ends.timestamp() * 1000) if ends else 0,
        "now": int(time.time() * 1000),
        "about": about,
        "screen": screen,
        "large": large,
        "sounds": sounds,
    }
    _timer("timer", data, width="content")
