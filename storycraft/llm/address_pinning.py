"""Connects to exactly the IP address that was checked, so that a changed DNS answer cannot redirect a request."""

import asyncio
import socket
from collections.abc import Awaitable, Callable

import httpx2

from storycraft.llm.errors import NotAllowed
from storycraft.model_addresses import may_connect

Resolve = Callable[[str, int], Awaitable[list[str]]]


async def look_up(host: str, port: int) -> list[str]:
    """Look up the IP addresses of a host name, each once."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class PinnedTransport(httpx2.AsyncBaseTransport):
    """Looks a name up once for each request, refuses what `storycraft.model_addresses` does not allow, and goes there.

    `inner` is given the address in the place of the name. The header Host, the name in TLS and the name that the
    certificate must have stay those of the server that was asked for.
    """

    def __init__(self, inner: httpx2.AsyncBaseTransport, resolve: Resolve = look_up) -> None:
        self._inner = inner
        self._resolve = resolve

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send it.

        Raises:
            NotAllowed: one of the addresses is none that a page may choose.
        """
        host, port = request.url.host, request.url.port or (443 if request.url.scheme == "https" else 80)
        found = await self._resolve(host, port)
        # One inner address among public ones is how a page would try which of them is taken.
        if not found or not all(may_connect(host, port, address) for address in found):
            raise NotAllowed(host=host)
        for address in found[:-1]:
            try:
                return await self._inner.handle_async_request(_sent_to(address, request))
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                continue
        return await self._inner.handle_async_request(_sent_to(found[-1], request))

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()


def _sent_to(address: str, request: httpx2.Request) -> httpx2.Request:
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )
