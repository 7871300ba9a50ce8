"""Background tasks on a page: started by a click, shown while they run, stopped by anybody in the group."""

import streamlit as st

from storycraft.services.ask_weaver import find_question, stop_asking
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt, show_error
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, shown


def draw_task(context: Context, purpose: str) -> bool:
    """Draw the task's progress with a stop button, or why it failed, or its notices; returns whether it is running."""
    task = find_question(context, purpose)
    if task is None:
        return False
    if task.trouble is not None or (task.ended and task.notices):
        for notice in task.notices:
            say_note(shown(notice))
        if task.trouble is not None:
            show_error(task.trouble)
        _draw_end(context, purpose, _("Close this message"), ":material/close:")
        return False
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(
            f'<p class="sc-note sc-busy" role="status">{escape(shown(task.sentence))}</p>', width="content"
        )
        _draw_end(context, purpose, _("Stop"), ":material/stop_circle:")
    return True


def has_failed(context: Context, purpose: str) -> bool:
    """Whether the last task failed and nobody has closed its message."""
    task = find_question(context, purpose)
    return task is not None and task.trouble is not None


@page_part
def _draw_end(context: Context, purpose: str, label: str, icon: str) -> None:
    if draw_button(label, key=f"end.{purpose}", icon=icon):
        attempt(stop_asking, context, purpose)
        redraw()
