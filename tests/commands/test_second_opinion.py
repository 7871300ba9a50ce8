"""`storycraft check --second-opinion` reads a file once more with a model, after saying what would go where."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from storycraft.cli import main
from storycraft.llm.client import close_clients
from tests.support.faultserver import FaultServer
from tests.support.goodmodel import reply_to
from tests.support.model_servers import forget_all

STORY = """---
storycraft: 2
title: The lamp
workshop: Lifeboat crews
groups: Slip
language: en
---
# The lamp

The lamp on the slip was mended, and the crew was glad.[^c1][^c2] “The tide waits for nobody.”[^c2]

## Evidence

### Sources

[^c1]: c1 · “The lamp on the slip could be mended.” Slip, Experiences.

[^c2]: c2 · “The tide waits for nobody. The crew was glad of soup.” Slip, Experiences.
"""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FaultServer]:
    forget_all()
    with FaultServer() as running:
        monkeypatch.setenv("OPENAI_BASE_URL", running.url)
        monkeypatch.setenv("STORYCRAFT_MODEL", "good")
        running.reply = objects
        yield running
    close_clients()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "lamp.md"
    path.write_text(STORY, encoding="utf-8")
    return path


def objects(body: dict[str, Any]) -> str:
    said = json.loads(reply_to(body))
    found = {"words": "was mended", "point": "c1", "evidence": "could be mended", "reason": "it is a wish"}
    said["opinions"][0] |= {"verdict": "unsupported", **found}
    return json.dumps(said)


def check(story: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["check", str(story), *options])


def test_it_says_what_goes_where_and_sends_nothing_without_consent(story: Path, server: FaultServer) -> None:
    done = check(story, "--second-opinion")
    assert (
        f"1 sentence and the points that they cite would go to good at 127.0.0.1:{server.port}" in done.stderr
    )
    assert "Nothing was sent" in done.stderr
    assert server.exchanges == []
    assert done.stdout == check(story).stdout


def test_with_yes_a_doubt_lowers_the_verdict_with_its_reason(story: Path, server: FaultServer) -> None:
    before = json.loads(check(story, "--json").stdout)
    done = json.loads(check(story, "--second-opinion", "--yes", "--json").stdout)
    first, second = done["sentences"]
    assert first["verdict"] != before["sentences"][0]["verdict"]
    assert "it is a wish" in first["failed"][-1]["why"]
    assert first["failed"][-1]["kind"] == "opinion"
    assert second == before["sentences"][1]
    assert done["remarks"] == before["remarks"]
    assert len(server.chats) == 1


def test_without_a_model_it_says_how_to_name_one(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    done = check(story, "--second-opinion", "--yes")
    assert done.exit_code == 2
    assert "model" in done.stderr
