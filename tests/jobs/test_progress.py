"""The follower: text reaches the archive, but not for every word; the wish to stop reaches the weaver."""

import threading
from dataclasses import dataclass, field

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Workshop
from storycraft.jobs.progress import LOOK_EVERY, WRITE_EVERY, Progress
from storycraft.storage.archive import Archive


@dataclass
class Clock:
    """Time that passes when the test says so."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Followed:
    """A follower with all that it was given."""

    archive: Archive
    weave_id: str
    clock: Clock = field(default_factory=Clock)
    stopping: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.progress = Progress(self.archive, self.weave_id, self.stopping, self.clock)

    @property
    def shown(self) -> str:
        return self.archive.weave(self.weave_id).partial


@pytest.fixture
def followed(archive: Archive, workshop: Workshop, blue: str) -> Followed:
    weave = archive.add_weave(
        Weave(id="w1", workshop_id=workshop.id, group_id=blue, tellings=("plain",), weaver="quotes")
    )
    return Followed(archive, weave.id)


def test_words_are_written_together(followed: Followed) -> None:
    followed.progress.text("We")
    followed.clock.now += WRITE_EVERY
    followed.progress.text("We shared")
    followed.progress.text("We shared the")
    assert followed.shown == "We shared"
    assert followed.progress.arrived == "We shared the"


def test_a_long_text_is_written_less_often(followed: Followed) -> None:
    long = "We shared the net. " * 4_000
    followed.clock.now += WRITE_EVERY
    followed.progress.text(long)
    assert followed.shown == ""
    followed.clock.now += 5 * WRITE_EVERY
    followed.progress.text(long)
    assert followed.shown == long


def test_the_last_words_before_a_pause_are_shown(followed: Followed) -> None:
    followed.progress.text("We shared")
    followed.clock.now += WRITE_EVERY
    assert not followed.progress.cancelled()
    assert followed.shown == "We shared"


def test_what_happens_is_shown_at_once(followed: Followed) -> None:
    followed.progress.doing("trying again in 4 s")
    assert followed.archive.weave(followed.weave_id).doing == "trying again in 4 s"


def test_a_cancel_is_heard_with_the_next_write(followed: Followed) -> None:
    followed.archive.follow_weave(followed.weave_id, state=WeaveState.CANCELLED)
    followed.clock.now += WRITE_EVERY
    followed.progress.text("We shared")
    assert followed.progress.cancelled()
    assert followed.shown == ""


def test_a_cancel_is_heard_while_nothing_arrives(followed: Followed) -> None:
    followed.archive.follow_weave(followed.weave_id, state=WeaveState.CANCELLED)
    assert not followed.progress.cancelled()
    followed.clock.now += LOOK_EVERY
    assert followed.progress.cancelled()


def test_a_process_that_leaves_counts_as_a_cancel(followed: Followed) -> None:
    followed.stopping.set()
    assert followed.progress.cancelled()


def test_a_deleted_workshop_stops_the_weaver(followed: Followed) -> None:
    followed.archive.delete_workshop(followed.archive.weave(followed.weave_id).workshop_id)
    followed.clock.now += LOOK_EVERY
    assert followed.progress.cancelled()


def test_a_database_that_is_away_does_not_stop_the_weaver(
    followed: Followed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: object, **kwargs: object) -> Weave:
        raise StorageError("The database does not answer.")

    with monkeypatch.context() as patch:
        patch.setattr(followed.archive, "follow_weave", away)
        followed.clock.now += WRITE_EVERY
        followed.progress.text("We shared")
    assert not followed.progress.cancelled()
    followed.clock.now += WRITE_EVERY
    followed.progress.text("We shared the seeds")
    assert followed.shown == "We shared the seeds"
