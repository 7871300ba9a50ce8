"""Finds out whether other devices can reach the address on an invitation, or only this machine."""

import ipaddress
import platform
import socket
import struct
import sys
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

import streamlit as st

from storycraft.addresses import is_loopback
from storycraft.app_file import command_to_start
from storycraft.ui.shared.markup import typed_line
from storycraft.ui.shared.translation import _

EVERYWHERE = "0.0.0.0"  # noqa: S104 (said to people; who listens there decides)
ASK_FOR_ADDRESS = {"linux": 0x8915, "darwin": 0xC0206921}
"""SIOCGIFADDR of netdevice(7): the system tells the IPv4 address of a network interface."""
NOT_THE_ROOMS = (
    *("br-", "docker", "veth", "virbr", "vmnet", "vboxnet", "cni", "podman", "lxc", "lxd", "incus"),
    *("tun", "tap", "utun", "wg", "tailscale", "zt", "feth", "ppp", "ipsec", "nordlynx"),
)
"""How interfaces are named that lead to machines inside this one, or by a private network (VPN) to machines far away."""
CONTAINER = tuple(
    Path(each)
    for each in ("/.dockerenv", "/run/.containerenv", "/run/systemd/container", "/dev/lxd", "/dev/incus")
)
"""What stands only in containers: of Docker, Podman, systemd (which knows LXC's too), LXD and Incus."""
DEFAULT_PORTS = {"http": 80, "https": 443}
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

    It knows one where it listens on the room's network, this browser reaches it directly, and this machine has a single
    address there. What stands before it (a forwarded port, a server for https) may not answer at that address.
    """
    here = page_url()
    url = urlsplit(here)
    if not is_loopback(url.hostname or "") or is_loopback(_listens_on()):
        return here
    if url.scheme != "http" or not _is_servers_own(url, st.get_option("server.port")):
        return here
    match own_addresses():
        case (only,):
            return url._replace(netloc=f"{only}:{url.port}" if url.port else only).geturl()
    return here


def _is_servers_own(url: SplitResult, listens_at: int) -> bool:
    """Whether a page's port is the server's, not that of something before it."""
    return (url.port or DEFAULT_PORTS.get(url.scheme)) == listens_at


def _listens_on() -> str:
    return st.get_option("server.address") or EVERYWHERE


def page_url() -> str:
    """The address by which this browser reaches the page."""
    return st.context.url or ""


def explain_address(url: SplitResult, listens_on: str, listens_at: int, addresses: tuple[str, ...]) -> str:
    """The warning as HTML, for a page at `url`, the server's address and port, and this machine's own addresses."""
    port = f":{url.port}" if url.port else ""
    own = (typed_line(_at(each, url, listens_at)) for each in addresses)
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


def _at(own: str, url: SplitResult, listens_at: int) -> str:
    """The server at one of this machine's own addresses; its own port counts there, not one that leads to it."""
    if not _is_servers_own(url, listens_at):
        return f"http://{own}:{listens_at}"
    return f"{url.scheme}://{own}:{url.port}" if url.port else f"{url.scheme}://{own}"


def _unknown(port: str) -> str:
    """How to find an address that we do not know."""
    told = _("this machine's address on the network")
    system = "win32" if _is_wsl() else sys.platform
    if system in LOOK_IT_UP:
        told = _("{address} (“{command}” says it)", address=told, command=typed_line(LOOK_IT_UP[system]))
    return _("{address}, with {port} behind it", address=told, port=typed_line(port)) if port else told


def own_addresses() -> tuple[str, ...]:
    """This machine's IPv4 addresses on its networks, as the system lists them; nothing is sent to learn them.

    () where the system does not tell, and inside a container or WSL, whose own addresses nobody outside reaches.
    """
    question = ASK_FOR_ADDRESS.get(sys.platform)
    if question is None or _is_wsl() or any(each.exists() for each in CONTAINER):
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
            if leads_to_the_room(name, address):
                found.append(str(address))
    return tuple(found)


def _is_wsl() -> bool:
    """Whether this is a Linux inside Windows, by the name of its kernel; the room reaches only Windows."""
    return "microsoft" in platform.release().lower()


def leads_to_the_room(name: str, address: ipaddress.IPv4Address) -> bool:
    """Whether an interface of this name, with this address, can be on the room's network."""
    outward = not (address.is_loopback or address.is_link_local or address.is_unspecified)
    return outward and not name.startswith(NOT_THE_ROOMS)
