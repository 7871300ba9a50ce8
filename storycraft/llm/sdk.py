"""The client library, told every setting: what it is not told it would read from the environment."""

from ipaddress import ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from storycraft.settings import ModelSettings

if TYPE_CHECKING:
    from openai import AsyncOpenAI

_CONNECT = 10.0
_SHORTEST_SECRET = 4
"""What is shorter stands in many a sentence by chance."""


def make_sdk(settings: ModelSettings) -> "AsyncOpenAI":
    """A client of that server; it loads the SDK, which takes a moment."""
    import httpx2
    from openai import AsyncOpenAI, Omit

    base_url, _, query = settings.base_url.partition("?")
    # What is not given, the SDK reads from OPENAI_* variables: an organization meant for one server
    # would be told to another.
    quiet: dict[str, Any] = {"OpenAI-Organization": Omit(), "OpenAI-Project": Omit()}
    if _takes_key_apart(settings):
        quiet["api-key"] = settings.api_key
    return AsyncOpenAI(
        base_url=base_url,
        default_query=dict(parse_qsl(query)),
        api_key=settings.api_key or "none",
        admin_api_key="",
        organization="",
        project="",
        webhook_secret="",
        max_retries=0,
        timeout=httpx2.Timeout(settings.timeout, connect=_CONNECT),
        default_headers={**quiet, **settings.headers},
        http_client=httpx2.AsyncClient(
            follow_redirects=False,
            trust_env=not on_this_machine(settings.base_url),
            timeout=httpx2.Timeout(settings.timeout, connect=_CONNECT),
            limits=httpx2.Limits(max_connections=None, max_keepalive_connections=settings.concurrency),
        ),
    )


def secrets_of(settings: ModelSettings) -> tuple[str, ...]:
    """What is sent and must not be shown although a server may repeat it: key, header values, query values."""
    query = (value for _, value in parse_qsl(urlsplit(settings.base_url).query))
    sent = [settings.api_key, *settings.headers.values(), *query]
    # "Bearer 4f9a77" is repeated without its first word.
    parts = {part for value in sent for part in (value, *value.split()) if len(part) >= _SHORTEST_SECRET}
    return tuple(sorted(parts, key=len, reverse=True))


def _takes_key_apart(settings: ModelSettings) -> bool:
    """Whether it is one of Azure's older endpoints: a key has a header of its own, the usual one a token."""
    return "api-version=" in urlsplit(settings.base_url).query


def headers_of(settings: ModelSettings) -> dict[str, Any]:
    """What each request changes of the usual headers."""
    from openai import Omit

    return {"Authorization": Omit()} if _takes_key_apart(settings) else {}


def on_this_machine(base_url: str) -> bool:
    """Whether the address is this machine's own."""
    name = urlsplit(base_url).hostname or ""
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"
