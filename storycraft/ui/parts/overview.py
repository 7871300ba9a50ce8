"""Everything that was said, by group and stage, as one list."""

import streamlit as st

from storycraft.domain.workshop import Lane
from storycraft.ui.parts.context import Context
from storycraft.ui.parts.points import draw_list


def draw_all_points(context: Context) -> None:
    """Draw all points, or those of one group or one stage."""
    groups = {"": "All groups", **{g.id: g.name for g in context.workshop.groups}}
    places = [stage.key for stage in context.format.stages] + [lane.value for lane in Lane]
    stages = {"": "All stages", **{key: context.format.place_title(key) for key in places}}
    left, right, search = st.columns(3)
    group = left.selectbox("Group", list(groups), format_func=groups.__getitem__, key="all.group")
    stage = right.selectbox("Stage", list(stages), format_func=stages.__getitem__, key="all.stage")
    wanted = search.text_input("Find", key="all.find", placeholder="a word").casefold()
    said = [
        c
        for c in context.workshop.contributions
        if group in ("", c.group_id) and stage in ("", c.stage) and wanted in c.text.casefold()
    ]
    st.text(f"{len(said)} of {len(context.workshop.contributions)} points")
    draw_list(
        context, "board.all", said, empty="No point fits. Points appear here the moment a group enters them."
    )
