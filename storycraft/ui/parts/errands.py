"""What is asked of a weaver beside the page: begun with a click, shown while it lasts, stopped by anybody in the group."""

from collections.abc import Callable

import streamlit as st

from storycraft.jobs.errands import Keep, Place
from storycraft.ui.errors import show_error
from storycraft.ui.markup import escape
from storycraft.ui.page_part import page_part
from storycraft.ui.parts.context import Context
from storycraft.ui.redraw import redraw
from storycraft.weavers.weaver import Watcher, Weaver


def weaver_names(context: Context) -> tuple[str, ...]:
    """The weavers that this workshop may use, the better one first."""
    return ("model", "quotes") if context.parts.weavers.may_ask(context.id) else ("quotes",)


def send(
    context: Context,
    purpose: str,
    sentence: str,
    weaver: str,
    ask: Callable[[Weaver, Watcher], Keep],
) -> None:
    """Ask that weaver; a second click on any screen of the group is the same question.

    Raises:
        Refused: input is paused. SettingsError: there is no such weaver.
    """
    context.require_open()
    made = context.parts.weavers(weaver, context.id)
    context.parts.errands.start(_place(context, purpose), sentence, lambda watcher: ask(made, watcher))


def draw_errand(context: Context, purpose: str) -> bool:
    """Draw what happens with a way to stop it, or why it failed; tell whether it is under way."""
    errand = context.parts.errands.at(_place(context, purpose))
    if errand is None:
        return False
    if errand.trouble is not None:
        show_error(errand.trouble)
        _draw_end(context, purpose, "Close this message", ":material/close:")
        return False
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="sc-note sc-busy" role="status">{escape(errand.sentence)}</p>', width="content")
        _draw_end(context, purpose, "Stop", ":material/stop_circle:")
    return True


def has_failed(context: Context, purpose: str) -> bool:
    """Whether the last one came to nothing, and nobody has closed its message."""
    errand = context.parts.errands.at(_place(context, purpose))
    return errand is not None and errand.trouble is not None


@page_part
def _draw_end(context: Context, purpose: str, label: str, icon: str) -> None:
    if st.button(label, key=f"end.{purpose}", icon=icon):
        context.parts.errands.drop(_place(context, purpose))
        redraw()


def _place(context: Context, purpose: str) -> Place:
    return Place(context.id, context.entry.group_id, purpose)
