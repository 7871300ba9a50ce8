"""An app in a process of its own, to be killed as a power cut would."""

import json
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
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def told(self, start: str) -> list[str]:
        """What follows this word in the lines that begin with it."""
        return [line.removeprefix(f"{start} ") for line in self.lines if line.startswith(f"{start} ")]

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
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.lines.append(line.strip())
            self._news.put(line.strip())


class Nursery(App):
    """Apps one after the other that are born at once, because they need not import anything."""

    def __init__(self) -> None:
        super().__init__("nurse")
        self._child = 0

    def bear(self, *arguments: str) -> None:
        """Start an app; `lines` begins anew."""
        assert self._process.stdin is not None
        self.lines.clear()
        self._process.stdin.write(json.dumps(arguments) + "\n")
        self._process.stdin.flush()
        self._child = int(self.wait_for("born").removeprefix("born "))

    def kill_child(self) -> None:
        """End the app at once; all that it had said is in `lines` then."""
        os.kill(self._child, signal.SIGKILL)
        self.wait_for("died")
        self._child = 0

    def kill(self) -> None:
        """End everybody."""
        if self._child:
            self.kill_child()
        super().kill()
