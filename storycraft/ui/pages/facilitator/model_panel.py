"""The model panel of a workshop: permission, preview of what would be sent, and log of calls."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from storycraft.domain.model_call import ModelCall
from storycraft.domain.weave import next_seed
from storycraft.llm.questions import Preview
from storycraft.model_settings import ModelSettings
from storycraft.services.allow_model import allow_model
from storycraft.services.export_calls import calls_as_csv
from storycraft.services.propose import material_for_threads
from storycraft.services.quote_point import clock
from storycraft.ui.pages.facilitator.connect_model import draw_settings
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.markup import escape, scrolling
from storycraft.ui.shared.messages import say_empty, say_good, say_heading, say_note, say_wrong
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, ngettext, reader, shown
from storycraft.weavers.weaver import Order, select_material

SHOWN = 200
"""So many calls stand on the page, which is drawn again every few seconds."""
TASKS = (N_("Weave a draft"), N_("Propose threads"), N_("Propose a frame"))


@page_part
def draw_model(context: Context) -> None:
    """Draw the model panel."""
    model = context.parts.weavers.model_of(context.id)
    trouble = context.parts.weavers.trouble
    with reserved_place():
        if model is None and trouble:
            say_wrong(
                _("The installation's language model cannot be used."),
                shown(trouble.message),
                shown(trouble.next_step),
            )
        elif model is None:
            say_empty(
                _(
                    "No language model is configured: drafts come from the quote weaver, and nothing leaves this "
                    "machine."
                )
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
            _(
                "This workshop uses {model} at {host}. Points “only for this room” are never sent.",
                model=model.model,
                host=model.host,
            )
        )
    elif before:
        say_note(
            _(
                "This workshop has allowed the model at {before}; now {model} at {host} is configured. "
                "Another host has to be allowed anew: look below at what would be sent, then decide.",
                before=before,
                model=model.model,
                host=model.host,
            )
        )
    else:
        say_note(
            _(
                "{model} at {host} is configured, and this workshop does not use it yet. Look below at what "
                "would be sent, then decide.",
                model=model.model,
                host=model.host,
            )
        )
    _say_meanings(model)
    label = _("Turn the model off for this workshop") if allowed else _("Use the model in this workshop")
    if draw_button(label, type="secondary" if allowed else "primary", icon=":material/smart_toy:"):
        attempt(allow_model, context, "" if allowed else model.host)
        redraw()


def _say_meanings(model: ModelSettings) -> None:
    if model.embeddings:
        say_note(
            _(
                "In a workshop that uses it, each point goes to {model} as soon as it is entered, for what it means: "
                "threads are found by that.",
                model=model.embeddings,
            )
        )


@page_part
def _draw_preview(context: Context) -> None:
    """Draw the exact requests that would be sent, and to which host; the preview itself sends nothing."""
    say_heading(_("What would be sent"))
    groups = {group.id: group_name(group) for group in context.workshop.groups}
    left, right = st.columns(2)
    task = left.selectbox(_("For"), TASKS, format_func=shown, key="preview.task")
    group_id = right.selectbox(_("Of"), list(groups), format_func=groups.__getitem__, key="preview.group")
    weaver = context.parts.weavers.previewer(context.id)
    everyone = task == TASKS[1]
    material = select_material(context.workshop, context.format, "" if everyone else group_id)
    if not material.contributions:
        say_empty(_("There are no points yet that could be sent."))
        return
    if everyone:
        material = material_for_threads(context.workshop, context.format)
        if not material.contributions:
            say_empty(_("No point is left to propose threads from."))
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
    first = previews[0]
    say_note(
        ngettext(
            "To {model} at {host}, about {tokens} tokens:",
            "To {model} at {host}, {count} requests, about {tokens} tokens:",
            len(previews),
            model=first.model,
            host=first.host,
            tokens=tokens,
        )
    )
    texts = (f"[{message.role}]\n{message.text}" for preview in previews for message in preview.messages)
    text = "\n\n".join(texts)
    st.html(f'<pre class="sc-sent" tabindex="0">{escape(text)}</pre>')


@page_part
def _draw_log(context: Context, model: ModelSettings | None) -> None:
    say_heading(_("What was sent"))
    calls = context.calls()
    if not calls:
        say_empty(_("Nothing so far. Every call to a language model is listed here."))
        return
    say_note(_spent(calls, model))
    if len(calls) > SHOWN:
        say_note(_("The last {part} stand here; the log to download has all.", part=SHOWN))
    st.html(_table(calls[-SHOWN:]))
    st.download_button(
        _("Download the log"),
        partial(calls_as_csv, context),
        file_name="model-calls.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _spent(calls: Sequence[ModelCall], model: ModelSettings | None) -> str:
    read = sum(call.prompt_tokens or 0 for call in calls)
    written = sum(call.reply_tokens or 0 for call in calls)
    spent = [ngettext("{count} call", "{count} calls", len(calls)), _tokens_spent(read + written, model)]
    if model and (model.prompt_price or model.reply_price):
        spent.append(
            _money_spent((read * model.prompt_price + written * model.reply_price) / 1_000_000, model)
        )
    told = reader().listed(spent)
    return _("{spent}. The servers count; what they do not say is estimated (≈).", spent=told)


def _tokens_spent(tokens: int, model: ModelSettings | None) -> str:
    if model and model.budget_tokens:
        return _("{tokens} of {budget} tokens", tokens=tokens, budget=model.budget_tokens)
    return ngettext("{count} token", "{count} tokens", tokens)


def _money_spent(cost: float, model: ModelSettings) -> str:
    spent = reader().number(cost, digits=2)
    if model.budget_money:
        return _(
            "{cost} of {budget} in money", cost=spent, budget=reader().number(model.budget_money, digits=2)
        )
    return _("{cost} in money", cost=spent)


def _tokens(call: ModelCall) -> str:
    if call.prompt_tokens is None:
        return "–"
    number = reader().number
    return f"{'≈ ' * call.estimated}{number(call.prompt_tokens)} + {number(call.reply_tokens or 0)}"


def _table(calls: Sequence[ModelCall]) -> str:
    head = "".join(
        f"<th>{name}</th>"
        for name in (_("When"), _("For"), _("Model"), _("Tokens"), _("Seconds"), _("Outcome"))
    )
    rows = "".join(
        f'<tr><td class="count">{clock(c.made)}</td><td>{escape(_(c.purpose))}</td>'
        f"<td>{escape(_('{model} at {host}', model=c.model, host=c.host))}</td>"
        f"<td>{_tokens(c)}</td><td>{reader().number(c.seconds, digits=1)}</td>"
        f"<td>{escape(_(c.outcome))}</td></tr>"
        for c in reversed(calls)
    )
    table = f'<table class="sc-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    return scrolling(table, _("What was sent"))
