"""The header of a workshop's page: its title, whether it is live, and the timer."""

from urllib.parse import urlencode

import streamlit as st

from storycraft.domain.format import StageKind
from storycraft.domain.role import Role
from storycraft.ui.components.live import draw_live
from storycraft.ui.components.timer import draw_timer
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.markup import escape, spoken, within
from storycraft.ui.shared.messages import say_paused
from storycraft.ui.shared.news import news_of
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.translation import _, shown


@page_part
def draw_header(context: Context, place: str, stage: str = "") -> None:
    """Draw the header; `place` is the group's name or the page's, `stage` the key of the shown stage or ""."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(where(context, place))
        _show_timer(context, stage)
        # The group stands in it a second time: merged into another one, the screen listens to that one.
        listens = {**context.entry.query, "to": context.entry.group_id}
        if context.entry.role is Role.GROUP and _shows_board(context, stage):
            listens["board"] = "1"
        draw_live(
            "/api/events?" + urlencode(listens),
            context.workshop.revision,
            news=news_of(context),
            typing=context.entry.role is not Role.WALL,
        )
    if context.refusal:
        say_paused(shown(context.refusal))


def where(context: Context, place: str) -> str:
    """The line with the workshop's title and the place, as HTML."""
    # The wall's heading is its question.
    tag = "p" if context.entry.role is Role.WALL else "h1"
    title = within(context.workshop.title, context.workshop.language)
    rehearsal = _("Rehearsal with invented words") if context.controls.rehearsal else ""
    mark = f'<small class="sc-tag">{rehearsal}</small>' if rehearsal else ""
    return f'<{tag} class="sc-where"><b>{title}</b>{within(place)}{mark}</{tag}>'


def _shows_board(context: Context, stage: str) -> bool:
    """Whether the stage is that of the room's threads, where every group's changes are seen."""
    shown = context.titles.stage(stage)
    return shown is not None and shown.kind is StageKind.THREADS


def _show_timer(context: Context, stage: str) -> None:
    """Draw the time that is left in the stage that the page shows; the facilitator sees which stage that is."""
    role = context.entry.role
    draw_timer(
        context.controls.timer_in(stage),
        about=context.titles.place_title(stage) if role is Role.FACILITATOR else "",
        screen=role.value,
        large=role is Role.WALL,
        sounds=role is not Role.PERSON,
    )


def say_question(ask: str, also: tuple[str, ...] = ()) -> None:
    """Draw what the room is asked."""
    st.html(asked(ask, also))


def asked(ask: str, also: tuple[str, ...] = ()) -> str:
    """What the room is asked as HTML, large enough for the back row."""
    follow = "".join(f"<li{spoken()}>{escape(line)}</li>" for line in also)
    more = f'<ul class="sc-also">{follow}</ul>' if follow else ""
    return f'<h2 class="sc-ask"{spoken()}>{escape(ask)}</h2>{more}'
