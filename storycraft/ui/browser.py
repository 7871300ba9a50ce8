"""Which browser this is: a random id in a signed cookie that no script can read."""

import re
import secrets
from collections.abc import Mapping

import streamlit as st
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.scriptrunner import get_script_run_ctx

from storycraft.archive.keyring import Keyring
from storycraft.domain.errors import Refused
from storycraft.wiring import parts

COOKIE = "storycraft"
DAYS = 400
"""From the last visit on; no browser keeps one for longer."""
NO_COOKIES = "This browser keeps no cookies, so it cannot be told from others."
ALLOW_COOKIES = "Allow cookies for this page, then load it again."


def current_browser() -> str:
    """The id of the browser that this page is drawn for; "" where it keeps no cookies."""
    return browser_in(st.context.cookies, parts().archive.keyring)


def current_visitor() -> str:
    """Who this page is drawn for: the browser, or where that keeps no cookies the connection alone."""
    context = get_script_run_ctx(suppress_warning=True)
    return current_browser() or (f"connection {context.session_id}" if context else "")


def require_browser() -> str:
    """The same, where there has to be one.

    Raises:
        Refused: the browser keeps no cookies.
    """
    if browser := current_browser():
        return browser
    raise Refused(NO_COOKIES, next_step=ALLOW_COOKIES)


def browser_in(cookies: Mapping[str, str], keyring: Keyring) -> str:
    """The id in these cookies, if its signature is ours; "" otherwise."""
    browser, _, signature = str(cookies.get(COOKIE, "")).partition(".")
    if not re.fullmatch(r"[\w-]{16,40}", browser):
        return ""
    try:
        keyring.check(signature, "browser", browser)
    except Refused:
        return ""
    return browser


class BrowserCookie:
    """Pure ASGI middleware: a browser that asks for a page keeps its cookie, or is given one.

    A new one is there for what answers the request, too.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the cookie."""
        if not asks_for_a_page(scope):
            await self._app(scope, receive, send)
            return
        value = cookies_of(scope)[COOKIE] if browser_of(scope) else _new_value()
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
    return browser_in(cookies_of(scope), parts().archive.keyring)


def asks_for_a_page(scope: Scope) -> bool:
    """Whether a browser wants to show what it is given."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _is_secure(scope: Scope) -> bool:
    forwarded = next((value for name, value in scope["headers"] if name == b"x-forwarded-proto"), b"")
    return scope["scheme"] == "https" or forwarded == b"https"


def _new_value() -> str:
    return parts().archive.keyring.browser_cookie(secrets.token_urlsafe(18))


def _kept(value: str, *, secure: bool) -> str:
    ending = "; Secure" if secure else ""
    return f"{COOKIE}={value}; Path=/; Max-Age={DAYS * 86400}; HttpOnly; SameSite=Lax{ending}"
