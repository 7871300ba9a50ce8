"""Joining with a group that is new: the group is made and opened, or neither."""

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.workshop import Workshop
from storycraft.services.join import groups_open_elsewhere, start_group
from storycraft.storage.archive import Archive
from storycraft.wiring import Parts

PHONE, OTHER = "p" * 20, "q" * 20


def away(*_given: object) -> None:
    raise StorageError("The database is away for a moment.")


def test_second_press_succeeds_where_the_first_one_failed(
    house: Parts, sample: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Archive, "open_group", away)
        with pytest.raises(StorageError):
            start_group(sample.id, "Latecomers", PHONE)
    assert house.archive.workshop(sample.id).groups == sample.groups
    entry = start_group(sample.id, "Latecomers", PHONE)
    made = house.archive.workshop(sample.id).group(entry.group_id)
    assert made is not None
    assert made.name == "Latecomers"
    assert entry.group_id in groups_open_elsewhere(sample.id, OTHER)
