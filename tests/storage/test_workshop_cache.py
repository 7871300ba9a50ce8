"""A workshop is read once for each revision, whoever asks; no change is ever missed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from storycraft.domain.errors import NotFound
from storycraft.domain.workshop import Workshop
from storycraft.storage.archive import Archive
from storycraft.storage.workshop_cache import MOST, WorkshopCache
from tests.storage.conftest import SECRET


def test_screens_that_ask_at_once_share_one_reading() -> None:
    workshop_cache, reads, start = WorkshopCache(), [], Barrier(8)

    def read() -> Workshop:
        reads.append(1)
        return Workshop(title="Harbour", format="f", id="w", revision=7)

    def ask(_screen: int) -> Workshop:
        start.wait()
        return workshop_cache.at("w", 7, "workshop", read)

    with ThreadPoolExecutor(8) as screens:
        found = list(screens.map(ask, range(8)))
    assert len(reads) == 1
    assert all(workshop is found[0] for workshop in found)


def test_another_revision_is_read_anew_also_a_lower_one() -> None:
    workshop_cache = WorkshopCache()
    for revision in (3, 4, 2):
        made = Workshop(title="Harbour", format="f", id="w", revision=revision)
        assert workshop_cache.at("w", revision, "workshop", lambda made=made: made).revision == revision


def test_a_reading_that_fails_is_not_kept() -> None:
    def fail() -> Workshop:
        raise NotFound("gone")

    workshop_cache, made = WorkshopCache(), Workshop(title="Harbour", format="f", id="w", revision=1)
    with pytest.raises(NotFound):
        workshop_cache.at("w", 1, "workshop", fail)
    assert workshop_cache.at("w", 1, "workshop", lambda: made) is made


def test_workshop_that_was_not_asked_for_the_longest_is_forgotten() -> None:
    workshop_cache, reads = WorkshopCache(), []

    def ask(number: int) -> None:
        def read() -> Workshop:
            reads.append(number)
            return Workshop(title="Harbour", format="f", id=str(number), revision=1)

        workshop_cache.at(str(number), 1, "workshop", read)

    for number in (*range(MOST), 0, MOST, 0, 1):
        ask(number)
    assert reads == [*range(MOST), MOST, 1]


def test_a_workshop_that_is_gone_is_forgotten(archive: Archive, workshop: Workshop) -> None:
    archive.workshop(workshop.id)
    archive.delete_workshop(workshop.id)
    came_back = Workshop(title="From a backup", format="f", id=workshop.id, revision=workshop.revision)
    assert (
        archive.workshop_cache.at(workshop.id, workshop.revision, "workshop", lambda: came_back) is came_back
    )


def test_what_another_process_changes_is_seen(archive: Archive, url: str, workshop: Workshop) -> None:
    other = Archive.open(url, SECRET)
    assert other.workshop(workshop.id) == workshop
    archive.add_contribution(workshop.id, "g2", "experiences", "We met on the quay.")
    assert [c.text for c in other.workshop(workshop.id).contributions] == ["We met on the quay."]
    other.delete_workshop(workshop.id)
    with pytest.raises(NotFound):
        archive.workshop(workshop.id)
    other.close()
