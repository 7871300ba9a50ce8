"""What Streamlit says by itself, in English alone, and how a page says it in the reader's language.

Streamlit has no way to be told. The script `streamlit_words.js` finds these texts where they stand on a page, there and
nowhere else: people may say the same words.
"""

import re
from dataclasses import dataclass
from functools import cache

from storycraft.domain.message import N_, Message
from storycraft.locales.translator import translator
from storycraft.web.page_data import page_data
from storycraft.web.uploads import FULL, UNKNOWN, YOURS

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Said:
    """A text of Streamlit's: where it stands (a selector of CSS), in which attribute or "" for its text, and ours."""

    where: str
    attribute: str
    theirs: str
    ours: Message


def _label(where: str, theirs: str, ours: Message) -> Said:
    return Said(where, "aria-label", theirs, ours)


def _text(where: str, theirs: str, ours: Message) -> Said:
    return Said(where, "", theirs, ours)


_FILES = "[data-testid=stFileUploaderDropzone]"
_FILE = "[data-testid=stFileChip]"
_NUMBER = "[data-testid=stNumberInputContainer]"
_CHOICES = ":is(.stSelectbox, .stMultiSelect)"
_LISTED = ":is([data-testid=stSelectboxVirtualDropdown], [data-testid=stMultiSelectDropdown])"
_READ_OUT = "[data-live-announcer] *"
_WARNING = "[role=dialog] :is(h2, p, div)"

SAID = (
    _text(".stSkipToContent, [data-testid=stSkipToContent]", "Skip to main content", N_("Skip to the page")),
    _label("nav", "App pages", N_("Pages")),
    _label("[data-testid=stSidebar]", "Sidebar", N_("Pages")),
    _label("button", "Expand sidebar", N_("Open the list of pages")),
    _label("button", "Collapse sidebar", N_("Close the list of pages")),
    _label("button", "Help for {about}", N_("Help: {about}")),
    _label("button", "Copy to clipboard", N_("Copy")),
    _label("button", "Copied", N_("Copied")),
    _label("button", "Show password", N_("Show what is typed")),
    _label("button", "Hide password", N_("Hide what is typed")),
    _label("[role=dialog] button", "Close", N_("Close")),
    Said(f"{_CHOICES} input", "placeholder", "Choose an option", N_("Choose …")),
    Said(f"{_CHOICES} input", "placeholder", "No options to select", N_("Nothing to choose")),
    _label(f"{_CHOICES} button", "Open", N_("Show what can be chosen")),
    _label(f"{_CHOICES} button", "Clear value", N_("Choose none")),
    _label(f"{_CHOICES} button", "Clear all", N_("Choose none")),
    _label(f"{_CHOICES} button", "Remove {name}", N_("Remove: {name}")),
    _label(".stMultiSelect span", "Selected values", N_("What is chosen")),
    _text(f"{_LISTED} *", "No results", N_("Nothing found")),
    _text(f"{_LISTED} *", "Select all", N_("Choose all")),
    _text(
        f"{_LISTED} *",
        "You can only select up to {count} options. Remove an option first.",
        N_("At most {count} can be chosen: take one out first."),
    ),
    _text(_READ_OUT, "{count} option available.", N_("To choose from: {count}.")),
    _text(_READ_OUT, "{count} options available.", N_("To choose from: {count}.")),
    _text(_READ_OUT, "{option}, selected", N_("{option}: chosen")),
    _label("button", "Dismiss", N_("Close")),
    _label(f"{_NUMBER} button", "Increment", N_("One more")),
    _label(f"{_NUMBER} button", "Decrement", N_("One less")),
    _text(
        f"{_NUMBER} *",
        "Error: Number is outside the allowed range. Please enter a value between {least} and {most}.",
        N_("A number from {least} to {most}, please."),
    ),
    _text("[data-testid=InputInstructions] *", "Press Enter to submit form", N_("Enter sends it")),
    _text("[data-testid=InputInstructions] *", "Press Enter to apply", N_("Press Enter to keep it")),
    _label(f"{_FILES} input", "file upload", N_("Choose a file")),
    _text(f"{_FILES} button p", "Upload", N_("Choose a file")),
    _label(f"{_FILES} button, .stFileUploader button", "Add files", N_("Choose another file")),
    _text(f"{_FILES} span", "{size} per file", N_("up to {size}")),
    _text(f"{_FILES} span", "Drag and drop a file here", N_("Drop the file here")),
    _label(".stFileUploader button", "Remove {name}", N_("Remove: {name}")),
    _text(f"{_FILE} *", "Error: ", N_("Not taken: ")),
    _text(f"{_FILE} *", "{kind} files are not allowed.", N_("files of this kind ({kind}) are not taken.")),
    *(
        _text(f"{_FILE} *", f"AxiosError: Request failed with status code {status}", why)
        for status, why in ((411, UNKNOWN), (413, YOURS), (503, FULL))
    ),
    _text(
        f"{_FILE} *",
        "AxiosError: Request failed with status code {status}",
        N_("it did not arrive ({status}). Choose it again."),
    ),
    _text(f"{_FILE} *", "AxiosError: Network Error", N_("it did not arrive. Choose it again.")),
    _text(f"{_FILE} *", "File must be {size} or smaller.", N_("A file may have {size} at most.")),
    *(
        _label("button", f"{theirs}: {{about}}", ours)
        for theirs, ours in (
            ("Show data", N_("Show the numbers: {about}")),
            ("Show chart", N_("Show the chart: {about}")),
            ("Download as PNG", N_("Download as a picture: {about}")),
            ("Copy Vega-Lite spec", N_("Copy how it is drawn: {about}")),
            ("Fullscreen", N_("Full screen: {about}")),
            ("Close fullscreen", N_("Leave the full screen: {about}")),
        )
    ),
    _text(_WARNING, "Page not found", N_("There is no such page")),
    _text(
        _WARNING,
        "The page that you have requested does not seem to exist. Running the app's main page.",
        N_("Nothing stands at this address. Here is the first page."),
    ),
)


@cache
def streamlit_words(code: str) -> str:
    """All of it in one language of the interface, as an element of a page whose data the script reads."""
    reader = translator(code)
    rows = [(each.where, each.attribute, _pattern(each.theirs), reader.message(each.ours)) for each in SAID]
    return page_data("streamlit-words", rows)


def _pattern(theirs: str) -> str:
    """A regular expression of JavaScript's for the whole text, each field of which is a group with its name."""
    parts = _FIELD.split(theirs)
    return "".join(f"(?<{part}>.+)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
