"""Orders a weave, and shows its progress."""

from collections.abc import Sequence

import streamlit as st

from storycraft.domain.story import Hand
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Contribution
from storycraft.languages.direction import direction_of
from storycraft.services.ask_weaver import weaver_names
from storycraft.services.order_weave import cancel_weave, order_weave
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.draft_choice import await_drafts, await_no_draft
from storycraft.ui.shared.draft_labels import LENGTHS
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.language_names import languages_for, name_of
from storycraft.ui.shared.markup import escape, lines, within
from storycraft.ui.shared.messages import say_empty, say_note, say_wrong
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, named, ngettext, shown
from storycraft.weavers.quotes.phrases import no_phrases_for
from storycraft.weavers.weaver import Material, select_material

WEAVERS: dict[str, str] = {Hand.MODEL: N_("Language model"), Hand.QUOTES: N_("Quote weaver (no model)")}
OFFERED = 2


@page_part
def draw_weaving(context: Context) -> None:
    """Draw the weave that is under way, or the order for a new one."""
    weaves = context.weaves(context.entry.group_id)
    latest = weaves[0] if weaves else None
    if latest and not latest.state.ended:
        _draw_progress(context, latest)
        return
    with reserved_place():
        if latest and latest.state in (WeaveState.FAILED, WeaveState.CANCELLED):
            if not latest.finished and (latest.state is WeaveState.CANCELLED or not latest.partial):
                await_no_draft()
            _draw_end(context, latest)
    _draw_order(context)


@page_part
def _draw_order(context: Context) -> None:
    material = select_material(context.workshop, context.format, context.entry.group_id)
    if not material.contributions:
        say_empty(_("There is nothing to weave yet. Add points in the first stages."))
        return
    tellings, weaver, length, language = _choose_order(context, material)
    with reserved_place():
        if material.group and any(c.group_id != material.group.id for c in context.workshop.contributions):
            say_note(_whose_points(material.contributions, material.group.id))
    count = len(material.contributions)
    if draw_button(
        _weave_into(count, len(tellings)),
        key="weave",
        type="primary",
        disabled=not tellings,
        icon=":material/gesture:",
    ):
        _start(context, tellings, weaver, length, language)


def _whose_points(woven: Sequence[Contribution], group_id: str) -> str:
    """Which points a group's story is woven from, where others have said something too."""
    own = sum(c.group_id == group_id for c in woven)
    others = len(woven) - own
    ours = ngettext("{count} point", "{count} points", own)
    if not others:
        return _(
            "{ours} of your group. Those of other groups join once they stand in your threads.", ours=ours
        )
    theirs = ngettext("{count} point", "{count} points", others)
    return _("{ours} of your group, {theirs} of other groups in your threads.", ours=ours, theirs=theirs)


def _choose_order(context: Context, material: Material) -> tuple[tuple[str, ...], str, str, str]:
    """Choose tellings, weaver, length and language; what is chosen stays while another part of the stage is open."""
    titles = {telling.key: telling.title for telling in context.titles.tellings}
    names = weaver_names(context)
    tellings = st.multiselect(
        _("Tellings"),
        list(titles),
        default=list(titles)[:OFFERED],
        format_func=titles.__getitem__,
        max_selections=3,
        placeholder=_("Choose …"),
        key=f"weave.tellings.{context.id}",
        persist_state="page",
    )
    left, middle, right = st.columns(3)
    weaver = left.selectbox(
        _("Written by"),
        names,
        format_func=lambda name: shown(WEAVERS[name]),
        key=f"weave.by.{context.id}.{'.'.join(names)}",  # a model that is allowed meanwhile comes first again
        persist_state="page",
    )
    length = middle.selectbox(
        _("Length"),
        list(LENGTHS),
        index=1,
        format_func=lambda name: shown(LENGTHS[name]),
        key=f"weave.length.{context.id}",
        persist_state="page",
    )
    with right:
        language = _choose_language(context, weaver, material)
    return tuple(tellings), weaver, length, language


def _weave_into(points: int, drafts: int) -> str:
    told = ngettext("{count} point", "{count} points", points)
    return ngettext(
        "Weave {points} into {count} draft", "Weave {points} into {count} drafts", drafts, points=told
    )


def _choose_language(context: Context, weaver: str, material: Material) -> str:
    """Only a model can tell in another language than people spoke."""
    if weaver == Hand.QUOTES:
        say_note(_("Language: as it was said. The quote weaver keeps your own words and does not translate."))
        if missing := no_phrases_for(material.spoken_in):
            say_note(shown(missing))
        return ""
    return st.selectbox(
        _("Language"),
        languages_for(context),
        format_func=name_of,
        key=f"weave.language.{context.id}",
        persist_state="page",
    )


def _start(context: Context, tellings: tuple[str, ...], weaver: str, length: str, language: str) -> None:
    before = context.drafts(context.entry.group_id)
    if attempt(order_weave, context, tellings, weaver, length, language):
        await_drafts(before)
    redraw()


@page_part
def _draw_progress(context: Context, weave: Weave) -> None:
    total = len(weave.tellings)
    telling = context.titles.telling(weave.tellings[min(weave.finished, total - 1)])
    st.progress(
        weave.finished / total, text=_("{done} of {all} drafts woven", done=weave.finished, all=total)
    )
    doing = shown(weave.doing) or (
        _place(context, weave) if weave.state is WeaveState.QUEUED else _("weaving")
    )
    st.html(
        f'<p class="sc-note" role="status">{named(within(telling.title if telling else ""), escape(doing))}</p>'
    )
    if weave.partial:
        st.html(_partial(context, weave))
    if draw_button(_("Stop weaving"), icon=":material/stop_circle:"):
        attempt(cancel_weave, context, weave)
        redraw()


def _place(context: Context, weave: Weave) -> str:
    """The position of a weave among the waiting ones of its workshop."""
    waiting = [w.id for w in context.weaves() if w.state is WeaveState.QUEUED]
    before = len(waiting) - 1 - waiting.index(weave.id) if weave.id in waiting else 0
    if not before:
        return _("next to be woven")
    return ngettext("waiting, with {count} weave before it", "waiting, with {count} weaves before it", before)


@page_part
def _draw_end(context: Context, weave: Weave) -> None:
    if weave.state is WeaveState.CANCELLED:
        say_note(_("The last weave was stopped. Your points, threads and drafts are as they were."))
        _draw_arrived(context, weave)
        return
    say_wrong(
        _("The weave did not finish."),
        shown(weave.reason),
        _("Your points, threads and drafts are as they were."),
    )
    again, quotes = st.columns(2)
    if draw_button(_("Try again"), again, icon=":material/refresh:", width="stretch"):
        _start(context, weave.tellings, weave.weaver, weave.length, weave.language)
    if weave.weaver != Hand.QUOTES and draw_button(_("Use the quote weaver"), quotes, width="stretch"):
        _start(context, weave.tellings, Hand.QUOTES, weave.length, "")
    _draw_arrived(context, weave)


@page_part
def _draw_arrived(context: Context, weave: Weave) -> None:
    """Draw the partial text of a weave that broke off; it is not checked, so it is no draft."""
    if weave.partial:
        summary = _("What had arrived until then, unchecked")
        st.html(f"<details><summary>{summary}</summary>{_partial(context, weave)}</details>")


def _partial(context: Context, weave: Weave) -> str:
    """What has arrived, in the direction of the language that it is told in."""
    language = weave.language or context.workshop.language
    told = f'dir="{direction_of(language)}" lang="{escape(language)}"'
    return f'<div class="sc-story" {told}>{lines(weave.partial)}</div>'
