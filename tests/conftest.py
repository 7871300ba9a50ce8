"""What all tests share: no network but loopback, a fresh archive, quiet and bounded property tests."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from storycraft.archive.archive import Archive

settings.register_profile(
    "suite", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


class NetworkBlocked(AssertionError):
    """A test reached for a host that is not this machine."""


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every connection that does not stay on this machine."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def check(address: object) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise NetworkBlocked(f"a test tried to reach {address[0]}")

    def guarded(self: socket.socket, address: object) -> None:
        check(address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: object) -> int:
        check(address)
        return connect_ex(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    patch.setattr(socket.socket, "connect_ex", guarded_ex)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key in the developer's shell must not reach a test."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "STORYCRAFT_MODEL", "STORYCRAFT_DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A fresh archive on SQLite."""
    opened = Archive.open(f"sqlite:///{tmp_path / 'storycraft.db'}", b"s" * 32)
    yield opened
    opened.close()
