"""Journeys go on in two workers, kills in one, and nobody waits while there is something to do."""

from pathlib import Path

import pytest

from tests.support.side_by_side import BROWSERS, LONG, SideBySide

TESTS = [
    *(f"tests/journeys/test_walk_{walk}.py::test_step_{step}" for walk in range(8) for step in range(4)),
    *(f"tests/faults/test_blow_{blow}.py::test_it" for blow in range(4)),
    *(f"tests/text/test_words_{file}.py::test_{number}" for file in range(2) for number in range(2)),
    *(f"{file}::test_it" for file in LONG),
]


class Worker:
    """A process of the tests, as the one that hands them out sees it; it does the next test when it is told to."""

    shutting_down = False

    def __init__(self, name: str) -> None:
        self.id, self.gateway = name, self
        self.ahead: list[int] = []
        self.did: list[str] = []

    def send_runtest_some(self, indices: list[int]) -> None:
        self.ahead += indices

    def shutdown(self) -> None:
        self.shutting_down = True


class Asked:
    """What pytest was asked for, as far as the order of the tests needs it: three workers, and large files first."""

    loadscopereorder = True

    @property
    def option(self) -> "Asked":
        return self

    def getvalue(self, name: str) -> list[str]:
        return {"tx": ["3*popen"]}[name]


@pytest.fixture
def workers() -> list[Worker]:
    """Three workers that have done all tests, one each in turn."""
    made = [Worker(name) for name in ("first", "second", "third")]
    sharing = SideBySide(Asked())
    for worker in made:
        sharing.add_node(worker)
        sharing.add_node_collection(worker, TESTS)
    sharing.schedule()
    while any(worker.ahead for worker in made):
        for worker in made:
            if worker.ahead:
                done = worker.ahead.pop(0)
                worker.did.append(TESTS[done])
                sharing.mark_test_complete(worker, done)
    return made


def test_every_test_is_done_once(workers: list[Worker]) -> None:
    assert sorted(test for worker in workers for test in worker.did) == sorted(TESTS)


def test_journeys_begin_in_two_workers_and_kills_in_one(workers: list[Worker]) -> None:
    begun = [worker.did[0].split("/")[1] for worker in workers]
    assert sorted(begun) == ["faults", *["journeys"] * BROWSERS]
    assert sum(any("/faults/" in test for test in worker.did) for worker in workers) == 1


def test_files_that_take_long_come_before_those_with_more_tests(workers: list[Worker]) -> None:
    assert all(Path(__file__).parents[1].joinpath(file).is_file() for file in LONG)
    with_others = next(worker.did for worker in workers if "/faults/" in worker.did[0])
    assert [test.partition("::")[0] for test in with_others if "/faults/" not in test][: len(LONG)] == list(
        LONG
    )


def test_a_worker_that_is_done_helps_with_journeys(workers: list[Worker]) -> None:
    assert all(any("/journeys/" in test for test in worker.did) for worker in workers)
    assert min(len(worker.did) for worker in workers) >= len(TESTS) // 4
