"""Imports notes and tables, with a preview of the workshop before anything is saved."""

from collections.abc import Callable

import streamlit as st

from storycraft.domain.errors import StorycraftError
from storycraft.domain.format import Format
from storycraft.domain.workshop import Group, Lane, Workshop
from storycraft.files.tables.columns import NoWords
from storycraft.files.workshop_files import KINDS, read_workshop
from storycraft.formats.loader import DEFAULT
from storycraft.services.open_workshop import open_imported
from storycraft.text.shorten import shorten
from storycraft.ui.shared.current_browser import current_visitor
from storycraft.ui.shared.errors import show_error
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.markup import as_label, escape
from storycraft.ui.shared.messages import say_heading, say_note, say_wrong
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.translation import _, ngettext, reader, shown
from storycraft.web.opened_workshops import OPENED
from storycraft.wiring import parts

Outcome = tuple[Workshop, tuple[str, ...]] | StorycraftError

READ = "importing.read"
"""What the last file came to: a page is drawn at each press, and a file is read once."""

MADE = "importing.made"
"""The reading that was imported last on this screen, and the workshop that it became."""

_GROUPS = 12
_FIRST = 3
_SHOWN = 240


@page_part
def draw_importing(open_workshop: Callable[[str], None]) -> None:
    """Draw the file import; `open_workshop` opens the workshop that was made from the file."""
    say_heading(_("Bring notes"))
    say_note(
        _(
            "A notes file (.md, .txt), a story file, or a table (.csv, .tsv, .xlsx) with a column of people's words. "
            "You see what it would become first."
        )
    )
    kinds = [kind.removeprefix(".") for kind in KINDS]
    file = st.file_uploader(_("Notes file"), type=kinds, label_visibility="collapsed")
    if file is None:
        st.session_state.pop(READ, None)
        return
    format_key, stage = _draw_choices(file.file_id)
    columns = tuple(st.session_state.get(_columns_key(file.file_id), ()))
    outcome = _read(file.file_id, file.name, file.getvalue(), format_key, stage, columns)
    if isinstance(outcome, NoWords):
        _draw_columns(outcome, file.file_id)
        return
    if isinstance(outcome, StorycraftError):
        show_error(outcome)
        return
    workshop, notes = outcome
    _draw_preview(workshop, parts().formats.get(workshop.format), notes)
    if draw_button(_("Import"), type="primary", help=_("Opens a workshop of its own with these points.")):
        open_workshop(_made_once(workshop))


def _made_once(workshop: Workshop) -> str:
    """The id of the workshop made from this file: a second click on Import opens the same one."""
    asked, *_outcome = st.session_state[READ]
    if st.session_state.get(MADE, ("", ""))[0] != asked:
        OPENED.count_one(current_visitor())
        st.session_state[MADE] = (asked, open_imported(workshop))
    return str(st.session_state[MADE][1])


def _read(
    file_id: str, name: str, data: bytes, format_key: str, stage: str, columns: tuple[str, ...]
) -> Outcome:
    asked = (file_id, format_key, stage, columns)
    kept = st.session_state.get(READ)
    if kept and kept[0] == asked:
        outcome: Outcome = kept[1]
        return outcome
    try:
        with st.spinner(_("Reading the file …")):
            outcome = read_workshop(
                name, data, parts().formats, format_key=format_key, stage=stage, columns=columns
            )
    except StorycraftError as error:
        outcome = error
    st.session_state[READ] = (asked, outcome)
    return outcome


def _draw_choices(file_id: str) -> tuple[str, str]:
    """Draw the choice of format and stage, like the command's `--format` and `--stage`."""
    formats = {format.key: format for format in parts().formats.all()}
    with st.expander(_("How to read it")):
        format_key = st.selectbox(
            _("Format of the workshop"),
            ["", *formats],
            format_func=lambda key: (
                as_label(formats[key].title) if key else _("As the file says, or the usual one")
            ),
            key=f"importing.format.{file_id}",
        )
        format = formats[format_key or DEFAULT]
        stage = st.selectbox(
            _("Where points without a known stage belong"),
            ["", *(stage.key for stage in format.stages), *(lane.value for lane in Lane)],
            format_func=lambda key: as_label(format.place_title(key)) if key else _("As the file says"),
            key=f"importing.stage.{file_id}.{format.key}",
        )
    return format_key, stage


def _columns_key(file_id: str) -> str:
    return f"importing.columns.{file_id}"


@page_part
def _draw_columns(problem: NoWords, file_id: str) -> None:
    """Ask which columns hold people's words."""
    say_wrong(
        shown(problem.message),
        _("Choose the columns that hold people's words, or call one “text” in the file."),
    )
    chosen = st.multiselect(
        _("Columns of words"), problem.columns, format_func=as_label, placeholder=_("Choose …")
    )
    if draw_button(_("Read these columns"), disabled=not chosen):
        st.session_state[_columns_key(file_id)] = chosen
        st.rerun()


@page_part
def _draw_preview(workshop: Workshop, format: Format, notes: tuple[str, ...]) -> None:
    points, groups = len(workshop.contributions), len(workshop.groups)
    say_note(
        _(
            "“{title}” would have {points} of {groups}, in the format “{format}”. Nothing is kept yet.",
            title=workshop.title,
            points=ngettext("{count} point", "{count} points", points),
            groups=ngettext("{count} group", "{count} groups", groups),
            format=format.title,
        )
    )
    rows = "".join(_group_row(workshop, format, group) for group in workshop.groups[:_GROUPS])
    if groups > _GROUPS:
        rows += f'<tr><td colspan="3">{_more_groups(groups - _GROUPS)}</td></tr>'
    st.html(
        f'<table class="sc-table cards"><thead><tr><th>{_("Group")}</th>'
        f'<th class="count">{_("Points")}</th><th>{_("Where they go")}</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    first = "".join(
        f"<li>{escape(shorten(c.text, _SHOWN))}{f' <small>({escape(c.speaker)})</small>' if c.speaker else ''}</li>"
        for c in workshop.contributions[:_FIRST]
    )
    st.html(f'<p class="sc-note">{_("The first points:")}</p><ul class="sc-also sc-brought">{first}</ul>')
    if notes:
        said = "".join(f"<li>{escape(shown(note))}</li>" for note in notes)
        st.html(
            f'<p class="sc-note">{_("Notes on the reading:")}</p><ul class="sc-also sc-brought">{said}</ul>'
        )


def _more_groups(count: int) -> str:
    return ngettext("and {count} more group", "and {count} more groups", count)


def _group_row(workshop: Workshop, format: Format, group: Group) -> str:
    said = workshop.contributions_of(group.id)
    places = dict.fromkeys(c.stage for c in said)
    where = reader().listed(
        f"{format.place_title(key)} {sum(c.stage == key for c in said)}" for key in places
    )
    count = f'<td class="count">{ngettext("{count} point", "{count} points", len(said))}</td>'
    return f"<tr><td>{escape(group_name(group))}</td>{count}<td>{escape(where)}</td></tr>"
