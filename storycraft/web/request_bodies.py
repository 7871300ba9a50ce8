"""Limits the size of a request's body and the time that it may take to arrive."""

import asyncio
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from storycraft.domain.message import N_
from storycraft.web.refusal import refuse

MEGABYTE = 1024 * 1024
UPLOADS = "/_stcore/upload_file/"
LARGEST_UPLOAD = 21 * MEGABYTE
"""Bytes: Streamlit's `server.maxUploadSize`, and what a browser writes around a file."""
LARGEST_BODY = 450_000
"""Bytes of any other request: the longest paragraph fits, as it was and as it is, in any alphabet."""
SILENT_SECONDS, WHOLE_SECONDS = 20.0, 300.0
"""How long nothing may come of a body, and how long all of it may take: the largest file over a slow line."""

SAID = {
    400: N_("The length of this request is no number."),
    408: N_("This took too long to arrive. Send it again."),
    413: N_("This is too large."),
}


class _TooMuch(Exception):
    """Raised where a body is too large or too slow; the HTTP status says which."""

    def __init__(self, status: int) -> None:
        self.status = status


class Bodies:
    """Pure ASGI middleware: refuses a body that is too large (413), and one that does not arrive (408)."""

    def __init__(
        self,
        app: ASGIApp,
        largest: int = LARGEST_BODY,
        silent: float = SILENT_SECONDS,
        whole: float = WHOLE_SECONDS,
    ) -> None:
        self._app = app
        self._largest = largest
        self._silent = silent
        self._whole = whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def send_and_note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            length = length_of(scope)
            largest = LARGEST_UPLOAD if scope["path"].startswith(UPLOADS) else self._largest
            if length is None or length > largest:
                raise _TooMuch(400 if length is None else 413)
            await self._app(scope, self._bounded(receive, largest), send_and_note)
        except _TooMuch as fault:
            if not begun:
                words, closing = SAID[fault.status], {"connection": "close"}
                await refuse(scope, receive, send, words, fault.status, closing)

    def _bounded(self, receive: Receive, largest: int) -> Receive:
        taken, whole, end = 0, False, time.monotonic() + self._whole

        async def receive_some() -> Message:
            nonlocal taken, whole
            if whole:
                return await receive()  # nothing comes any more but the end of the connection
            try:
                message = await asyncio.wait_for(receive(), min(self._silent, end - time.monotonic()))
            except TimeoutError:
                raise _TooMuch(408) from None
            taken += len(message.get("body", b""))
            # Without a length in its head a request shows its size only while it comes.
            if taken > largest:
                raise _TooMuch(413)
            whole = not message.get("more_body", False)
            return message

        return receive_some


def length_of(scope: Scope) -> int | None:
    """How long a request says that its body is; 0 where it does not say, None where that is no number."""
    said = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
    return int(said) if said.isdigit() and len(said) < 20 else None
