"""Serves the HTML page of every address: Streamlit's own index page, with the address of its server set.

Left to itself, Streamlit's script looks for the server below each page's own address first (/group/_stcore/health),
where none is: two errors in the console of every page, and two requests more before it is drawn. It loads its own
font first, which our pages do not have, and the scripts of what it draws only when it is told to draw that: on a slow
network a phone waits a second for each.
"""

import base64
import functools
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from storycraft.locales.choose_language import COOKIE, QUERY, known
from storycraft.web import look
from storycraft.web.reader_language import reader_of
from storycraft.web.streamlit_words import streamlit_words

ROOT = '<html lang="en">'
"""How Streamlit's page begins."""
TITLE = "<title>Streamlit</title>"
"""What it is called until it is drawn: a screen reader says it when the page is opened."""
ZOOM = "initial-scale=1, "
"""How a phone shows it at first; the keyboard then makes the page smaller and covers nothing, where a phone can do so."""
DRAWN_IN = '<div id="root"></div>'
"""What it draws in."""
REMEMBERED = 400 * 86_400
"""Seconds for which a browser remembers a choice; no browser keeps a cookie for longer."""
PAGES_FOLDER = Path(__file__).parents[1] / "ui" / "pages"
HOME = "home"
PATHS = (
    "/",
    *(
        f"/{page.stem}"
        for page in sorted(PAGES_FOLDER.glob("*/*.py"))
        if page.stem == page.parent.name and page.stem != HOME
    ),
)
"""Where the pages are."""

SCRIPTS = (
    "look",
    "focus",
    "fields",
    "keys",
    "choices",
    "chosen_option",
    "new_task",
    "reconnected",
    "streamlit_words",
)
"""Scripts of ours that see to the whole page, whatever Streamlit draws on it."""
STYLES = ("looks", "fonts")
"""The colours, and where the fonts lie. In Streamlit's settings they would be told again with each drawing."""
DRAWN_BY = ("BidiComponent", "ButtonGroup", "Html")
"""Streamlit's modules that draw the elements of each of our pages."""
_LINK = re.compile(r"<link\s[^>]*>")
_FONT = 'as="font"'
"""Of a link: Streamlit's own font is asked for early, and no page of ours shows it."""
_STYLE = 'rel="stylesheet"'
_IMPORTED = re.compile(r'from"\./([\w.-]+\.js)"|import"\./([\w.-]+\.js)"')

TOLD = """<link rel="manifest" href="/manifest.webmanifest">
    <link rel="apple-touch-icon" href="/app/static/icon-512.png">
    <meta name="theme-color" content="#fbf7ef">"""
MANIFEST = {
    "name": "Storycraft",
    "short_name": "Storycraft",
    "start_url": "/",
    "scope": "/",
    "display": "standalone",
    "background_color": "#fbf7ef",
    "theme_color": "#fbf7ef",
    "icons": [
        {"src": "/app/static/icon-192.png", "sizes": "192x192", "type": "image/png"},
        {"src": "/app/static/icon-512.png", "sizes": "512x512", "type": "image/png"},
        {"src": "/app/static/icon.svg", "sizes": "any", "type": "image/svg+xml"},
    ],
}
"""How a phone keeps the app on its first screen (W3C Web Application Manifest)."""


Instead = Callable[[Request], Awaitable[Response | None]]
"""What answers with a page of ours that needs no Streamlit; None where there is none for this request."""


@dataclass(frozen=True, slots=True)
class FirstSight:
    """What stands on a page until Streamlit has drawn it: what gives its HTML, "" for nothing, and a script's element."""

    draw: Callable[[Request], Awaitable[str]]
    script: str

    async def for_sender(self, request: Request) -> str:
        """All of it for whoever sent this request."""
        html = await self.draw(request)
        return html and html + self.script


async def show_page(
    request: Request, first_sight: FirstSight | None = None, instead: Instead | None = None
) -> Response:
    """Return the HTML page in its reader's language, direction and look; its content arrives by websocket.

    A language or a look that the address chooses is remembered by the browser. A look does not stay in the address:
    whoever is sent that has eyes of their own.
    """
    if look.QUERY in request.query_params:
        return _keep_look(request)
    page = (instead and await instead(request)) or await _index_page(request, first_sight)
    if asked := known(request.query_params.get(QUERY, "")):
        page.set_cookie(COOKIE, asked, max_age=REMEMBERED, samesite="lax")
    return page


async def _index_page(request: Request, first_sight: FirstSight | None) -> Response:
    reader, chosen = reader_of(request), look_of(request)
    root = f'<html lang="{reader.tag}" dir="{reader.direction}" data-look="{chosen}">'
    headers = {"cache-control": "private, no-cache", "vary": "accept-language, cookie"}
    said = f"<head>{streamlit_words(reader.code)}"
    text = _index().replace(ROOT, root, 1).replace("<head>", said, 1)
    if first_sight and (seen := await first_sight.for_sender(request)):
        text = text.replace(DRAWN_IN, DRAWN_IN + seen, 1)
        headers["cache-control"] = "no-store"  # it holds a person's or a room's data
    return HTMLResponse(text, headers=headers)


def _keep_look(request: Request) -> Response:
    here = request.url.remove_query_params(look.QUERY)
    kept = RedirectResponse(f"{here.path}?{here.query}".removesuffix("?"), 303)
    chosen = look.written_look(look.known_look(request.query_params[look.QUERY]))
    kept.set_cookie(look.COOKIE, chosen, max_age=REMEMBERED, samesite="lax")
    return kept


def look_of(request: Request) -> str:
    """The look that the sender's browser remembers, for the attribute that `look.js` reads."""
    return look.written_look(look.known_look(request.cookies.get(look.COOKIE, "")))


async def give_manifest(_request: Request) -> Response:
    """Return the manifest."""
    return JSONResponse(MANIFEST, media_type="application/manifest+json")


def inline_script_hashes(*others: str) -> str:
    """The Content-Security-Policy sources of the scripts inside it, and inside other pieces of HTML."""
    scripts = re.findall(r"<script>(.*?)</script>", "".join((_index(), *others)), re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


@functools.cache
def _index() -> str:
    static = Path(st.__file__).parent / "static"
    text = (static / "index.html").read_text(encoding="utf-8")
    links = _LINK.findall(text)
    text = _LINK.sub(lambda link: "" if _FONT in link[0] or _STYLE in link[0] else link[0], text)
    # What stands before a style sheet is seen without waiting for it.
    text = text.replace("</body>", "".join(link for link in links if _STYLE in link) + "</body>")
    text = text.replace(TITLE, "<title>Storycraft</title>", 1)
    text = text.replace(ZOOM, f"{ZOOM}interactive-widget=resizes-content, ", 1)
    ours = styles(*STYLES) + scripts(*SCRIPTS)
    early = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in _needed(static / "static" / "js")
        if name not in text
    )
    return text.replace("<head>", f"<head>\n    {TOLD}\n{ours}", 1).replace("</head>", f"{early}</head>", 1)


def styles(*names: str) -> str:
    """Style sheets of this folder, as a part of a page."""
    return "".join(f"<style>{_read(f'{name}.css')}</style>" for name in names)


def scripts(*names: str) -> str:
    """Scripts of this folder, as a part of a page."""
    return "".join(f"<script>{_read(f'{name}.js')}</script>" for name in names)


def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _needed(folder: Path) -> Iterator[str]:
    """The names of the modules that draw our elements, and of all that they import."""
    found = {file.name for name in DRAWN_BY for file in folder.glob(f"{name}.*.js")}
    new = found
    while new:
        yield from sorted(new)
        texts = [(folder / name).read_text("utf-8") for name in new]
        new = {one or other for text in texts for one, other in _IMPORTED.findall(text)} - found
        found |= new
