"""The list of all points of a workshop, by group and stage, with what the facilitator can do with each."""

import streamlit as st

from storycraft.domain.workshop import Contribution, Lane
from storycraft.services.change_point import move_point, withdraw_point
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.markup import escape, lines
from storycraft.ui.shared.page_part import page_body, page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.points import draw_list
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.translation import _, ngettext

CHOSEN = "all.chosen"


@page_part
def draw_all_points(context: Context) -> None:
    """Draw all points, or those of one group or one stage."""
    groups = {"": _("All groups"), **{g.id: group_name(g) for g in context.workshop.groups}}
    places = [stage.key for stage in context.titles.stages] + [lane.value for lane in Lane]
    stages = {"": _("All stages"), **{key: context.titles.place_title(key) for key in places}}
    left, right, search = st.columns(3)
    group = left.selectbox(_("Group"), list(groups), format_func=groups.__getitem__, key="all.group")
    stage = right.selectbox(_("Stage"), list(stages), format_func=stages.__getitem__, key="all.stage")
    wanted = search.text_input(_("Find"), key="all.find", placeholder=_("a word")).casefold()
    said = [
        c
        for c in context.workshop.contributions
        if group in ("", c.group_id) and stage in ("", c.stage) and wanted in c.text.casefold()
    ]
    everything = len(context.workshop.contributions)
    st.text(ngettext("{shown} of {count} point", "{shown} of {count} points", everything, shown=len(said)))
    pressed = draw_list(
        context,
        "board.all",
        said,
        empty=_("No point fits. Points appear here the moment a group enters them."),
        press=_("Move to…"),
    )
    if pressed:
        st.session_state[CHOSEN] = pressed
    chosen = next((c for c in said if c.id == st.session_state.get(CHOSEN)), None)
    if chosen:
        open_moving(context, chosen)


def open_moving(context: Context, chosen: Contribution) -> None:
    """Open the dialog with what the facilitator can do with one point; nothing of it is forgotten."""
    title = _("Move or withdraw a point")
    st.dialog(title, on_dismiss=lambda: st.session_state.pop(CHOSEN, None))(_draw_moving)(context, chosen)


@page_body
def _draw_moving(context: Context, chosen: Contribution) -> None:
    st.html(
        f'<p class="sc-lead"{context.voice(chosen)}>{lines(chosen.text)}</p>'
        f'<p class="sc-note">{escape(context.about(chosen))}</p>'
    )
    with reserved_place():
        _draw_earlier(context, chosen)
    groups = {g.id: group_name(g) for g in context.workshop.groups}
    index = list(groups).index(chosen.group_id) if chosen.group_id in groups else 0
    group = st.selectbox(
        _("Group"), list(groups), index=index, format_func=groups.__getitem__, key=f"move.group.{chosen.id}"
    )
    if draw_button(_("Move it there"), disabled=group == chosen.group_id, type="primary"):
        _end(attempt(move_point, context, chosen, group))
    reason = st.text_input(
        _("Why it is withdrawn"), placeholder=_("The log keeps it"), key=f"withdraw.reason.{chosen.id}"
    )
    if draw_button(_("Withdraw it"), disabled=not reason.strip()):
        _end(attempt(withdraw_point, context, chosen, chosen.version, reason, words=reason))


@page_part
def _draw_earlier(context: Context, chosen: Contribution) -> None:
    """Draw what the point said before it was changed, the newest first."""
    before = context.earlier_words(chosen)
    texts = dict.fromkeys(c.text for c in reversed(before) if c.text != chosen.text)
    if texts:
        said = "".join(f"<li{context.voice(chosen)}>{lines(text)}</li>" for text in texts)
        st.html(f"<details><summary>{_('Its earlier words')}</summary><ul>{said}</ul></details>")


def _end(done: Contribution | None) -> None:
    """Close the dialog once it is done; what was refused leaves everything in it as it is."""
    if done:
        st.session_state.pop(CHOSEN, None)
        st.rerun()
