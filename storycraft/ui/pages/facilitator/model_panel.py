"""The model panel of a workshop: permission, preview of what would be sent, and log of calls."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, fields

import streamlit as st

from storycraft.domain.model_call import ModelCall
from storycraft.domain.weave import next_seed
from storycraft.llm.questions import Preview
from storycraft.services.allow_model import allow_model
from storycraft.settings import ModelSettings
from storycraft.ui.pages.facilitator.model_settings import draw_settings
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.markup import clock, count_of, escape
from storycraft.ui.shared.messages import say_empty, say_good, say_heading, say_note, say_wrong
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.redraw import redraw
from storycraft.weavers.model.model_weaver import ModelWeaver
from storycraft.weavers.weaver import Order, select_material

TASKS = ("Weave a draft", "Propose threads", "Propose a frame")


@page_part
def draw_model(context: Context) -> None:
    """Draw the model panel."""
    model = context.parts.weavers.model_of(context.id)
    trouble = context.parts.weavers.trouble
    with reserved_place():
        if model is None and trouble:
            say_wrong("The installation's language model cannot be used.", trouble.message, trouble.next_step)
        elif model is None:
            say_empty(
                "No language model is configured: drafts come from the quote weaver, and nothing leaves this "
                "machine."
            )
        else:
            _draw_permission(context, model)
            _draw_preview(context)
    draw_settings(context, model)
    _draw_log(context, model)


@page_part
def _draw_permission(context: Context, model: ModelSettings) -> None:
    allowed = context.parts.weavers.may_ask(context.id)
    before = context.model_host
    if allowed:
        say_good(
            f"This workshop uses {model.model} at {model.host}. Points “only for this room” are never sent."
        )
    elif before:
        say_note(
            f"This workshop has allowed the model at {before}; now {model.model} at {model.host} is configured. "
            "Another host has to be allowed anew: look below at what would be sent, then decide."
        )
    else:
        say_note(
            f"{model.model} at {model.host} is configured, and this workshop does not use it yet. Look below at what "
            "would be sent, then decide."
        )
    label = "Turn the model off for this workshop" if allowed else "Use the model in this workshop"
    if st.button(label, type="secondary" if allowed else "primary", icon=":material/smart_toy:"):
        attempt(allow_model, context, "" if allowed else model.host)
        redraw()


@page_part
def _draw_preview(context: Context) -> None:
    """Draw the exact requests that would be sent, and to which host; the preview itself sends nothing."""
    say_heading("What would be sent")
    groups = {group.id: group.name for group in context.workshop.groups}
    left, right = st.columns(2)
    task = left.selectbox("For", TASKS, key="preview.task")
    group_id = right.selectbox("Of", list(groups), format_func=groups.__getitem__, key="preview.group")
    weaver = context.parts.weavers.previewer(context.id)
    assert isinstance(weaver, ModelWeaver)
    everyone = task == TASKS[1]
    material = select_material(context.workshop, context.format, "" if everyone else group_id)
    if not material.contributions:
        say_empty("This group has no points yet that could be sent.")
        return
    frame = context.frame(group_id)
    if task == TASKS[0]:
        previews = weaver.preview_draft(material, frame, _next_order(context, group_id))
    elif everyone:
        previews = weaver.preview_threads(material)
    else:
        previews = weaver.preview_frame(material, frame)
    _draw_requests(previews)


def _next_order(context: Context, group_id: str) -> Order:
    """The order of the group's next weave, as it is unless the group chooses another telling, length or language."""
    weaves = len(context.weaves(group_id))
    return Order(telling=context.format.tellings[0], seed=next_seed(context.id, group_id, weaves))


@page_part
def _draw_requests(previews: Sequence[Preview]) -> None:
    """The requests of the first wave; what follows is made from their replies."""
    tokens = sum(preview.tokens for preview in previews)
    requests = "" if len(previews) == 1 else f"{count_of(len(previews), 'request')}, "
    first = previews[0]
    say_note(f"To {first.model} at {first.host}, {requests}about {tokens:,} tokens:")
    texts = (f"[{message.role}]\n{message.text}" for preview in previews for message in preview.messages)
    text = "\n\n".join(texts)
    st.html(f'<pre class="sc-sent" tabindex="0">{escape(text)}</pre>')


@page_part
def _draw_log(context: Context, model: ModelSettings | None) -> None:
    say_heading("What was sent")
    calls = context.calls()
    if not calls:
        say_empty("Nothing so far. Every call to a language model is listed here.")
        return
    say_note(_spent(calls, model))
    st.html(_table(calls))
    st.download_button(
        "Download the log",
        as_csv(calls),
        file_name="model-calls.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _spent(calls: Sequence[ModelCall], model: ModelSettings | None) -> str:
    read = sum(call.prompt_tokens or 0 for call in calls)
    written = sum(call.reply_tokens or 0 for call in calls)
    spent = f"{count_of(len(calls), 'call')}, {read + written:,} tokens"
    if model and model.budget_tokens:
        spent += f" of {model.budget_tokens:,}"
    if model and (model.prompt_price or model.reply_price):
        cost = (read * model.prompt_price + written * model.reply_price) / 1_000_000
        spent += (
            f", {cost:.2f}" + (f" of {model.budget_money:.2f}" if model.budget_money else "") + " in money"
        )
    return f"{spent}. The servers count; what they do not say is estimated (≈)."


def as_csv(calls: Sequence[ModelCall]) -> str:
    """The log as a table for spreadsheets, in which nothing that a model or a person wrote is a formula."""
    out = io.StringIO()
    table = csv.DictWriter(out, [field.name for field in fields(ModelCall)])
    table.writeheader()
    for call in calls:
        table.writerow({name: _cell(value) for name, value in asdict(call).items()})
    return out.getvalue()


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _tokens(call: ModelCall) -> str:
    if call.prompt_tokens is None:
        return "–"
    return f"{'≈ ' * call.estimated}{call.prompt_tokens:,} + {call.reply_tokens or 0:,}"


def _table(calls: Sequence[ModelCall]) -> str:
    head = "".join(f"<th>{name}</th>" for name in ("When", "For", "Model", "Tokens", "Seconds", "Outcome"))
    rows = "".join(
        f"<tr><td>{clock(c.made)}</td><td>{escape(c.purpose)}</td><td>{escape(c.model)} at {escape(c.host)}</td>"
        f"<td>{_tokens(c)}</td><td>{c.seconds:.1f}</td>"
        f"<td>{escape(c.outcome)}</td></tr>"
        for c in reversed(calls)
    )
    table = f'<table class="sc-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return f'<div class="sc-scroll">{table}</div>'
