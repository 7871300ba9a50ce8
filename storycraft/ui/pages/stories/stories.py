"""The page of all final stories of a workshop, to read and download."""

from dataclasses import replace

import streamlit as st

from storycraft.domain.role import Role
from storycraft.domain.story import Draft, text_of
from storycraft.drafts.gap_marks import without_gaps
from storycraft.receipts.check import count
from storycraft.services.check_draft import receipts_of
from storycraft.services.check_link import Entry
from storycraft.services.edit_draft import branch_draft
from storycraft.services.save_story import story_file_of
from storycraft.ui.components.present import draw_presenting
from storycraft.ui.components.story import draw_story
from storycraft.ui.pages.stories.story_upload import draw_upload
from storycraft.ui.shared.access import enter
from storycraft.ui.shared.calls import answer_call
from storycraft.ui.shared.context import Context, read_context
from storycraft.ui.shared.draft_choice import go_to_draft
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.header import draw_header
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.messages import say_empty, say_note, say_paused
from storycraft.ui.shared.page_part import page_body, page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presented_stories import as_told, present_data, told_of
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.read_back_summary import summary_of
from storycraft.ui.shared.save_story import seal_line, show_download
from storycraft.ui.shared.translation import _, ngettext
from storycraft.ui.shared.verdict_view import draw_language_notice, draw_strip, story_data

EXCERPT = 2  # sentences of a story that stand under its title


@page_part
def draw_story_of(context: Context, draft: Draft, *, alone: bool) -> None:
    """Draw one story; one of several is closed until somebody opens it."""
    story, text = story_file_of(context, draft)
    told = as_told(draft, story)
    receipts = receipts_of(context, told)
    with st.container(border=True, key=f"told.{draft.id}"):
        st.html(
            f'<h3 class="sc-h sc-cover"{spoken(told.language)}>{escape(told.title)}</h3>'
            f'<p class="sc-teller"{context.voice()}>{escape(context.group_name(draft.group_id))}</p>'
        )
        if told != replace(draft, paragraphs=without_gaps(draft.paragraphs)):
            say_note(_("What was said for the room only, or withdrawn, is left out here and in the file."))
        with reserved_place():
            if not st.session_state.get(f"open.{draft.id}", alone):
                _draw_excerpt(told)
        draw_language_notice(told)
        draw_strip(count(receipts))
        if standing := " ".join(filter(None, (seal_line(draft), summary_of(context, draft)))):
            say_note(standing)
        with st.container(horizontal=True, vertical_alignment="center"):
            draw_presenting(f"present.{draft.id}", present_data(context, [told]), width="content")
            show_download(story, text, f"take.{draft.id}")
            is_open = st.toggle(_("The whole text"), key=f"open.{draft.id}", value=alone)
        if is_open:
            data = story_data(context, told, receipts, plain=False)
            with st.container(key=f"reading.{draft.id}"):
                draw_story(f"stories.{draft.id}", {**data, "editable": False, "tools": True})
        with reserved_place():
            if context.owns(draft) and not context.refusal:
                _draw_reopening(context, draft)


@page_part
def _draw_excerpt(told: Draft) -> None:
    """Draw how a story begins, so that one finds it among others."""
    beginning = text_of(told.sentences[:EXCERPT])
    st.html(f'<p class="sc-excerpt"{spoken(told.language)}>{escape(beginning)}</p>')


@page_part
def _draw_reopening(context: Context, draft: Draft) -> None:
    if draw_button(
        _("Go on with it in a new draft"),
        key=f"reopen.{draft.id}",
        type="tertiary",
        icon=":material/edit_note:",
        help=_("The story stays as it is. The new draft stands among the group's drafts."),
    ) and (made := attempt(branch_draft, context, draft, draft.revision)):
        go_to_draft(made.id)
        st.toast(_("The new draft stands first among the drafts on the group's page."))


def _may_read(context: Context, draft: Draft) -> bool:
    return context.controls.gallery or context.owns(draft)


@page_part
def _draw_gallery(context: Context) -> None:
    saved = [d for d in context.drafts() if d.final]
    finals = [d for d in saved if _may_read(context, d)]
    if not finals:
        say_empty(
            _(
                "No story to show yet. A group saves its story on its own page, in the last stage: choose a "
                "draft, then “Save as our story”. Others read it when the facilitator opens the gallery."
            )
        )
    with reserved_place():
        if len(finals) > 1:
            told = [told_of(context, draft)[0] for draft in finals]
            all_of_them = present_data(context, told, _("Present all, one after the other"))
            draw_presenting("present.all", all_of_them, width="content")
    with st.container(key="gallery"):
        for draft in finals:
            draw_story_of(context, draft, alone=len(finals) == 1)
    with reserved_place():
        if finals and (others := len(saved) - len(finals)):
            say_note(
                ngettext(
                    "{count} story of another group is saved too. It is shown here when the facilitator opens the gallery.",
                    "{count} stories of other groups are saved too. They are shown here when the facilitator opens the "
                    "gallery.",
                    others,
                )
            )


@st.fragment
@page_body
def draw_body(entry: Entry) -> None:
    """Draw all stories that are final."""
    context = read_context(entry).telling
    draw_header(context, _("Stories"))
    answer_call(context, on_stories=True)
    st.html(f'<h2 class="sc-ask">{_("Stories of this workshop")}</h2>')
    if context.controls.hidden and not context.entry.is_facilitator:
        say_paused(_("Stories are shown when the facilitator reveals the points."))
        return
    with reserved_place():
        _draw_gallery(context)
    draw_upload(context)


entry = enter(
    _("Stories are shown to those who took part. Join with your code, or use your link."),
    Role.GROUP,
    Role.PERSON,
    Role.FACILITATOR,
)
if entry is not None:
    draw_body(entry)
