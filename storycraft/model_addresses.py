"""Decides which model servers may be chosen on a page that others reach: public ones, and this machine's usual ports.

Whoever can open a workshop can type an address, and the server of the app would send a request there: into the
network that it stands in, past every firewall. So the address is looked at twice: as it was typed, and again when
its name has been looked up, and what was looked at is what is connected to.
"""

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from storycraft.domain.errors import SettingsError
from storycraft.domain.message import N_

USUAL_PORTS = {"Ollama": 11434, "LM Studio": 1234, "llama.cpp": 8080, "vLLM": 8000}
"""Where these servers listen when nobody told them otherwise, as their own documentation says."""
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63}){1,20}\.?")
_NEVER_PUBLIC = (
    "local",
    "localhost",
    "internal",
    "lan",
    "home",
    "arpa",
    "corp",
    "intranet",
    "private",
    "onion",
    "test",
)
_TRANSLATED = tuple(map(IPv6Network, ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16")))
"""IPv6 addresses that stand for one of IPv4: compatible, NAT64, Teredo and 6to4."""
_NEXT = N_(
    "Choose a public server whose address begins with https://, a model server on this machine, or ask who runs "
    "Storycraft to name the host in STORYCRAFT_MODEL_HOSTS."
)


def check_address(base_url: str) -> None:
    """Check an address as it was typed.

    Raises:
        SettingsError: it is none that a page may choose.
    """
    parts = urlsplit(base_url)
    host, port = _host_and_port(base_url)
    if is_usual_here(host, port):
        return
    address = _literal(host)
    if parts.scheme != "https":
        raise SettingsError("The address of {host} does not begin with https://.", next_step=_NEXT, host=host)
    if address is None and (not _NAME.fullmatch(host) or host.rstrip(".").split(".")[-1] in _NEVER_PUBLIC):
        raise SettingsError("“{host}” is no name of a public server.", next_step=_NEXT, host=host[:80])
    if address is None and re.fullmatch(r"\d+|0x[0-9a-f]*", host.rstrip(".").split(".")[-1]):
        raise SettingsError("“{host}” is a number in disguise.", next_step=_NEXT, host=host[:80])
    if address is not None and not is_public(address):
        raise SettingsError(
            "{host} is an address inside a network, not a public one.", next_step=_NEXT, host=host
        )


def may_connect(host: str, port: int, found: str) -> bool:
    """Whether a request to that host may go to the address that was found for its name."""
    address = _literal(found)
    if address is None:
        return False
    return address.is_loopback if is_usual_here(host, port) else is_public(address)


def is_usual_here(host: str, port: int) -> bool:
    """Whether it is this machine, by its plain name or number, at a port where model servers listen."""
    return host.lower() in THIS_MACHINE and port in USUAL_PORTS.values()


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether anybody on the internet means the same machine by it."""
    if isinstance(address, IPv6Address) and (
        address.ipv4_mapped or address.is_site_local or any(address in net for net in _TRANSLATED)
    ):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def is_named(base_url: str, hosts: Collection[str]) -> bool:
    """Whether the installation allows this host by name, `host` or `host:port`."""
    host, port = _host_and_port(base_url)
    named = {name.strip().lower().rstrip(".") for name in hosts}
    return bool({host.rstrip("."), f"{host.rstrip('.')}:{port}"} & named)


def _host_and_port(base_url: str) -> tuple[str, int]:
    try:
        parts = urlsplit(base_url)
        return (parts.hostname or "").lower(), parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise SettingsError(
            "“{base_url}” is no web address.", next_step=_NEXT, base_url=base_url[:80]
        ) from None


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
