"""A name is looked up once, what was found is looked at, and that is what is connected to; nothing leaves here."""

import asyncio
import ssl
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from storycraft.llm import errors
from storycraft.llm.address_pinning import PinnedTransport
from storycraft.llm.client import client_for
from storycraft.llm.messages import Message, Request
from storycraft.model_settings import ModelSettings
from tests.support.faultserver import FaultServer

PUBLIC, OTHER = "8.8.4.4", "8.8.8.8"


class Names:
    """A resolver that answers the same name with the next of these lists each time it is asked."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, int]] = []

    async def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append((host, port))
        return list(self.answers[min(len(self.asked), len(self.answers)) - 1])


class Line(httpx2.AsyncBaseTransport):
    """The end of the line: writes down what would have been connected to; nobody answers at `dead` or `silent` ones."""

    def __init__(self, dead: Sequence[str] = (), silent: Sequence[str] = ()) -> None:
        self.dead, self.silent = dead, silent
        self.requests: list[httpx2.Request] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        if request.url.host in self.dead:
            raise httpx2.ConnectError("nobody there")
        if request.url.host in self.silent:
            raise httpx2.ConnectTimeout("no answer")
        return httpx2.Response(200, text="well")


def post(names: Names, line: Line, url: str = "https://models.example.org/v1/chat/completions") -> str:
    async def send() -> str:
        async with httpx2.AsyncClient(transport=PinnedTransport(line, names), trust_env=False) as client:
            return (await client.post(url, json={"words": "ours"})).text

    return asyncio.run(send())


def test_request_to_an_address_keeps_the_name_for_the_certificate() -> None:
    names, line = Names([PUBLIC]), Line()
    assert post(names, line) == "well"
    (sent,) = line.requests
    assert sent.url.host == PUBLIC
    assert sent.headers["host"] == "models.example.org"
    assert sent.extensions["sni_hostname"] == "models.example.org"
    assert names.asked == [("models.example.org", 443)]


def test_name_that_leads_elsewhere_is_looked_at_again() -> None:
    names, line = Names([PUBLIC], ["127.0.0.1"]), Line()
    post(names, line)
    with pytest.raises(errors.NotAllowed, match=r"models\.example\.org leads to an address"):
        post(names, line)
    assert [sent.url.host for sent in line.requests] == [PUBLIC]
    assert len(names.asked) == 2


@pytest.mark.parametrize("found", [["10.0.0.7"], ["169.254.169.254"], [PUBLIC, "192.168.0.1"], ["::1"], []])
def test_a_name_that_leads_inside_is_not_asked(found: list[str]) -> None:
    line = Line()
    with pytest.raises(errors.NotAllowed):
        post(Names(found), line)
    assert line.requests == []


def test_next_address_is_tried_where_nobody_answers() -> None:
    names, line = Names([PUBLIC, OTHER]), Line(dead=[PUBLIC])
    assert post(names, line) == "well"
    assert [sent.url.host for sent in line.requests] == [PUBLIC, OTHER]
    assert len(names.asked) == 1


@pytest.fixture
def asked() -> Request:
    return Request(model="good", messages=(Message("user", "Well?"),))


def test_guarded_address_on_another_local_port_is_not_asked(
    server: FaultServer, settings: ModelSettings, asked: Request
) -> None:
    guarded = client_for(replace(settings, guarded=True))
    with pytest.raises(errors.NotAllowed) as refused:
        guarded.attempt(asked, lambda _: None, lambda: False)
    with pytest.raises(errors.NotAllowed):
        guarded.models(2)
    assert not refused.value.passing
    assert server.exchanges == []
    client_for(settings).attempt(asked, lambda _: None, lambda: False)
    assert len(server.chats) == 1, "who owns the machine may ask it"


def test_guarded_server_on_a_usual_port_is_asked_by_address(
    server: FaultServer, settings: ModelSettings, asked: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storycraft.model_addresses.USUAL_PORTS", {"FaultServer": server.port})
    address = server.url.replace("127.0.0.1", "localhost")
    reply = client_for(replace(settings, base_url=address, guarded=True)).attempt(
        asked, lambda _: None, lambda: False
    )
    assert reply.text
    assert server.chats[0].headers["host"] == f"localhost:{server.port}"


def test_the_certificate_must_be_the_names_and_not_the_addresss(
    settings: ModelSettings, asked: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parent / "expired.pem")
    with FaultServer(tls=context) as server:
        monkeypatch.setattr("storycraft.model_addresses.USUAL_PORTS", {"FaultServer": server.port})
        with pytest.raises(errors.BadCertificate):
            client_for(replace(settings, base_url=server.url, guarded=True)).attempt(
                asked, lambda _: None, lambda: False
            )
        assert server.exchanges == []


def test_a_redirect_is_not_followed_by_a_guarded_client_either(
    server: FaultServer, settings: ModelSettings, asked: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storycraft.model_addresses.USUAL_PORTS", {"FaultServer": server.port})
    with pytest.raises(errors.Redirected):
        client_for(replace(settings, guarded=True)).attempt(
            replace(asked, model="redirect"), lambda _: None, lambda: False
        )
    assert len(server.exchanges) == 1


def test_after_an_address_that_says_nothing_comes_the_next() -> None:
    line = Line(silent=[PUBLIC])
    assert post(Names([PUBLIC, OTHER]), line) == "well"
    assert [sent.url.host for sent in line.requests] == [PUBLIC, OTHER]
