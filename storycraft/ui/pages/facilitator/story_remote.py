"""What the wall presents: which stories, and next and back from wherever the facilitator stands, on a phone too."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

import streamlit as st

from storycraft.domain.controls import Presenting
from storycraft.domain.story import Draft
from storycraft.drafts.presented_pages import Page, pages_of
from storycraft.services.turn_page import turn_page
from storycraft.text.directions import apart
from storycraft.ui.components.switches import draw_switches
from storycraft.ui.pages.facilitator.room_controls import decide
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt, refusals
from storycraft.ui.shared.markup import escape, spoken
from storycraft.ui.shared.messages import say_empty, say_heading, say_note, say_paused
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presented_stories import stories_presented
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, named, reader

ALL = "all"


@page_part
def draw_remote(context: Context) -> None:
    """Draw the choice of what to present, and the remote while something is."""
    finals = [draft for draft in context.drafts() if draft.final]
    say_heading(_("Show a story on the wall"))
    with reserved_place():
        if context.controls.hidden:
            say_paused(_("Points are hidden, and so are the stories: reveal them first."))
    presenting = context.controls.presenting
    stories = stories_presented(context, presenting) if presenting else ()
    with reserved_place():
        if presenting and stories:
            _draw_turning(context, presenting, stories)
        elif presenting:
            say_note(_("What was on the wall was reopened. It is shown there again once it is final."))
            _draw_taking_off(context)
    if not finals:
        say_empty(_("No story is final yet. A group seals its story on its own page, in the last stage."))
        return
    _draw_choice(context, finals)
    if still := _groups_without(context, finals):
        say_note(_("No final story yet: {groups}.", groups=still))
    say_note(
        _(
            "On the wall's own keyboard or clicker: arrows, PageUp and PageDown turn; S shows sources, B changes "
            "between sentence and paragraph, D between dark and light."
        )
    )


def _groups_without(context: Context, finals: Sequence[Draft]) -> str:
    """The groups that have drafts and no final story: whoever presents all would miss theirs in silence."""
    told = {draft.group_id for draft in finals}
    waiting = dict.fromkeys(draft.group_id for draft in context.drafts() if draft.group_id not in told)
    return reader().listed(apart(context.group_name(group_id)) for group_id in waiting)


@page_part
def _draw_choice(context: Context, finals: Sequence[Draft]) -> None:
    by_id = {draft.id: draft for draft in reversed(finals)}
    options = [*([ALL] if len(by_id) > 1 else []), *by_id]
    chosen = st.selectbox(
        _("Which story"),
        options,
        format_func=lambda each: (
            _("All, one after the other")
            if each == ALL
            else named(context.group_name(by_id[each].group_id), by_id[each].title)
        ),
        key="remote.story",
    )
    unit = st.toggle(_("Sentence by sentence"), key="remote.by_sentence")
    # While a story is shown, what turns its pages is the thing.
    weight: Literal["primary", "secondary"] = "secondary" if context.controls.presenting else "primary"
    if draw_button(_("Show on the wall"), type=weight, icon=":material/connected_tv:", key="remote.show"):
        ids = tuple(by_id) if chosen == ALL else (str(chosen),)
        presenting = Presenting(draft_ids=ids, by_sentence=unit)
        decide(
            context, replace(context.controls, presenting=presenting), N_("story presented"), ", ".join(ids)
        )


@page_part
def _draw_turning(context: Context, presenting: Presenting, stories: Sequence[Draft]) -> None:
    pages = pages_of(stories, by_sentence=presenting.by_sentence)
    at = min(presenting.page, len(pages) - 1)
    with st.container(border=True, key="remote"):
        # Both under one thumb: columns would stand below each other on a phone.
        keys = st.container(horizontal=True, key="remote_keys")
        if draw_button(_("Back"), keys, key="remote.back", width="stretch", disabled=at == 0):
            _turn(context, presenting, page=at - 1)
        if draw_button(
            _("Next"), keys, key="remote.next", type="primary", width="stretch", disabled=at == len(pages) - 1
        ):
            _turn(context, presenting, page=at + 1)
        st.html(_told(pages, at))
        row = st.container(horizontal=True, vertical_alignment="center")
        with row:
            _draw_dark(context, presenting)
            _draw_taking_off(context)


@page_part
def _draw_dark(context: Context, presenting: Presenting) -> None:
    switch = {"dark": (_("Light on dark"), presenting.dark)}
    dark = draw_switches("remote.dark", switch, since=f"{context.controls.version}.{refusals()}")("dark")
    if dark is not None and dark != presenting.dark:
        _turn(context, presenting, dark=dark)


@page_part
def _draw_taking_off(context: Context) -> None:
    if draw_button(_("Take it off the wall"), icon=":material/tv_off:", key="remote.stop"):
        decide(context, replace(context.controls, presenting=None), N_("story taken off the wall"))


def _told(pages: Sequence[Page], at: int) -> str:
    """What stands on the wall now, and what comes next, for whoever reads aloud."""
    where = named(_("Now"), _("{page} of {pages}", page=at + 1, pages=len(pages)))
    after = _sheet(pages[at + 1], _("Next"), "sc-after") if at + 1 < len(pages) else ""
    return f'<div class="sc-sheets">{_sheet(pages[at], where, "sc-lead")}{after}</div>'


def _sheet(page: Page, what: str, look: str) -> str:
    """A page as a small sheet, with what it is above it; a title is seen to begin another story."""
    words = escape(page.text) if page.sentences else f"<b>{escape(page.text)}</b>"
    return (
        f'<section><p class="sc-note">{escape(what)}</p>'
        f'<p class="{look}"{spoken(page.draft.language)}>{words}</p></section>'
    )


def _turn(context: Context, seen: Presenting, **changed: Any) -> None:
    attempt(turn_page, context, seen, replace(seen, **changed))
    redraw()
