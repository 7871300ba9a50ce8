"""A page's drawing reads the database once, and what other screens have read already it does not read again."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
import sqlalchemy as sa

from storycraft.domain.errors import Refused
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.services.check_link import Entry, new_entry
from storycraft.services.read_workshop import Visit, visit_with_typing
from storycraft.storage.archive import Archive
from storycraft.wiring import Parts

BROWSERS = [letter * 20 for letter in "abc"]


@pytest.fixture
def screens(sample: Workshop) -> list[Entry]:
    """Screens of one group, each in a browser of its own."""
    return [new_entry(sample.id, Role.GROUP, browser, "g2") for browser in BROWSERS]


@contextmanager
def heard(archive: Archive) -> Iterator[list[str]]:
    """The transactions that begin meanwhile, and the tables that are read."""
    said: list[str] = []

    def begin(_connection: sa.Connection) -> None:
        said.append("begin")

    def ask(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            said.append(statement.split("FROM")[1].split()[0].strip('"'))

    sa.event.listen(archive.engine, "begin", begin)
    sa.event.listen(archive.engine, "before_cursor_execute", ask)
    try:
        yield said
    finally:
        sa.event.remove(archive.engine, "begin", begin)
        sa.event.remove(archive.engine, "before_cursor_execute", ask)


def draw(entry: Entry) -> Visit:
    """What the page of a group asks in one drawing, at the stage of its story."""
    visit, _typing = visit_with_typing(entry)
    for draft in visit.drafts("g2"):
        visit.revisions(draft), visit.overrules(draft)
    visit.frame("g2"), visit.weaves("g2"), visit.weaves()
    assert visit.join_code
    assert visit.group_link("g2")["key"]
    return visit


def test_a_drawing_of_what_is_known_is_one_transaction(house: Parts, screens: list[Entry]) -> None:
    first, *others = screens
    draw(first)
    for entry in others:
        with heard(house.archive) as said:
            draw(entry)
        assert said == ["begin", "workshop", "typing"]


def test_what_changed_is_read_once_for_all_screens(
    house: Parts, sample: Workshop, screens: list[Entry]
) -> None:
    for entry in screens:
        draw(entry)
    house.archive.add_contribution(sample.id, "g2", "experiences", "The ferry left without us.")
    with heard(house.archive) as said:
        seen = [draw(entry) for entry in screens]
    assert all(visit.workshop.contributions[-1].text == "The ferry left without us." for visit in seen)
    assert said.count("contribution") == 1
    assert said.count("draft") <= 1


def test_a_renewed_key_shuts_out_at_the_next_drawing(
    house: Parts, sample: Workshop, screens: list[Entry]
) -> None:
    draw(screens[0])
    house.archive.renew_group_key(sample.id, "g2")
    with pytest.raises(Refused):
        draw(screens[0])


def test_more_drawings_at_once_than_connections_all_end(
    house: Parts, sample: Workshop, screens: list[Entry]
) -> None:
    pool = house.archive.engine.pool
    assert isinstance(pool, sa.QueuePool)
    drawings = 2 * (pool.size() + pool._max_overflow)
    start = Barrier(drawings, timeout=30)

    def draw_at_once(number: int) -> Visit:
        start.wait()
        return draw(screens[number % len(screens)])

    with ThreadPoolExecutor(drawings) as threads:
        for _ in range(3):
            house.archive.add_contribution(sample.id, "g2", "experiences", "The ferry left without us.")
            seen = list(threads.map(draw_at_once, range(drawings)))
            assert len({visit.workshop.revision for visit in seen}) == 1
    assert pool.checkedout() == 0
