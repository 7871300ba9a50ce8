"""An app in a process of its own, to be killed as a power cut would."""

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

APP = Path(__file__).with_name("weaving_app.py")
ROOT = Path(__file__).parents[2]


class App:
    """A running weaving_app; `lines` is what it has said so far."""

    def __init__(self, *arguments: str) -> None:
        self.lines: list[str] = []
        self._news: queue.Queue[str] = queue.Queue()
        self._process = subprocess.Popen(
            [sys.executable, str(APP), *arguments],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def wait_for(self, start: str, seconds: float = 30) -> str:
        """The next line that begins so."""
        end = time.monotonic() + seconds
        while True:
            line = self._news.get(timeout=max(0.01, end - time.monotonic()))
            if line.startswith(start):
                return line

    def kill(self) -> None:
        """End it at once, without a chance to clean up; all that it had said is in `lines` then."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._reader.join(timeout=5)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line.strip())
            self._news.put(line.strip())
