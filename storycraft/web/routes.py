"""Our own HTTP routes: health, events, half-typed words, links, and the page that Streamlit draws in."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from storycraft.domain.errors import InputError, Refused, StorycraftError
from storycraft.domain.rights import Action
from storycraft.services.browsers import browser_in
from storycraft.services.check_link import QUERY, Entry, check_entry
from storycraft.services.check_right import require_right
from storycraft.services.join import check_joining
from storycraft.services.keep_typing import keep_typing
from storycraft.services.read_health import read_health
from storycraft.web.address import address_of
from storycraft.web.attempt_limit import missed
from storycraft.web.index_page import PATHS, give_manifest, show_page
from storycraft.web.links import enter, give_script, show_entrance
from storycraft.web.live_events import Bus
from storycraft.web.presence import Presence
from storycraft.web.reader_language import reader_of
from storycraft.web.sign_in_cookie import has_signed_in
from storycraft.web.topics import topics_of, topics_of_joining

LONGEST_TYPING = 20_000
LONGEST_FIELD = 120
Endpoint = Callable[[Request], Awaitable[Response]]


def make_routes(bus: Bus, presence: Presence) -> list[Route]:
    """Make the routes, with one bus; an open event stream counts as an open screen."""

    async def events(request: Request) -> Response:
        if request.query_params.get("jkey"):
            stream = bus.stream(*topics_of_joining(await _workshop_joined(request)))
        else:
            entry = await _entry_of(request)
            stream = _attended(presence, entry, bus.stream(*topics_of(entry)))
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        if request.method == "HEAD":  # a screen asks whether it may come back
            return Response(headers=headers)
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    return [
        Route("/api/health", health),
        Route("/api/events", _refusing(events)),
        Route("/api/typing", _refusing(receive_typing), methods=["POST"]),
        Route("/manifest.webmanifest", give_manifest),
        Route("/enter", show_entrance),
        Route("/enter", _refusing(enter), methods=["POST"]),
        Route("/enter.js", give_script),
        *(Route(path, show_page) for path in PATHS),
    ]


async def _attended(
    presence: Presence, entry: Entry, stream: AsyncGenerator[str, None]
) -> AsyncGenerator[str, None]:
    async with aclosing(stream):
        with presence.open_screen(entry):
            async for line in stream:
                yield line


async def health(_request: Request) -> Response:
    """Report the state of database, jobs and model; status 503 where database or jobs do not work."""
    health = await asyncio.to_thread(read_health)
    return JSONResponse(health, status_code=200 if health["ok"] else 503)


async def receive_typing(request: Request) -> Response:
    """Store a half-typed text, so that it is there again after a reload or restart."""
    entry = await _entry_of(request)
    require_right(Action.KEEP_TYPING, entry.actor)
    body = await request.body()
    if len(body) > LONGEST_TYPING * 4:
        raise InputError("This text is too long to be kept while it is typed; what is saved may be longer.")
    field = request.query_params.get("field", "")[:LONGEST_FIELD].replace("\x00", "")
    text = body.decode("utf-8", errors="replace")
    await asyncio.to_thread(keep_typing, entry, field, text)
    return Response(status_code=204)


async def _workshop_joined(request: Request) -> str:
    """The id of the workshop whose join code this visitor has, without being in it yet."""
    workshop_id, key = (request.query_params.get(name, "") for name in ("w", "jkey"))
    _require_sign_in(request)
    await asyncio.to_thread(check_joining, workshop_id, key)
    return workshop_id


async def _entry_of(request: Request) -> Entry:
    query = {name: request.query_params.get(name, "") for name in QUERY}
    browser = browser_in(request.cookies)
    _require_sign_in(request)
    try:
        return await asyncio.to_thread(check_entry, query, browser)
    except Refused:
        await asyncio.sleep(missed(query, browser or address_of(request.scope)))
        raise


def _require_sign_in(request: Request) -> None:
    if not has_signed_in(request.cookies):
        raise Refused("Sign in first.")


def _refusing(endpoint: Endpoint) -> Endpoint:
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except StorycraftError as error:
            # 503 for what may pass: the browser tries again.
            status = 403 if isinstance(error, Refused) else 400 if isinstance(error, InputError) else 503
            return JSONResponse({"error": reader_of(request).message(error.told)}, status_code=status)

    return answer
