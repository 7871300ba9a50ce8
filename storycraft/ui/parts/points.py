"""Points in: a place to type one or paste many, and what this group has said so far."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from storycraft.craft.pasting import split_points
from storycraft.domain.attendance import Role
from storycraft.domain.errors import StorycraftError
from storycraft.domain.workshop import Consent, Contribution
from storycraft.ui.components import answer_composer, draw_board, draw_composer
from storycraft.ui.errors import attempt, show_error
from storycraft.ui.markup import count_of
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.saying import say_note, say_paused
from storycraft.ui.redraw import redraw

CLOSED = "The facilitator has closed this stage. What was said in it can be read."
EMPTY = "Nothing here yet. Type the first point above, or paste your notes."


def draw_points(context: Context, stage: str, placeholder: str) -> None:
    """Draw the composer and the group's points of one stage or lane."""
    draw_entry(context, stage, placeholder)
    said = [
        c for c in context.workshop.contributions if (c.group_id, c.stage) == (context.entry.group_id, stage)
    ]
    shown = [c for c in said if context.is_shown(c)]
    if hidden := len(said) - len(shown):
        say_note(f"{count_of(hidden, 'point')} more, hidden until the facilitator reveals them.")
    draw_list(context, f"board.{stage}", shown, empty="" if hidden else EMPTY)


def draw_entry(context: Context, stage: str, placeholder: str) -> None:
    """Draw the place to type, and keep what is entered; or say why nothing is taken now."""
    closed = "" if context.conduct.is_open(stage) or context.entry.is_facilitator else CLOSED
    if why := context.refusal or closed:
        say_paused(why)
        return
    field = f"{context.id}.{context.entry.owner}.point.{stage}"
    key = f"composer.{stage}"
    room_only = st.session_state.get(f"{key}.room_only", False)
    post = draw_composer(
        key,
        field=field,
        placeholder=placeholder,
        typed=context.typing.get(field, ""),
        typing_url=context.typing_url(field),
    )
    st.checkbox(
        "Only for this room: never sent to a model, never exported",
        key=f"{key}.room_only",
    )
    if post:
        _keep(context, stage, key, post, Consent.ROOM_ONLY if room_only else Consent.SHARE)


def _keep(context: Context, stage: str, key: str, post: Mapping[str, Any], consent: Consent) -> None:
    token = str(post["token"])
    points = split_points(str(post["text"]), many=bool(post["many"]), speaker=str(post["speaker"]))
    try:
        context.archive.add_contributions(
            context.id,
            context.entry.group_id,
            stage,
            points,
            consent=consent,
            token=token,
            author=context.entry.author,
        )
    except StorycraftError as error:
        answer_composer(key, token, kept=False)
        show_error(error)
        return
    answer_composer(key, token, kept=True)
    redraw()


def draw_list(
    context: Context, key: str, said: Iterable[Contribution], *, empty: str, press: str = ""
) -> str:
    """Draw points; those of the group whose page it is can be edited and withdrawn.

    With `press` each has one more button of that label; the id of the point is returned when it is pressed.
    """
    shown = list(said)
    pressed = draw_board(key, [{**_row(context, c), "press": press} for c in shown], empty=empty)
    if not pressed:
        return ""
    by_id = {c.id: c for c in shown}
    name, about = pressed
    contribution = by_id.get(str(about["id"]))
    if contribution is None:
        return ""
    if name == "press":
        return contribution.id
    if name == "withdraw":
        attempt(context.archive.withdraw_contribution, context.id, contribution.id, int(about["version"]))
    else:
        changed = dataclasses.replace(contribution, text=str(about["text"]), version=int(about["version"]))
        attempt(context.archive.save_contribution, context.id, changed, words=changed.text)
    redraw()
    return ""


def _row(context: Context, contribution: Contribution) -> dict[str, Any]:
    private = " · only for this room" if contribution.consent is Consent.ROOM_ONLY else ""
    return {
        "id": contribution.id,
        "text": contribution.text,
        "about": context.about(contribution) + private,
        "version": contribution.version,
        "mine": _may_change(context, contribution),
    }


def _may_change(context: Context, contribution: Contribution) -> bool:
    """A group changes its own points, a person those of this phone."""
    if context.refusal:
        return False
    if context.entry.role is Role.PERSON:
        return bool(contribution.author) and contribution.author == context.entry.author
    return context.entry.is_facilitator or contribution.group_id == context.entry.group_id
