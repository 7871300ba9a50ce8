"""The facilitator's page: all groups with their progress, points and stories, and the controls."""

from collections.abc import Callable

import streamlit as st

from storycraft.domain.role import Role
from storycraft.services.check_link import Entry
from storycraft.ui.pages.facilitator.all_points import draw_all_points
from storycraft.ui.pages.facilitator.event_log import draw_log
from storycraft.ui.pages.facilitator.groups_table import draw_groups
from storycraft.ui.pages.facilitator.model_panel import draw_model
from storycraft.ui.pages.facilitator.room_controls import draw_conducting
from storycraft.ui.pages.facilitator.story_remote import draw_remote
from storycraft.ui.pages.facilitator.thread_matrix import draw_matrix
from storycraft.ui.pages.facilitator.workshop_settings import draw_running
from storycraft.ui.shared.access import enter
from storycraft.ui.shared.compare_drafts import draw_comparison
from storycraft.ui.shared.context import Context, read_context
from storycraft.ui.shared.header import draw_header
from storycraft.ui.shared.invitation import draw_invitation
from storycraft.ui.shared.messages import say_empty
from storycraft.ui.shared.page_part import page_body, page_part
from storycraft.ui.shared.placeholder import reserved_place
from storycraft.ui.shared.resume_choice import resume
from storycraft.ui.shared.translation import N_, _, shown

VIEWS = (
    N_("Groups"),
    N_("All points"),
    N_("Across groups"),
    N_("Compare drafts"),
    N_("Present stories"),
    N_("Language model"),
    N_("Workshop"),
    N_("Log"),
)
GROUPS, ALL_POINTS, ACROSS, COMPARE, PRESENT, MODEL, WORKSHOP, LOG = VIEWS


@page_part
def draw_view(context: Context, view: str) -> None:
    """Draw one of the facilitator's views."""
    parts: dict[str, Callable[[Context], None]] = {
        ALL_POINTS: draw_all_points,
        ACROSS: draw_matrix,
        COMPARE: _draw_compare,
        PRESENT: draw_remote,
        MODEL: draw_model,
        WORKSHOP: draw_running,
        LOG: draw_log,
    }
    parts.get(view, _draw_room)(context)


@page_part
def _draw_room(context: Context) -> None:
    """Draw the room's controls, and its groups."""
    draw_conducting(context)
    draw_groups(context)


@page_part
def _draw_compare(context: Context) -> None:
    """Draw drafts beside each other, and the way to what lies under all of them."""
    drafts = list(context.drafts())
    if len(drafts) < 2:
        say_empty(_("Two drafts are needed. Groups weave them in the last stage of their page."))
    else:
        draw_comparison(context, drafts)
    st.button(
        _("Threads across groups"), key="compare.across", icon=":material/groups:", on_click=_show_across
    )


def _show_across() -> None:
    st.session_state["view"] = ACROSS


@st.fragment(run_every=15)  # who is present is no change of the workshop
@page_body
def draw_body(entry: Entry) -> None:
    """Draw the page; it runs again by itself whenever the workshop changes."""
    context = read_context(entry)
    draw_header(context, _("Facilitator"), context.controls.timed)
    resume("view", VIEWS, GROUPS, context.id)
    with reserved_place():
        draw_invitation(context, folded=st.session_state["view"] != GROUPS)
    with st.container(horizontal=True, key="view_bar"):
        view = st.segmented_control(
            _("View"), VIEWS, format_func=shown, key="view", required=True, label_visibility="collapsed"
        )
    draw_view(context, view or GROUPS)


entry = enter(
    _("The facilitator's page opens with the facilitator's own link, or with a new workshop."),
    Role.FACILITATOR,
)
if entry is not None:
    draw_body(entry)
