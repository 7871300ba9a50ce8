"""Optional sign-in for organizations, by Streamlit's own OpenID Connect."""

import streamlit as st

from storycraft.settings import SignIn
from storycraft.ui.shared.translation import _
from storycraft.wiring import parts


def may_run_workshops() -> bool:
    """Whether this visitor may open workshops; draws the sign-in where it is required."""
    return parts().settings.sign_in is SignIn.NOBODY or _signed_in(_("To open a workshop, sign in first."))


def may_enter() -> bool:
    """Whether this visitor may see any page; draws the sign-in where everybody has to sign in."""
    return parts().settings.sign_in is not SignIn.EVERYBODY or _signed_in(_("Sign in to enter."))


def _signed_in(why: str) -> bool:
    if st.user.get("is_logged_in"):
        return True
    st.text(why)
    st.button(_("Sign in"), on_click=st.login, type="primary", icon=":material/login:")
    return False
