"""Saves a draft as the group's story: marked as final, in the stories folder, or as a download."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from storycraft.domain.story import Draft, Story
from storycraft.files.stories.stories_folder import file_name
from storycraft.receipts.check import Receipt, Verdict, count
from storycraft.services.save_story import save_story, story_file_of, take_story_back
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.messages import say_good, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, ngettext

SAVED = "saved"
"""Which draft was saved here in which version, and the name of its file."""


def as_told(draft: Draft, story: Story) -> Draft:
    """The draft without points that are for the room only."""
    return replace(draft, title=story.title, frame=story.frame, paragraphs=story.paragraphs)


@page_part
def draw_keeping(context: Context, draft: Draft, receipts: Sequence[Receipt]) -> None:
    """Draw the buttons to save a draft; saving as final also writes the file."""
    open_ones = count(receipts).get(Verdict.UNSUPPORTED, 0) + count(receipts).get(Verdict.UNDECIDED, 0)
    with reserved_place():
        if open_ones:
            say_note(
                ngettext(
                    "{count} sentence still to settle. You can save the story all the same: the file says so.",
                    "{count} sentences still to settle. You can save the story all the same: the file says so.",
                    open_ones,
                )
            )
    save, download, undo = st.columns(3)
    if save.button(
        _("Save as our story"),
        key=f"save.{draft.id}",
        type="primary",
        icon=":material/bookmark_added:",
        width="stretch",
    ):
        attempt(_save, context, draft)
        redraw()
    story, text = story_file_of(context, draft)
    download.download_button(
        _("Download markdown"),
        text,
        file_name=file_name(story),
        mime="text/markdown",
        key=f"download.{draft.id}",
        width="stretch",
        on_click="ignore",
    )
    if draft.final and undo.button(_("Not final after all"), key=f"undo.{draft.id}", width="stretch"):
        attempt(take_story_back, context, draft)
        redraw()
    saved, name = st.session_state.get(SAVED, (None, ""))
    if draft.final and saved == (draft.id, draft.version):
        said = _("Saved as {file}. It is on the Stories page too.", file=name)
        if name != file_name(story):
            other = _(
                "There is another {file} in the folder, or one changed by hand; it stays.",
                file=file_name(story),
            )
            said = f"{said} {other}"
        say_good(said)


def _save(context: Context, draft: Draft) -> None:
    final, path = save_story(context, draft)
    st.session_state[SAVED] = (final.id, final.version), path.name
