"""Builds the openai client with every setting given: it would read missing ones from the environment."""

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

from storycraft.addresses import is_loopback
from storycraft.llm.error_mapping import Refusal
from storycraft.llm.reply_limits import REFUSAL
from storycraft.model_settings import ModelSettings
from storycraft.redaction import can_be_hidden

if TYPE_CHECKING:
    import httpx2
    from openai import AsyncOpenAI

_CONNECT = 10.0


def make_openai_client(settings: ModelSettings) -> "AsyncOpenAI":
    """Make the SDK's client of a server; the SDK is loaded here, which takes a moment."""
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
        http_client=_http(settings),
    )


def _http(settings: ModelSettings) -> "httpx2.AsyncClient":
    import httpx2

    from storycraft.llm.address_pinning import PinnedTransport

    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=settings.concurrency)
    # A proxy would look names up itself, and might find another address than the one that was looked at.
    direct = settings.guarded or is_loopback(urlsplit(settings.base_url).hostname or "")
    return httpx2.AsyncClient(
        follow_redirects=False,
        trust_env=not direct,
        transport=PinnedTransport(httpx2.AsyncHTTPTransport(limits=limits)) if settings.guarded else None,
        timeout=httpx2.Timeout(settings.timeout, connect=_CONNECT),
        limits=limits,
        event_hooks={"response": [_raise_refusal]},
        headers={"Accept-Encoding": "gzip, deflate"},
    )


async def _raise_refusal(response: "httpx2.Response") -> None:
    """Raise `Refusal` for an error status, with the beginning of the body: the SDK would read all of it."""
    if response.status_code < 300:
        return
    body = b""
    async for piece in response.aiter_bytes():
        body += piece
        if len(body) > REFUSAL:
            break
    text = body[:REFUSAL].decode("utf-8", "replace")
    try:
        said: object = json.loads(text)
    except (ValueError, RecursionError):
        said = text
    raise Refusal(response.status_code, said, dict(response.headers))


def secrets_of(settings: ModelSettings) -> tuple[str, ...]:
    """The secrets that are sent and that a server may repeat in an error: key, header values, query values."""
    query = (value for _, value in parse_qsl(urlsplit(settings.base_url).query))
    sent = [settings.api_key, *settings.headers.values(), *query]
    # "Bearer 4f9a77" is repeated without its first word.
    return tuple({part for value in sent for part in (value, *value.split()) if can_be_hidden(part)})


def _takes_key_apart(settings: ModelSettings) -> bool:
    """Whether it is one of Azure's older endpoints: a key has a header of its own, the usual one a token."""
    return "api-version=" in urlsplit(settings.base_url).query


def headers_of(settings: ModelSettings) -> dict[str, Any]:
    """The headers of each request that differ from the SDK's."""
    from openai import Omit

    return {"Authorization": Omit()} if _takes_key_apart(settings) else {}
