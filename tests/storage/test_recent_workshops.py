"""A browser is offered what its links still open, on both databases alike, and nothing else."""

import pytest
import sqlalchemy as sa

from storycraft.domain.role import Role
from storycraft.storage import recent_workshops
from storycraft.storage.archive import Archive

MINE, OTHER = "m" * 20, "o" * 20


@pytest.fixture
def evening(archive: Archive) -> str:
    made = archive.create_workshop("An evening about the well", "communities-of-practice")
    archive.add_group(made.id, "Stair table")
    return made.id


def test_nobody_is_offered_anything_before_they_came(archive: Archive, evening: str) -> None:
    assert archive.recent_workshops(MINE) == archive.recent_workshops("") == ()


def test_each_way_in_is_offered_once_with_what_it_opens(archive: Archive, evening: str) -> None:
    for _ in range(2):
        archive.remember_workshop(evening, MINE, Role.FACILITATOR)
        archive.remember_workshop(evening, MINE, Role.PERSON, "g2")
    ways = {way.role: way for way in archive.recent_workshops(MINE)}
    assert set(ways) == {Role.FACILITATOR, Role.PERSON}
    assert ways[Role.PERSON].group_name == "Stair table"
    assert ways[Role.FACILITATOR].title == "An evening about the well"
    assert archive.recent_workshops(OTHER) == ()


def test_the_newest_change_stands_first(archive: Archive, evening: str) -> None:
    later = archive.create_workshop("A morning", "communities-of-practice").id
    for each in (evening, later):
        archive.remember_workshop(each, MINE, Role.FACILITATOR)
    assert archive.recent_workshops(MINE)[0].title == "A morning"
    archive.add_contribution(evening, "g2", "experiences", "The bucket was always full.")
    ways = archive.recent_workshops(MINE)
    assert ways[0].workshop_id == evening
    assert ways[0].changed == archive.events(evening)[-1].made


def test_a_link_that_was_renewed_leads_back_no_more(archive: Archive, evening: str) -> None:
    archive.remember_workshop(evening, MINE, Role.FACILITATOR)
    archive.remember_workshop(evening, MINE, Role.GROUP, "g2")
    archive.renew_facilitator_key(evening)
    assert [way.role for way in archive.recent_workshops(MINE)] == [Role.GROUP]
    archive.renew_group_key(evening, "g2")
    assert archive.recent_workshops(MINE) == ()
    archive.remember_workshop(evening, MINE, Role.FACILITATOR)
    assert [way.role for way in archive.recent_workshops(MINE)] == [Role.FACILITATOR]


def test_a_merged_group_is_called_what_it_has_become(archive: Archive, evening: str) -> None:
    archive.add_group(evening, "Lamp table")
    archive.remember_workshop(evening, MINE, Role.GROUP, "g2")
    archive.merge_groups(evening, "g2", "g3")
    (way,) = archive.recent_workshops(MINE)
    assert (way.group_id, way.group_name) == ("g2", "Lamp table")


def test_what_was_forgotten_or_deleted_is_not_offered(archive: Archive, evening: str) -> None:
    archive.remember_workshop(evening, MINE, Role.FACILITATOR)
    archive.remember_workshop(evening, MINE, Role.GROUP, "g2")
    archive.forget_workshop(
        next(w for w in archive.recent_workshops(MINE) if w.role is Role.FACILITATOR), MINE
    )
    assert [way.role for way in archive.recent_workshops(MINE)] == [Role.GROUP]
    archive.delete_workshop(evening)
    assert archive.recent_workshops(MINE) == ()


def test_coming_changes_nothing_that_screens_listen_to(archive: Archive, evening: str) -> None:
    before = archive.workshop_revisions()
    archive.remember_workshop(evening, MINE, Role.GROUP, "g2")
    assert archive.workshop_revisions() == before


def test_rows_do_not_say_which_browser_was_in_two_workshops(archive: Archive, evening: str) -> None:
    other = archive.create_workshop("Another", "communities-of-practice").id
    for each in (evening, other):
        archive.remember_workshop(each, MINE, Role.FACILITATOR)
    with archive.reading() as connection:
        rows = connection.execute(sa.select(recent_workshops._table.c.browser)).scalars().all()
    assert len(set(rows)) == 2
    assert MINE not in rows


def test_ways_of_one_workshop_are_bounded(
    archive: Archive, evening: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent_workshops, "MOST", 3)
    for number in range(5):
        archive.remember_workshop(evening, f"{number}" * 20, Role.PERSON, "g2")
    assert [bool(archive.recent_workshops(f"{number}" * 20)) for number in range(5)] == [True] * 3 + [
        False
    ] * 2


def test_many_workshops_are_asked_about_in_parts(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent_workshops, "AT_ONCE", 2)
    for number in range(5):
        archive.remember_workshop(
            archive.create_workshop(f"Evening {number}", "communities-of-practice").id, MINE, Role.FACILITATOR
        )
    assert len(archive.recent_workshops(MINE)) == 5
