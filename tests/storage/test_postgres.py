"""A process that freezes or a machine that dies does not hold up everybody else's words for long."""

import time

import pytest
import sqlalchemy as sa

from storycraft.domain.errors import StorageError
from storycraft.storage import postgres
from storycraft.storage.archive import Archive
from storycraft.storage.engines import make_engine
from storycraft.storage.postgres import take_your_time
from storycraft.storage.tables import workshop as table


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> float:
    monkeypatch.setattr(postgres, "PATIENCE_SECONDS", 1)
    return 1.0


def settings_of(engine: sa.Engine, *, long: bool = False) -> list[str]:
    names = ("lock_timeout", "idle_in_transaction_session_timeout")
    with engine.connect() as connection:
        if long:
            take_your_time(connection)
        return [str(connection.exec_driver_sql(f"SHOW {name}").scalar()) for name in names]


def test_short_transactions_are_bounded_long_ones_may_ask(postgres_url: str) -> None:
    engine = make_engine(postgres_url)
    assert settings_of(engine) == ["10s", "10s"]
    assert settings_of(engine, long=True) == ["0", "0"]
    assert settings_of(engine) == ["10s", "10s"], "it holds for one transaction only"
    engine.dispose()


def test_the_lock_of_a_frozen_process_is_taken_from_it(postgres_url: str, patience: float) -> None:
    archive = Archive.open(postgres_url, b"s" * 32)
    workshop = archive.create_workshop("Allotment gardens", "communities-of-practice")
    with archive.engine.connect() as frozen:
        frozen.execute(sa.update(table).where(table.c.id == workshop.id).values(revision=99))
        begun, kept = time.monotonic(), 0
        while not kept:
            try:
                kept = len(archive.add_contributions(workshop.id, "g1", "experiences", [("", "Rain")]))
            except StorageError:  # as a browser does, that sends its words again
                assert time.monotonic() - begun < 4 * patience
        frozen.invalidate()
    assert archive.workshop_revisions()[workshop.id] < 99
    archive.close()
