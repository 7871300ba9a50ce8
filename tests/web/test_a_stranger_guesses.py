"""A stranger guesses codes in the room's own network, and the room gets in."""

import asyncio
import random
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from storycraft.storage.access_keys import CODE_LETTERS
from storycraft.storage.archive import Archive
from tests.journeys.conftest import Server

RIGHT, WRONG, WAIT = b"Which group are you?", b"No workshop has this code", b"Too many wrong codes were typed"
GUESSES = 312


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path)
    yield running
    running.stop()


async def try_code(server: Server, code: str, cookie: str = "") -> bytes:
    """What the page of a code says: one of the three sentences above."""
    headers = {"Accept": "text/html", **({"Cookie": cookie} if cookie else {})}
    asked = urllib.request.Request(f"{server.url}/?join={code}", headers=headers)

    def said() -> bytes:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            page = answer.read()
        return next(words for words in (RIGHT, WRONG, WAIT) if words in page)

    return await asyncio.to_thread(said)


def wrong_codes(right: str) -> Iterator[str]:
    chance = random.Random(312)
    while True:
        code = "".join(chance.choice(CODE_LETTERS) for _ in right)
        if code != right:
            yield code


@pytest.fixture
def code(server: Server) -> str:
    secret = (server.data / "secret.key").read_bytes()
    archive = Archive.open(f"sqlite:///{server.data / 'storycraft.db'}", secret)
    workshop = archive.create_workshop("The night ferry", "communities-of-practice").id
    archive.add_group(workshop, "Quay table")
    found = archive.join_code(workshop)
    archive.close()
    return found


@pytest.mark.timeout(240)
def test_right_code_opens_at_once_after_many_wrong_ones(server: Server, code: str) -> None:
    async def guess() -> tuple[set[bytes], bytes, bytes]:
        wrong = wrong_codes(code)
        said: set[bytes] = set()
        for _ in range(GUESSES // 8):
            said.update(await asyncio.gather(*(try_code(server, next(wrong)) for _ in range(8))))
        return said, await try_code(server, code, cookie_of(server)), await try_code(server, code)

    said, with_cookie, without = asyncio.run(guess())
    assert said == {WRONG}
    assert (with_cookie, without) == (RIGHT, RIGHT)


@pytest.mark.timeout(120)
def test_one_visitor_that_guesses_waits_and_its_neighbour_does_not(server: Server, code: str) -> None:
    async def guess() -> tuple[bytes, bytes, bytes]:
        wrong, own = wrong_codes(code), cookie_of(server)
        for _ in range(25):
            last = await try_code(server, next(wrong), own)
        return last, await try_code(server, code, own), await try_code(server, code, cookie_of(server))

    assert asyncio.run(guess()) == (WAIT, WAIT, RIGHT)


def cookie_of(server: Server) -> str:
    """A browser's cookie, as the server gives it with its first page."""
    asked = urllib.request.Request(server.url, headers={"Accept": "text/html"})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return str(answer.headers["Set-Cookie"]).partition(";")[0]
