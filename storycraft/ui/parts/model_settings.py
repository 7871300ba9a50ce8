"""Choosing a model for one workshop: kept in memory, the key never shown again."""

from dataclasses import replace

import streamlit as st

from storycraft.llm.discovery import find_servers, try_model
from storycraft.settings import OPENAI, ModelSettings
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.saying import say_good, say_note, say_wrong
from storycraft.ui.redraw import redraw

FOUND = "model.found"


def draw_settings(context: Context, model: ModelSettings | None) -> None:
    """Draw the settings, folded away."""
    with st.expander("Connect a model", icon=":material/settings:"):
        say_note(
            "What you set here is for this workshop only and is forgotten when the server stops. "
            "To keep it, set OPENAI_BASE_URL, OPENAI_API_KEY and STORYCRAFT_MODEL where the server starts."
        )
        _draw_search()
        _draw_form(context, model)
        if model is not None:
            _draw_trial(model)


def _draw_search() -> None:
    if st.button("Look for model servers on this machine", icon=":material/search:"):
        with st.spinner("Looking …"):
            st.session_state[FOUND] = find_servers()
    found = st.session_state.get(FOUND)
    if found == ():
        say_note("None answers on the usual ports of Ollama, LM Studio, llama.cpp and vLLM.")
    for server in found or ():
        say_note(f"{server.name} at {server.base_url}: {', '.join(server.models) or 'it lists no models'}")


def _draw_form(context: Context, model: ModelSettings | None) -> None:
    with st.form("model.own", border=False):
        base_url = st.text_input("Address", model.base_url if model else OPENAI)
        name = st.text_input("Model", model.model if model else "", placeholder="e.g. gpt-5-mini")
        has_key = bool(model and model.api_key)
        key = st.text_input(
            "Key", type="password", placeholder="unchanged" if has_key else "none needed on this machine"
        )
        temperature = st.number_input(
            "Temperature (how freely it writes; empty for the model's own)",
            0.0,
            2.0,
            model.temperature if model else None,
            0.1,
        )
        names = st.text_input(
            "Names to mask, separated by commas", ", ".join(model.mask_names) if model else ""
        )
        mask = st.checkbox("Mask e-mail addresses, telephone numbers and links", bool(model and model.mask))
        use, back = st.columns(2)
        if use.form_submit_button("Use for this workshop", type="primary") and name.strip():
            before = model or ModelSettings(model=name)
            same_host = before.base_url == base_url.strip()
            # A key is for one address: it does not go along to another.
            chosen = replace(
                before,
                model=name.strip(),
                base_url=base_url.strip().rstrip("/"),
                api_key=key or (before.api_key if same_host else ""),
                temperature=temperature,
                mask=mask,
                mask_names=tuple(n.strip() for n in names.split(",") if n.strip()),
            )
            context.parts.weavers.use_model(context.id, chosen)
            redraw()
        if back.form_submit_button("Back to the installation's settings"):
            context.parts.weavers.use_model(context.id, None)
            redraw()


def _draw_trial(model: ModelSettings) -> None:
    if not st.button("Test it with one small question", icon=":material/network_check:"):
        return
    with st.spinner("Asking …"):
        trial = try_model(model)
    if trial.well:
        say_good(f"{trial.words}.")
    else:
        say_wrong("It does not do what is needed.", trial.words)
