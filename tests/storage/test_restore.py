"""What comes back from a backup is what was there, on either database, and nothing is lost on the way."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from storycraft.domain.change_proposal import ChangeProposal
from storycraft.domain.errors import InputError, Refused, StorageError
from storycraft.domain.judgement import Judgement, Readiness
from storycraft.domain.read_back import Answer, ReadBack
from storycraft.domain.role import Role
from storycraft.domain.story import Draft, Frame, Overrule, Provenance, Sentence
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Consent, Workshop
from storycraft.storage.archive import Archive
from storycraft.storage.backup import back_up
from storycraft.storage.engines import make_engine
from storycraft.storage.migrate import migrate
from storycraft.storage.restore import restore

HOSTILE = "“Ünï” \\ud83d 🚲 ﷽ \u202e <b>\n'; DROP TABLE draft; --"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Archive]:
    """Another installation with the same secret, on SQLite."""
    opened = Archive.open(f"sqlite:///{tmp_path / 'elsewhere' / 'storycraft.db'}", b"s" * 32)
    yield opened
    opened.close()


@pytest.fixture
def lived(archive: Archive, workshop: Workshop) -> Workshop:
    """A workshop in which everything has happened once."""
    told = [("ferryman", HOSTILE)]
    (first,) = archive.add_contributions(workshop.id, "g2", "experiences", told, token="t1")
    archive.add_contributions(
        workshop.id, "g2", "experiences", [("", "For us only")], consent=Consent.ROOM_ONLY
    )
    archive.withdraw_contribution(workshop.id, first.id, first.version, "said twice")
    archive.keep_typing(workshop.id, "g2", "composer", "half a sen")
    weave = archive.add_weave(
        Weave(
            id=uuid.uuid4().hex,
            workshop_id=workshop.id,
            group_id="g2",
            tellings=("plain", "letter"),
            weaver="quotes",
        )
    )
    draft = archive.add_draft(
        workshop.id,
        Draft(
            id="",
            group_id="g2",
            telling="plain",
            title="The ferry",
            frame=Frame(),
            paragraphs=((Sentence("It sailed.", (first.id,)),),),
            provenance=Provenance(weaver="quotes"),
        ),
        weave.id,
    )
    archive.overrule(draft.id, Overrule(sentence="It sailed.", reason="we saw it", by="Blue table"))
    archive.add_read_back(
        workshop.id,
        ReadBack(
            draft_id=draft.id,
            revision=1,
            group_id="g2",
            sentence="It sailed.",
            answer=Answer.NOT_QUITE,
            words="Rowed.",
        ),
    )
    archive.judge(
        workshop.id, Judgement(draft_id=draft.id, reader="r", revision=1, readiness=Readiness.SMALL_EDITS)
    )
    archive.keep_proposal(draft.id, ChangeProposal(0, "shorter", draft.paragraphs, (), "quotes"))
    archive.follow_weave(weave.id, state=WeaveState.WEAVING, finished=1)
    return archive.workshop(workshop.id)


def address(archive: Archive) -> str:
    return archive.engine.url.render_as_string(hide_password=False)


def test_everything_comes_back_in_the_other_database(
    archive: Archive, lived: Workshop, elsewhere: Archive, tmp_path: Path
) -> None:
    back_up(address(archive), archive.access_keys, tmp_path / "b.zip")
    restored = restore(tmp_path / "b.zip", elsewhere)
    assert (restored.workshops, restored.new_keys, restored.kept) == (1, False, None)
    there = elsewhere.workshop(lived.id)
    assert there.contributions == lived.contributions
    assert there.groups == lived.groups
    assert elsewhere.contribution_history(lived.id, "c1") == archive.contribution_history(lived.id, "c1")
    assert elsewhere.typing(lived.id, "g2") == {"composer": "half a sen"}
    draft = elsewhere.drafts(lived.id)[0]
    assert draft.paragraphs == archive.drafts(lived.id)[0].paragraphs
    assert elsewhere.overrules(draft.id) == archive.overrules(draft.id)
    assert elsewhere.revisions(draft.id) == archive.revisions(draft.id)
    assert elsewhere.read_backs(lived.id) == archive.read_backs(lived.id) != ()
    assert elsewhere.judgements(lived.id) == archive.judgements(lived.id) != ()
    assert elsewhere.proposal(draft.id) == archive.proposal(draft.id) is not None


def test_and_back_again(archive: Archive, lived: Workshop, elsewhere: Archive, tmp_path: Path) -> None:
    back_up(address(archive), archive.access_keys, tmp_path / "1.zip")
    restore(tmp_path / "1.zip", elsewhere)
    back_up(address(elsewhere), elsewhere.access_keys, tmp_path / "2.zip")
    restore(tmp_path / "2.zip", archive, keep_as=tmp_path / "before.zip")
    assert archive.workshop(lived.id).contributions == lived.contributions
    # Rows that the database numbers go on after those that came with a number.
    draft = archive.drafts(lived.id)[0]
    archive.overrule(draft.id, Overrule(sentence="It sailed.", reason="and again", by="Blue table"))


def test_links_and_codes_open_the_same_doors(
    archive: Archive, lived: Workshop, elsewhere: Archive, tmp_path: Path
) -> None:
    code, key = archive.join_code(lived.id), archive.facilitator_key(lived.id)
    back_up(address(archive), archive.access_keys, tmp_path / "b.zip")
    restore(tmp_path / "b.zip", elsewhere)
    assert elsewhere.enter_with_code(code) == lived.id
    elsewhere.check_key(Role.FACILITATOR, lived.id, key)


def test_with_another_secret_the_doors_are_new_and_open(
    archive: Archive, lived: Workshop, tmp_path: Path
) -> None:
    back_up(address(archive), archive.access_keys, tmp_path / "b.zip")
    other = Archive.open(f"sqlite:///{tmp_path / 'other.db'}", b"t" * 32)
    try:
        assert restore(tmp_path / "b.zip", other).new_keys
        assert other.enter_with_code(other.join_code(lived.id)) == lived.id
        with pytest.raises(Refused):
            other.enter_with_code(archive.join_code(lived.id))
        with pytest.raises(Refused):
            other.check_key(Role.FACILITATOR, lived.id, archive.facilitator_key(lived.id))
    finally:
        other.close()


def test_a_database_with_workshops_is_not_overwritten_unless_told_so(
    archive: Archive, lived: Workshop, tmp_path: Path
) -> None:
    back_up(address(archive), archive.access_keys, tmp_path / "b.zip")
    later = archive.add_contribution(lived.id, "g2", "experiences", "Said after the backup")
    with pytest.raises(Refused, match="--replace"):
        restore(tmp_path / "b.zip", archive)
    assert later in archive.workshop(lived.id).contributions


def test_what_was_there_is_kept_and_can_be_brought_back(
    archive: Archive, lived: Workshop, tmp_path: Path
) -> None:
    back_up(address(archive), archive.access_keys, tmp_path / "b.zip")
    later = archive.add_contribution(lived.id, "g2", "experiences", "Said after the backup")
    restored = restore(tmp_path / "b.zip", archive, keep_as=tmp_path / "before.zip")
    assert restored.kept == tmp_path / "before.zip"
    assert archive.workshop(lived.id).contributions == lived.contributions
    restore(tmp_path / "before.zip", archive, keep_as=tmp_path / "between.zip")
    assert later in archive.workshop(lived.id).contributions


def test_open_screens_hear_of_it(archive: Archive, lived: Workshop, tmp_path: Path) -> None:
    back_up(address(archive), archive.access_keys, tmp_path / "b.zip")
    archive.add_contribution(lived.id, "g2", "experiences", "Said after the backup")
    shown = archive.workshop_revisions()[lived.id]
    restore(tmp_path / "b.zip", archive, keep_as=tmp_path / "before.zip")
    assert archive.workshop_revisions()[lived.id] > shown


def test_restored_weave_waits_anew_and_keeps_what_it_told(
    archive: Archive, lived: Workshop, elsewhere: Archive, tmp_path: Path
) -> None:
    before = archive.weaves(lived.id)[0]
    back_up(address(archive), archive.access_keys, tmp_path / "b.zip")
    assert restore(tmp_path / "b.zip", elsewhere).unfinished == 1
    after = elsewhere.weaves(lived.id)[0]
    assert after.id != before.id
    assert (after.state, after.finished, after.tellings) == (WeaveState.QUEUED, 1, before.tellings)
    again = elsewhere.add_draft(lived.id, archive.drafts(lived.id)[0], after.id)
    assert again.id == elsewhere.drafts(lived.id)[0].id, "the first telling is told already"


def test_backup_of_an_older_form_is_brought_to_this_one(archive: Archive, tmp_path: Path) -> None:
    old = f"sqlite:///{tmp_path / 'old.db'}"
    engine = make_engine(old)
    migrate(engine, "0001")
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO workshop VALUES ('w1', 'Harbour', 'communities-of-practice', 'en', "
            "'2026-01-02T03:04:05+00:00', 7, 0, 'h', 0, 0, 1, 0, 0, 1)"
        )
    engine.dispose()
    back_up(old, archive.access_keys, tmp_path / "b.zip")
    restore(tmp_path / "b.zip", archive)
    assert archive.workshop("w1").title == "Harbour"


def test_a_restore_that_fails_half_way_changes_nothing(
    archive: Archive, lived: Workshop, tmp_path: Path
) -> None:
    back_up(address(archive), archive.access_keys, tmp_path / "b.zip")
    later = archive.add_contribution(lived.id, "g2", "experiences", "Said after the backup")
    (tmp_path / "notafolder").write_text("x")
    with pytest.raises(StorageError):
        restore(tmp_path / "b.zip", archive, keep_as=tmp_path / "notafolder" / "before.zip")
    assert later in archive.workshop(lived.id).contributions


def test_whoever_was_shut_out_since_stays_out(archive: Archive, lived: Workshop, tmp_path: Path) -> None:
    file = tmp_path / "before.zip"
    archive.open_group(lived.id, "g2", "the browser that is shut out")
    back_up(address(archive), archive.access_keys, file)
    old = archive.join_code(lived.id), archive.group_key(lived.id, "g2"), archive.facilitator_key(lived.id)
    archive.renew_join_code(lived.id)
    archive.renew_group_key(lived.id, "g2")
    archive.renew_facilitator_key(lived.id)
    archive.open_group(lived.id, "g2", "the group's own browser")
    new = archive.join_code(lived.id), archive.group_key(lived.id, "g2"), archive.facilitator_key(lived.id)
    restore(file, archive, tmp_path / "kept.zip")
    assert new == (
        archive.join_code(lived.id),
        archive.group_key(lived.id, "g2"),
        archive.facilitator_key(lived.id),
    )
    assert archive.enter_with_code(new[0]) == lived.id
    with pytest.raises(Refused):
        archive.enter_with_code(old[0])
    with pytest.raises(Refused):
        archive.check_key(Role.FACILITATOR, lived.id, old[2])
    assert archive.open_group(lived.id, "g2", "the group's own browser") == new[1]
    with pytest.raises(Refused):
        archive.open_group(lived.id, "g2", "the browser that is shut out")


def test_what_this_database_does_not_take_is_said_of_file(
    archive: Archive, elsewhere: Archive, workshop: Workshop, tmp_path: Path
) -> None:
    there = elsewhere.create_workshop("Other side", "communities-of-practice")
    with elsewhere.writing() as connection:
        connection.exec_driver_sql("UPDATE workshop SET title = 'a' || char(0) || 'b'")
    back_up(address(elsewhere), elsewhere.access_keys, tmp_path / "b.zip")
    if archive.engine.dialect.name == "sqlite":
        restore(tmp_path / "b.zip", archive, keep_as=tmp_path / "kept.zip")
        assert archive.workshop(there.id).title == "a\x00b"
        return
    with pytest.raises(InputError, match=r"b\.zip.*does not take"):
        restore(tmp_path / "b.zip", archive, keep_as=tmp_path / "kept.zip")
    assert archive.workshop(workshop.id).title == workshop.title
