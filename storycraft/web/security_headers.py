"""Adds security headers, so that a browser runs, frames and loads only this app's own content."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit's index page holds one inline script and builds component modules from blobs.
POLICY = (
    "default-src 'self'; script-src 'self' blob: 'wasm-unsafe-eval' {inline}; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'self'; base-uri 'self'; "
    "form-action 'self'; object-src 'none'"
)

UNUSED = ", ".join(
    f"{power}=()" for power in ("camera", "microphone", "geolocation", "payment", "usb", "midi")
)
"""What a page of ours never asks a browser for."""


class SecurityHeaders:
    """Pure ASGI middleware: a buffering one would hold back the event stream."""

    def __init__(self, app: ASGIApp, inline: str) -> None:
        self._app = app
        self._headers = [
            (b"content-security-policy", POLICY.format(inline=inline).encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"permissions-policy", UNUSED.encode()),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers added."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self._headers]
            await send(message)

        await self._app(scope, receive, send_with_headers)
