"""A page of ours that needs nothing of Streamlit: it is there with the first answer of the server.

A browser says where a form comes from only where the page's policy lets it name its origin: without that, what is sent
from here would be refused as a stranger's.
"""

from html import escape
from importlib import resources
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse

from storycraft.web.index_page import TOLD, look_of, scripts, styles
from storycraft.web.reader_language import reader_of

STYLES, SCRIPTS = ("looks", "fonts"), ("look", "focus", "keys", "choices")
NO_STORE = {"cache-control": "no-store"}
"""For what holds a person's or a room's data, or the way to it."""

_PAGE = Template(resources.files(__package__).joinpath("page_alone.html").read_text("utf-8"))


def page_alone(request: Request, body: str, *, title: str = "", status: int = 200) -> HTMLResponse:
    """The page with this body, in its reader's language, direction and look; no browser or proxy keeps it."""
    reader = reader_of(request)
    page = _PAGE.substitute(
        lang=reader.tag,
        dir=reader.direction,
        look=look_of(request),
        title=escape(" · ".join(filter(None, (title, "Storycraft")))),
        head=TOLD + styles(*STYLES) + scripts(*SCRIPTS),
        body=body,
    )
    return HTMLResponse(page, status, NO_STORE)
