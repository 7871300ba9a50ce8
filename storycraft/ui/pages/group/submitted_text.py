"""Words that wait for the button beside them."""

from collections.abc import Mapping

from storycraft.ui.components import draw_field, empty_field
from storycraft.ui.shared.context import Context


def draw_words(context: Context, name: str, *, label: str, placeholder: str = "", rows: int = 1) -> str:
    """Draw a field of this name, for one thing in it; returns what is typed in it."""
    typing = context.typing_in(name)
    return draw_field(name, label=label, typing=typing, placeholder=placeholder, rows=rows)


def use_words(context: Context, words: Mapping[str, str]) -> None:
    """The words of these fields have done their work: the fields are empty again."""
    for name, text in words.items():
        empty_field(name, text)
        context.forget_typing(name)
