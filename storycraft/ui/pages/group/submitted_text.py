"""A text field that is submitted by a separate button."""

from collections.abc import Mapping

from storycraft.ui.components.field import draw_field, empty_field
from storycraft.ui.shared.context import Context


def draw_words(context: Context, name: str, *, label: str, placeholder: str = "", rows: int = 1) -> str:
    """Draw a text field of this name, for one object (such as a thread); returns the typed text."""
    typing = context.typing_in(name)
    return draw_field(name, label=label, typing=typing, placeholder=placeholder, rows=rows)


def use_words(context: Context, words: Mapping[str, str]) -> None:
    """Empty these fields after their text was used."""
    for name, text in words.items():
        empty_field(name, text)
        context.forget_typing(name)
