"""A full disk: nothing acknowledged is lost, the error says what to do, and all goes on when there is room."""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from storycraft.domain.errors import StorageError
from storycraft.domain.weave import Weave, WeaveState
from storycraft.storage.archive import Archive
from tests.faults.apps import App
from tests.faults.results import keep
from tests.faults.weaving_app import TELLINGS

FULL_SECONDS = 1.0


def test_a_full_database_takes_nothing_keeps_everything_and_says_so(archive: Archive) -> None:
    workshop = archive.create_workshop("Allotment gardens", "communities-of-practice")
    blue = archive.add_group(workshop.id, "Blue table")
    _bound(archive, "(SELECT page_count FROM pragma_page_count)")
    kept = []

    def post() -> None:
        kept.append(
            archive.add_contribution(workshop.id, blue.id, "experiences", "We shared the seeds. " * 40)
        )

    def fill() -> None:
        while len(kept) < 1000:
            post()

    with pytest.raises(StorageError, match=r"disk is full.*was not saved.*Make room on the disk"):
        fill()
    assert archive.workshop(workshop.id).contributions == tuple(kept)

    _bound(archive, "1000000")
    post()
    assert archive.workshop(workshop.id).contributions == tuple(kept)


@pytest.mark.skipif(sys.platform != "linux", reason="needs prlimit to fill the disk of one process")
@pytest.mark.timeout(60)
def test_app_outlives_a_disk_that_is_full_for_a_while(
    archive: Archive, tmp_path: Path, start_app: Callable[..., App]
) -> None:
    workshop = archive.create_workshop("Allotment gardens", "communities-of-practice")
    blue = archive.add_group(workshop.id, "Blue table")
    url = f"sqlite:///{tmp_path / 'storycraft.db'}"
    app = start_app(url, workshop.id, blue.id, "first", "1")
    app.wait_for("begun")

    with _full_disk(app.pid):
        sentence = app.wait_for("refused")
        time.sleep(FULL_SECONDS)
        assert app.told("said")[-1] != sentence.split()[1]
    app.wait_for("said", seconds=10)
    weave = _wait_for_end(archive, workshop.id)
    app.kill()

    acknowledged = app.told("said")
    points = Counter(c.text.removeprefix("Point ") for c in archive.workshop(workshop.id).contributions)
    lost = [token for token in acknowledged if points[token] != 1]
    keep(
        "disk full",
        seconds=FULL_SECONDS,
        words_acknowledged=len(acknowledged),
        words_lost_or_doubled=len(lost),
        refused=len(app.told("refused")),
        weave=weave.state.value,
        said=sentence.split(maxsplit=2)[2],
    )
    assert lost == []
    assert "Make room on the disk" in sentence
    assert weave.state is WeaveState.DONE
    assert Counter(draft.telling for draft in archive.drafts(workshop.id)) == Counter(TELLINGS)


def _bound(archive: Archive, pages: str) -> None:
    """Let the database grow to so many pages, in every connection from now on."""

    def bound(connection: object, _record: object) -> None:
        most = connection.execute(f"SELECT {pages}").fetchone()[0]  # type: ignore[attr-defined]
        connection.execute(f"PRAGMA max_page_count={most}")  # type: ignore[attr-defined]

    archive.engine.dispose()
    sa.event.listen(archive.engine, "connect", bound)


class _full_disk:  # noqa: N801 - reads as a statement of its own
    """For one process no file may be written beyond its first bytes: to it every disk is full."""

    def __init__(self, pid: int) -> None:
        self._pid = pid

    def __enter__(self) -> None:
        import resource

        self._before = resource.prlimit(self._pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self._pid, resource.RLIMIT_FSIZE, (os.sysconf("SC_PAGE_SIZE"), self._before[1]))

    def __exit__(self, *_: object) -> None:
        import resource

        resource.prlimit(self._pid, resource.RLIMIT_FSIZE, self._before)


def _wait_for_end(archive: Archive, workshop_id: str) -> Weave:
    end = time.monotonic() + 40
    while not (weave := archive.weaves(workshop_id)[0]).state.ended:
        assert time.monotonic() < end, f"still {weave}"
        time.sleep(0.05)
    return weave
