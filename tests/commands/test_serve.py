"""What people are told to type is what starts the app there."""

import shlex
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from storycraft import app_file, cli
from storycraft.app_file import command_to_start
from storycraft.commands import serve

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not shutil.which("make"), reason="no make on this machine")
@pytest.mark.parametrize("port", [8501, 8600])
def test_in_a_checkout_make_starts_it(port: int) -> None:
    command = command_to_start("0.0.0.0", port)
    assert command.startswith("make run ")
    shown = subprocess.run(
        [*shlex.split(command), "--dry-run"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOST": "x86_64-linux-gnu"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert f"storycraft run --host 0.0.0.0 --port {port}" in shown


@pytest.mark.parametrize("port", [8501, 8600])
def test_an_installed_program_starts_by_its_own_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, port: int
) -> None:
    monkeypatch.setattr(app_file, "app_file", lambda: tmp_path / "streamlit_app.py")
    asked = []
    monkeypatch.setattr(serve, "serve", lambda host, port: asked.append((host, port)))
    program, *options = shlex.split(command_to_start("0.0.0.0", port))
    assert program == "storycraft"
    assert CliRunner().invoke(cli.main, options).exit_code == 0
    assert asked == [("0.0.0.0", port)]


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 0), ("no such host", 8600), ("a" * 70, 8600)])
def test_where_nothing_can_listen_one_line_says_so(host: str, port: int) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        options = ["run", "--host", host, "--port", str(port or taken.getsockname()[1])]
        told = CliRunner().invoke(cli.main, options)
    assert (told.exit_code, told.stderr.count("\n")) == (2, 1)
    assert f"can't listen at {host}" in told.stderr
    assert "run" in told.stderr
