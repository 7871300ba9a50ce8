"""Starts model servers that others wrote, each a process on loopback, and says what the suite expects of it."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from storycraft.model_settings import ModelSettings

HERE = Path(__file__).parent
CONTEXT = 4096
KEY = "sk-for-tests"
START_SECONDS = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """One model on one server. `rung` is how it is got to answer in a form, as the ladder names it.

    `led` is whether a grammar leads the random model into any form that is asked for; `lists_context` whether
    the list of models says how much it reads; `knows_names` whether it refuses a model that it does not have.
    """

    name: str
    port: int
    model: str
    key: str = ""
    rung: str = "schema"
    led: bool = True
    overflows: str = ""
    lists_context: bool = False
    knows_names: bool = False
    counts_tokens: bool = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def settings(self, model: str = "", *, key: str | None = None, tries: int = 1) -> ModelSettings:
        """How to reach it, without patience unless asked for."""
        return ModelSettings(
            model=model or self.model,
            base_url=self.url,
            api_key=self.key if key is None else key,
            timeout=20,
            stall=10,
            tries=tries,
            longest_wait=2,
        )


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def started(
    command: list[str], port: int, log: Path, more: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """The process, from when it answers until the block ends; what it says goes into the log."""
    quiet = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, stdout=out, stderr=out, env={**quiet, **(more or {})}, cwd=log.parent
        )
    try:
        _wait_until_it_answers(process, port, log)
        yield process
    finally:
        process.kill()
        process.wait(10)


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        if _answers(f"http://127.0.0.1:{port}/v1/models"):
            return
        time.sleep(0.2)
    raise AssertionError(f"the server did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _answers(url: str) -> bool:
    """Whether it answers; that it wants a key is an answer too, that it still loads is none."""
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError as error:
        with error:
            return error.code != 503
    except OSError:
        return False
