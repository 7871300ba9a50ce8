"""Finds out whether browsers on other machines may reach this page, or only this machine's user."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

from storycraft.addresses import is_loopback
from storycraft.settings import Settings


def open_to_network(settings: Settings) -> bool:
    """Whether the settings, the server's address or the request itself show that other machines reach this page."""
    headers = {name.lower(): value for name, value in st.context.headers.items()}
    return settings.open_to_network or serves_others(str(st.get_option("server.address") or ""), headers)


def serves_others(listens_at: str, headers: Mapping[str, str]) -> bool:
    """Whether a server that listens there, asked with these headers, serves others; header names in small letters.

    It does where a proxy has signed the request, or where the browser asked for another name than this machine's own.
    """
    signed = any(name in headers for name in ("forwarded", "via", "x-real-ip")) or any(
        name.startswith("x-forwarded-") for name in headers
    )
    return signed or not (is_loopback(listens_at) and _is_for_this_machine(headers.get("host", "")))


def _is_for_this_machine(host: str) -> bool:
    """Of a Host header, with or without a port; without the header, what the server listens on decides."""
    try:
        return not host or is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False
