"""Our own HTTP routes beside the pages: health, events, half-typed words."""

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from storycraft.domain.errors import Refused, StorycraftError
from storycraft.ui.entry import Entry, check_entry
from storycraft.ui.live import Bus
from storycraft.wiring import parts

LONGEST_TYPING = 20_000
Endpoint = Callable[[Request], Awaitable[Response]]


def make_routes(bus: Bus) -> list[Route]:
    """The routes, over one bus."""

    async def events(request: Request) -> Response:
        entry = await _entry_of(request)
        headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
        stream = bus.stream(entry.workshop_id)
        return StreamingResponse(stream, media_type="text/event-stream", headers=headers)

    return [
        Route("/api/health", health),
        Route("/api/events", _refusing(events)),
        Route("/api/typing", _refusing(keep_typing), methods=["POST"]),
    ]


async def health(_request: Request) -> Response:
    """200 while the database answers, 503 with the kind of fault when it does not."""
    try:
        await asyncio.to_thread(parts().archive.healthy)
    except StorycraftError as error:
        return JSONResponse({"ok": False, "database": type(error).__name__}, status_code=503)
    return JSONResponse({"ok": True, "database": "ok"})


async def keep_typing(request: Request) -> Response:
    """Keep a half-typed text as it is typed, so that a reload or a restart brings it back."""
    entry = await _entry_of(request)
    body = await request.body()
    if len(body) > LONGEST_TYPING * 4:
        return JSONResponse({"error": "too long"}, status_code=413)
    field = request.query_params.get("field", "")[:80]
    text = body.decode("utf-8", errors="replace")
    await asyncio.to_thread(parts().archive.keep_typing, entry.workshop_id, entry.owner, field, text)
    return Response(status_code=204)


async def _entry_of(request: Request) -> Entry:
    query = {name: request.query_params.get(name, "") for name in ("w", "g", "key", "fkey")}
    return await asyncio.to_thread(check_entry, **query)


def _refusing(endpoint: Endpoint) -> Endpoint:
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Refused as error:
            return JSONResponse({"error": error.message}, status_code=403)

    return answer
