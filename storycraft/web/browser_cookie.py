"""Identifies a browser by a random id in a signed cookie that scripts cannot read."""

from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from storycraft.services.browsers import COOKIE, browser_in, new_cookie

DAYS = 400
"""From the last visit on; no browser keeps one for longer."""


class BrowserCookie:
    """Pure ASGI middleware: a browser that requests a page without a cookie is given one.

    A new one is there for what answers the request, too.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the cookie."""
        if not asks_for_a_page(scope):
            await self._app(scope, receive, send)
            return
        value = cookies_of(scope)[COOKIE] if browser_of(scope) else new_cookie()
        scope = {**scope, "headers": [*scope["headers"], (b"cookie", f"{COOKIE}={value}".encode())]}
        cookie = _kept(value, secure=_is_secure(scope)).encode()

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), (b"set-cookie", cookie)]
            await send(message)

        await self._app(scope, receive, send_with_cookie)


def cookies_of(scope: Scope) -> dict[str, str]:
    """The cookies of a request or websocket; one of another program that is odd hides none of ours."""
    raw = "; ".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
    return cookie_parser(raw)


def browser_of(scope: Scope) -> str:
    """The id of the browser that a request comes from; "" where its cookie is none of ours."""
    return browser_in(cookies_of(scope))


def asks_for_a_page(scope: Scope) -> bool:
    """Whether a browser requests a page, and not data or a file."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _is_secure(scope: Scope) -> bool:
    forwarded = next((value for name, value in scope["headers"] if name == b"x-forwarded-proto"), b"")
    return scope["scheme"] == "https" or forwarded == b"https"


def _kept(value: str, *, secure: bool) -> str:
    ending = "; Secure" if secure else ""
    return f"{COOKIE}={value}; Path=/; Max-Age={DAYS * 86400}; HttpOnly; SameSite=Lax{ending}"
