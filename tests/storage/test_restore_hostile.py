"""Whatever file is given to a restore: one sentence that names it, and what was there stays as it was."""

import copy
import hashlib
import json
import os
import random
import struct
import uuid
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storycraft.domain.errors import StorycraftError
from storycraft.domain.story import Draft, Element, Frame, FrameEntry, Overrule, Provenance, Sentence
from storycraft.domain.weave import Weave
from storycraft.domain.workshop import Lane, Thread
from storycraft.storage.archive import Archive
from storycraft.storage.backup import MANIFEST, back_up
from storycraft.storage.restore import restore
from tests.support.threads import add_thread

Members = dict[str, bytes]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Members:
    """A backup in which each table has a row, as its members."""
    folder = tmp_path_factory.mktemp("origin")
    url = f"sqlite:///{folder / 'origin.db'}"
    archive = Archive.open(url, b"s" * 32)
    made = archive.create_workshop("Mountain farms", "communities-of-practice")
    archive.add_group(made.id, "Upper valley")
    archive.merge_groups(made.id, archive.add_group(made.id, "Lower valley").id, "g2")
    told = [("herder", "The cows came down early")]
    (point,) = archive.add_contributions(made.id, "g2", "experiences", told)
    archive.save_contribution(made.id, point)
    add_thread(archive, made.id, Thread(id="", lane=Lane.NEW, title="Early snow", contribution_ids=("c1",)))
    archive.save_frame(made.id, "g2", Frame().with_entry(FrameEntry(element=Element.WHO, text="Herders")))
    archive.keep_typing(made.id, "g2", "composer", "half a sen")
    archive.save_controls(made.id, archive.controls(made.id), "rehearsal begun")
    archive.add_weave(
        Weave(id=uuid.uuid4().hex, workshop_id=made.id, group_id="g2", tellings=("plain",), weaver="quotes")
    )
    draft = archive.add_draft(
        made.id,
        Draft(
            id="",
            group_id="g2",
            telling="plain",
            title="Early snow",
            frame=Frame(),
            paragraphs=((Sentence("The cows came down.", ("c1",)),),),
            provenance=Provenance(weaver="quotes"),
        ),
    )
    archive.overrule(draft.id, Overrule(sentence="The cows came down.", reason="we drove them"))
    back_up(url, archive.access_keys, folder / "whole.zip")
    archive.close()
    with zipfile.ZipFile(folder / "whole.zip") as file:
        return {name: file.read(name) for name in file.namelist()}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Archive]:
    """An installation with a workshop of its own."""
    archive = Archive.open(f"sqlite:///{tmp_path / 'here' / 'storycraft.db'}", b"s" * 32)
    made = archive.create_workshop("What was there", "communities-of-practice")
    archive.add_contribution(made.id, "g1", "experiences", "We were here first")
    yield archive
    archive.close()


def packed(path: Path, members: Members, method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def told_otherwise(whole: Members, table: str, change: Callable[[dict[str, object]], object]) -> Members:
    """The same backup with its first row of a table changed, and every digest as its maker would write it."""
    members, name = dict(whole), f"tables/{table}.jsonl"
    manifest = json.loads(members[MANIFEST])
    said = manifest["tables"][table]
    first, *rest = members[name].splitlines(keepends=True)
    row = dict(zip(said["columns"], json.loads(first), strict=True))
    change(row)
    members[name] = json.dumps(list(row.values()), separators=(",", ":")).encode() + b"\n" + b"".join(rest)
    said["sha256"] = hashlib.sha256(members[name]).hexdigest()
    members[MANIFEST] = json.dumps(manifest).encode()
    return members


def state(archive: Archive) -> list[object]:
    return [archive.workshop(each) for each in archive.workshop_revisions()]


def refused(path: Path, here: Archive) -> str:
    """What is said of the file; everything is as it was, and nothing is left beside it."""
    before, beside = state(here), set(path.parent.iterdir())
    with pytest.raises(StorycraftError) as told:
        restore(path, here, keep_as=path.parent / "kept.zip")
    assert state(here) == before
    assert set(path.parent.iterdir()) <= beside | {path.parent / "kept.zip"}
    sentence = str(told.value)
    assert path.name in sentence
    assert len(sentence) < 600
    assert sentence.isprintable()
    return sentence


VALUES = [None, True, -1, 2**31, 2**64, 1.5, "", "x", "\ud800", [], {}, [[]], {"a": 1}, "x" * 300]


def whole_tables(whole: Members) -> list[str]:
    return [name for name in json.loads(whole[MANIFEST])["tables"] if whole[f"tables/{name}.jsonl"]]


@pytest.mark.timeout(600)
def test_values_of_another_kind_are_refused_or_readable(
    whole: Members, here: Archive, tmp_path: Path
) -> None:
    draw, tried, taken = random.Random(7), 0, 0
    for table in whole_tables(whole):
        for column in json.loads(whole[MANIFEST])["tables"][table]["columns"]:
            value = draw.choice(VALUES)
            path = packed(
                tmp_path / f"{table}.{column}.zip",
                told_otherwise(
                    whole, table, lambda row, column=column, value=value: row.update({column: value})
                ),
            )
            tried += 1
            taken += taken_or_named(path, here)
    assert tried > 80
    assert 0 < taken < tried


def taken_or_named(path: Path, here: Archive) -> bool:
    """Whether the file was taken; if not its name was told, and either way the app works with what is there."""
    sentence = ""
    try:
        restore(path, here, keep_as=path.with_suffix(".kept"))
    except StorycraftError as error:
        sentence = str(error)
    assert not sentence or path.name in sentence
    for workshop_id in here.workshop_revisions():
        read_all(here, workshop_id)
    return not sentence


def read_all(archive: Archive, workshop_id: str) -> None:
    workshop = archive.workshop(workshop_id)
    for group in workshop.groups:
        archive.frame(workshop_id, group.id)
        archive.group_key(workshop_id, group.id)
    for draft in archive.drafts(workshop_id):
        archive.revisions(draft.id)
        archive.overrules(draft.id)
    for contribution in workshop.contributions:
        archive.contribution_history(workshop_id, contribution.id)
    archive.weaves(workshop_id), archive.controls(workshop_id), archive.events(workshop_id)
    archive.calls(workshop_id), archive.screens(workshop_id)
    archive.add_contribution(workshop_id, archive.add_group(workshop_id, uuid.uuid4().hex).id, "x", "goes on")


@pytest.mark.timeout(600)
def test_changed_cut_or_moved_bytes_are_refused_or_harmless(
    whole: Members, here: Archive, tmp_path: Path
) -> None:
    original = packed(tmp_path / "whole.zip", whole).read_bytes()
    draw = random.Random(11)
    for number in range(40):
        data = bytearray(original)
        for _ in range(draw.choice((1, 1, 3, 20))):
            data[draw.randrange(len(data))] = draw.randrange(256)
        if number % 3 == 0:
            start = draw.randrange(len(data))
            del data[start : start + draw.choice((1, 40, 4000))]
        path = tmp_path / f"mutated.{number}.zip"
        path.write_bytes(bytes(data))
        taken_or_named(path, here)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x05\x06" + bytes(18),
        b"PK\x03\x04",
        b"\x00" * 5000,
        b"{}",
        os.urandom(3000),
        b"SQLite format 3\x00",
    ],
)
def test_what_is_no_zip_or_empty_one_is_said_so(data: bytes, here: Archive, tmp_path: Path) -> None:
    path = tmp_path / "odd.zip"
    path.write_bytes(data)
    assert "no backup of Storycraft" in refused(path, here)


def test_a_folder_a_pipe_and_nothing_are_no_files(here: Archive, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.zip"
    os.mkfifo(pipe)
    assert "no file" in refused(pipe, here)
    (tmp_path / "folder.zip").mkdir()
    assert "no file" in refused(tmp_path / "folder.zip", here)
    assert "No such file" in refused(tmp_path / "missing.zip", here)


def test_a_bomb_is_not_unpacked(whole: Members, here: Archive, tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with (
        zipfile.ZipFile(packed(path, whole), "a", zipfile.ZIP_DEFLATED) as file,
        file.open("x", "w") as member,
    ):
        for _ in range(300):
            member.write(bytes(2**20))
    assert path.stat().st_size < 2**20
    assert "too much is packed into it" in refused(path, here)


def test_member_that_is_larger_than_it_says_gives_no_more(
    whole: Members, here: Archive, tmp_path: Path
) -> None:
    row = whole["tables/event.jsonl"]
    path = packed(tmp_path / "liar.zip", {**whole, "tables/event.jsonl": row + b" " * 3_000_000})
    data = path.read_bytes().replace(struct.pack("<I", len(row) + 3_000_000), struct.pack("<I", len(row)))
    path.write_bytes(data)
    refused(path, here)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(
    method: int, whole: Members, here: Archive, tmp_path: Path
) -> None:
    assert "another way" in refused(packed(tmp_path / "b.zip", whole, method), here)


def with_manifest(whole: Members, change: Callable[[dict], object]) -> Members:
    manifest = copy.deepcopy(json.loads(whole[MANIFEST]))
    change(manifest)
    return {**whole, MANIFEST: json.dumps(manifest).encode()}


DEEP = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda w: {**w, MANIFEST: DEEP}, "no backup"),
        (lambda w: {**w, MANIFEST: b"[" + b" " * 2**20 + b"]"}, "no backup"),
        (lambda w: {**w, "tables/draft.jsonl": DEEP}, r"draft.jsonl:1"),
        (lambda w: {**w, "tables/draft.jsonl": b"5\n"}, r"draft.jsonl:1"),
        (lambda w: {**w, "tables/draft.jsonl": b"9" * 10_000}, r"draft.jsonl:1"),
        (lambda w: {**w, "tables/draft.jsonl": b"\xff\xfe\n"}, r"draft.jsonl:1"),
        (lambda w: {k: v for k, v in w.items() if "draft" not in k}, "no backup"),
        (lambda w: with_manifest(w, lambda m: m.update(form="base")), "newer Storycraft"),
        (lambda w: with_manifest(w, lambda m: m.update(form="head-1")), "newer Storycraft"),
        (lambda w: with_manifest(w, lambda m: m.update(form="9\n" * 5000)), "newer Storycraft"),
        (lambda w: with_manifest(w, lambda m: m.update(kind="\x1b[31m" * 100)), "another kind"),
        (lambda w: with_manifest(w, lambda m: m["tables"].update(secrets=m["tables"]["draft"])), "tables"),
        (lambda w: with_manifest(w, lambda m: m["tables"]["draft"]["columns"].append("id")), "tables"),
        (lambda w: with_manifest(w, lambda m: m["tables"]["draft"].update(rows=7)), "not whole"),
    ],
)
def test_members_that_lie_are_found(
    change: Callable[[Members], Members], said: str, whole: Members, here: Archive, tmp_path: Path
) -> None:
    sentence = refused(packed(tmp_path / "b.zip", change(whole)), here)
    assert said in sentence


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("working_group", {"merged_into": "g1", "id": "../../etc"}),
        ("contribution", {"id": "c1]\n\n## Sources\n\n[^x"}),
        ("contribution", {"consent": "everybody"}),
        ("contribution", {"made": "yesterday"}),
        ("contribution", {"workshop_id": "nobody's"}),
        ("contribution", {"place": 9, "id": "c9"}),
        ("workshop", {"revision": 0}),
        ("workshop", {"revision": 2**31 - 1}),
        ("workshop", {"contributions_made": 0}),
        ("thread", {"lane": "fast"}),
        ("frame", {"body": {"entries": [], "version": 1}}),
        ("frame", {"body": []}),
        ("draft", {"paragraphs": "words"}),
        ("draft", {"id": "a/../b"}),
        ("revision", {"running": ["a screen"]}),
        ("weave", {"state": "asleep"}),
        ("conduct", {"body": {"ends": "soon"}}),
    ],
)
def test_rows_that_the_app_could_not_work_with_are_refused(
    table: str, change: dict[str, object], whole: Members, here: Archive, tmp_path: Path
) -> None:
    refused(packed(tmp_path / "b.zip", told_otherwise(whole, table, lambda row: row.update(change))), here)


def test_circular_merges_end_the_restore_not_the_server(
    whole: Members, here: Archive, tmp_path: Path
) -> None:
    members = dict(whole)
    for number in range(3):
        members = in_a_circle(members, number)
    refused(packed(tmp_path / "b.zip", members), here)


def in_a_circle(members: Members, number: int) -> Members:
    name, manifest = "tables/working_group.jsonl", json.loads(members[MANIFEST])
    lines = members[name].splitlines(keepends=True)
    columns = manifest["tables"]["working_group"]["columns"]
    row = dict(zip(columns, json.loads(lines[number]), strict=True))
    row["merged_into"] = f"g{(number + 1) % 3 + 1}"
    lines[number] = json.dumps(list(row.values()), separators=(",", ":")).encode() + b"\n"
    members = {**members, name: b"".join(lines)}
    manifest["tables"]["working_group"]["sha256"] = hashlib.sha256(members[name]).hexdigest()
    return {**members, MANIFEST: json.dumps(manifest).encode()}


def test_the_unchanged_backup_is_taken(whole: Members, here: Archive, tmp_path: Path) -> None:
    restored = restore(packed(tmp_path / "b.zip", whole), here, keep_as=tmp_path / "kept.zip")
    assert (restored.workshops, restored.unfinished) == (1, 1)
    for workshop_id in here.workshop_revisions():
        read_all(here, workshop_id)
