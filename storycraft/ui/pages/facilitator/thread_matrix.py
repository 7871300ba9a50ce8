"""The threads of the room across its groups: who spoke of what, who was silent, and how much was still new."""

import dataclasses
from collections.abc import Iterable, Sequence
from functools import partial

import streamlit as st

from storycraft.domain.workshop import ROOM_ID, Contribution, Group, Thread
from storycraft.receipts.tension import find_tension
from storycraft.services.export_threads import threads_as_csv, threads_as_workbook
from storycraft.threads.across_groups import AcrossGroups, ThreadRow, compare_groups
from storycraft.ui.pages.facilitator.thread_charts import draw_chart, draw_curve
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.gallery_round import LABELS, tell_marks
from storycraft.ui.shared.go_to_stage import go_to_stage
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.markup import column_name, escape, lines, scrolling, within
from storycraft.ui.shared.messages import say_empty, say_heading, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.resume_choice import resume
from storycraft.ui.shared.translation import N_, _, named, ngettext, reader, shown

TABLE, CHART = N_("Table"), N_("Chart")


@page_part
def draw_matrix(context: Context) -> None:
    """Draw threads by group as a table or a chart, what stands out, and the files to take away."""
    workshop = context.workshop
    across = compare_groups(workshop.groups, workshop.contributions, workshop.threads, context.marks())
    if across.rows:
        say_heading(_("Threads across groups"))
    else:
        say_empty(
            _("No threads yet. Groups make them in the stage of common threads, or keep proposals there.")
        )
    _draw_way_to_board(context)
    if across.rows:
        _draw_comparison(context, across)


@page_part
def _draw_comparison(context: Context, across: AcrossGroups) -> None:
    """Draw the table or the chart, the files, and what stands out."""
    resume("matrix.as", (TABLE, CHART), TABLE, context.id)
    chosen = st.segmented_control(
        _("Show as"),
        (TABLE, CHART),
        format_func=shown,
        key="matrix.as",
        required=True,
        label_visibility="collapsed",
    )
    with reserved_place():
        if chosen == CHART:
            draw_chart(across)
        else:
            st.html(_table(context, across))
    _draw_files(context)
    _draw_standing_out(context, across)
    draw_curve(across)


@page_part
def _draw_way_to_board(context: Context) -> None:
    """Draw what leads to the board, where threads are changed: it stands on each group's page, and on the room's."""
    if draw_button(_("Change threads on the board"), icon=":material/edit:", key="matrix.board"):
        entry = dataclasses.replace(context.entry, group_id=ROOM_ID)
        st.switch_page(
            "group/group.py",
            query_params={**entry.query, **go_to_stage(context, context.format.threads_stage.key)},
        )


@page_part
def _draw_files(context: Context) -> None:
    """Draw the files; each is made when it is pressed."""
    row = st.container(horizontal=True)
    for label, make, kind, mime in (
        (_("Download CSV"), threads_as_csv, "csv", "text/csv"),
        (
            _("Download XLSX, with points and history"),
            threads_as_workbook,
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ):
        row.download_button(
            label,
            partial(make, context),
            file_name=f"threads.{kind}",
            mime=mime,
            key=f"matrix.{kind}",
            on_click="ignore",
            icon=":material/download:",
        )


def _table(context: Context, across: AcrossGroups) -> str:
    head = "".join(f'<th scope="col">{within(group_name(group))}</th>' for group in across.groups)
    most = max((len(points) for row in across.rows for points in row.said.values()), default=0)
    rows = "".join(_row(context, across, row, most) for row in across.rows)
    table = (
        '<table class="sc-table sc-matrix sc-stacked">'
        f"<caption>{_('Points of each thread by group; a press on a number shows their words.')}</caption>"
        f'<thead><tr><th scope="col">{_("Thread")}</th>{head}<th scope="col">{_("All")}</th>'
        f'<th scope="col">{_("Marked by others")}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    return scrolling(table, _("Threads across groups"))


def _row(context: Context, across: AcrossGroups, row: ThreadRow, most: int) -> str:
    lane = row.thread.lane
    tag = f'<span class="sc-tag {lane.value}">{escape(context.titles.lanes[lane].title)}</span>'
    cells = "".join(_cell(context, group, row.said.get(group.id, ()), most) for group in across.groups)
    title = within(row.thread.title, context.workshop.language)
    marks = escape(tell_marks(row.marks)) or '<span class="sc-none">–</span>'
    count = f"<td>{column_name(_('All'))}{reader().number(row.count)}</td>"
    marked = f"<td>{column_name(_('Marked by others'))}{marks}</td>"
    return f'<tr><th scope="row">{tag}<br>{title}</th>{cells}{count}{marked}</tr>'


def _cell(context: Context, group: Group, points: Sequence[Contribution], most: int) -> str:
    """A number that opens to the words; the bar says how it compares with the largest of the table."""
    column = column_name(within(group_name(group)))
    if not points:
        return f'<td>{column}<span class="sc-none">{_("silent")}</span></td>'
    bar = f'<span class="sc-bar" style="width:{2.5 * len(points) / most:.2f}rem"></span>'
    said = "".join(f"<li{context.voice(point)}>{lines(point.text)}</li>" for point in points)
    named = ngettext(
        "{count} point of {group}", "{count} points of {group}", len(points), group=group_name(group)
    )
    number = f'<span aria-hidden="true">{reader().number(len(points))}</span>'
    heard = f'<span class="sc-heard">{escape(named)}</span>'
    return f"<td>{column}<details><summary>{bar}{number}{heard}</summary><ul>{said}</ul></details></td>"


@page_part
def _draw_standing_out(context: Context, across: AcrossGroups) -> None:
    """Draw what one group alone said, what a group is silent on, and where groups differ."""
    language = context.workshop.language

    def titled(thread: Thread) -> str:
        return _("“{words}”", words=within(thread.title, language))

    alone = [named(within(group_name(group)), titled(thread)) for thread, group in across.only_one()]
    silent = [
        named(within(group_name(group)), reader().listed(titled(thread) for thread in threads))
        for group, threads in across.silent()
    ]
    columns = st.columns(3, gap="large")
    for column, title, items, empty in (
        (
            columns[0],
            _("Only one group said this"),
            alone,
            _("Each thread was spoken of by two groups or more."),
        ),
        (columns[1], _("Silent on this"), silent, _("Every group spoke of every thread.")),
        (
            columns[2],
            _("Where groups differ"),
            _differences(context, across),
            _("No group stands out by far."),
        ),
    ):
        with column:
            say_heading(title)
            _draw_list(items, empty)


@page_part
def _draw_list(items: Sequence[str], empty: str) -> None:
    """Draw lines of HTML, or what their absence means."""
    with reserved_place():
        if items:
            st.html(f'<ul class="sc-also">{"".join(f"<li>{item}</li>" for item in items)}</ul>')
        else:
            say_note(empty)


def _differences(context: Context, across: AcrossGroups) -> list[str]:
    """Which group spoke of a thread far more than others, marks that say different things, and contradictions."""
    language = context.workshop.language
    more = [
        ngettext(
            "{group} spoke more of “{thread}”: {own} of its {count} point, {others} of the others' {all_others}.",
            "{group} spoke more of “{thread}”: {own} of its {count} points, {others} of the others' {all_others}.",
            leaning.own_of,
            group=within(group_name(leaning.group)),
            thread=within(leaning.thread.title, language),
            own=leaning.own,
            others=leaning.others,
            all_others=leaning.others_of,
        )
        for leaning in across.leanings()
    ]
    marked = [
        _(
            "“{thread}” was marked differently: {marks}.",
            thread=within(thread.title, language),
            marks=reader().listed(
                named(within(group_name(group)), escape(shown(LABELS[lane]))) for group, lane in marks
            ),
        )
        for thread, marks in across.read_differently()
    ]
    return [*more, *marked, *_contradictions(context, across)]


def _contradictions(context: Context, across: AcrossGroups) -> Iterable[str]:
    by_id = context.workshop.by_id
    threads = [row.thread for row in across.rows]
    for _thread, one, other in find_tension(threads, by_id.values(), context.workshop.language):
        if by_id[one].group_id != by_id[other].group_id:
            yield " / ".join(_quoted(context, by_id[point]) for point in (one, other))


def _quoted(context: Context, point: Contribution) -> str:
    name = context.group_name(point.group_id)
    words = within(point.text, point.language or context.workshop.language)
    return f"{_('“{words}”', words=words)} ({within(name)})"
