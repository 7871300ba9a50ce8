"""Links keep their keys out of every request line, and what they lead to opens in one browser alone."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.services.browsers import browser_in
from storycraft.services.check_link import KEYS
from storycraft.web.browser_cookie import BrowserCookie
from storycraft.web.links import PAGE_OF, StripKeys
from storycraft.web.live_events import Bus
from storycraft.web.presence import Presence
from storycraft.web.routes import make_routes
from storycraft.wiring import Parts

PAGE = {"accept": "text/html"}


def visitor(house: Parts) -> TestClient:
    bus = Bus(house.archive.workshop_revisions)
    bus.stop()
    app = Starlette(
        routes=make_routes(bus, Presence(house.archive.keep_screens)),
        middleware=[Middleware(BrowserCookie), Middleware(StripKeys)],
    )
    return TestClient(app, follow_redirects=False)


@pytest.fixture
def client(house: Parts) -> Iterator[TestClient]:
    with visitor(house) as running:
        yield running


def links(house: Parts, workshop: Workshop) -> dict[Role, dict[str, str]]:
    archive = house.archive
    return {
        Role.FACILITATOR: {"w": workshop.id, "fkey": archive.facilitator_key(workshop.id)},
        Role.GROUP: {"w": workshop.id, "g": "g2", "key": archive.group_key(workshop.id, "g2")},
        Role.WALL: {"w": workshop.id, "wkey": archive.wall_key(workshop.id)},
    }


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_older_link_leads_at_once_to_address_without_its_key(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    for role, link in links(house, sample).items():
        answer = client.get(PAGE_OF[role], params={**link, "stage": "threads"}, headers=PAGE)
        assert answer.status_code == 303, role
        to = answer.headers["location"]
        key = next(link[name] for name in KEYS if name in link)
        assert key not in to
        assert not set(query_of(to)) & set(KEYS)
        assert query_of(to)["stage"] == "threads"
        assert client.get("/api/events", params=query_of(to)).status_code == 200


def test_link_with_key_behind_the_hash_opens_its_page(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    assert client.get("/enter", headers=PAGE).status_code == 200
    for role, link in links(house, sample).items():
        answer = client.post("/enter", content=urlencode(link))
        assert answer.status_code == 200, role
        to = answer.json()["to"]
        assert urlsplit(to).path == PAGE_OF[role]
        assert not set(query_of(to)) & set(KEYS)
        assert client.get("/api/events", params=query_of(to)).status_code == 200


def test_an_address_opens_nothing_in_another_browser_nor_without_cookies(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    client.get("/enter", headers=PAGE)
    opened = [
        query_of(client.post("/enter", content=urlencode(link)).json()["to"])
        for link in links(house, sample).values()
    ]
    with visitor(house) as other:
        for query in opened:
            without = other.get("/api/events", params=query)
            assert without.status_code == 403
            assert "cookies" in without.json()["error"]
        other.get("/enter", headers=PAGE)
        assert browser_in(other.cookies)
        for query in opened:
            assert other.get("/api/events", params=query).status_code == 403
            for role in Role:
                assert other.get("/api/events", params={**query, "as": role.value}).status_code == 403


def test_pass_is_good_for_its_role_group_and_workshop(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    other = house.archive.create_workshop("Another room", "communities-of-practice").id
    client.get("/enter", headers=PAGE)
    for role, link in links(house, sample).items():
        query = query_of(client.post("/enter", content=urlencode(link)).json()["to"])
        for changed in [{"as": each.value} for each in Role if each is not role] + [{"w": other}]:
            answer = client.get("/api/events", params={**query, **changed})
            assert answer.status_code == 403, (role, changed)
    group = query_of(client.post("/enter", content=urlencode(links(house, sample)[Role.GROUP])).json()["to"])
    assert client.get("/api/events", params={**group, "g": "g3"}).status_code == 403


def test_one_browser_opens_several_roles_and_workshops_at_once(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    other = house.archive.import_workshop(sample)
    client.get("/enter", headers=PAGE)
    opened = [
        query_of(client.post("/enter", content=urlencode(link)).json()["to"])
        for workshop in (sample, other)
        for link in links(house, workshop).values()
    ]
    assert len({tuple(query.items()) for query in opened}) == 6
    assert {client.get("/api/events", params=query).status_code for query in opened} == {200}


def test_an_address_is_shut_when_its_link_is_renewed(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    client.get("/enter", headers=PAGE)
    opened = {
        role: query_of(client.post("/enter", content=urlencode(link)).json()["to"])
        for role, link in links(house, sample).items()
    }
    house.archive.renew_facilitator_key(sample.id)
    house.archive.renew_group_key(sample.id, "g2")
    for role, query in opened.items():
        assert client.get("/api/events", params=query).status_code == 403, role


@pytest.mark.parametrize(
    "body",
    [b"", b"w", b"w=x&fkey=y", b"\xff\x00\xfe", b"&" * 1999, b"w=1&" * 400, b"as=facilitator&pass=%00"],
)
def test_what_is_no_link_is_refused_in_a_sentence(client: TestClient, body: bytes) -> None:
    client.get("/enter", headers=PAGE)
    answer = client.post("/enter", content=body)
    assert answer.status_code == 403
    assert answer.json()["error"].startswith("This link does not open a workshop.")


def test_a_link_of_any_length_is_not_read(client: TestClient) -> None:
    client.get("/enter", headers=PAGE)
    assert client.post("/enter", content=b"w" * 5000).status_code == 413


def test_without_cookies_the_link_says_what_it_needs(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    answer = client.post("/enter", content=urlencode(links(house, sample)[Role.FACILITATOR]))
    assert answer.status_code == 403
    assert "Allow cookies" in answer.json()["error"]


def test_older_link_that_fits_nothing_is_left_to_the_page(client: TestClient, sample: Workshop) -> None:
    answer = client.get("/facilitator", params={"w": sample.id, "fkey": "guessed"}, headers=PAGE)
    assert answer.status_code == 200
    odd = client.get("//example.org/facilitator", params={"w": sample.id, "fkey": "guessed"}, headers=PAGE)
    assert "location" not in odd.headers
