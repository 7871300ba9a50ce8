"""Background tasks: one question at a time for each purpose, seen by all, stopped at once, and kept whoever looks on."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from storycraft.domain.errors import ModelError, StorageError
from storycraft.domain.message import Notice
from storycraft.domain.workshop import Workshop
from storycraft.jobs.background_tasks import BackgroundTasks, Keep, Place
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Cancelled, Watcher


@pytest.fixture
def background_tasks(archive: Archive) -> Iterator[BackgroundTasks]:
    made = BackgroundTasks(archive)
    yield made
    made.close()


@pytest.fixture
def place(workshop: Workshop, blue: str) -> Place:
    return Place(workshop.id, blue, "threads")


class Asked:
    """A weaver's answer that is given when `answer` is set, by a weaver that listens; `kept` counts what was kept."""

    def __init__(self, *said: str, error: Exception | None = None) -> None:
        self.answer = threading.Event()
        self.asked = threading.Semaphore(0)
        self.stopped = threading.Event()
        self.calls = self.kept = 0
        self._said, self._error = said, error

    def __call__(self, watcher: Watcher) -> Keep:
        self.calls += 1
        for sentence in self._said:
            watcher.doing(sentence)
        self.asked.release()
        while not self.answer.wait(0.01):
            if watcher.cancelled():
                self.stopped.set()
                raise Cancelled
        if self._error:
            raise self._error
        return self._keep

    def _keep(self) -> None:
        self.kept += 1


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_two_clicks_are_one_question(background_tasks: BackgroundTasks, place: Place) -> None:
    ask = Asked()
    first = background_tasks.start(place, "Looking …", ask)
    assert background_tasks.start(place, "Looking …", ask) is first
    ask.answer.set()
    wait_until(lambda: background_tasks.at(place) is None)
    assert (ask.calls, ask.kept) == (1, 1)


def test_what_happens_is_seen_and_screens_are_told(
    background_tasks: BackgroundTasks, place: Place, archive: Archive, blue: str
) -> None:
    before = archive.group_revisions([place.workshop_id])[place.workshop_id, blue]
    ask = Asked("Too many requests. Trying again in 4 s.")
    background_tasks.start(place, "Looking …", ask)
    wait_until(lambda: archive.group_revisions([place.workshop_id])[place.workshop_id, blue] > before)
    task = background_tasks.at(place)
    assert task is not None
    assert task.sentence == "Too many requests. Trying again in 4 s."


def test_a_stop_holds_at_once_and_nothing_is_kept(background_tasks: BackgroundTasks, place: Place) -> None:
    ask = Asked()
    background_tasks.start(place, "Looking …", ask)
    assert ask.asked.acquire(timeout=10)
    background_tasks.drop(place)
    assert background_tasks.at(place) is None
    assert ask.stopped.wait(10)
    assert ask.kept == 0


def test_stopped_task_can_be_asked_again_at_once(background_tasks: BackgroundTasks, place: Place) -> None:
    noticed = threading.Event()

    def deaf(watcher: Watcher) -> Keep:
        assert noticed.wait(10)
        return lambda: pytest.fail("a stopped answer was kept")

    background_tasks.start(place, "Looking …", deaf)
    background_tasks.drop(place)
    again = Asked()
    second = background_tasks.start(place, "Looking …", again)
    noticed.set()
    wait_until(lambda: again.calls == 1)
    assert background_tasks.at(place) is second
    again.answer.set()
    wait_until(lambda: again.kept == 1)


def test_a_fault_waits_there_until_somebody_has_read_it(
    background_tasks: BackgroundTasks, place: Place
) -> None:
    ask = Asked(error=ModelError("The model's server does not answer."))
    ask.answer.set()
    task = background_tasks.start(place, "Looking …", ask)
    wait_until(lambda: task.ended)
    assert str(task.trouble) == "The model's server does not answer."
    assert background_tasks.at(place) is task
    background_tasks.drop(place)
    assert background_tasks.at(place) is None


def test_notice_on_a_kept_answer_stays_until_closed(background_tasks: BackgroundTasks, place: Place) -> None:
    ask = Asked("Reading …", Notice("The threads are found without it."))
    task = background_tasks.start(place, "Looking …", ask)
    ask.answer.set()
    wait_until(lambda: task.ended)
    assert ask.kept == 1
    assert background_tasks.at(place) is task
    assert task.notices == ["The threads are found without it."]
    background_tasks.drop(place)
    assert background_tasks.at(place) is None


def test_a_fault_of_our_own_is_said_without_anybodys_words(
    background_tasks: BackgroundTasks, place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    ask = Asked(error=RuntimeError("what Anna said in confidence"))
    ask.answer.set()
    task = background_tasks.start(place, "Looking …", ask)
    wait_until(lambda: task.ended)
    assert "fault in Storycraft" in str(task.trouble)
    assert "RuntimeError" in caplog.text
    assert "Anna" not in str(task.trouble) + caplog.text


def test_answer_is_offered_again_to_a_database_that_is_away(
    background_tasks: BackgroundTasks, place: Place
) -> None:
    tries = iter([StorageError("away"), StorageError("away")])
    kept = threading.Event()

    def keep() -> None:
        if error := next(tries, None):
            raise error
        kept.set()

    background_tasks.start(place, "Looking …", lambda watcher: keep)
    assert kept.wait(10)


def test_a_process_that_ends_stops_what_is_under_way(background_tasks: BackgroundTasks, place: Place) -> None:
    ask = Asked()
    background_tasks.start(place, "Looking …", ask)
    assert ask.asked.acquire(timeout=10)
    background_tasks.close()
    assert ask.stopped.is_set()


def test_screens_are_told_of_end_once_the_database_is_back(
    background_tasks: BackgroundTasks, place: Place, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []
    show_again = Archive.show_again

    def away_at_first(self: Archive, workshop_id: str, group_id: str) -> None:
        tries.append(1)
        if len(tries) < 3:
            raise StorageError("away")
        show_again(self, workshop_id, group_id)

    monkeypatch.setattr(Archive, "show_again", away_at_first)
    before = archive.workshop(place.workshop_id).revision
    asked = Asked()
    asked.answer.set()
    background_tasks.start(place, "Proposing …", asked)
    wait_until(lambda: archive.workshop(place.workshop_id).revision > before)
    assert asked.kept == 1
