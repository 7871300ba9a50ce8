"""nginx on a free port, with this repository's own files."""

import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "storycraft.test"
"""What browsers call this machine: a name, as in a real room, so that checks of the origin are tried too."""

MAIN = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log info;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/conf.d/*.conf;
}}
"""


def nginx_path() -> str | None:
    """Where nginx is; a plain user's PATH may lack its folder."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


def write_configuration(folder: Path, listen: str, ports: dict[str, int]) -> Path:
    """deploy/'s files, with only ports and paths exchanged, and a file that includes them."""
    (folder / "conf.d").mkdir(parents=True)
    exchanged = {
        "8511": str(ports["a"]),
        "8512": str(ports["b"]),
        "listen 80;": f"listen {listen};",
        "/var/log/nginx": str(folder),
    }
    for name in ("nginx.conf", "nginx-processes.conf"):
        text = (DEPLOY / name).read_text(encoding="utf-8")
        for old, new in exchanged.items():
            text = text.replace(old, new)
        (folder / "conf.d" / name).write_text(text, encoding="utf-8")
    main = folder / "main.conf"
    main.write_text(MAIN.format(folder=folder), encoding="utf-8")
    return main


class Nginx:
    """An nginx over deploy/nginx.conf, with only ports and paths exchanged; `answer` is what it says once it is up."""

    def __init__(self, binary: str, folder: Path, ports: dict[str, int], answer: int = 200) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        main = write_configuration(folder, f"127.0.0.1:{self.port}", ports)
        self._folder = folder
        self.url = f"http://{NAME}:{self.port}"
        self.local_url = f"http://127.0.0.1:{self.port}"
        self._process = subprocess.Popen([binary, "-p", str(folder), "-c", str(main)])
        self._wait(answer)

    def logs(self) -> list[str]:
        """All that it has written: of requests, of errors, and of what had no server's log to go to."""
        return [log.read_text(encoding="utf-8") for log in sorted(self._folder.glob("*.log"))]

    def stop(self) -> None:
        """End it."""
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(10)

    def _wait(self, answer: int) -> None:
        end = time.monotonic() + 10
        while time.monotonic() < end and self._process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.local_url}/api/health", timeout=5).close()
                return
            except urllib.error.HTTPError as refused:
                if refused.code == answer:
                    return
                time.sleep(0.1)
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("nginx does not start with deploy/nginx.conf")
