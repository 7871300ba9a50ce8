"""What points mean is looked up once they are entered: nobody waits for it, and a proposal finds it known."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from storycraft.domain.role import Role
from storycraft.domain.workshop import Consent, Contribution
from storycraft.jobs import meanings_ahead
from storycraft.llm.client import close_clients
from storycraft.services.allow_model import allow_model
from storycraft.services.change_point import change_point
from storycraft.services.check_link import new_entry
from storycraft.services.open_workshop import open_imported, open_workshop
from storycraft.services.post_points import post_points
from storycraft.services.propose import propose_threads
from storycraft.services.read_workshop import Visit, visit_by
from storycraft.weavers import meanings
from storycraft.wiring import Parts
from tests.support.faultserver import FaultServer
from tests.support.house import parts_over
from tests.support.model_servers import forget_all

FERRY = ("The ferry left twice without us.", "A late ferry teaches patience.")
OVEN = ("The oven was lit at three.", "One oven baked for sixty people.")


def given(body: dict[str, Any]) -> tuple[int, Any]:
    """Water or bread."""
    vectors = [[1.0, 0.1] if "ferry" in text else [0.1, 1.0] for text in body["input"]]
    data = [{"index": place, "embedding": vector} for place, vector in enumerate(vectors)]
    return 200, {"data": data, "usage": {"prompt_tokens": 1}}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultServer]:
    monkeypatch.setattr(meanings_ahead, "GATHERED", 0.05)
    meanings._meanings.clear()
    forget_all()
    with FaultServer() as running:
        running.meanings = given
        yield running
    close_clients()
    meanings._meanings.clear()


@pytest.fixture
def house(server: FaultServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Parts]:
    configured = {
        "OPENAI_BASE_URL": server.url,
        "OPENAI_API_KEY": "sk-test",
        "STORYCRAFT_MODEL": "good",
        "STORYCRAFT_MODEL_EMBEDDINGS": "small",
        "STORYCRAFT_MODEL_TRIES": "1",
    }
    for name, value in configured.items():
        monkeypatch.setenv(name, value)
    with parts_over(tmp_path / "data") as made:
        yield made


@pytest.fixture
def room(house: Parts, server: FaultServer) -> str:
    """A workshop with one group, whose words may go to the server."""
    made = open_workshop("Island day", "communities-of-practice", "en")
    house.archive.add_group(made, "Pier")
    allow_model(seen(made, Role.FACILITATOR), urlsplit(server.url).netloc)
    return made


def seen(workshop_id: str, role: Role = Role.GROUP) -> Visit:
    return visit_by(new_entry(workshop_id, role, "b" * 20, "" if role is Role.FACILITATOR else "g2"))


def post(workshop_id: str, *texts: str, consent: Consent = Consent.SHARE) -> tuple[Contribution, ...]:
    said = [("", text) for text in texts]
    return post_points(seen(workshop_id), "experiences", said, consent=consent, token="|".join(texts))


def asked(server: FaultServer) -> list[str]:
    """All texts that went to the server, in their order."""
    return [text for exchange in list(server.exchanges) for text in exchange.body["input"]]


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def settled(server: FaultServer, house: Parts) -> list[str]:
    """What was asked, once nothing is left to look up."""
    wait_until(lambda: house.meanings_ahead._thread is None)
    return asked(server)


def test_what_is_entered_is_known_before_anybody_proposes(
    house: Parts, room: str, server: FaultServer
) -> None:
    post(room, *FERRY)
    assert settled(server, house) == [*FERRY]
    post(room, *OVEN)
    assert settled(server, house) == [*FERRY, *OVEN]
    propose_threads(seen(room), "model")
    wait_until(lambda: len(house.archive.workshop(room).threads) == 2)
    assert asked(server) == [*FERRY, *OVEN]
    [point, *_] = house.archive.workshop(room).contributions
    change_point(seen(room), point, "The ferry never came.", point.version)
    assert settled(server, house)[4:] == ["The ferry never came."]


def test_what_many_enter_together_is_one_question(house: Parts, room: str, server: FaultServer) -> None:
    for text in (*FERRY, *OVEN):
        post(room, text)
    assert settled(server, house) == [*FERRY, *OVEN]
    assert len(server.exchanges) < 4


def test_who_enters_waits_for_no_server(house: Parts, room: str, server: FaultServer) -> None:
    goes_on = threading.Event()
    server.meanings = lambda body: (goes_on.wait(10), given(body))[1]
    post(room, FERRY[0])
    wait_until(lambda: bool(server.exchanges))
    began = time.monotonic()
    post(room, FERRY[1])
    assert time.monotonic() - began < 1
    goes_on.set()
    assert settled(server, house) == [*FERRY]


def test_what_stays_in_the_room_is_never_asked_about(house: Parts, room: str, server: FaultServer) -> None:
    post(room, OVEN[0], consent=Consent.ROOM_ONLY)
    post(room, FERRY[0])
    assert settled(server, house) == [FERRY[0]]


def test_nothing_leaves_before_it_is_allowed(house: Parts, room: str, server: FaultServer) -> None:
    facilitator = seen(room, Role.FACILITATOR)
    allow_model(facilitator, "")
    post(room, *FERRY)
    assert settled(server, house) == []
    allow_model(facilitator, urlsplit(server.url).netloc)
    assert settled(server, house) == [*FERRY]
    # What was brought from a file is a workshop with a permission of its own.
    server.exchanges.clear()
    open_imported(house.archive.workshop(room))
    assert settled(server, house) == []


def test_a_server_that_fails_is_left_alone(house: Parts, room: str, server: FaultServer) -> None:
    server.meanings = lambda body: (500, {"error": {"message": "Internal Server Error"}})
    post(room, FERRY[0])
    settled(server, house)
    tries = len(server.exchanges)
    post(room, FERRY[1])
    settled(server, house)
    assert len(server.exchanges) == tries
    # Whoever asks for threads asks for what is missing.
    server.meanings = given
    propose_threads(seen(room), "model")
    wait_until(lambda: bool(house.archive.workshop(room).threads))


def test_the_extra_is_asked_without_any_server(
    house: Parts, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[str] = []

    class Extra:
        def encode(self, texts: list[str]) -> list[list[float]]:
            here.extend(texts)
            return [[1.0, float(len(text))] for text in texts]

    monkeypatch.setattr(meanings, "has_extra", lambda: True)
    monkeypatch.setattr("storycraft.workshop_weavers.has_extra", lambda: True)
    monkeypatch.setattr(meanings, "_extra", Extra())
    made = open_workshop("Island day", "communities-of-practice", "en")
    house.archive.add_group(made, "Pier")
    post(made, *(f"The ferry was {minutes} minutes late." for minutes in range(120)))
    wait_until(lambda: len(here) == 120)
    assert settled(server, house) == []


def test_without_extra_and_server_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meanings_ahead.MeaningsAhead, "_run", lambda _: pytest.fail("nothing can be known"))
    with parts_over(tmp_path / "data") as house:
        made = open_workshop("Island day", "communities-of-practice", "en")
        house.archive.add_group(made, "Pier")
        post(made, *FERRY)
        assert house.meanings_ahead._thread is None
