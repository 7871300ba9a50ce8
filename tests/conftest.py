"""What all tests share: no network but loopback, a fresh archive, quiet and bounded property tests."""

import functools
import gc
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import local_script_runner

from storycraft.domain.workshop import Workshop
from storycraft.jobs import dbos_queue
from storycraft.storage.archive import Archive
from storycraft.weavers import meanings
from storycraft.wiring import Parts
from tests.support.house import parts_over
from tests.support.memory import write_to_memory
from tests.support.postgres import migrated_postgres, new_postgres_url, own_postgres_url, postgres_url
from tests.support.side_by_side import NEEDS
from tests.support.statements import compile_once

__all__ = ["migrated_postgres", "new_postgres_url", "own_postgres_url", "postgres_url"]

write_to_memory()

settings.register_profile(
    "suite",
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # The same examples in every run, so that what turns red is what was changed. With 1 for
    # STORYCRAFT_TEST_ANEW there are new ones each time.
    derandomize=os.environ.get("STORYCRAFT_TEST_ANEW") != "1",
)
settings.load_profile("suite")

OF_THE_TESTS = ("STORYCRAFT_TEST_", "STORYCRAFT_CHROMIUM", "STORYCRAFT_RENEW_")
LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")


HERE = Path(__file__).parent
DATABASES = {"postgres_url", "own_postgres_url", "new_postgres_url"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, a database server or processes to kill: `make quick` leaves these out.

    A journey that fails is run once more, and the summary names it: where a whole machine is busy, a browser
    now and then misses its moment. One that fails twice has failed.
    """
    for item in items:
        if need := NEEDS.get(item.path.relative_to(HERE).parts[0]):
            item.add_marker(need)
            if need == "journeys":
                item.add_marker(pytest.mark.flaky(reruns=1))
        elif DATABASES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("postgres")


class SaidAtOnce:
    """Says what failed when it fails: a run that is ended from outside never comes to its summary."""

    def __init__(self, terminal: Any) -> None:
        self._terminal = terminal

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome in ("failed", "rerun"):
            crash = getattr(report.longrepr, "reprcrash", None)
            why = (crash.message if crash else str(report.longrepr)).partition("\n")[0]
            said = f"{report.outcome} in {report.when}, {report.duration:.0f} s: {report.nodeid}: {why[:300]}"
            self._terminal.write_line(f"\n{said}")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Only who writes to the terminal says it, and no worker of his."""
    if terminal := config.pluginmanager.get_plugin("terminalreporter"):
        config.pluginmanager.register(SaidAtOnce(terminal))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[object]:
    """What is collected lives as long as the run: to look at half a million objects again takes half a second."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Which tests run beside each other is said in one file."""
    from tests.support.side_by_side import SideBySide

    return SideBySide(config, log)


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
def no_settings_from_outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No setting in the developer's shell reaches a test, nor a server that one starts, and no test their data."""
    patch = pytest.MonkeyPatch()
    for name in list(os.environ):
        if name.startswith(("OPENAI_", "STORYCRAFT_")) and not name.startswith(OF_THE_TESTS):
            patch.delenv(name)
    patch.setenv("STORYCRAFT_DATA", str(tmp_path_factory.mktemp("nobodys") / "data"))
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def pages_read_once() -> Iterator[None]:
    """Each run of a page in a test would read the metadata of all installed packages anew, and compile all pages."""
    patch, pages = pytest.MonkeyPatch(), ScriptCache()
    scan = manifest_scanner.scan_component_manifests
    patch.setattr(manifest_scanner, "scan_component_manifests", functools.cache(scan))
    patch.setattr(local_script_runner, "ScriptCache", lambda: pages)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def statements_compiled_once() -> Iterator[None]:
    """Each test with a database would compile its statements anew: a third of the time of the tests of storage."""
    patch = pytest.MonkeyPatch()
    compile_once(patch)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def queues_look_often() -> Iterator[None]:
    """Each test with a queue would wait for what looks now and then: for a weave to start, and to stop at the end."""
    patch = pytest.MonkeyPatch()
    patch.setattr(dbos_queue, "POLL_SECONDS", 0.2)
    patch.setattr(dbos_queue, "LISTEN_SECONDS", 0.02)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which nothing is yet, made once and copied: to make it anew takes three times as long."""
    path = tmp_path_factory.mktemp("new") / "storycraft.db"
    Archive.open(f"sqlite:///{path}", b"s" * 32).close()
    return path


@pytest.fixture
def archive(tmp_path: Path, new_database: Path) -> Iterator[Archive]:
    """A fresh archive on SQLite."""
    path = shutil.copy(new_database, tmp_path)
    opened = Archive.open(f"sqlite:///{path}", b"s" * 32)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def new_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as a first start leaves it, made once and copied."""
    with parts_over(tmp_path_factory.mktemp("new") / "data") as house:
        assert not house.weave_queue.trouble
        return house.settings.data_dir


@pytest.fixture
def house(tmp_path: Path, new_data: Path, request: pytest.FixtureRequest) -> Iterator[Parts]:
    """The process's parts over data of this test's own, with the sample workshop in them where it asks for that."""
    with_sample = "sample" in request.fixturenames
    data = request.getfixturevalue("sample_data")[0] if with_sample else new_data
    with parts_over(tmp_path / "data", data) as running:
        yield running


@pytest.fixture
def sample(house: Parts, sample_data: tuple[Path, str]) -> Workshop:
    """The sample workshop: its `sample_data`, which a folder of tests gives, are made once and copied."""
    return house.archive.workshop(sample_data[1])


@pytest.fixture(autouse=True)
def _without_meanings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads are those of words on every machine, whether the extra `meaning` is there or not."""
    monkeypatch.setattr(meanings, "_PACKAGE", "no_such_package_here")
