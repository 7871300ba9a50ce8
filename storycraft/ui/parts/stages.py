"""Which stage of the format a page shows; the address remembers it."""

import streamlit as st

from storycraft.domain.format import Format, Stage


def choose_stage(format: Format) -> Stage:
    """Draw the stages in order and return the one that is chosen."""
    keys = [stage.key for stage in format.stages]
    titles = {stage.key: f"{n}. {stage.title}" for n, stage in enumerate(format.stages, 1)}
    asked = st.query_params.get("stage", keys[0])
    chosen = st.pills(
        "Stage",
        keys,
        default=asked if asked in keys else keys[0],
        format_func=titles.__getitem__,
        key="stage",
        required=True,
        label_visibility="collapsed",
    )
    stage = format.stage(chosen or keys[0]) or format.stages[0]
    if st.query_params.get("stage") != stage.key:
        st.query_params["stage"] = stage.key
    return stage
