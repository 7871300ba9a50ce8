"""A workshop that is deleted is in no file of the database any more, while the server goes on."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa

from storycraft.domain.errors import NotFound
from storycraft.domain.story import Draft, Frame, Overrule, Provenance, Sentence
from storycraft.domain.workshop import Workshop
from storycraft.jobs.weave_queue import WeaveQueue, jobs_url
from storycraft.storage import erase
from storycraft.storage.archive import Archive
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver

WORDS = "heronfeather"
OTHERS = "larchbark"


@pytest.fixture
def folder(url: str, archive: Archive, tmp_path: Path) -> Path:
    """Where the database's files are."""
    if url.startswith("sqlite"):
        return tmp_path
    with archive.reading() as connection:
        return Path(connection.exec_driver_sql("SHOW data_directory").scalar_one())


def files_with(folder: Path, words: str) -> list[str]:
    """The files that hold these words; PostgreSQL's own log is not ours to reach."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and "pg_wal" not in path.parts and path.suffix != ".log":
            held = path.read_bytes()
            if words.encode() in held:
                found.append(path.name)
    return found


def flushed(archive: Archive) -> None:
    """Have PostgreSQL write to its files what it holds in memory."""
    if archive.engine.dialect.name == "postgresql":
        with archive.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("CHECKPOINT")


def talk(archive: Archive, workshop: Workshop, words: str, points: int = 40) -> None:
    """Words in every place that takes some."""
    for number in range(points):
        archive.add_contributions(
            workshop.id, "g1", "experiences", [(words, f"{words} {number} " + f"and {words} again, " * 20)]
        )
    point = archive.workshop(workshop.id).contributions[0]
    archive.withdraw_contribution(workshop.id, point.id, point.version, words)
    archive.keep_typing(workshop.id, "g1", "composer", f"{words} half a sen")
    draft = archive.add_draft(
        workshop.id,
        Draft(
            id="",
            group_id="g1",
            telling="plain",
            title=words,
            frame=Frame(),
            paragraphs=((Sentence(f"{words} sailed.", ("c2",)),),),
            provenance=Provenance(weaver="quotes"),
        ),
    )
    archive.overrule(draft.id, Overrule(sentence=f"{words} sailed.", reason=words, by=words))


@contextmanager
def somebody_reading(archive: Archive) -> Iterator[None]:
    one_moment = {} if archive.engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with archive.engine.connect().execution_options(**one_moment) as reader, reader.begin():
        reader.execute(sa.text("SELECT count(*) FROM workshop"))
        yield


def test_erased_words_are_in_no_file_and_others_stay(
    archive: Archive, workshop: Workshop, folder: Path
) -> None:
    other = archive.create_workshop("Forest", "communities-of-practice")
    talk(archive, workshop, WORDS)
    talk(archive, other, OTHERS)
    flushed(archive)
    assert files_with(folder, WORDS)
    archive.delete_workshop(workshop.id)
    flushed(archive)
    assert files_with(folder, WORDS) == []
    assert len(archive.workshop(other.id).contributions) == 39
    assert archive.drafts(other.id)[0].title == OTHERS
    archive.add_contribution(other.id, "g1", "experiences", "and on it goes")


def test_erased_words_are_in_no_statistics_either(archive: Archive, workshop: Workshop, folder: Path) -> None:
    talk(archive, workshop, WORDS)
    talk(archive, archive.create_workshop("Forest", "communities-of-practice"), OTHERS)
    with archive.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")  # as either does by itself, now and then
    archive.delete_workshop(workshop.id)
    flushed(archive)
    assert files_with(folder, WORDS) == []


def test_reader_who_still_sees_them_delays_that_not_the_deletion(
    archive: Archive, workshop: Workshop, folder: Path
) -> None:
    talk(archive, workshop, WORDS, points=3)
    with somebody_reading(archive):
        archive.delete_workshop(workshop.id)
        with pytest.raises(NotFound):
            archive.workshop(workshop.id)
        assert not archive.erase_deleted()
    assert archive.erase_deleted()
    flushed(archive)
    assert files_with(folder, WORDS) == []


def test_next_process_finishes_what_a_dead_one_left(
    archive: Archive, workshop: Workshop, folder: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(archive, workshop, WORDS, points=3)
    with monkeypatch.context() as died:
        died.setattr(Archive, "erase_deleted", lambda self: False)
        archive.delete_workshop(workshop.id)
    later = Archive.open(url, b"s" * 32)
    try:
        assert later.erase_deleted()
    finally:
        later.close()
    flushed(archive)
    assert files_with(folder, WORDS) == []


def test_another_deletion_meanwhile_is_not_forgotten(archive: Archive, workshop: Workshop) -> None:
    with archive.writing() as connection:
        erase.note_deletion(connection)
    with archive.reading() as connection:
        first = erase._note(connection)
    with archive.writing() as connection:
        erase.note_deletion(connection)
    assert not archive._replace(first, "")
    with archive.reading() as connection:
        assert erase._note(connection) not in ("", first)


def test_people_post_on_while_a_workshop_is_erased(archive: Archive, workshop: Workshop) -> None:
    others = [archive.create_workshop(f"Room {n}", "communities-of-practice").id for n in range(3)]
    ended, faults, said = threading.Event(), [], []

    def post(workshop_id: str) -> None:
        while not ended.is_set():
            try:
                archive.add_contribution(workshop_id, "g1", "experiences", "Rain again")
                said.append(workshop_id)
            except Exception as error:
                faults.append(error)

    people = [threading.Thread(target=post, args=(workshop_id,)) for workshop_id in others]
    for one in people:
        one.start()
    talk(archive, workshop, WORDS, points=5)
    archive.delete_workshop(workshop.id)
    ended.set()
    for one in people:
        one.join()
    assert faults == []
    assert len(said) == sum(len(archive.workshop(each).contributions) for each in others)


def test_waiting_for_a_reader_keeps_nobody_from_writing(
    archive: Archive, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = archive.create_workshop("Forest", "communities-of-practice")
    posted = []

    def post(seconds: float) -> None:
        time.sleep(seconds)
        posted.append(archive.add_contribution(other.id, "g1", "experiences", "Rain again"))

    monkeypatch.setattr(erase, "time", SimpleNamespace(monotonic=time.monotonic, sleep=post))
    with somebody_reading(archive):
        archive.delete_workshop(workshop.id)
    assert len(posted) > 1


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_file_is_rewritten_once_however_long_somebody_reads(
    archive: Archive, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewritten, rewrite = [], erase._rewrite_sqlite
    monkeypatch.setattr(erase, "_rewrite_sqlite", lambda engine: rewritten.append(rewrite(engine)))
    with somebody_reading(archive):
        archive.delete_workshop(workshop.id)
        assert not archive.erase_deleted()
    assert archive.erase_deleted()
    assert len(rewritten) == 1
    other = archive.create_workshop("Forest", "communities-of-practice")
    archive.delete_workshop(other.id)
    assert len(rewritten) == 2


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_who_writes_in_another_process_is_not_waited_for_long(archive: Archive, workshop: Workshop) -> None:
    with somebody_reading(archive):
        archive.delete_workshop(workshop.id)
    with closing(sqlite3.connect(archive.engine.url.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        asked = time.monotonic()
        assert not archive.erase_deleted()
        assert time.monotonic() - asked < 10 * erase.PATIENCE_SECONDS
    assert archive.erase_deleted()


def test_the_running_server_tries_again_by_itself(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'storycraft.db'}"
    archive = Archive.open(url, b"s" * 32)
    workshop = archive.create_workshop(WORDS, "communities-of-practice")
    weave_queue = WeaveQueue(archive, lambda name, workshop_id: QuoteWeaver(), lambda key: None, url)
    weave_queue.launch()
    try:
        talk(archive, workshop, WORDS, points=3)
        with closing(sqlite3.connect(tmp_path / "storycraft.db")) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM workshop").fetchone()
            archive.delete_workshop(workshop.id)
            assert files_with(tmp_path, WORDS)
        for _ in range(300):
            if not files_with(tmp_path, WORDS):
                break
            threading.Event().wait(0.1)
        assert files_with(tmp_path, WORDS) == []
        assert Path(sa.make_url(jobs_url(url)).database or "").exists()
    finally:
        weave_queue.stop()
        archive.close()
