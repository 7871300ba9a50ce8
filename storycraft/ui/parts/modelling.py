"""The language model of a workshop: whether it may be used, what it would be sent, what it was sent."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from urllib.parse import urlsplit

import streamlit as st

from storycraft.domain.call import ModelCall
from storycraft.domain.story import Frame
from storycraft.settings import ModelSettings
from storycraft.ui.errors import attempt, errors_shown
from storycraft.ui.markup import clock, count_of, escape
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.model_settings import draw_settings
from storycraft.ui.parts.saying import say_empty, say_good, say_heading, say_note
from storycraft.ui.redraw import redraw
from storycraft.weavers.model import ModelWeaver
from storycraft.weavers.weaver import Order, select_material

TASKS = ("Weave a draft", "Propose threads", "Propose a frame")


def draw_model(context: Context) -> None:
    """Draw it."""
    model = context.parts.weavers.model_of(context.id)
    if model is None:
        say_empty(
            "No language model is configured: drafts come from the quote weaver, and nothing leaves this machine."
        )
    else:
        _draw_permission(context, model)
        _draw_preview(context)
    draw_settings(context, model)
    _draw_log(context)


def _draw_permission(context: Context, model: ModelSettings) -> None:
    allowed = context.archive.model_allowed(context.id)
    host = urlsplit(model.base_url).netloc
    if allowed:
        say_good(f"This workshop uses {model.model} at {host}. Points “only for this room” are never sent.")
    else:
        say_note(
            f"{model.model} at {host} is configured, and this workshop does not use it yet. Look below at what "
            "would be sent, then decide."
        )
    label = "Turn the model off for this workshop" if allowed else "Use the model in this workshop"
    if st.button(label, type="secondary" if allowed else "primary", icon=":material/smart_toy:"):
        attempt(context.archive.allow_model, context.id, not allowed)
        redraw()


def _draw_preview(context: Context) -> None:
    """Exactly what would leave, and to whom; nothing is sent by looking."""
    say_heading("What would be sent")
    groups = {group.id: group.name for group in context.workshop.groups}
    left, right = st.columns(2)
    task = left.selectbox("For", TASKS, key="preview.task")
    group_id = right.selectbox("Of", list(groups), format_func=groups.__getitem__, key="preview.group")
    with errors_shown():
        weaver = context.parts.weavers("model", context.id)
        assert isinstance(weaver, ModelWeaver)
        everyone = task == TASKS[1]
        material = select_material(context.workshop, context.format, "" if everyone else group_id)
        if not material.contributions:
            say_empty("This group has no points yet that could be sent.")
            return
        frame: Frame = context.archive.frame(context.id, group_id)
        if task == TASKS[0]:
            preview = weaver.preview_draft(material, frame, Order(telling=context.format.tellings[0]))
        elif everyone:
            preview = weaver.preview_threads(material)
        else:
            preview = weaver.preview_frame(material, frame)
        say_note(f"To {preview.model} at {preview.host}, about {preview.tokens:,} tokens:")
        text = "\n\n".join(f"[{message.role}]\n{message.text}" for message in preview.messages)
        st.html(f'<pre class="sc-sent" tabindex="0">{escape(text)}</pre>')


def _draw_log(context: Context) -> None:
    say_heading("What was sent")
    calls = context.archive.calls(context.id)
    if not calls:
        say_empty("Nothing so far. Every call to a language model is listed here.")
        return
    tokens = sum((call.prompt_tokens or 0) + (call.reply_tokens or 0) for call in calls)
    say_note(f"{count_of(len(calls), 'call')}, {tokens:,} tokens as the servers counted them.")
    st.html(_table(calls))
    rows = [{**asdict(call), "made": call.made.isoformat()} for call in calls]
    st.download_button(
        "Download the log",
        json.dumps(rows, ensure_ascii=False, indent=2),
        file_name="model-calls.json",
        mime="application/json",
        on_click="ignore",
        icon=":material/download:",
    )


def _table(calls: Sequence[ModelCall]) -> str:
    head = "".join(f"<th>{name}</th>" for name in ("When", "For", "Model", "Tokens", "Seconds", "Outcome"))
    rows = "".join(
        f"<tr><td>{clock(c.made)}</td><td>{escape(c.purpose)}</td><td>{escape(c.model)} at {escape(c.host)}</td>"
        f"<td>{c.prompt_tokens or '?'} + {c.reply_tokens or '?'}</td><td>{c.seconds:.1f}</td>"
        f"<td>{escape(c.outcome)}</td></tr>"
        for c in reversed(calls)
    )
    table = f'<table class="sc-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="sc-scroll">{table}</div>'
