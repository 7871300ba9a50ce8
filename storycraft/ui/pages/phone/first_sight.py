"""What a phone shows at once, before Streamlit's scripts have come: the question, and the field to answer it in.

The field is the composer itself. It keeps words, and what is to be added, where the composer that Streamlit draws looks
for them: nothing is handed over but the focus.
"""

import asyncio
from collections.abc import Mapping
from string import Template
from typing import Any

from starlette.requests import Request

from storycraft.domain.errors import StorycraftError
from storycraft.domain.format import Stage, StageKind
from storycraft.domain.role import Role
from storycraft.services.check_link import Entry, role_in
from storycraft.ui.components.composer import composer_alone, composer_words
from storycraft.ui.components.live import live_words
from storycraft.ui.pages.group.question_choice import questions
from storycraft.ui.shared.calls import CALLS
from storycraft.ui.shared.context import Context, read_context
from storycraft.ui.shared.first_sight import first_sight, first_sight_script, read
from storycraft.ui.shared.header import asked, where
from storycraft.ui.shared.lane_points import FIRST_LANE, what_to_type
from storycraft.ui.shared.messages import note
from storycraft.ui.shared.points import entry_data
from storycraft.ui.shared.translation import _, speak
from storycraft.web.answering import entry_of
from storycraft.web.index_page import FirstSight
from storycraft.web.reader_language import reader_of

_BODY = Template(read("pages/phone/first_sight.html"))
_COMPOSER_SCRIPT, _COMPOSER = composer_alone()


async def draw_first_sight(request: Request) -> str:
    """The HTML of it; "" where nothing can be typed: no link that fits, no field in this stage, or input is paused."""
    if role_in(request.query_params) is not Role.PERSON:
        return ""
    try:
        entry = await entry_of(request)
        return await asyncio.to_thread(_draw, entry, request.query_params, reader_of(request).code)
    except StorycraftError:
        return ""  # the page says what is wrong


def _draw(entry: Entry, query: Mapping[str, str], language: str) -> str:
    speak(language)
    context = read_context(entry)
    stage = _stage_of(context, query)
    context = context.within(stage.key)
    field = _field_in(context, stage)
    if not field or field["paused"]:
        return ""
    data = {
        "composer": {**field, "words": composer_words()},
        "stage": stage.key,
        "calls": context.controls.calls,
        "left": _("There is no field for this here now. It was not added; it is kept in this browser."),
    }
    body = _BODY.substitute(
        where=where(context, context.group_name(context.entry.group_id)),
        badge=live_words()["live"],
        composer=_COMPOSER,
        **_around_field(context, stage),
    )
    return first_sight(body, data, "pages/phone/first_sight.css")


def _around_field(context: Context, stage: Stage) -> dict[str, str]:
    """What stands before the field and behind it, as HTML."""
    told = note(
        _("Connecting … You can type and add already: it is kept in this browser until the room is reached."),
        heard=True,
    )
    question = f"<div>{asked(stage.ask, stage.also)}</div>"
    if stage.kind is StageKind.THREADS:  # the choice of a lane will stand in its place
        return {"before": f'{question}<div class="lanes">{told}</div>', "behind": ""}
    return {"before": question + (questions(context, stage) if stage.questions else ""), "behind": told}


def _field_in(context: Context, stage: Stage) -> dict[str, Any] | None:
    """What the first field on the page is told; None where there is none, or it does not stand at its beginning."""
    if stage.kind is StageKind.STORY or (stage.kind is StageKind.THREADS and context.controls.round):
        return None
    if stage.kind is StageKind.THREADS:
        return entry_data(context, FIRST_LANE.value, what_to_type(context, FIRST_LANE))
    return entry_data(context, stage.key, _("Type a point"))


def _stage_of(context: Context, query: Mapping[str, str]) -> Stage:
    """The stage that the page is going to open, as `stage_in_view` and `answer_call` have it."""
    asked_for, called_to = query.get("stage"), context.controls.called_to
    called = query.get(CALLS, "") not in ("", str(context.controls.calls)) and not context.typing
    return context.titles.first_stage((called_to, asked_for) if called else (asked_for, called_to))


FIRST_SIGHT = FirstSight(
    draw_first_sight, first_sight_script(_COMPOSER_SCRIPT, read("pages/phone/first_sight.js"))
)
