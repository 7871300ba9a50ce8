"""A text that several people may change."""

from storycraft.domain.clean_text import readable
from storycraft.ui.components.common_words import naming, saving
from storycraft.ui.components.register import Data, register
from storycraft.ui.shared.translation import _


def _words() -> Data:
    return {
        **naming(),
        "undoTyping": _("Undo my typing"),
        "emptied": _("Somebody emptied this meanwhile."),
        "keys": _("Ctrl + Enter"),
        "saves": _("{keys} saves"),
        **saving(),
    }


_editor = register("editor", _words, sends=("save",))


def draw_editor(
    key: str,
    *,
    label: str,
    value: str,
    version: int,
    typing: Data,
    placeholder: str = "",
    save_on_leave: bool = True,
) -> Data | None:
    """Draw a text to change; returns {"value", "seen", "version"} when it is to be saved.

    `seen` and `version` are the text and the version that the person saw last: what others saved in the
    meantime is shown beside what was typed, and replaces nothing.
    """
    data = {
        "label": label,
        "value": value,
        "version": version,
        **typing,
        "placeholder": placeholder,
        "saveOnLeave": save_on_leave,
    }
    saved: Data | None = readable(_editor(key, data)["save"])
    return saved
