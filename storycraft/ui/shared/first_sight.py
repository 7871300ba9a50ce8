"""What stands on a page from its first moment, before Streamlit's scripts have come."""

import functools
from importlib import resources
from string import Template

from storycraft.ui.shared.translation import _
from storycraft.web.page_data import page_data


@functools.cache
def read(name: str) -> str:
    """A file of this room; read from the disk once."""
    return resources.files("storycraft.ui").joinpath(name).read_text("utf-8")


_FRAME = Template('<style>$look</style>$head<main class="block-container">$body</main>')
_LOOKS = ("look.css", "components/controls.css", "components/live.css", "shared/first_sight.css")


def frame(body: str, look: str = "", head: str = '<div class="bar"></div>') -> str:
    """A page as HTML, with its look: `look` is the name of a style sheet of its own, `head` what stands at its top."""
    sheets = "".join(read(name) for name in (*_LOOKS, look) if name)
    return _FRAME.substitute(look=sheets, head=head, body=body)


def first_sight(body: str, data: dict[str, object], look: str = "") -> str:
    """What covers a page until Streamlit has drawn it, for a script that `first_sight_script` made."""
    silent = _("The server does not answer. Load this page again in a moment.")
    told = page_data("first-sight-data", {**data, "silent": silent})
    return f'<div id="first-sight" class="sc-first" hidden>{frame(body, look)}{told}</div>'


def first_sight_script(*parts: str) -> str:
    """The element of a script: the first parts are its own, and come behind what all of them have in common."""
    return in_page("\n".join((read("shared/first_sight.js"), *parts)))


def in_page(script: str) -> str:
    """The element of a script whose names nothing else on the page sees."""
    return f"<script>(() => {{\n{script}}})()</script>"
