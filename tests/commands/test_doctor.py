"""The doctor looks at each part on its own, changes nothing and names no secret."""

from pathlib import Path

import pytest

from storycraft.commands.doctor import examine
from storycraft.commands.findings import Finding
from storycraft.llm.discovery import FoundServer
from storycraft.storage.archive import Archive
from storycraft.storage.engines import make_engine
from storycraft.storage.migrate import migrate, newest_schema

NOBODY = 9
"""The port of "discard": nothing listens there."""


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STORYCRAFT_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("storycraft.llm.discovery.find_servers", lambda: ())
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def examined() -> dict[str, Finding]:
    return {finding.what: finding for finding in examine(NOBODY)}


def test_before_first_start_all_is_well_and_nothing_is_made(data: Path) -> None:
    found = examined()
    assert all(finding.well for finding in found.values())
    assert "made at the first start" in found["Database"].how
    assert "made at the first start" in found["Jobs"].how
    assert not data.exists()


def test_program_python_and_packages_are_named() -> None:
    said = examined()["Program"].how
    assert all(name in said for name in ("Storycraft", "Python 3.", "streamlit 1.", "dbos 3."))


def test_settings_are_named_by_name_and_place_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYCRAFT_SECRET", "x" * 40)
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text('OPENAI_API_KEY = "sk-very-secret"\n')
    found = examined()
    assert "STORYCRAFT_SECRET (from the environment)" in found["Settings"].how
    assert "OPENAI_API_KEY (from secrets.toml)" in found["Settings"].how
    assert not any("x" * 40 in f.how or "sk-very" in f.how for f in found.values())


def test_setting_that_cannot_be_used_ends_the_examination_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYCRAFT_LOG", "xml")
    found = examined()
    assert list(found) == ["Program", "Settings"]
    assert not found["Settings"].well


def test_model_servers_are_looked_for_whatever_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    server = FoundServer("Ollama", "http://127.0.0.1:11434/v1", ("small",))
    monkeypatch.setattr("storycraft.llm.discovery.find_servers", lambda: (server,))
    for name, value in (("OPENAI_BASE_URL", "localhost:11434"), ("STORYCRAFT_LOG", "xml")):
        monkeypatch.setenv(name, value)
        assert examined()["Model server on this machine"].how.endswith(": small")


def test_database_is_opened_for_writing_and_left_as_it_is(data: Path) -> None:
    Archive.open(f"sqlite:///{data}/storycraft.db", b"s" * 32).close()
    said = examined()["Database"]
    assert said.well
    assert f"takes words, form {newest_schema()} as this program wants it" in said.how


def test_on_postgresql_too_and_without_its_password(
    postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Archive.open(postgres_url, b"s" * 32).close()
    monkeypatch.setenv("STORYCRAFT_DATABASE_URL", postgres_url)
    found = examined()
    assert "PostgreSQL" in found["Database"].how
    assert found["Database"].well
    assert found["Jobs"].well


def test_a_form_that_waits_for_migration_is_said(data: Path) -> None:
    engine = make_engine(f"sqlite:///{data}/storycraft.db")
    migrate(engine, "0001")
    engine.dispose()
    said = examined()["Database"]
    assert "form 0001; the next start, or `storycraft migrate`" in said.how


@pytest.fixture
def newer(data: Path) -> None:
    archive = Archive.open(f"sqlite:///{data}/storycraft.db", b"s" * 32)
    with archive.engine.connect() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    archive.close()


def test_a_newer_database_is_not_well(newer: None) -> None:
    said = examined()["Database"]
    assert not said.well
    assert "newer Storycraft" in said.how


def test_a_server_that_is_away_is_not_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STORYCRAFT_DATABASE_URL", f"postgresql://craft:pw-heron@/nowhere?host={tmp_path}")
    found = examined()
    assert not found["Database"].well
    assert not found["Jobs"].well
    assert "pw-heron" not in "".join(finding.how for finding in found.values())


def test_a_full_disk_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storycraft.commands.doctor.SCARCE_MB", 2**40)
    assert not examined()["Data folder"].well


def test_weaves_that_wait_are_counted(data: Path) -> None:
    from storycraft.formats.loader import Formats
    from storycraft.jobs.weave_queue import WeaveQueue
    from tests.support.fakes import ScriptedWeaver

    url = f"sqlite:///{data}/storycraft.db"
    archive = Archive.open(url, b"s" * 32)
    weave_queue = WeaveQueue(archive, lambda name, workshop_id: ScriptedWeaver(), Formats().get, url)
    weave_queue.launch()
    try:
        assert examined()["Jobs"].how == "0 weaves wait, 0 are under way"
    finally:
        weave_queue.stop()
        archive.close()


def test_behind_a_proxy_it_says_what_that_asks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "set STORYCRAFT_BEHIND_PROXY=1" in examined()["Proxy"].how
    for said, expected in (("1", "nobody but the proxy"), ("false", "none is expected")):
        monkeypatch.setenv("STORYCRAFT_BEHIND_PROXY", said)
        assert expected in examined()["Proxy"].how
