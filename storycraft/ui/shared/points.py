"""The entry field for points (type one or paste many) and the list of the group's points."""

import functools
import json
import time
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from storycraft.domain.errors import NotFound
from storycraft.domain.role import Role
from storycraft.domain.workshop import Consent, Contribution
from storycraft.services.change_point import change_point, withdraw_point
from storycraft.services.post_points import post_points
from storycraft.text.split_input import split_points
from storycraft.ui.components.board import draw_board
from storycraft.ui.components.composer import answer_composer, draw_composer
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.messages import say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, ngettext, shown

NEW_SECONDS = 5.0
"""How long a point counts as new: a list that is drawn anew later does not bring it into view once more."""

EMPTY = N_("Nothing here yet. Type the first point above, or paste your notes.")


@page_part
def draw_points(context: Context, stage: str, placeholder: str, *, fold: bool = False) -> None:
    """Draw the composer and the group's points of one stage or lane, in a `fold` where they stand elsewhere too."""
    said = [
        c for c in context.workshop.contributions if (c.group_id, c.stage) == (context.entry.group_id, stage)
    ]
    visible = [c for c in said if context.is_shown(c)]
    hidden = len(said) - len(visible)
    draw_entry(context, stage, placeholder, hidden)
    # A browser closes a fold whose label changes: there is no number in it.
    with st.expander(_("Your points here"), key="own_points") if fold else st.container():
        draw_list(context, f"board.{stage}", visible, empty="" if hidden else shown(EMPTY), at_home=True)


@page_part
def draw_entry(context: Context, stage: str, placeholder: str, hidden: int) -> None:
    """Draw the entry field and save what is entered; where input is paused, the field says why.

    Below it stands what is hidden, and how many points.
    """
    key = f"composer.{stage}"
    post = draw_composer(key, entry_data(context, stage, placeholder))
    with reserved_place():
        _say_hidden(context, hidden)
    if post:
        _keep(context, stage, key, post)


def _say_hidden(context: Context, others: int) -> None:
    """Say that what is typed here is hidden from others, or how many points of others are hidden from here."""
    if context.controls.hidden and not context.entry.is_facilitator:
        say_note(_("Other screens do not show your points until the facilitator reveals them."))
    if others:
        say_note(
            ngettext(
                "{count} point more, hidden until the facilitator reveals them.",
                "{count} points more, hidden until the facilitator reveals them.",
                others,
            )
        )


def entry_data(context: Context, stage: str, placeholder: str) -> dict[str, Any]:
    """What the entry field is told of a stage or lane.

    On an `own` screen, one person's, the role stays for the next point.
    """
    typing = context.typing_in(f"point.{stage}")
    own = context.entry.role is Role.PERSON
    return {**typing, "placeholder": placeholder, "paused": shown(context.refusal), "own": own}


def _keep(context: Context, stage: str, key: str, post: Mapping[str, Any]) -> None:
    token = str(post["token"])
    consent = Consent.ROOM_ONLY if post.get("roomOnly") else Consent.SHARE
    points = split_points(str(post["text"]), many=bool(post["many"]), speaker=str(post["speaker"]))
    kept = attempt(functools.partial(post_points, consent=consent, token=token), context, stage, points)
    answer_composer(key, token, kept=bool(kept))
    if kept:
        st.session_state[f"board.{stage}.new"] = (time.monotonic(), [c.id for c in kept])
        _forget_typed(context, f"point.{stage}", str(post["text"]))
    redraw()


def _forget_typed(context: Context, field: str, posted: str) -> None:
    """Forget what was half-typed on the way to a point: whoever has just added it is not typing it any more."""
    try:
        typed = json.loads(context.typing_in(field)["typed"])["text"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return
    if posted.startswith(str(typed)):
        context.forget_typing(field)


def draw_list(
    context: Context,
    key: str,
    said: Iterable[Contribution],
    *,
    empty: str,
    press: str = "",
    at_home: bool = False,
) -> str:
    """Draw points; those of the group whose page it is can be edited and withdrawn.

    With `press` each has one more button of that label; the id of the point is returned when it is pressed. `at_home`
    all are of one group, which is named by the page.
    """
    listed = list(said)
    may_change = not context.refusal
    rows = [{**_row(context, c, may_change=may_change, at_home=at_home), "press": press} for c in listed]
    typing = {**context.typing_within(key), "whys": context.typing_within(f"{key}-why")}
    entered, new = st.session_state.get(f"{key}.new", (0.0, []))
    fresh = new if time.monotonic() - entered < NEW_SECONDS else []
    pressed = draw_board(key, rows, empty=empty, typing=typing, new=fresh)
    if not pressed:
        return ""
    by_id = {c.id: c for c in listed}
    name, about = pressed
    contribution = by_id.get(str(about["id"]))
    if contribution is None:
        attempt(_gone, words=str(about.get("text", "")))
    elif name == "press":
        return contribution.id
    elif name == "withdraw":
        attempt(withdraw_point, context, contribution, int(about["version"]), str(about.get("reason", "")))
    else:
        text = str(about["text"])
        attempt(change_point, context, contribution, text, int(about["version"]), words=text)
    redraw()
    return ""


def _gone() -> None:
    raise NotFound("This point is not in this list any more.", next_step="Nothing was changed.")


def _row(context: Context, contribution: Contribution, *, may_change: bool, at_home: bool) -> dict[str, Any]:
    about = context.about(contribution, at_home=at_home)
    if contribution.consent is Consent.ROOM_ONLY:
        about = _("{about} · only for this room", about=about)
    return {
        "id": contribution.id,
        "text": contribution.text,
        "language": contribution.language or context.workshop.language,
        "about": about,
        "version": contribution.version,
        "mine": may_change and context.owns(contribution),
        "reason": context.entry.is_facilitator,
    }
