"""Browsers, told apart by a random id in a signed cookie."""

import re
import secrets
from collections.abc import Mapping

from storycraft.domain.errors import Refused
from storycraft.domain.message import N_
from storycraft.wiring import parts

COOKIE = "storycraft"
NO_COOKIES = N_("This browser keeps no cookies, so it cannot be told from others.")
ALLOW_COOKIES = N_("Allow cookies for this page, then load it again.")


def browser_in(cookies: Mapping[str, str]) -> str:
    """The id in these cookies, if its signature is ours; "" otherwise."""
    browser, _, signature = str(cookies.get(COOKIE, "")).partition(".")
    if not re.fullmatch(r"[\w-]{16,40}", browser):
        return ""
    try:
        parts().archive.access_keys.check(signature, "browser", browser)
    except Refused:
        return ""
    return browser


def new_cookie() -> str:
    """The value of a cookie for a browser that has none yet: a new id with our signature."""
    return parts().archive.access_keys.browser_cookie(secrets.token_urlsafe(18))
