"""The facilitator's controls: open and close stages, set the timer, pause input, hide points."""

from datetime import UTC, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from storycraft.domain.controls import STORIES, Controls, Switch
from storycraft.domain.format import Stage
from storycraft.services.run_workshop import control_room
from storycraft.ui.components.switches import draw_switches
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt, refusals
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.stages import stage_titles
from storycraft.ui.shared.translation import N_, _, shown

MINUTES = 10
SWITCHES = {
    Switch.FROZEN: (N_("Pause input"), N_("input paused"), N_("input open again")),
    Switch.HIDDEN: (N_("Hide points until revealed"), N_("points hidden"), N_("points revealed")),
    Switch.ROUND: (
        N_("Gallery round: groups read and mark each other's points"),
        N_("gallery round opened"),
        N_("gallery round closed"),
    ),
    Switch.READING_BACK: (
        N_("Read-back round: each group says how the stories tell its words"),
        N_("read-back round opened"),
        N_("read-back round closed"),
    ),
    Switch.GALLERY: (
        N_("Gallery: groups read each other's stories"),
        N_("gallery opened"),
        N_("gallery closed"),
    ),
}
"""Each with its label, and what the log says when it is turned on and off."""


@page_part
def draw_conducting(context: Context) -> None:
    """Draw the controls; every change appears at once on all screens."""
    with st.container(border=True):
        stage = _choose_stage(context)
        row = st.container(horizontal=True, vertical_alignment="bottom")
        _draw_stage(context, stage, row)
        _draw_timer(context, stage, row)
        _draw_switches(context)


def _choose_stage(context: Context) -> Stage:
    """Draw the stages in order, with the one that the room is in, and return the one that is chosen."""
    stages = {stage.key: stage for stage in context.titles.stages}
    titles, called = stage_titles(context), context.controls.called_to
    chosen = st.pills(
        _("Stage"),
        list(stages),
        default=called if called in stages else next(iter(stages)),
        format_func=titles.__getitem__,
        key="controls.stage",
        required=True,
    )
    return stages[chosen or next(iter(stages))]


@page_part
def _draw_stage(context: Context, stage: Stage, row: DeltaGenerator) -> None:
    controls = context.controls
    if draw_button(_("Call everyone here"), row, type="primary", icon=":material/campaign:"):
        decide(context, controls.calling(stage.key), N_("everyone called"), stage.key)
    is_open = controls.is_open(stage.key)
    label, icon = (_("Close it"), ":material/lock:") if is_open else (_("Open it"), ":material/lock_open:")
    if draw_button(label, row, icon=icon):
        decide(
            context,
            controls.toggled(stage.key),
            N_("stage closed") if is_open else N_("stage opened"),
            stage.key,
        )
    if draw_button(_("Open only this"), row, icon=":material/filter_1:"):
        everything = tuple(s.key for s in context.titles.stages)
        decide(context, controls.only(stage.key, everything), N_("only one stage open"), stage.key)


@page_part
def _draw_timer(context: Context, stage: Stage, row: DeltaGenerator) -> None:
    controls, now = context.controls, datetime.now(UTC)
    minutes = row.number_input(
        _("Minutes"), 1, 240, stage.minutes or MINUTES, key=f"controls.minutes.{stage.key}", width=140
    )
    if draw_button(_("Start timer"), row, icon=":material/timer:"):
        decide(
            context,
            controls.timing(stage.key, minutes, now),
            N_("timer started"),
            stage.key,
        )
    with reserved_place():
        say_note(
            _(
                "It counts down on the screens that show “{title}”. It is over when everyone is called to "
                "another stage, or when this one is closed.",
                title=stage.title,
            )
        )
    if controls.timer_in(controls.timed) is None:
        return
    if draw_button(_("2 minutes more"), row, icon=":material/more_time:"):
        decide(context, controls.extended(2, now), N_("timer extended"), controls.timed)
    if draw_button(_("Stop timer"), row, icon=":material/timer_off:"):
        decide(context, controls.untimed(), N_("timer stopped"), controls.timed)


@page_part
def _draw_switches(context: Context) -> None:
    stands = {switch: bool(getattr(context.controls, switch)) for switch in Switch}
    switches = {
        str(switch): (shown(label), stands[switch]) for switch, (label, _on, _off) in SWITCHES.items()
    }
    turned = draw_switches("controls", switches, since=f"{context.controls.version}.{refusals()}")
    for switch, (_label, on, off) in SWITCHES.items():
        asked = turned(switch)
        if asked is not None and asked != stands[switch]:
            decide(context, context.controls.switched(switch, asked), on if asked else off)
    with reserved_place():
        if context.controls.hidden:
            say_note(
                _(
                    "Each screen sees only the points that were typed on it, the wall none. Switch “{switch}” off to "
                    "reveal them.",
                    switch=shown(SWITCHES[Switch.HIDDEN][0]),
                )
            )
    with st.container(horizontal=True):
        threads, telling = context.format.threads_stage.key, context.format.story_stage.key
        if context.controls.round and draw_button(
            _("Call everyone to the gallery round"), icon=":material/campaign:"
        ):
            decide(context, context.controls.calling(threads), N_("everyone called"), threads)
        if context.controls.reading_back and draw_button(
            _("Call everyone to read back"), icon=":material/campaign:"
        ):
            decide(context, context.controls.calling(telling), N_("everyone called"), telling)
        if context.controls.gallery and draw_button(
            _("Call everyone to the stories"), icon=":material/campaign:"
        ):
            decide(context, context.controls.calling(STORIES), N_("everyone called"), N_("the stories"))


def decide(context: Context, controls: Controls, kind: str, about: str = "") -> None:
    """Save the changed controls, and draw the page again."""
    attempt(control_room, context, controls, kind, about)
    redraw()
