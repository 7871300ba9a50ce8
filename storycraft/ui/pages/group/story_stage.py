"""The story stage of a group: its frame, the weave, the drafts."""

from storycraft.ui.pages.group.drafts import draw_drafts
from storycraft.ui.pages.group.frame_editor import draw_frame
from storycraft.ui.pages.group.weave_panel import draw_weaving
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.messages import say_heading, say_paused
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place


@page_part
def draw_telling(context: Context) -> None:
    """Draw the three steps, one below the other; not while points are hidden, because they quote all groups."""
    if context.controls.hidden and not context.entry.is_facilitator:
        say_paused("The story is shown when the facilitator reveals the points. What you typed stays here.")
        return
    say_heading("1 · What the story stands on")
    draw_frame(context)
    say_heading("2 · Weave drafts")
    with reserved_place():
        draw_weaving(context)
    say_heading("3 · Read, edit, choose")
    draw_drafts(context, context.entry.group_id)
