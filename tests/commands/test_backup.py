"""Backup, restore and migrate as they are typed: one line that says what was done, or why not."""

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from storycraft.cli import main
from storycraft.domain.errors import Refused
from storycraft.domain.role import Role
from storycraft.services.installation import archive_here
from storycraft.storage.migrate import newest_schema


def call(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STORYCRAFT_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def open_workshop(title: str) -> str:
    with archive_here() as archive:
        return archive.create_workshop(title, "communities-of-practice").id


def titles() -> list[str]:
    with archive_here() as archive:
        return [archive.workshop(w).title for w in archive.workshop_revisions()]


def test_a_backup_comes_back_after_the_data_folder_was_lost(tmp_path: Path, own_data: Path) -> None:
    open_workshop("Harbour communities")
    said = call("backup", tmp_path / "b.zip")
    assert "1 workshop," in said.output
    assert "found the same" in said.output
    own_data.rename(tmp_path / "lost")
    said = call("restore", tmp_path / "b.zip")
    assert "Restored 1 workshop as of" in said.output
    assert "all join codes and links are new" in said.output
    assert titles() == ["Harbour communities"]


def test_it_takes_word_to_replace_workshops_and_they_are_kept(tmp_path: Path, own_data: Path) -> None:
    open_workshop("Harbour communities")
    call("backup", tmp_path / "b.zip")
    open_workshop("Night ferry")
    refused = call("restore", tmp_path / "b.zip")
    assert refused.exit_code == 2
    assert "--replace" in refused.stderr
    assert len(titles()) == 2
    said = call("restore", tmp_path / "b.zip", "--replace")
    assert titles() == ["Harbour communities"]
    kept = next(own_data.glob("before-restore-*.zip"))
    assert str(kept) in said.output
    call("restore", kept, "--replace")
    assert len(titles()) == 2


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_backup_is_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(data)
    said = call("restore", tmp_path / "b.zip")
    assert said.exit_code == 2
    assert "b.zip: this is no backup of Storycraft" in said.stderr
    assert said.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    said = call("restore", tmp_path / "nowhere.zip")
    assert "nowhere.zip: this file can't be read: No such file" in said.stderr
    assert said.stderr.count("\n") == 1


def test_migrations_can_be_run_by_hand(own_data: Path) -> None:
    assert f"brought from nothing ({newest_schema()})" in call("migrate").output
    assert f"has this program's form already ({newest_schema()})" in call("migrate").output


def test_one_who_runs_the_server_can_find_a_lost_link() -> None:
    workshop_id = open_workshop("Harbour communities")
    said = call("links").output
    with archive_here() as archive:
        assert archive.join_code(workshop_id) in said
        key = said.split("fkey=")[1].strip()
        archive.check_key(Role.FACILITATOR, workshop_id, key)
        with pytest.raises(Refused):
            archive.check_key(Role.FACILITATOR, workshop_id, key[:-1])


def test_a_backup_is_no_secret_keeper(tmp_path: Path, own_data: Path) -> None:
    open_workshop("Harbour communities")
    call("backup", tmp_path / "b.zip")
    secret = (own_data / "secret.key").read_bytes()
    with zipfile.ZipFile(tmp_path / "b.zip") as file:
        assert all(secret not in file.read(name) for name in file.namelist())
