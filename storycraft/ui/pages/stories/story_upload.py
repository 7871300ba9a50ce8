"""Brings a saved story file in: it becomes a draft of a group of this workshop."""

import streamlit as st

from storycraft.domain.workshop import Group
from storycraft.files.stories.story_draft import BroughtStory
from storycraft.services.bring_story import bring_story
from storycraft.text.directions import apart
from storycraft.ui.shared.context import Context
from storycraft.ui.shared.errors import attempt
from storycraft.ui.shared.group_name import group_name
from storycraft.ui.shared.markup import lines, spoken, within
from storycraft.ui.shared.messages import say_good, say_note
from storycraft.ui.shared.page_part import page_part
from storycraft.ui.shared.presses import draw_button
from storycraft.ui.shared.redraw import redraw
from storycraft.ui.shared.translation import _, ngettext

BROUGHT = "stories.brought"
"""The file that was brought in last on this screen, what is said of it, and the words that this workshop lacks."""


@page_part
def draw_upload(context: Context) -> None:
    """Draw the choice of a file, and of the group where the facilitator brings it; nothing where nobody may."""
    groups = {group.id: group for group in context.workshop.groups if context.owns(group)}
    if context.refusal or not groups:
        return
    with st.expander(_("Bring a saved story file"), key="stories.bring"):
        say_note(
            _("It becomes a draft on the group's page. Every sentence is checked anew against this workshop.")
        )
        file = st.file_uploader(
            _("Story file"), type=["md", "txt"], key="stories.file", label_visibility="collapsed"
        )
        group = _choose_group(groups)
        if (
            draw_button(_("Bring it in"), key="stories.bring_in", type="primary", disabled=file is None)
            and file
        ):
            st.session_state.pop(BROUGHT, None)
            if made := attempt(bring_story, context, group, file.name, file.getvalue()):
                st.session_state[BROUGHT] = (file.file_id, describe(made, group), _missing_words(made))
            redraw()
        brought, said, missing = st.session_state.get(BROUGHT, ("", "", ""))
        if file and brought == file.file_id:
            say_good(said)
            if missing:
                st.html(missing)


def _choose_group(groups: dict[str, Group]) -> Group:
    if len(groups) == 1:
        return next(iter(groups.values()))
    chosen = st.selectbox(
        _("For which group"),
        list(groups),
        format_func=lambda gid: group_name(groups[gid]),
        key="stories.bring_for",
    )
    return groups[chosen]


def describe(made: BroughtStory, group: Group) -> str:
    """What a file has become, and what of it nobody said here."""
    there = _(
        "“{title}” stands first among the drafts of {group}.",
        title=made.draft.title,
        group=apart(group_name(group)),
    )
    if not made.unknown:
        return there
    missing = ngettext(
        "{unknown} of the {count} point that it cites is not in this workshop: sentences on it are marked “not said”.",
        "{unknown} of the {count} points that it cites are not in this workshop: sentences on them are marked "
        "“not said”.",
        made.sources,
        unknown=made.unknown,
    )
    return f"{there} {missing} {_('“Bring notes” on Home makes a workshop of the points in the file.')}"


def _missing_words(made: BroughtStory) -> str:
    """The points that are not here in the file's own words: they stay in the file, and enter no list of points."""
    rows = "".join(
        f"<li><span{spoken(point.language)}>{lines(point.text)}</span> <small>{within(point.group)}</small></li>"
        for point in made.missing
    )
    if not rows:
        return ""
    return f'<p class="sc-note">{_("Not in this workshop:")}</p><ul class="sc-also sc-brought">{rows}</ul>'
