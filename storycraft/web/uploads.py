"""Limits the memory for uploaded files, for one visitor and for all together.

Streamlit keeps a file until its page is left or another takes its place, however many there are.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime

from storycraft.domain.message import N_, Message
from storycraft.web.address import address_of
from storycraft.web.browser_cookie import browser_of
from storycraft.web.refusal import refuse
from storycraft.web.request_bodies import MEGABYTE, UPLOADS, length_of

PER_VISITOR = 45 * MEGABYTE
"""Two of the largest files."""
OVERALL = 200 * MEGABYTE
LEAST = 64 * 1024
"""What the smallest file counts for."""
FULL = N_("More files than this server keeps at once. Wait some minutes, then send it again.")
YOURS = N_("More files than one visitor may send at once. Remove one, or load the page again.")
UNKNOWN = N_("This file does not say how large it is.")


@dataclass(slots=True)
class _Held:
    visitor: str
    size: int
    arriving: bool = True


class Uploads:
    """Pure ASGI middleware: refuses a file beyond a visitor's share (413) or beyond what all have (503)."""

    def __init__(
        self,
        app: ASGIApp,
        kept: Callable[[], Iterable[str]] | None = None,
        per_visitor: int = PER_VISITOR,
        overall: int = OVERALL,
    ) -> None:
        self._app = app
        self._kept = kept or kept_by_streamlit
        self._per_visitor = per_visitor
        self._overall = overall
        self._held: dict[str, _Held] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http" or scope["method"] != "PUT" or not scope["path"].startswith(UPLOADS):
            await self._app(scope, receive, send)
            return
        visitor, size = browser_of(scope) or address_of(scope), length_of(scope) or 0
        if refusal := self._refusal(visitor, size):
            status, words = refusal
            # A browser that is cut off while it sends shows no answer, only that there was none.
            while (await receive()).get("more_body"):
                pass
            await refuse(scope, receive, send, words, status)
            return
        held = _Held(visitor, max(size, LEAST))
        self._held[scope["path"]] = held
        try:
            await self._app(scope, receive, send)
        finally:
            held.arriving = False

    def _refusal(self, visitor: str, size: int) -> tuple[int, Message] | None:
        if not size:
            return 411, UNKNOWN
        kept = set(self._kept())
        self._held = {path: held for path, held in self._held.items() if held.arriving or path in kept}
        mine = sum(held.size for held in self._held.values() if held.visitor == visitor)
        if mine + size > self._per_visitor:
            return 413, YOURS
        if sum(held.size for held in self._held.values()) + size > self._overall:
            return 503, FULL
        return None


def kept_by_streamlit() -> Iterable[str]:
    """The paths of the files that Streamlit holds."""
    if not runtime.exists():
        return
    stored: Mapping[str, Mapping[str, object]] = runtime.get_instance().uploaded_file_mgr.file_storage  # type: ignore[attr-defined]
    for session, files in list(stored.items()):
        for file in list(files):
            yield f"{UPLOADS}{session}/{file}"
