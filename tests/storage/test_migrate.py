"""Migrations run once however many processes start, and an older program keeps its hands off."""

import subprocess
import sys
from pathlib import Path

import pytest

from storycraft.domain.errors import StorageError
from storycraft.domain.story import Draft, Frame, Overrule, Provenance
from storycraft.storage.archive import Archive
from storycraft.storage.engines import make_engine
from storycraft.storage.migrate import migrate, newest_schema, schema_of

OPEN = (
    "import sys; from storycraft.storage.archive import Archive; Archive.open(sys.argv[1], b's' * 32).close()"
)


def test_a_new_database_is_brought_to_the_newest_form(empty_url: str) -> None:
    engine = make_engine(empty_url)
    assert migrate(engine) == ("", newest_schema())
    assert migrate(engine) == (newest_schema(), newest_schema())
    engine.dispose()


def test_processes_that_start_at_once_migrate_once(empty_url: str) -> None:
    commands = [[sys.executable, "-c", OPEN, empty_url]] * 2
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    for process in started:
        said = process.communicate(timeout=60)[1]
        assert process.returncode == 0, said
    engine = make_engine(empty_url)
    with engine.connect() as connection:
        assert schema_of(connection) == newest_schema()
    engine.dispose()


def test_older_program_refuses_a_newer_database_and_changes_nothing(archive: Archive, url: str) -> None:
    with archive.engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StorageError, match=f"newer Storycraft.*9999.*{newest_schema()}.*Update") as refused:
        Archive.open(url, b"s" * 32)
    assert "\n" not in str(refused.value)
    with archive.engine.connect() as connection:
        assert schema_of(connection) == "9999"


@pytest.mark.parametrize(
    ("name", "by"),
    [("Blue table", ""), ("facilitator", "facilitator")],
    ids=["no such group", "a group's name"],
)
def test_facilitators_old_word_becomes_no_name(archive: Archive, url: str, name: str, by: str) -> None:
    made = archive.create_workshop("Looms", "communities-of-practice")
    group = archive.add_group(made.id, name)
    told = Draft(
        id="", group_id=group.id, telling="plain", title="The loom", frame=Frame(), paragraphs=(),
        provenance=Provenance(weaver="people"),
    )  # fmt: skip
    draft = archive.add_draft(made.id, told)
    archive.overrule(draft.id, Overrule(sentence="It stood.", reason="I saw it", by="facilitator"))
    with archive.engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        with connection.begin():
            connection.exec_driver_sql("DROP TABLE change_proposal")  # made by a later one
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0013'")
    again = Archive.open(url, b"s" * 32)
    assert [each.by for each in again.overrules(draft.id)] == [by]
    again.close()


def test_a_database_that_is_not_there_is_said_in_words(tmp_path: Path) -> None:
    engine = make_engine(f"postgresql://nobody@/nowhere?host={tmp_path}")
    with pytest.raises(StorageError, match="cannot be opened"):
        migrate(engine)
    engine.dispose()
