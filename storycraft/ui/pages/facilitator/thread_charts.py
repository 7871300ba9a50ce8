"""Charts of the threads across groups: who spoke of what, and how many threads each group brought."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from storycraft.domain.workshop import Group
from storycraft.threads.across_groups import AcrossGroups
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.markup import within
from storycraft.ui.shared.messages import say_heading
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.translation import _, clauses, ngettext

ROW_PIXELS = 34
FULLEST = 0.55
"""How much of the accent a field with the most points has: the page's letters are read on it in each look (4.5 : 1)."""
LABELS: Mapping[str, Any] = {"labelFontSize": 14, "labelFlush": False, "aria": False}
"""How an axis is labelled; it is not read out, for Vega describes it in English alone, and the points say the same."""
LINE_PIXELS = 17
LONGEST_LABEL = 320
"""Pixels of a title beside the chart; the whole title stands in the table."""


@page_part
def draw_chart(across: AcrossGroups) -> None:
    """Draw a field for each thread and group, the darker the more points."""
    import altair as alt

    titles = _apart([row.thread.title for row in across.rows])
    cells: list[dict[str, Any]] = [
        {"thread": title, "group": group_name(group), "points": len(row.said.get(group.id, ()))}
        for title, row in zip(titles, across.rows, strict=True)
        for group in across.groups
    ]
    named = {"thread": _("Thread"), "group": _("Group"), "points": _("Points")}
    base = alt.Chart(alt.InlineData(values=cells)).encode(
        x=alt.X("group:N", sort=None, title=None, axis=alt.Axis(**_word_by_word(across.groups), **LABELS)),
        y=alt.Y("thread:N", sort=None, title=None, axis=alt.Axis(labelLimit=LONGEST_LABEL, **LABELS)),
        tooltip=[alt.Tooltip(f"{name}:N", title=title) for name, title in named.items()],
    )
    # The page's accent, which it has from the look that was chosen, shines through the more, the fewer points.
    boxes = base.mark_rect().encode(
        opacity=alt.Opacity("points:Q", scale=alt.Scale(range=[0, FULLEST]), legend=None)
    )
    numbers = base.mark_text(fontSize=15).encode(text="points:Q")
    chart = alt.layer(boxes, numbers).properties(
        height=60 + LINE_PIXELS * _lines(across.groups) + ROW_PIXELS * len(across.rows)
    )
    st.altair_chart(chart, alt=_("How many points of each thread each group said; the table says the same."))


def _word_by_word(groups: Sequence[Group]) -> dict[str, Any]:
    """How the names of groups stand above their fields, a word on each line: on a phone they stay apart."""
    return {
        "orient": "top",
        "labelAngle": 0,
        "labelExpr": "split(datum.label, ' ')",
        "labelOverlap": False,
        "labelPadding": LINE_PIXELS * (_lines(groups) - 1) + LINE_PIXELS // 2,
    }


def _lines(groups: Sequence[Group]) -> int:
    return max(len(group_name(group).split(" ")) for group in groups)


@page_part
def draw_curve(across: AcrossGroups) -> None:
    """Draw how many threads were known after each group: where it is flat, a group brought nothing new."""
    steps = across.curve()
    if len(steps) < 2:
        return
    import altair as alt

    say_heading(_("New threads by group heard"))
    known = 0
    told: list[str] = []
    data: list[dict[str, Any]] = []
    for number, (group, count) in enumerate(steps, 1):
        told.append(_brought(within(group_name(group)), count - known))
        data.append({"heard": number, "group": group_name(group), "threads": count})
        known = count
    line = alt.Chart(alt.InlineData(values=data)).encode(
        x=alt.X("heard:O", title=_("Groups heard, in their order"), axis=alt.Axis(labelAngle=0, **LABELS)),
        y=alt.Y("threads:Q", title=_("Threads known"), axis=alt.Axis(tickMinStep=1, **LABELS)),
        tooltip=[alt.Tooltip("group:N", title=_("After")), alt.Tooltip("threads:Q", title=_("Threads"))],
    )
    chart = line.mark_line(point=alt.OverlayMarkDef(size=70, filled=True))
    st.altair_chart(
        chart.properties(height=220), alt=_("Threads known after each group; the line below says it.")
    )
    st.html(f'<p class="sc-note">{clauses(told)}.</p>')


def _brought(group: str, threads: int) -> str:
    return ngettext(
        "{group} brought {count} new thread", "{group} brought {count} new threads", threads, group=group
    )


def _apart(titles: list[str]) -> list[str]:
    """The titles with a number behind one that comes again: a chart would take both for one thread."""
    found: list[str] = []
    for title in titles:
        again = sum(title == each for each in titles[: len(found)])
        found.append(f"{title} ({again + 1})" if again else title)
    return found
