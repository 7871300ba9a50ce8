"""The installation's secret is made once, whoever asks first, and never empty."""

import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from storycraft.domain.errors import SettingsError
from storycraft.installation_secret import installation_secret
from storycraft.settings import Settings, read_settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return read_settings({"STORYCRAFT_DATA": str(tmp_path / "data")})


def test_it_is_made_on_first_use_and_stays(settings: Settings) -> None:
    made = installation_secret(settings)
    assert len(made) == 32
    assert installation_secret(settings) == made
    assert stat.S_IMODE((settings.data_dir / "secret.key").stat().st_mode) == 0o600


def test_processes_that_start_at_once_have_the_same(settings: Settings) -> None:
    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(installation_secret, [settings] * 8))) == 1


def test_the_setting_comes_before_the_file(settings: Settings) -> None:
    given = replace(settings, secret="x" * 40)
    assert installation_secret(given) == b"x" * 40
    assert not settings.data_dir.exists()
    assert "x" * 40 not in repr(given)


def test_a_short_one_is_refused(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="shorter than 32"):
        installation_secret(replace(settings, secret="short"))


def test_half_a_file_is_said_and_never_used(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storycraft.installation_secret.WAIT_SECONDS", 0.1)
    settings.data_dir.mkdir()
    (settings.data_dir / "secret.key").write_bytes(b"")
    with pytest.raises(SettingsError, match="not whole"):
        installation_secret(settings)


def test_a_data_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SettingsError, match="cannot be used"):
        installation_secret(read_settings({"STORYCRAFT_DATA": str(tmp_path / "file")}))
