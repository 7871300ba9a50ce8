"""Finds out whether other devices can reach the address on an invitation, or only this machine."""

import ipaddress
import socket
import struct
import sys
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import streamlit as st

from storycraft.addresses import is_loopback
from storycraft.commands.serve import command_to_start
from storycraft.ui.shared.markup import typed_line
from storycraft.ui.shared.translation import _

EVERYWHERE = "0.0.0.0"  # noqa: S104 (said to people; who listens there decides)
ASK_FOR_ADDRESS = {"linux": 0x8915, "darwin": 0xC0206921}
"""SIOCGIFADDR of netdevice(7): the system tells the IPv4 address of a network interface."""
NOT_THE_ROOMS = ("br-", "docker", "veth", "virbr", "vmnet", "vboxnet", "cni", "podman")
"""How interfaces are named that lead to machines inside this one."""
CONTAINER = (Path("/.dockerenv"), Path("/run/.containerenv"))
LOOK_IT_UP = {"linux": "hostname -I", "darwin": "ipconfig getifaddr en0", "win32": "ipconfig"}
"""What says a machine's address on the network, where we do not know it."""


def address_warning() -> str:
    """A warning as HTML with what to do where nobody else can open the address on an invitation; "" where others can."""
    url = urlsplit(room_url())
    if not is_loopback(url.hostname or ""):
        return ""
    return explain_address(url, _listens_on(), st.get_option("server.port"), own_addresses())


def room_url() -> str:
    """The page's address as others in the room reach it; the one of this browser where the server cannot know another.

    It knows one where it listens on the room's network and this machine has a single address there.
    """
    here = page_url()
    url = urlsplit(here)
    if not is_loopback(url.hostname or "") or is_loopback(_listens_on()):
        return here
    match own_addresses():
        case (only,):
            return url._replace(netloc=f"{only}:{url.port}" if url.port else only).geturl()
    return here


def _listens_on() -> str:
    return st.get_option("server.address") or EVERYWHERE


def page_url() -> str:
    """The address by which this browser reaches the page."""
    return st.context.url or ""


def explain_address(url: SplitResult, listens_on: str, listens_at: int, addresses: tuple[str, ...]) -> str:
    """The warning as HTML, for a page at `url`, the server's address and port, and this machine's own addresses."""
    port = f":{url.port}" if url.port else ""
    own = (typed_line(f"{url.scheme}://{each}{port}") for each in addresses)
    where = _(" or ").join(own) or _unknown(port)
    if not is_loopback(listens_on):
        return _(
            "Only this machine reaches this address. For others, open the app at {address}.", address=where
        )
    return _(
        "Only this machine reaches this address. For others, start the app with “{command}” and open it at {address}.",
        command=typed_line(command_to_start(EVERYWHERE, listens_at)),
        address=where,
    )


def _unknown(port: str) -> str:
    """How to find an address that we do not know."""
    told = _("this machine's address on the network")
    if sys.platform in LOOK_IT_UP:
        told = _(
            "{address} (“{command}” says it)", address=told, command=typed_line(LOOK_IT_UP[sys.platform])
        )
    return _("{address}, with {port} behind it", address=told, port=typed_line(port)) if port else told


def own_addresses() -> tuple[str, ...]:
    """This machine's IPv4 addresses on its networks, as the system lists them; nothing is sent to learn them.

    () where the system does not tell, and in a container, whose own addresses nobody outside reaches.
    """
    question = ASK_FOR_ADDRESS.get(sys.platform)
    if question is None or any(each.exists() for each in CONTAINER):
        return ()
    import fcntl  # not on Windows

    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _number, name in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(asking, question, struct.pack("256s", name.encode()[:15]))
            except OSError:  # an interface without an IPv4 address
                continue
            address = ipaddress.IPv4Address(answer[20:24])
            outward = not (address.is_loopback or address.is_link_local or address.is_unspecified)
            if outward and not name.startswith(NOT_THE_ROOMS):
                found.append(str(address))
    return tuple(found)
