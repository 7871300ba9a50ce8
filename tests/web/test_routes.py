"""Our own routes and middleware, as every role, without a browser."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from storycraft.domain.errors import StorageError
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.services.browsers import COOKIE, browser_in
from storycraft.services.check_link import Entry
from storycraft.storage.workshop_limits import FIELDS
from storycraft.web.browser_cookie import BrowserCookie, cookies_of
from storycraft.web.live_events import Bus
from storycraft.web.presence import Presence
from storycraft.web.request_bodies import LARGEST_BODY, Bodies
from storycraft.web.routes import make_routes
from storycraft.wiring import Parts

PAGE = {"accept": "text/html"}


async def _say(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture
def _asked_of_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYCRAFT_SIGN_IN", "everybody")


@pytest.fixture
def client(house: Parts) -> Iterator[TestClient]:
    bus = Bus(house.archive.workshop_revisions)
    bus.stop()  # streams end at once
    routes = [
        *make_routes(bus, Presence(house.archive.keep_screens)),
        Route("/", _say, methods=["GET", "POST"]),
    ]
    app = Starlette(routes=routes, middleware=[Middleware(Bodies), Middleware(BrowserCookie)])
    with TestClient(app) as running:
        yield running


def queries(house: Parts, workshop: Workshop, browser: str) -> dict[Role, dict[str, str]]:
    archive = house.archive
    keys = {
        Role.FACILITATOR: ("", archive.facilitator_key(workshop.id)),
        Role.GROUP: ("g2", archive.group_key(workshop.id, "g2")),
        Role.PERSON: ("g2", archive.key_of(Role.PERSON, workshop.id, "g2", browser)),
        Role.WALL: ("", archive.wall_key(workshop.id)),
    }
    return {
        role: Entry(workshop_id=workshop.id, role=role, group_id=group, key=key).query
        for role, (group, key) in keys.items()
    }


def test_a_browser_gets_a_signed_cookie_that_no_script_reads(client: TestClient, house: Parts) -> None:
    answer = client.get("/", headers=PAGE)
    said = answer.headers["set-cookie"]
    assert "HttpOnly" in said
    assert "SameSite=Lax" in said
    browser = browser_in(client.cookies)
    assert browser
    assert f"storycraft={browser}." in client.get("/", headers=PAGE).headers["set-cookie"], "kept for longer"


def test_a_forged_cookie_is_nobodys(house: Parts) -> None:
    assert browser_in({COOKIE: "b" * 20 + ".forged"}) == ""
    assert browser_in({COOKIE: "junk"}) == ""


def test_behind_https_the_cookie_is_secure(client: TestClient) -> None:
    answer = client.get("/", headers={**PAGE, "x-forwarded-proto": "https"})
    assert "Secure" in answer.headers["set-cookie"]


def test_events_open_for_every_role_and_for_nobody_else(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    client.get("/", headers=PAGE)
    browser = browser_in(client.cookies)
    for role, query in queries(house, sample, browser).items():
        assert client.get("/api/events", params=query).status_code == 200, role
    assert client.get("/api/events").status_code == 403
    assert client.get("/api/events", params={"w": sample.id, "key": "guessed"}).status_code == 403


def test_a_screen_may_ask_whether_its_stream_would_open(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    query = queries(house, sample, "")[Role.GROUP]
    assert client.head("/api/events", params=query).status_code == 200
    house.archive.renew_group_key(sample.id, "g2")
    assert client.head("/api/events", params=query).status_code == 403


def test_database_that_is_away_is_a_fault_that_may_pass(
    client: TestClient, house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = queries(house, sample, "")[Role.GROUP]

    def away(*_: object) -> str:
        raise StorageError("The database did not answer.")

    monkeypatch.setattr(house.archive, "check_key", away)
    assert client.get("/api/events", params=query).status_code == 503
    assert client.post("/api/typing", params=query, content="x").status_code == 503


@pytest.mark.usefixtures("_asked_of_everybody")
def test_where_everybody_signs_in_the_routes_ask_for_it_too(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    query = queries(house, sample, "")[Role.GROUP]

    def answers() -> tuple[int, int]:
        events = client.get("/api/events", params=query)
        typing = client.post("/api/typing", params={**query, "field": "f"}, content="x")
        return events.status_code, typing.status_code

    assert answers() == (403, 403)
    client.cookies.set(AUTH_COOKIE_NAME, "forged")
    assert answers() == (403, 403)
    user = json.dumps({"is_logged_in": True, "origin": "http://testserver"})
    signed = create_signed_value(get_cookie_secret(), AUTH_COOKIE_NAME, user).decode()
    client.cookies.set(AUTH_COOKIE_NAME, signed)
    assert answers() == (200, 204)


def test_more_half_typed_texts_than_person_can_have_are_refused(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    query = queries(house, sample, "")[Role.GROUP]
    for number in range(FIELDS):
        house.archive.keep_typing(sample.id, "g2", f"field {number}", "x")

    def type_in(field: str) -> int:
        return client.post("/api/typing", params={**query, "field": field}, content="y").status_code

    assert (type_in("one more"), type_in("field 7")) == (400, 204)
    assert house.archive.typing(sample.id, "g2")["field 7"] == "y"


def test_a_revoked_link_opens_no_route(client: TestClient, house: Parts, sample: Workshop) -> None:
    client.get("/", headers=PAGE)
    given = queries(house, sample, browser_in(client.cookies))
    house.archive.renew_facilitator_key(sample.id)
    house.archive.renew_group_key(sample.id, "g2")
    for role, query in given.items():
        assert client.get("/api/events", params=query).status_code == 403, role
        assert client.post("/api/typing", params={**query, "field": "f"}, content="x").status_code == 403, (
            role
        )


def test_a_phones_link_is_worthless_in_another_browser(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    client.get("/", headers=PAGE)
    query = queries(house, sample, "o" * 20)[Role.PERSON]
    assert client.get("/api/events", params=query).status_code == 403


def test_the_wall_takes_no_words(client: TestClient, house: Parts, sample: Workshop) -> None:
    query = queries(house, sample, "")[Role.WALL]
    assert client.post("/api/typing", params={**query, "field": "f"}, content="x").status_code == 403


def test_half_typed_words_are_refused_after_the_end(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    client.get("/", headers=PAGE)
    given = queries(house, sample, browser_in(client.cookies))
    controls = replace(house.archive.controls(sample.id), ended=datetime.now(UTC))
    house.archive.save_controls(sample.id, controls, "workshop ended")
    for role in (Role.FACILITATOR, Role.GROUP, Role.PERSON):
        answer = client.post("/api/typing", params={**given[role], "field": "f"}, content="Half a sent")
        assert (answer.status_code, "has ended" in answer.json()["error"]) == (403, True)
        assert client.post("/api/typing", params={**given[role], "field": "f"}, content="").status_code == 204
    assert house.archive.typing(sample.id, "g2") == {}


def test_half_typed_words_are_kept_apart_for_each_owner(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    client.get("/", headers=PAGE)
    browser = browser_in(client.cookies)
    given = queries(house, sample, browser)
    for role in (Role.FACILITATOR, Role.GROUP, Role.PERSON):
        answer = client.post("/api/typing", params={**given[role], "field": "f"}, content=role.value)
        assert answer.status_code == 204
    author = house.archive.author(sample.id, browser)
    kept = [house.archive.typing(sample.id, owner)["f"] for owner in ("facilitator", "g2", author)]
    assert kept == ["facilitator", "group", "person"]


def test_a_request_that_is_too_large_is_refused(client: TestClient) -> None:
    assert client.post("/", content="x" * LARGEST_BODY).text == f"{LARGEST_BODY}"
    assert client.post("/", content="x" * (LARGEST_BODY + 1)).status_code == 413


def test_health_tells_database_jobs_and_model_apart(client: TestClient, house: Parts) -> None:
    assert client.get("/api/health").json() == {"ok": True, "database": "ok", "jobs": "ok", "model": "none"}
    house.weave_queue.stop()
    answer = client.get("/api/health")
    assert (answer.status_code, answer.json()["jobs"], answer.json()["database"]) == (
        503,
        "not running",
        "ok",
    )


@pytest.mark.parametrize("odd", ['prefs={"lang": "de"}', "flag", "name=Anna Maria", "list[]=1"])
def test_another_programs_odd_cookie_hides_none_of_ours(odd: str) -> None:
    header = f"{odd}; storycraft=abc.def".encode()
    assert cookies_of({"headers": [(b"cookie", header)]})["storycraft"] == "abc.def"


def test_whoever_has_the_code_may_listen_until_it_is_renewed(
    client: TestClient, house: Parts, sample: Workshop
) -> None:
    given = {"w": sample.id, "jkey": house.archive.joining_key(sample.id)}
    assert client.get("/api/events", params=given).headers["content-type"].startswith("text/event-stream")
    for other in ({}, {"w": sample.id}, {**given, "jkey": "guessed"}, {**given, "w": "another"}):
        assert client.get("/api/events", params=other).status_code in (403, 503)
    assert house.archive.screens(sample.id) == ()
    house.archive.renew_join_code(sample.id)
    assert client.get("/api/events", params=given).status_code == 403
