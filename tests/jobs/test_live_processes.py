"""Signs of life: a second process on SQLite is refused, a dead peer on PostgreSQL is found."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from storycraft.domain.errors import StorageError
from storycraft.jobs.live_processes import ManyProcesses, SingleProcess


@pytest.fixture
def peers(postgres_url: str) -> Iterator[tuple[ManyProcesses, ManyProcesses]]:
    """Two processes' presences on one PostgreSQL."""
    pair = ManyProcesses(postgres_url), ManyProcesses(postgres_url)
    yield pair
    for peer in pair:
        peer.release()


def test_one_process_at_a_time_has_a_sqlite_database(tmp_path: Path) -> None:
    first, second = SingleProcess(tmp_path / "storycraft.lock"), SingleProcess(tmp_path / "storycraft.lock")
    first.hold()
    first.hold()
    with pytest.raises(StorageError, match="already running"):
        second.hold()
    first.release()
    second.hold()
    second.release()


def test_another_process_is_told_what_to_do(tmp_path: Path) -> None:
    lock = tmp_path / "storycraft.lock"
    mine = SingleProcess(lock)
    mine.hold()
    code = f"from storycraft.jobs.live_processes import *; SingleProcess(Path({str(lock)!r})).hold()"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20)
    mine.release()
    assert "Another Storycraft is already running" in run.stderr
    assert "STORYCRAFT_DATABASE_URL" in run.stderr


def test_nobody_else_can_have_died_on_sqlite(tmp_path: Path) -> None:
    with SingleProcess(tmp_path / "storycraft.lock").while_dead("local") as dead:
        assert not dead


def test_names_of_processes_are_unique(peers: tuple[ManyProcesses, ManyProcesses]) -> None:
    assert peers[0].name != peers[1].name


def test_a_living_peer_is_not_buried(peers: tuple[ManyProcesses, ManyProcesses]) -> None:
    me, peer = peers
    me.hold()
    peer.hold()
    with me.while_dead(peer.name) as dead:
        assert not dead


def test_a_dead_peer_is_buried_by_one_only(peers: tuple[ManyProcesses, ManyProcesses]) -> None:
    me, other = peers
    me.hold()
    other.hold()
    with me.while_dead("gone-1") as dead:
        assert dead
        with other.while_dead("gone-1") as dead_twice:
            assert not dead_twice


def test_sign_of_life_comes_back_after_a_lost_connection(
    peers: tuple[ManyProcesses, ManyProcesses], postgres_url: str
) -> None:
    me, other = peers
    me.hold()
    engine = sa.create_engine(sa.make_url(postgres_url).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        connection.execute(
            sa.text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted")
        )
    engine.dispose()
    with pytest.raises(StorageError):
        me.hold()
    me.hold()
    other.hold()
    with other.while_dead(me.name) as dead:
        assert not dead
    with me.while_dead("gone-1") as dead:
        assert not dead
