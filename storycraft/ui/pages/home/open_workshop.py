"""The home page's four choices: join a workshop, open a new one, look at a sample, import notes."""

import streamlit as st

from storycraft.domain.role import Role
from storycraft.formats.loader import DEFAULT
from storycraft.services.check_link import new_entry
from storycraft.services.open_sample import SAMPLES, open_sample
from storycraft.services.open_workshop import open_workshop
from storycraft.ui.pages.home.code_form import code_form
from storycraft.ui.pages.home.import_notes import draw_importing
from storycraft.ui.pages.home.your_workshops import draw_ways_back
from storycraft.ui.shared.current_browser import current_browser, current_visitor
from storycraft.ui.shared.language_names import STORY_LANGUAGES
from storycraft.ui.shared.markup import escape
from storycraft.ui.shared.messages import MET, say_heading, say_note
from storycraft.ui.shared.page_entry import remember
from storycraft.ui.shared.page_part import page_body, page_part
from storycraft.ui.shared.presses import draw_button, draw_submit
from storycraft.ui.shared.sign_in import may_run_workshops
from storycraft.ui.shared.translation import N_, _, reader, shown
from storycraft.web.opened_workshops import OPENED
from storycraft.wiring import parts

PROMISE = N_("From what the room said\nto a story it calls its own")
PURPOSE = N_(
    "Groups put in their points, find the common threads, and weave them into a story. "
    "Every sentence shows whose words it stands on."
)


@page_body
def draw_opening() -> None:
    """Draw the home page."""
    st.html(promise())
    draw_ways_back()
    left, right = st.columns(2, gap="large")
    with left, st.container(border=True):
        st.html(code_form())
    with right, st.container(border=True):
        if not may_run_workshops():
            return
        _draw_new()
    with left, st.container(border=True):
        _draw_sample()
    with right, st.container(border=True):
        draw_importing(open_as_facilitator)


def promise() -> str:
    """What Storycraft is for, as HTML."""
    return (
        f'<h1 class="sc-brand">{escape(shown(PROMISE))}</h1><p class="sc-lead">{escape(shown(PURPOSE))}</p>'
    )


def open_as_facilitator(workshop_id: str) -> None:
    """Go to the facilitator's page with the link that only this browser has so far."""
    entry = new_entry(workshop_id, Role.FACILITATOR, current_browser())
    remember(entry)
    st.switch_page("facilitator/facilitator.py", query_params=entry.query)


@page_part
def _draw_new() -> None:
    say_heading(_("Open a new workshop"))
    say_note(_("For the one who runs it."))
    formats = {format.key: format for format in parts().formats.all()}
    with st.form("new", border=False):
        title = st.text_input(_("Title"), placeholder=_("Harbour communities, autumn meeting"))
        met, where = st.columns(2)
        date = met.text_input(_("Date"), placeholder="2026-03-14")
        place = where.text_input(_("Place"), placeholder=_("The boathouse"))
        say_note(shown(MET))
        key = st.selectbox(
            _("Format"),
            list(formats),
            index=list(formats).index(DEFAULT),
            format_func=lambda k: formats[k].in_language(reader().code).title,
        )
        language = st.selectbox(
            _("Language of the stories"),
            list(STORY_LANGUAGES),
            index=_of_the_reader(tuple(STORY_LANGUAGES)),
            format_func=STORY_LANGUAGES.__getitem__,
        )
        if draw_submit(_("Open the workshop"), type="primary"):
            OPENED.count_one(current_visitor())
            made = open_workshop(title.strip(), key, language, date=date.strip(), place=place.strip())
            open_as_facilitator(made)


@page_part
def _draw_sample() -> None:
    say_heading(_("Look around first"))
    say_note(
        _(
            "An invented workshop with three groups: their points and common threads, two drafts, and a finished story "
            "under Stories. A dress rehearsal, to be thrown away afterwards."
        )
    )
    told = tuple(code for code in STORY_LANGUAGES if code in SAMPLES)
    language = st.selectbox(
        _("Language of the sample"), told, index=_of_the_reader(told), format_func=STORY_LANGUAGES.__getitem__
    )
    if draw_button(_("Open the sample workshop"), icon=":material/travel_explore:"):
        OPENED.count_one(current_visitor())
        with st.spinner(_("Opening the sample …")):
            opened = open_sample(language)
        open_as_facilitator(opened)


def _of_the_reader(languages: tuple[str, ...]) -> int:
    """The reader's own language among these; the first where it is none of them."""
    code = reader().code
    return languages.index(code) if code in languages else 0
