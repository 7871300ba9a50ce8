"""Our own HTTP routes: health, events, half-typed words, links, and the page that Streamlit draws in."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from functools import partial

from starlette.convertors import StringConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from storycraft.domain.errors import InputError
from storycraft.services.check_link import Entry
from storycraft.services.join import check_joining
from storycraft.services.keep_typing import keep_typing
from storycraft.services.read_health import read_health
from storycraft.web.answering import entry_of, id_in, refusing, require_sign_in
from storycraft.web.index_page import PATHS, FirstSight, give_manifest, show_page
from storycraft.web.joining import JoiningPage
from storycraft.web.links import enter, show_entrance
from storycraft.web.live_events import Bus
from storycraft.web.presence import Presence
from storycraft.web.topics import topics_of, topics_of_joining
from storycraft.web.typed_paragraphs import receive_paragraph, receive_place

LONGEST_TYPING = 80_000
"""Characters of a half-typed text, with the role and the ticks beside it: a whole list that was pasted."""
LONGEST_FIELD = 120


class Word(StringConvertor):
    """One part of a path that is no file's name and none of Streamlit's own, such as `/_stcore`."""

    regex = r"[^/._][^/.]*"


register_url_convertor("word", Word())


def make_routes(
    bus: Bus,
    presence: Presence,
    first_sights: Mapping[str, FirstSight] | None = None,
    joining: JoiningPage | None = None,
) -> list[Route]:
    """Make the routes, with one bus; an open event stream counts as an open screen.

    `first_sights` are what pages show before Streamlit has come, by their paths; `joining` stands in the place of the
    home page where its address has a join code.
    """
    first, instead = first_sights or {}, {"/": joining.show} if joining else {}
    return [
        Route("/api/health", health),
        Route("/api/events", refusing(partial(_give_events, bus, presence))),
        Route("/api/typing", refusing(receive_typing), methods=["POST"]),
        Route("/api/paragraph", refusing(receive_paragraph), methods=["POST"]),
        Route("/api/writing", refusing(receive_place), methods=["POST"]),
        Route("/manifest.webmanifest", give_manifest),
        Route("/enter", show_entrance),
        Route("/enter", refusing(enter), methods=["POST"]),
        *([Route("/", refusing(joining.enter), methods=["POST"])] if joining else ()),
        *(
            Route(path, partial(show_page, first_sight=first.get(path), instead=instead.get(path)))
            for path in PATHS
        ),
        # Streamlit says there that no such page is, in its reader's language.
        Route("/{mistyped:word}", show_page),
    ]


async def _give_events(bus: Bus, presence: Presence, request: Request) -> Response:
    if request.query_params.get("jkey"):
        stream = bus.stream(*topics_of_joining(await _workshop_joined(request)))
    else:
        entry = await entry_of(request)
        topics = topics_of(entry, board=request.query_params.get("board") == "1")
        stream = _attended(presence, entry, bus.stream(*topics))
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    if request.method == "HEAD":  # a screen asks whether it may come back
        return Response(headers=headers)
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


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
    entry = await entry_of(request)
    text = (await request.body()).decode("utf-8", errors="replace")
    if len(text) > LONGEST_TYPING:
        raise InputError("This text is too long to be kept while it is typed; what is saved may be longer.")
    field = request.query_params.get("field", "")[:LONGEST_FIELD].replace("\x00", "")
    await asyncio.to_thread(keep_typing, entry, field, text)
    return Response(status_code=204)


async def _workshop_joined(request: Request) -> str:
    """The id of the workshop whose join code this visitor has, without being in it yet."""
    workshop_id, key = id_in(request, "w"), request.query_params.get("jkey", "")
    require_sign_in(request)
    await asyncio.to_thread(check_joining, workshop_id, key)
    return workshop_id
