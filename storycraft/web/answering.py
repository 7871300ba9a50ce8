"""How our own routes let a browser in, and what they answer where something is refused."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from storycraft.domain.errors import InputError, Refused, StorycraftError
from storycraft.services.browsers import browser_in
from storycraft.services.check_link import QUERY, Entry, check_entry
from storycraft.web.address import address_of
from storycraft.web.attempt_limit import missed
from storycraft.web.reader_language import reader_of
from storycraft.web.sign_in_cookie import has_signed_in

Endpoint = Callable[[Request], Awaitable[Response]]
_STATUS: tuple[tuple[type[StorycraftError], int], ...] = ((Refused, 403), (InputError, 400))
"""The status of each kind of error; any other is 503, for it passes by itself and the browser tries again."""


async def entry_of(request: Request) -> Entry:
    """The entry of a request's parameters and cookie. Raises Refused, late where somebody seems to guess."""
    query = {name: request.query_params.get(name, "") for name in QUERY}
    browser = browser_in(request.cookies)
    require_sign_in(request)
    try:
        return await asyncio.to_thread(check_entry, query, browser)
    except Refused:
        await asyncio.sleep(missed(query, browser or address_of(request.scope)))
        raise


def id_in(request: Request, name: str) -> str:
    """An id that the address gives; "" for what can be none, which a database may refuse as a fault of its own."""
    given = request.query_params.get(name, "")
    return given if given.isprintable() else ""


def require_sign_in(request: Request) -> None:
    """Raise Refused where this installation asks for a sign-in and there was none."""
    if not has_signed_in(request.cookies):
        raise Refused("Sign in first.")


def refusing(endpoint: Endpoint) -> Endpoint:
    """The endpoint with our errors as answers in JSON."""

    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except StorycraftError as error:
            status = next((status for kind, status in _STATUS if isinstance(error, kind)), 503)
            return JSONResponse({"error": reader_of(request).message(error.told)}, status_code=status)
        except ClientDisconnect:
            return Response(status_code=400)  # a page that was closed within its last words hears no answer

    return answer
