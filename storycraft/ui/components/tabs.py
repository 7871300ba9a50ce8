"""Tabs of a group's drafts; where there are many, the rest stands behind one button."""

from collections.abc import Mapping, Sequence

from storycraft.ui.components.common_words import plurals
from storycraft.ui.components.register import Data, register
from storycraft.ui.shared.presses import message, noting
from storycraft.ui.shared.translation import reader

_CHOOSE = "choose"


def _words() -> Data:
    return {**plurals(), "more": reader().plural_forms("{count} more draft", "{count} more drafts")}


_tabs = register("tabs", _words, html='<div class="tabs"></div>')


def pressed_tab(key: str) -> str:
    """The id of the tab that was pressed since the tabs were last drawn; a browser may send anything."""
    sent = message(key, _CHOOSE)
    return str(sent.get("id")) if isinstance(sent, Mapping) else ""


def draw_tabs(key: str, label: str, tabs: Sequence[Data], chosen: str, panel: str) -> None:
    """Draw tabs, each {"id", "name", "apart", "kept"}, of what stands in the container with the key `panel`.

    `apart` is what sets one apart from others of its name, and what is `kept` stands behind no button while there is room.
    """
    data = {"label": label, "tabs": tabs, "chosen": chosen, "panel": f".st-key-{panel}"}
    _tabs(key, data, **noting(key, (_CHOOSE,)))
