"""Which tests run beside each other: journeys in two workers, kills in one, all others wherever there is time."""

from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

NEEDS = {"journeys": "journeys", "faults": "kills"}
"""What all tests of a folder need: a browser, or processes to kill."""

BROWSERS = 2
"""Workers that go on journeys: each has a browser and servers of its own, and half of a journey is waiting."""

LONG = ("tests/test_receipts_page.py", "tests/storage/test_restore_hostile.py")
"""Files of few tests that take long: begun last, they would be waited for by all other workers."""


class SideBySide(LoadScopeScheduling):
    """Hands out the tests file by file, what takes long and what has the most tests first, and all kills as one.

    Journeys and kills come first: while they wait for a page or for a killed process to come back, another worker goes
    on with the others. A worker that has a browser takes all its files among the journeys until there are none; where
    nothing else is left to do, the others help it.
    (The `loadgroup` of pytest-xdist 3.8 does not know how pytest 9.2 names tests: its groups fall apart.)
    """

    def __init__(self, config: object, log: Producer | None = None) -> None:
        super().__init__(config, log)
        self._travelling: set[WorkerController] = set()

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        need = _need(file)
        return need if need == "kills" else file

    def _assign_work_unit(self, node: WorkerController) -> None:
        self.workqueue.move_to_end(self._next_for(node), last=False)
        super()._assign_work_unit(node)

    def _next_for(self, node: WorkerController) -> str:
        """The unit that comes next for a worker, by its name."""
        journeys = [unit for unit in self.workqueue if _need(unit) == "journeys"]
        others = [unit for unit in self.workqueue if _need(unit) != "journeys"]
        if journeys and (node in self._travelling or len(self._travelling) < BROWSERS or not others):
            self._travelling.add(node)
            return journeys[0]
        return next((unit for unit in ("kills", *LONG) if unit in others), others[0])


def _need(unit: str) -> str:
    return "kills" if unit == "kills" else NEEDS.get(unit.split("/")[1], "")
