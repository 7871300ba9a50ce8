"""The settings of a model for one workshop: kept in memory only; the key is never shown again."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from storycraft.domain.errors import StorycraftError
from storycraft.llm.discovery import FoundServer, Trial, find_servers
from storycraft.model_settings import OPENAI, TASKS, ModelSettings, read_model, usual_numbers, variables_of
from storycraft.services.allow_model import connect_model, try_models
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.messages import say_good, say_note, say_wrong
from storycraft.ui.shared.open_to_network import open_to_network
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button, draw_submit
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import N_, _, named, shown

FOUND = "model.found"
TRIAL = "model.trial"
TYPED = "model.typed"
"""Counts how often settings were put in force: a field with a secret in it is a new and empty one after that."""
SECRET = ("OPENAI_API_KEY", "STORYCRAFT_MODEL_HEADERS")
"""Kept where they are not typed anew, and never shown."""


@dataclass(frozen=True, slots=True)
class Field:
    """A text field for one variable; `usual` is what holds where it is empty, "" for the number that is usual."""

    variable: str
    label: str
    usual: str = ""


_TASK_LABELS = (
    N_("Model for threads"),
    N_("Model for frames"),
    N_("Model for drafts"),
    N_("Model for checks"),
    N_("Model for second opinions"),
)
_TASK_FIELDS = (
    *(
        Field(f"STORYCRAFT_MODEL_{task.upper()}", label, N_("the same"))
        for task, label in zip(TASKS, _TASK_LABELS, strict=True)
    ),
    Field("STORYCRAFT_MODEL_EMBEDDINGS", N_("Model for meanings (embeddings)"), N_("none")),
)
_TASK_VARIABLES = tuple(field.variable for field in _TASK_FIELDS)
_LIMIT_FIELDS = (
    Field("STORYCRAFT_MODEL_TEMPERATURE", N_("Temperature, 0 to 2"), N_("the model's own")),
    Field("STORYCRAFT_MODEL_CONCURRENCY", N_("Calls at once")),
    Field("STORYCRAFT_MODEL_TIMEOUT", N_("Seconds for a whole reply")),
    Field("STORYCRAFT_MODEL_STALL", N_("Seconds of silence within a reply")),
    Field("STORYCRAFT_MODEL_TRIES", N_("Tries")),
    Field("STORYCRAFT_MODEL_LONGEST_WAIT", N_("Longest wait between tries, seconds")),
    Field("STORYCRAFT_MODEL_REPLY_TOKENS", N_("Longest reply, tokens")),
    Field("STORYCRAFT_MODEL_CONTEXT_TOKENS", N_("What it reads at once, tokens"), N_("what the server says")),
    Field("STORYCRAFT_BUDGET_TOKENS", N_("Budget of this workshop, tokens"), N_("no bound")),
    Field("STORYCRAFT_BUDGET_MONEY", N_("Budget of this workshop, money"), N_("no bound")),
    Field("STORYCRAFT_PRICE_PROMPT", N_("Price of a million tokens read"), N_("not counted")),
    Field("STORYCRAFT_PRICE_REPLY", N_("Price of a million tokens written"), N_("not counted")),
)
_MODEL = Field("STORYCRAFT_MODEL", N_("Model"), N_("e.g. gpt-5-mini"))
_PLACE_FIELDS = (
    Field("STORYCRAFT_MODEL_HEADERS", N_("Extra headers")),
    _MODEL,
    Field("OPENAI_BASE_URL", N_("Address")),
    Field("OPENAI_API_KEY", N_("Key")),
)


@page_part
def draw_settings(context: Context, model: ModelSettings | None) -> None:
    """Draw the settings, folded away."""
    with st.expander(_("Connect a model"), icon=":material/settings:"):
        say_note(_("What you set here is for this workshop only and is forgotten when the server stops."))
        _draw_search(context, model)
        _draw_form(context, model)
        if model is not None:
            _draw_trial(context)
            _draw_keeping(model)


@page_part
def _draw_search(context: Context, model: ModelSettings | None) -> None:
    if draw_button(_("Look for model servers on this machine"), icon=":material/search:"):
        with st.spinner(_("Looking …")):
            st.session_state[FOUND] = find_servers()
    found: tuple[FoundServer, ...] | None = st.session_state.get(FOUND)
    if found == ():
        say_note(_("None answers on the usual ports of Ollama, LM Studio, llama.cpp and vLLM."))
    for server in found or ():
        told = _("{server} at {address}", server=server.name, address=server.base_url)
        say_note(named(told, shown(server.words)))
    offers = {
        _("{model} at {host}", model=name, host=s.name): (s.base_url, name)
        for s in found or ()
        for name in s.models
    }
    if offers:
        offer = st.selectbox(_("Found on this machine"), list(offers), key="model.offer")
        if draw_button(_("Use this one")):
            base_url, name = offers[offer]
            now = variables_of(model) if model else {}
            given = {
                "OPENAI_BASE_URL": base_url,
                "STORYCRAFT_MODEL": name,
                **dict.fromkeys(_TASK_VARIABLES, ""),
            }
            _take(context, given, now)


@page_part
def _draw_form(context: Context, model: ModelSettings | None) -> None:
    now = variables_of(model) if model else {}
    more = st.toggle(_("More settings"), key="model.more")
    with st.form("model.own", border=False):
        given = {
            "OPENAI_BASE_URL": st.text_input(_("Address"), now.get("OPENAI_BASE_URL", OPENAI)),
            "STORYCRAFT_MODEL": _draw_field(_MODEL, now),
            "OPENAI_API_KEY": st.text_input(
                _("Key"),
                type="password",
                key=_once("key"),
                placeholder=_("unchanged") if now.get("OPENAI_API_KEY") else _("none needed on this machine"),
            ),
            "STORYCRAFT_MASK_NAMES": st.text_input(
                _("Names to mask, separated by commas"), now.get("STORYCRAFT_MASK_NAMES", "")
            ),
            "STORYCRAFT_MASK": _draw_switch(
                _("Mask e-mail addresses, telephone numbers and links"), "STORYCRAFT_MASK", now
            ),
            "STORYCRAFT_SECOND_OPINION": _draw_second_opinion(now),
            "STORYCRAFT_LOG_TEXTS": _draw_switch(
                _("Keep the texts of calls in the log"), "STORYCRAFT_LOG_TEXTS", now
            ),
        }
        if more:
            given |= _draw_more(now)
        use, back = st.columns(2)
        if draw_submit(_("Use for this workshop"), use, type="primary"):
            _take(context, given, now)
        if draw_submit(_("Back to the installation's settings"), back):
            _use(context, None)


def _draw_more(now: Mapping[str, str]) -> dict[str, str]:
    columns = st.columns(2)
    given = {}
    for number, field in enumerate((*_TASK_FIELDS, *_LIMIT_FIELDS)):
        with columns[number % 2]:
            given[field.variable] = _draw_field(field, now)
    unchanged = _("unchanged; one a line, “Name: value”") if now.get("STORYCRAFT_MODEL_HEADERS") else ""
    given["STORYCRAFT_MODEL_HEADERS"] = st.text_area(
        _("Extra headers"), key=_once("headers"), placeholder=unchanged or _("one a line, “Name: value”")
    )
    return given


def _once(name: str) -> str:
    return f"model.{name}.{st.session_state.get(TYPED, 0)}"


def _draw_field(field: Field, now: Mapping[str, str]) -> str:
    return st.text_input(
        shown(field.label),
        now.get(field.variable, ""),
        placeholder=shown(field.usual) or usual_numbers().get(field.variable, ""),
    )


def _draw_switch(label: str, variable: str, now: Mapping[str, str]) -> str:
    return "1" if st.checkbox(label, variable in now) else ""


def _draw_second_opinion(now: Mapping[str, str]) -> str:
    label = _("After each weave, have the model read the draft again against what people said")
    return "" if st.checkbox(label, "STORYCRAFT_SECOND_OPINION" not in now) else "0"


def _take(context: Context, given: Mapping[str, str], now: Mapping[str, str]) -> None:
    """Apply the typed settings, or show what is wrong with them."""
    try:
        chosen = read_model(merged(given, now))
        if chosen is None:
            say_wrong(_("There is neither an address nor a key."), _("Type one of them."))
            return
        _use(context, chosen)
    except StorycraftError as error:
        say_wrong(_by_labels(shown(error.message)), _by_labels(shown(error.next_step)))


def _by_labels(sentence: str) -> str:
    """The sentence with the labels of fields for the names of variables; a longer name that holds one stays."""
    labels = {field.variable: shown(field.label) for field in (*_TASK_FIELDS, *_LIMIT_FIELDS, *_PLACE_FIELDS)}
    return re.sub(r"[A-Z_]+", lambda name: f"“{labels[name[0]]}”" if name[0] in labels else name[0], sentence)


def merged(given: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """The present settings with the typed ones on top; secrets belong to one address and are not kept for another."""
    same_place = given["OPENAI_BASE_URL"].strip().rstrip("/") == now.get("OPENAI_BASE_URL")
    kept = {name: value for name, value in now.items() if same_place or name not in SECRET}
    return {**kept, **{name: value for name, value in given.items() if value.strip() or name not in SECRET}}


def _use(context: Context, model: ModelSettings | None) -> None:
    connect_model(context, model, open_to_network=open_to_network(context.parts.settings))
    st.session_state.pop(TRIAL, None)
    st.session_state[TYPED] = st.session_state.get(TYPED, 0) + 1
    redraw()


@page_part
def _draw_trial(context: Context) -> None:
    if draw_button(_("Test it with one small question"), icon=":material/network_check:"):
        with st.spinner(_("Asking …")):
            st.session_state[TRIAL] = try_models(context)
    trials: tuple[Trial, ...] = st.session_state.get(TRIAL, ())
    for trial in trials:
        if trial.well:
            say_good(f"{shown(trial.words)}.")
        else:
            say_wrong(_("It does not do what is needed."), shown(trial.words))


@page_part
def _draw_keeping(model: ModelSettings) -> None:
    """Draw how the machine's owner can save the settings for good; no page does, as anybody may open a workshop."""
    if st.toggle(_("Keep these settings for good"), key="model.keep"):
        say_note(
            _(
                "Put these lines into .streamlit/secrets.toml beside the program, with your own key, and start it again. "
                "They then hold for every workshop on this server."
            )
        )
        st.code(as_toml(model), language=None)


def as_toml(model: ModelSettings) -> str:
    """The settings as lines of secrets.toml, without what is secret in them."""
    said = {n: "…" if n in SECRET else value for n, value in variables_of(model).items()}
    return "\n".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in said.items())
