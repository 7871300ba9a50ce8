"""The files of deploy/ are what their programs take, and say the same as each other."""

import re
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import yaml

from storycraft.web import attempt_limit, connection_limits, uploads
from storycraft.web import opened_workshops as opened
from storycraft.web import request_bodies as bodies
from tests.scale.nginx import Nginx, nginx_path, write_configuration

DEPLOY = Path(__file__).parents[1] / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))


def text(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def test_nginx_takes_its_files(tmp_path: Path) -> None:
    binary = nginx_path()
    if binary is None:
        pytest.skip("no nginx on this machine")
    main = write_configuration(tmp_path, f"unix:{tmp_path}/socket", {"a": 8511, "b": 8512})
    run = subprocess.run([binary, "-t", "-p", str(tmp_path), "-c", str(main)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd on this machine")
    unit = tmp_path / "storycraft@8511.service"
    # Only what it starts has to be there for the check.
    unit.write_text(text("storycraft@.service").replace("/opt/storycraft/.venv/bin/storycraft", "/bin/true"))
    run = subprocess.run([analyze, "verify", str(unit)], capture_output=True, text=True)
    said = [line for line in run.stderr.splitlines() if "storycraft" in line]
    assert said == []


def test_command_on_the_server_has_the_settings_of_the_service(tmp_path: Path) -> None:
    (tmp_path / "env").write_text(text("storycraft.env.example"))
    program = tmp_path / "storycraft"
    program.write_text('#!/bin/sh\necho "$STORYCRAFT_DATABASE_URL $(pwd) $*"\n')
    program.chmod(0o755)
    exchanged = {
        "/etc/storycraft": str(tmp_path),
        "/opt/storycraft/.venv/bin/storycraft": str(program),
        '"$(id -un)" = storycraft': "1",
    }
    script = text("storycraft-here")
    for old, new in exchanged.items():
        assert old in script
        script = script.replace(old, new)
    run = subprocess.run(["sh", "-c", script, "sh", "backup", "a b"], capture_output=True, text=True, cwd="/")
    url = "postgresql://storycraft:PASSWORD@127.0.0.1/storycraft"
    assert run.stdout == f"{url} {tmp_path} backup a b\n", run.stderr


def test_commands_of_document_are_given_where_they_find_their_settings() -> None:
    said = (DEPLOY.parent / "docs" / "deploy.md").read_text("utf-8")
    files = re.findall(r"storycraft (?:backup|restore) \"?(\S+\.zip)", said)
    assert files
    assert all(file.startswith(("/var/backups/storycraft/", "/data/")) for file in files)
    assert "install -d -m 700 -o storycraft -g storycraft /var/backups/storycraft" in said


def test_the_log_of_nginx_has_no_query_in_it() -> None:
    form = re.search(r"log_format storycraft(.*?);", text("nginx.conf"), re.DOTALL)
    assert form
    assert not set(re.findall(r"\$\w+", form[1])) & {"$request", "$request_uri", "$args", "$query_string"}


def test_nginx_tells_of_no_single_request_in_its_error_log() -> None:
    assert re.findall(r"error_log \S+ (\w+);", text("nginx.conf")) == ["emerg"]


def test_key_in_an_unanswered_request_stands_in_no_log(tmp_path: Path) -> None:
    binary = nginx_path()
    if binary is None:
        pytest.skip("no nginx on this machine")
    nginx = Nginx(binary, tmp_path, {"a": free_port(), "b": free_port()}, answer=502)
    try:
        for path in ("/facilitator?w=room&fkey=Zm9vYmFyYmF6", "/api/events?w=room&g=g2&key=Zm9vYmFyYmF6"):
            with pytest.raises(urllib.error.HTTPError, match="502"):
                urllib.request.urlopen(nginx.local_url + path, timeout=10)
    finally:
        nginx.stop()
    logs = nginx.logs()
    assert any("/facilitator 502" in log for log in logs)
    assert not any("Zm9vYmFyYmF6" in log for log in logs)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_every_process_has_bound_on_its_memory_and_its_threads() -> None:
    unit = text("storycraft@.service")
    assert re.search(r"^MemoryMax=\d+G$", unit, re.MULTILINE)
    assert re.search(r"^TasksMax=\d+$", unit, re.MULTILINE)
    for name, service in COMPOSE["services"].items():
        assert {"mem_limit", "pids_limit"} <= set(service), name


def test_the_document_says_the_bounds_that_the_server_has() -> None:
    said = (DEPLOY.parent / "docs" / "deploy.md").read_text("utf-8")
    table = said[said.index("### The server") : said.index("### Memory")]
    bounds = {
        "one request": f"{bodies.LARGEST_BODY // 1000} kB",
        "a file": f"{bodies.LARGEST_UPLOAD // bodies.MEGABYTE - 1} MB",
        "files of a visitor": f"{uploads.PER_VISITOR // bodies.MEGABYTE} MB",
        "files of all": f"{uploads.OVERALL // bodies.MEGABYTE} MB",
        "silence": f"{bodies.SILENT_SECONDS:.0f} s",
        "workshops of a visitor": f"{opened.PER_VISITOR} in an hour",
        "workshops of all": f"{opened.OVERALL} in an hour",
        "connections of a browser": f"{connection_limits.PER_BROWSER};",
        "connections of an address": f"{connection_limits.PER_ADDRESS:,}",
        "connections of all": f"{connection_limits.OVERALL:,}",
        "codes of a visitor": f"{attempt_limit.PER_VISITOR} wrong ones in a minute",
        "codes of all": f"{attempt_limit.TRIES_PER_SECOND} in a second",
    }
    assert [name for name, words in bounds.items() if words not in table] == []


def test_the_cookie_that_pins_a_browser_is_secure_under_tls() -> None:
    said = text("nginx.conf")
    assert re.search(r'"storycraft_node=\$1; [^"]*\$storycraft_secure"', said)
    assert re.search(r"map \$scheme \$storycraft_secure \{ https '; Secure'; default ''; \}", said)


def test_compose_and_nginx_speak_of_the_same_ports() -> None:
    own = COMPOSE["configs"]["processes"]["content"]
    named = own.replace("a:8511", "127.0.0.1:8511").replace("b:8512", "127.0.0.1:8512")
    assert named.split() == re.sub(r"(?m)^#.*$", "", text("nginx-processes.conf")).split()
    assert [COMPOSE["services"][name]["environment"]["PORT"] for name in "ab"] == ["8511", "8512"]


def test_the_image_takes_only_what_the_program_is_made_of() -> None:
    taken = {line[1:] for line in text("Dockerfile.dockerignore").splitlines() if line.startswith("!")}
    copied = re.findall(r"^COPY (.+) \S+$", text("Dockerfile"), re.MULTILINE)
    assert {name for names in copied for name in names.split()} == taken
    assert all((DEPLOY.parent / name).exists() for name in taken)


@pytest.mark.parametrize("name", ["run", "dev", "servers"])
def test_what_has_extras_is_pinned_without_them_too(name: str) -> None:
    # The pip that comes with Python 3.11 takes them for two things, and wants each pinned with its hashes.
    entries = re.split(
        r"^(?=\S)", (DEPLOY.parent / "requirements" / f"{name}.txt").read_text(), flags=re.MULTILINE
    )
    with_extras = [entry for entry in entries if "[" in entry.partition("==")[0]]
    assert with_extras
    for entry in with_extras:
        assert re.sub(r"\[.*?\]", "", entry, count=1) in entries, entry.splitlines()[0]
