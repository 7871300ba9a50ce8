"""Servers that are born at once: children of one process that has imported all that a server imports.

A test run starts some twenty servers, most of them to be killed, and two thirds of a start go into imports.
"""

import atexit
import contextlib
import functools
import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
IMPORTED = (
    "streamlit.web.cli",
    "streamlit.web.server.app_discovery",
    "streamlit.web.server.starlette.starlette_agent_routes",
    "storycraft.web.server",
    "storycraft.ui.pages.home.first_sight",
    "storycraft.ui.pages.home.joining",
    "storycraft.ui.pages.phone.first_sight",
    "storycraft.jobs.recovery",
    "storycraft.jobs.weave_queue",
    "uvicorn.lifespan.on",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.auto",
    "starlette.middleware.sessions",
    "psycopg",
    "pandas",
)
"""What makes up the time until a server has drawn its first page."""
NO_THREADS = {"OPENBLAS_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}
"""Nothing of it starts a thread then: of a thread a fork knows nothing."""
STEP = 0.02
"""Seconds between two looks whether a child has ended."""


class Child:
    """A process that was born, as `subprocess.Popen` gives one."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> str | None:
        """What became of it; None while it runs."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return "gone"
        return None

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it is still there."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it without mercy."""
        self.send_signal(signal.SIGKILL)

    def wait(self, seconds: float = 60) -> None:
        """Wait until it has ended.

        Raises:
            subprocess.TimeoutExpired: it has not.
        """
        end = time.monotonic() + seconds
        while self.poll() is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired(str(self.pid), seconds)
            time.sleep(STEP)


def bear(arguments: Sequence[str], environ: Mapping[str, str], log: Path) -> Child:
    """Start Streamlit's command with arguments, in surroundings of its own; what it says goes to the end of a file."""
    nurse = _nurse()
    assert nurse.stdin
    assert nurse.stdout
    nurse.stdin.write(json.dumps([list(arguments), dict(environ), str(log)]) + "\n")
    nurse.stdin.flush()
    return Child(int(nurse.stdout.readline()))


@functools.cache
def _nurse() -> subprocess.Popen[str]:
    """The one that bears all children of this process; it ends with it."""
    command = [sys.executable, "-m", "tests.support.nursery"]
    environ = {**os.environ, **NO_THREADS, "PYTHONPATH": str(ROOT)}
    nurse = subprocess.Popen(
        command, cwd=ROOT, env=environ, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    atexit.register(nurse.communicate)
    return nurse


def _nurse_children() -> None:
    for name in IMPORTED:
        import_module(name)
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, _bury)
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            _become_streamlit(*json.loads(line))
        print(child, flush=True)


def _bury(*_: object) -> None:
    """Let go of those that have ended; otherwise they would look as if they still ran."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _become_streamlit(arguments: list[str], environ: dict[str, str], log: str) -> None:
    """Be what `python -m streamlit` would be; does not return."""
    from streamlit.web import cli

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said, silence = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT), os.open(os.devnull, os.O_RDONLY)
    for kept, stream in ((silence, 0), (said, 1), (said, 2)):
        os.dup2(kept, stream)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = ["streamlit", *arguments]
    try:
        cli.main(prog_name="streamlit")
    finally:
        os._exit(1)


if __name__ == "__main__":
    _nurse_children()
