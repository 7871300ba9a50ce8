"""A backup holds everything, is taken while people post, and proves itself before it gets its name."""

import json
import stat
import threading
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa

from storycraft.domain.errors import InputError, StorageError
from storycraft.domain.workshop import Workshop
from storycraft.storage import backup
from storycraft.storage.access_keys import AccessKeys
from storycraft.storage.archive import Archive
from storycraft.storage.backup import MANIFEST, back_up, rehearsed
from storycraft.storage.engines import make_engine
from storycraft.storage.migrate import migrate, newest_schema
from storycraft.storage.tables import metadata


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "kept").mkdir()
    return tmp_path / "kept" / "storycraft.zip"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A backup of one workshop."""
    url, file = f"sqlite:///{tmp_path / 'origin.db'}", tmp_path / "whole.zip"
    archive = Archive.open(url, b"s" * 32)
    archive.create_workshop("Harbour communities", "communities-of-practice")
    back_up(url, archive.access_keys, file)
    archive.close()
    return file


def rewritten(file: Path, change) -> None:
    """The same backup with other contents: `change` gets and gives {name: bytes}."""
    with zipfile.ZipFile(file) as old:
        members = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(file, "w") as new:
        for name, data in change(members).items():
            new.writestr(name, data)


def test_every_table_is_in_it(url: str, archive: Archive, workshop: Workshop, file: Path) -> None:
    manifest = back_up(url, archive.access_keys, file)
    assert set(manifest.tables) == set(metadata.tables)
    assert manifest.tables["workshop"].rows == 1
    assert manifest.form == newest_schema()


def test_the_same_rows_give_the_same_digests(
    url: str, archive: Archive, workshop: Workshop, tmp_path: Path
) -> None:
    for word in ("Zebra", "apple", "Über", "_", "été"):
        archive.keep_typing(workshop.id, "g2", word, word)
    first = back_up(url, archive.access_keys, tmp_path / "1.zip")
    second = back_up(url, archive.access_keys, tmp_path / "2.zip")
    assert first.tables == second.tables


def test_it_is_one_moment_while_people_go_on_posting(
    url: str, archive: Archive, workshop: Workshop, tmp_path: Path
) -> None:
    ended = threading.Event()

    def post() -> None:
        while not ended.is_set():
            archive.add_contribution(workshop.id, "g2", "experiences", "Rain again")

    people = threading.Thread(target=post)
    people.start()
    try:
        manifests = [back_up(url, archive.access_keys, tmp_path / f"{n}.zip") for n in range(3)]
    finally:
        ended.set()
        people.join()
    assert manifests[-1].tables["contribution"].rows > manifests[0].tables["contribution"].rows
    for number, manifest in enumerate(manifests):
        with rehearsed(tmp_path / f"{number}.zip") as (_, engine), engine.connect() as connection:
            # Each contribution raises the counter in its own transaction: half of one would show.
            made = connection.exec_driver_sql("SELECT contributions_made FROM workshop").scalar()
            assert made == manifest.tables["contribution"].rows


def test_only_its_owner_may_read_it(whole: Path) -> None:
    assert stat.S_IMODE(whole.stat().st_mode) == 0o600


def test_no_key_and_no_link_is_in_it(url: str, archive: Archive, workshop: Workshop, file: Path) -> None:
    back_up(url, archive.access_keys, file)
    with zipfile.ZipFile(file) as members:
        held = b"".join(members.read(name) for name in members.namelist())
    secrets = (
        archive.facilitator_key(workshop.id),
        archive.group_key(workshop.id, "g2"),
        archive.join_code(workshop.id),
        "s" * 32,
    )
    assert [secret for secret in secrets if secret.encode() in held] == []


def test_a_file_that_is_there_is_not_written_over(whole: Path, tmp_path: Path) -> None:
    before = whole.read_bytes()
    with pytest.raises(InputError, match="there already"):
        back_up(f"sqlite:///{tmp_path / 'origin.db'}", AccessKeys(b"s" * 32), whole)
    assert whole.read_bytes() == before


def test_a_database_without_tables_is_no_backup(empty_url: str, file: Path) -> None:
    with pytest.raises(StorageError, match="nothing to back up"):
        back_up(empty_url, AccessKeys(b"s" * 32), file)
    assert not file.exists()


def test_a_database_without_workshops_is_no_backup(url: str, archive: Archive, file: Path) -> None:
    with pytest.raises(StorageError, match="nothing to back up"):
        back_up(url, archive.access_keys, file)
    assert not file.exists()


def test_a_mistyped_folder_is_said_and_not_made(
    url: str, archive: Archive, workshop: Workshop, tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match="there is no folder"):
        back_up(url, archive.access_keys, tmp_path / "bakcups" / "b.zip")
    assert not (tmp_path / "bakcups").exists()


def test_a_link_is_not_written_over(url: str, archive: Archive, workshop: Workshop, file: Path) -> None:
    file.symlink_to(file.with_name("elsewhere.zip"))
    with pytest.raises(InputError, match="there already"):
        back_up(url, archive.access_keys, file)
    assert file.is_symlink()


def test_a_name_that_no_file_can_have_is_said(
    url: str, archive: Archive, workshop: Workshop, tmp_path: Path
) -> None:
    with pytest.raises(StorageError, match="can't be written"):
        back_up(url, archive.access_keys, tmp_path / ("b" * 300))


def test_an_older_form_is_backed_up_as_it_is(tmp_path: Path, file: Path) -> None:
    old = f"sqlite:///{tmp_path / 'old.db'}"
    engine = make_engine(old)
    migrate(engine, "0001")
    with engine.begin() as connection:
        names = [column["name"] for column in sa.inspect(connection).get_columns("workshop")]
        connection.exec_driver_sql(
            f"INSERT INTO workshop ({', '.join(names)}) VALUES ({', '.join(['1'] * len(names))})"
        )
    engine.dispose()
    assert back_up(old, AccessKeys(b"s" * 32), file).form == "0001"


def test_a_backup_that_does_not_read_back_gets_no_name(
    url: str, archive: Archive, workshop: Workshop, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = backup.write_lines

    def lossy(connection, table, columns, lines) -> None:
        rows = list(lines)
        whole(connection, table, columns, rows[1:] if table.name == "working_group" else rows)

    monkeypatch.setattr(backup, "write_lines", lossy)
    with pytest.raises(StorageError, match="working_group"):
        back_up(url, archive.access_keys, file)
    assert list(file.parent.iterdir()) == []


def test_a_folder_that_takes_nothing_is_said(whole: Path, tmp_path: Path) -> None:
    (tmp_path / "notafolder").write_text("x")
    with pytest.raises(StorageError, match="can't be written"):
        back_up(
            f"sqlite:///{tmp_path / 'origin.db'}", AccessKeys(b"s" * 32), tmp_path / "notafolder" / "b.zip"
        )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda members: {"a.txt": b"no backup"}, "no backup of Storycraft"),
        (lambda members: {**members, MANIFEST: b"{}"}, "no backup of Storycraft"),
        (lambda members: {**members, "tables/working_group.jsonl": b""}, "not whole"),
        (
            lambda members: {**members, "tables/workshop.jsonl": b'["only one column"]\n'},
            "workshop.jsonl:1: this is no row",
        ),
        (
            lambda members: {
                **members,
                MANIFEST: json.dumps({**json.loads(members[MANIFEST]), "form": "9999"}).encode(),
            },
            "newer Storycraft",
        ),
        (
            lambda members: {
                **members,
                MANIFEST: json.dumps({**json.loads(members[MANIFEST]), "kind": "photos"}).encode(),
            },
            "another kind",
        ),
    ],
)
def test_a_damaged_or_foreign_file_is_refused_in_words(change, said: str, whole: Path) -> None:
    rewritten(whole, change)
    with pytest.raises((InputError, StorageError), match=said), rehearsed(whole):
        pass


def test_a_file_that_was_cut_is_refused(whole: Path) -> None:
    whole.write_bytes(whole.read_bytes()[:-200])
    with pytest.raises(InputError, match="not all of one"), rehearsed(whole):
        pass
