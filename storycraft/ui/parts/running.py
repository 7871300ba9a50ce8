"""The workshop as a whole: its title, its notes as a file, its end."""

import streamlit as st

from storycraft.craft.consent import is_exportable
from storycraft.exchange.notes import write_notes
from storycraft.ui.entry import QUERY, STATE
from storycraft.ui.errors import attempt
from storycraft.ui.markup import count_of
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.saying import say_note
from storycraft.ui.redraw import redraw


def draw_running(context: Context) -> None:
    """Draw it."""
    _draw_title(context)
    withheld = sum(not is_exportable(c) for c in context.workshop.contributions)
    if withheld:
        say_note(f"{count_of(withheld, 'point')} only for this room will not be in the file.")
    st.download_button(
        "Download all points as a notes file",
        write_notes(context.workshop, context.format),
        file_name="notes.md",
        mime="text/markdown",
        icon=":material/download:",
        on_click="ignore",
    )
    _draw_end(context)


def _draw_title(context: Context) -> None:
    title = st.text_input("Title", context.workshop.title, key=f"title.{context.workshop.version}")
    if title.strip() and title.strip() != context.workshop.title:
        attempt(
            context.archive.rename_workshop, context.id, title.strip(), context.workshop.version, words=title
        )
        redraw()


def _draw_end(context: Context) -> None:
    with st.popover("Delete this workshop", icon=":material/delete:"):
        st.text("All its points, threads, drafts and stories in the database go. Saved story files stay.")
        typed = st.text_input("Type its title to delete it", key="delete.title")
        if st.button("Delete for good", disabled=typed.strip() != context.workshop.title):
            attempt(context.archive.delete_workshop, context.id)
            st.session_state.pop(STATE, None)
            for name in QUERY:
                st.query_params.pop(name, None)
            st.switch_page("views/home.py")
