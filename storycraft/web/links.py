"""Opens links without exposing keys: a key stands after the #, or is removed before a page is drawn.

Reason: the path and query of an address are stored in server logs and in the browser's history.
"""

import asyncio
from collections.abc import Collection
from html import escape
from string import Template
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from storycraft.domain.errors import Refused, StorycraftError
from storycraft.domain.message import N_
from storycraft.domain.role import Role
from storycraft.services.browsers import ALLOW_COOKIES, NO_COOKIES, browser_in
from storycraft.services.check_link import KEYS, QUERY, check_entry
from storycraft.web.address import address_of
from storycraft.web.attempt_limit import missed
from storycraft.web.browser_cookie import asks_for_a_page, browser_of
from storycraft.web.index_page import PATHS, scripts
from storycraft.web.page_alone import NO_STORE, page_alone
from storycraft.web.reader_language import reader_of

PAGE_OF = {
    Role.FACILITATOR: "/facilitator",
    Role.GROUP: "/group",
    Role.PERSON: "/phone",
    Role.WALL: "/wall",
}
TOO_LONG = N_("This link is too long to be one.")
LONGEST_LINK, MOST_PARAMETERS = 2000, 20

SCRIPT = scripts("enter")
"""Stands in the page: asked for by itself it would come two seconds later on a slow network."""

_BODY = Template("""
<main style="font: 1.2rem/1.5 sans-serif; margin: 3rem auto; max-width: 36rem; padding: 0 1rem; color: var(--sc-text)">
  <p id="said" role="status" data-silent="$silent">$opening</p>
  <p><a href="./" style="color: var(--sc-link)">$home</a></p>
  $script
  <noscript><p>$noscript</p></noscript>
</main>""")
_TEXTS = {
    "opening": N_("The workshop is being opened …"),
    "home": N_("Home"),
    "noscript": N_("Storycraft needs JavaScript: allow it for this page, then load it again."),
    "silent": N_("The server does not answer. Load this page again in a moment."),
}


async def show_entrance(request: Request) -> Response:
    """The page that a link opens: it hands what stands behind the # to `enter`."""
    reader = reader_of(request)
    texts = {name: escape(reader.message(text)) for name, text in _TEXTS.items()}
    return page_alone(request, _BODY.substitute(texts, script=SCRIPT))


async def enter(request: Request) -> Response:
    """The address behind a link, for this browser alone; Refused where it opens nothing."""
    body = await request.body()
    if len(body) > LONGEST_LINK:
        return JSONResponse({"error": reader_of(request).message(TOO_LONG)}, status_code=413)
    browser = browser_in(request.cookies)
    if not browser:
        raise Refused(NO_COOKIES, next_step=ALLOW_COOKIES)
    given = parameters_in(body, QUERY)
    try:
        entry = await asyncio.to_thread(check_entry, given, browser)
    except Refused:
        await asyncio.sleep(missed(given, browser or address_of(request.scope)))
        raise
    return JSONResponse({"to": f"{PAGE_OF[entry.role]}?{urlencode(entry.query)}"}, headers=NO_STORE)


def parameters_in(body: bytes, names: Collection[str]) -> dict[str, str]:
    """The parameters of these names in a form that was sent; none where it has more of them than any of ours."""
    text = body.decode("utf-8", errors="replace")
    try:
        return {
            name: value for name, value in parse_qsl(text, max_num_fields=MOST_PARAMETERS) if name in names
        }
    except ValueError:
        return {}


class StripKeys:
    """Pure ASGI middleware: an older link, with its key in the query, leads at once to an address without."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or lead on."""
        if asks_for_a_page(scope) and scope["path"] in PATHS and (query := await _without_key(scope)):
            answer = RedirectResponse(f"{scope['path']}?{query}", 303, headers=NO_STORE)
            await answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)


async def _without_key(scope: Scope) -> str:
    given = QueryParams(scope["query_string"])
    if not any(given.get(name) for name in KEYS):
        return ""
    try:
        entry = await asyncio.to_thread(check_entry, given, browser_of(scope))
    except StorycraftError:
        return ""  # the page says what is wrong
    others = {name: value for name, value in given.items() if name not in QUERY}
    return urlencode({**entry.query, **others})
