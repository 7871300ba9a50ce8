"""Saves a draft as the group's story: sealed, in the stories folder, or as a download."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from storycraft.domain.story import Draft, Story
from storycraft.drafts.answered_sentences import is_read_back
from storycraft.drafts.grounds import grounds_of
from storycraft.drafts.seal import seal_holds, short_seal
from storycraft.files.stories.stories_folder import file_name
from storycraft.receipts.check import Receipt, Verdict, count
from storycraft.services.save_story import reopen_story, save_story, story_file_of
from storycraft.ui.components.present import draw_presenting
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.messages import say_good, say_note, say_paused, say_wrong
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presented_stories import as_told, present_data
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, ngettext

SAVED = "saved"
"""Which draft was saved here in which version, and the name of its file."""
ASKED = "saved-early"
"""Which draft was to be saved here, in which version, before all was done that comes first."""
PLACE = "saving"
"""Where on the page a story is saved: its id there."""


@page_part
def draw_way_past(*, seen: bool = False) -> None:
    """Draw a link past a long story, and what is open in it, to what keeps it: for keyboards, or to be `seen` by all."""
    look = "sc-way" if seen else "sc-skip"
    st.html(f'<a class="{look}" href="#{PLACE}">{escape(_("Go on to saving the story"))}</a>')


def show_download(
    story: Story,
    text: str,
    key: str,
    *,
    width: Literal["content", "stretch"] = "content",
) -> None:
    """Draw the button that takes a story's file along; `text` is what stands in it."""
    st.download_button(
        _("Download the story"),
        text,
        file_name=file_name(story),
        mime="text/markdown",
        key=key,
        icon=":material/download:",
        width=width,
        on_click="ignore",
    )


@page_part
def draw_keeping(context: Context, draft: Draft, receipts: Sequence[Receipt]) -> None:
    """Draw how a draft becomes the group's story: sealed and written into its file, downloaded, reopened."""
    why_to_wait = "" if draft.final else _why_to_wait(context, draft, receipts)
    asked = bool(why_to_wait) and st.session_state.get(ASKED) == (draft.id, draft.version)
    story, text = story_file_of(context, draft)
    st.html(f'<h3 class="sc-heard" id="{PLACE}" tabindex="-1">{escape(_("Save the story"))}</h3>')
    with reserved_place():
        if draft.final:
            _show_seal(draft, story)
        elif asked:
            say_paused(_("{why} Once saved, the text is sealed.", why=why_to_wait))
        elif why_to_wait:
            say_note(why_to_wait)
    save, download, present, undo = st.columns(4)
    with save:
        _show_saving(context, draft, why_to_wait, asked=asked)
    with download:
        show_download(story, text, f"download.{draft.id}", width="stretch")
    if draft.final:
        with present:
            draw_presenting(f"present.{draft.id}", present_data(context, [as_told(draft, story)]))
        with undo:
            draw_reopening(context, draft)
        _show_where_saved(draft)


def _why_to_wait(context: Context, draft: Draft, receipts: Sequence[Receipt]) -> str:
    """What is still to be done before a draft is sealed, in one line; "" where nothing is."""
    told = count(receipts)
    unsettled = told.get(Verdict.UNSUPPORTED, 0) + told.get(Verdict.UNDECIDED, 0)
    said = [
        ngettext("{count} sentence still to settle.", "{count} sentences still to settle.", unsettled)
        if unsettled
        else "",
        ""
        if is_read_back(draft, grounds_of(draft, context.workshop, context.format), context.read_backs())
        else _("Not every group whose words it tells has read them back."),
    ]
    return " ".join(filter(None, said))


def _show_saving(context: Context, draft: Draft, why_to_wait: str, *, asked: bool) -> None:
    """Draw the button that saves; where something is still to be done, it asks once for each version of the text."""
    unasked = _("Save its file again") if draft.final else _("Save as our story")
    if draw_button(
        _("Save all the same") if asked else unasked,
        # Of its own, so that a double press of the first does not answer what was asked.
        key=f"save.{draft.id}.asked" if asked else f"save.{draft.id}",
        type="secondary" if draft.final else "primary",
        icon=":material/bookmark_added:",
        width="stretch",
    ):
        if why_to_wait and not asked:
            st.session_state[ASKED] = draft.id, draft.version
        else:
            attempt(_save, context, draft)
        redraw()


@page_part
def draw_reopening(context: Context, draft: Draft, width: Literal["content", "stretch"] = "stretch") -> None:
    """Draw the button that makes a sealed story a draft again, as a new revision."""
    if draw_button(
        _("Reopen as a new revision"),
        key=f"undo.{draft.id}",
        icon=":material/lock_open:",
        width=width,
        help=_("The sealed text stays among the revisions and in its file."),
    ):
        attempt(reopen_story, context, draft)
        redraw()


def seal_line(draft: Draft) -> str:
    """The seal of a final story as people compare it; "" where it has none."""
    return _("Sealed: {seal}.", seal=short_seal(draft.seal)) if draft.seal else ""


def _show_seal(draft: Draft, story: Story) -> None:
    if not draft.seal:
        say_note(
            _("This story is final. It was saved before stories were sealed: reopen and save it to seal it.")
        )
    elif seal_holds(story):
        say_good(
            _("Final and sealed: {seal}. The same seal stands in the file.", seal=short_seal(draft.seal))
        )
    else:
        say_wrong(
            _("The seal {seal} does not hold any more.", seal=short_seal(draft.seal)),
            _(
                "Words that the story stands on were changed or withdrawn since. Reopen it, read it, and seal it "
                "anew."
            ),
        )


def _show_where_saved(draft: Draft) -> None:
    """Say where the file is that was saved here last."""
    saved, name = st.session_state.get(SAVED, (None, ""))
    if saved == (draft.id, draft.version):
        say_good(_("Saved as {file}. It is on the Stories page too.", file=name))


def _save(context: Context, draft: Draft) -> None:
    final, path = save_story(context, draft)
    st.session_state[SAVED] = (final.id, final.version), path.name
