"""Whether a request comes from somebody who has signed in, by the cookie that Streamlit gave."""

import json
from collections.abc import Mapping

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from storycraft.settings import SignIn
from storycraft.wiring import parts


def has_signed_in(cookies: Mapping[str, str]) -> bool:
    """Whether the visitor with these cookies may ask for what is beside the pages."""
    if parts().settings.sign_in is not SignIn.EVERYBODY:
        return True

    def value(name: str) -> bytes | None:
        signed = cookies.get(name, "").encode("latin-1", "replace")
        return decode_signed_value(get_cookie_secret(), name, signed)

    user = get_cookie_with_chunks(value, AUTH_COOKIE_NAME)
    return bool(user and json.loads(user).get("is_logged_in"))
