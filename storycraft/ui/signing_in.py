"""Optional sign-in for organizations, by Streamlit's own OpenID Connect."""

import json
from collections.abc import Mapping

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from storycraft.settings import SignIn
from storycraft.wiring import parts


def may_run_workshops() -> bool:
    """Whether this visitor may open workshops; where sign-in is asked for, it is offered."""
    return parts().settings.sign_in is SignIn.NOBODY or _signed_in("To open a workshop, sign in first.")


def may_enter() -> bool:
    """Whether this visitor may see any page; where everybody has to sign in, it is offered."""
    return parts().settings.sign_in is not SignIn.EVERYBODY or _signed_in("Sign in to enter.")


def has_signed_in(cookies: Mapping[str, str]) -> bool:
    """The same for a request beside the pages, by the cookie that Streamlit gave and signed."""
    if parts().settings.sign_in is not SignIn.EVERYBODY:
        return True

    def value(name: str) -> bytes | None:
        signed = cookies.get(name, "").encode("latin-1", "replace")
        return decode_signed_value(get_cookie_secret(), name, signed)

    user = get_cookie_with_chunks(value, AUTH_COOKIE_NAME)
    return bool(user and json.loads(user).get("is_logged_in"))


def _signed_in(why: str) -> bool:
    if st.user.get("is_logged_in"):
        return True
    st.text(why)
    st.button("Sign in", on_click=st.login, type="primary", icon=":material/login:")
    return False
