"""What all tests share: no network but loopback, a fresh archive, quiet and bounded property tests."""

import functools
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner

from storycraft.archive.archive import Archive

settings.register_profile(
    "suite", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

OF_THE_TESTS = ("STORYCRAFT_TEST_", "STORYCRAFT_CHROMIUM", "STORYCRAFT_RENEW_")
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


@pytest.fixture(autouse=True, scope="session")
def no_settings_from_outside() -> Iterator[None]:
    """No setting in the developer's shell reaches a test, nor a server that one starts."""
    patch = pytest.MonkeyPatch()
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "STORYCRAFT_")) and not name.startswith(OF_THE_TESTS):
            patch.delenv(name)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def packages_read_once() -> Iterator[None]:
    """Each run of a page in a test would read the metadata of all installed packages anew: four fifths of its time."""
    patch = pytest.MonkeyPatch()
    scan = manifest_scanner.scan_component_manifests
    patch.setattr(manifest_scanner, "scan_component_manifests", functools.cache(scan))
    yield
    patch.undo()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A fresh archive on SQLite."""
    opened = Archive.open(f"sqlite:///{tmp_path / 'storycraft.db'}", b"s" * 32)
    yield opened
    opened.close()
