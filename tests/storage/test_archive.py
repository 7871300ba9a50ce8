"""What the archive promises, on every database."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from storycraft.domain import board
from storycraft.domain.change_proposal import ChangeProposal
from storycraft.domain.errors import Conflict, InputError, NotFound, Refused, StorageError
from storycraft.domain.message import N_, Message
from storycraft.domain.model_call import ModelCall
from storycraft.domain.role import Role
from storycraft.domain.story import (
    Draft,
    Element,
    Frame,
    FrameEntry,
    LeftOut,
    Overrule,
    Provenance,
    Sentence,
)
from storycraft.domain.thread_change import ChangeKind
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import ROOM, Consent, Contribution, Group, Lane, Thread, Workshop
from storycraft.storage import drafts as drafts_table
from storycraft.storage.archive import Archive
from storycraft.storage.draft_revisions import revision_from
from storycraft.storage.engines import describe_url
from storycraft.storage.tables import metadata
from storycraft.storage.text_limits import LONGEST
from tests.support.threads import add_thread

DRAFT = Draft(
    id="",
    group_id="g2",
    telling="plain",
    title="The Tuesday table",
    frame=Frame().with_entry(FrameEntry(element=Element.WHO, text="two nurses", contribution_ids=("c1",))),
    paragraphs=((Sentence("We met.", ("c1",)), Sentence("That is all.")),),
    provenance=Provenance(weaver="quotes", seed=4, seconds=0.5),
    left_out=(LeftOut(contribution_id="c2", reason="not mentioned"),),
)


def say(archive: Archive, workshop: Workshop, *texts: str) -> tuple[Contribution, ...]:
    return archive.add_contributions(workshop.id, "g2", "experiences", [("", text) for text in texts])


# Workshops and groups


def test_a_new_workshop_has_the_room_in_it(archive: Archive) -> None:
    made = archive.create_workshop("Harbour", "communities-of-practice", "es")
    assert [group.name for group in made.groups] == [ROOM]
    assert (made.title, made.format, made.language) == ("Harbour", "communities-of-practice", "es")


def test_a_workshop_keeps_when_and_where_the_room_met(archive: Archive) -> None:
    made = archive.create_workshop("Harbour", "communities-of-practice", date="2026-03-14", place="Pier 4")
    assert (made.date, made.place) == ("2026-03-14", "Pier 4")
    words = {"title": "Harbour", "date": "14 and 15 March", "place": ""}
    described = archive.describe_workshop(made.id, **words, version=made.version)
    assert (described.date, described.place) == ("14 and 15 March", "")
    with pytest.raises(Conflict):
        archive.describe_workshop(made.id, **words, version=made.version)
    with pytest.raises(InputError, match="The place"):
        archive.describe_workshop(made.id, title="H", date="", place="x" * 201, version=described.version)


def test_an_imported_workshop_keeps_when_and_where_the_room_met(archive: Archive) -> None:
    brought = Workshop(title="W", format="communities-of-practice", date="2026-03-14", place="Pier 4")
    kept = archive.import_workshop(brought)
    assert (kept.date, kept.place) == ("2026-03-14", "Pier 4")


def test_a_workshop_that_is_not_there_is_not_found(archive: Archive) -> None:
    with pytest.raises(NotFound):
        archive.workshop("nowhere")
    with pytest.raises(NotFound):
        archive.add_contribution("nowhere", "g1", "experiences", "words")


def test_two_groups_cannot_have_one_name_in_any_case(archive: Archive, workshop: Workshop) -> None:
    with pytest.raises(Conflict, match="Blue table"):
        archive.add_group(workshop.id, "  blue TABLE ")


def test_a_group_keeps_the_question_that_it_chose(archive: Archive, workshop: Workshop) -> None:
    blue = workshop.groups[1]
    saved = archive.save_group(workshop.id, replace(blue, question="practices"))
    assert (saved.question, saved.version) == ("practices", 2)
    with pytest.raises(Conflict):
        archive.save_group(workshop.id, replace(blue, question="impact"))


def test_a_deleted_workshop_takes_everything_with_it(archive: Archive, workshop: Workshop) -> None:
    say(archive, workshop, "words")
    draft = archive.add_draft(workshop.id, DRAFT)
    archive.delete_workshop(workshop.id)
    with pytest.raises(NotFound):
        archive.workshop(workshop.id)
    with pytest.raises(NotFound):
        archive.draft(draft.id)


def test_a_whole_workshop_can_be_brought_in(archive: Archive) -> None:
    brought = Workshop(
        title="Notes",
        format="communities-of-practice",
        groups=(Group(id="x", name="Blue table", question="impact"), Group(id="y", name=ROOM)),
        contributions=(
            Contribution(id="c7", group_id="x", stage="experiences", text="first"),
            Contribution(id="c9", group_id="y", stage="question", text="second?"),
        ),
        threads=(Thread(id="t", lane=Lane.NEW, title="One", contribution_ids=("c9", "gone"), group_id="x"),),
    )
    kept = archive.import_workshop(brought)
    names = {group.id: group.name for group in kept.groups}
    assert [(c.id, names[c.group_id], c.text) for c in kept.contributions] == [
        ("c1", "Blue table", "first"),
        ("c2", ROOM, "second?"),
    ]
    assert kept.threads[0].contribution_ids == ("c2",)
    assert archive.add_contribution(kept.id, kept.groups[0].id, "experiences", "third").id == "c3"


BROUGHT = Workshop(
    title="Notes",
    format="communities-of-practice",
    groups=(Group(id="x", name="Mill"), Group(id="y", name="Weir")),
    contributions=(Contribution(id="c4", group_id="x", stage="experiences", text="The wheel stood still."),),
    threads=(
        Thread(id="t1", lane=Lane.NEW, title="Low water", contribution_ids=("c4",), group_id="x"),
        Thread(id="t2", lane=Lane.QUESTION, title="Who opens the sluice?", group_id="y"),
    ),
)


class _Ended(BaseException):
    """The process ends."""


def _ends_at_insert(archive: Archive, number: int) -> bool:
    """Bring a workshop in, in a process that ends before its INSERT of this number; whether it came so far."""
    inserts = count(1)

    def end(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT") and next(inserts) == number:
            raise _Ended

    sa.event.listen(archive.engine, "before_cursor_execute", end)
    try:
        archive.import_workshop(BROUGHT)
    except _Ended:
        return True
    finally:
        sa.event.remove(archive.engine, "before_cursor_execute", end)
    return False


def test_import_that_breaks_off_leaves_nothing_behind(archive: Archive) -> None:
    broken = 0
    while _ends_at_insert(archive, broken + 1):
        broken += 1
        assert archive.workshop_revisions() == {}
    assert broken > len(BROUGHT.groups) + len(BROUGHT.contributions) + len(BROUGHT.threads)


def _statements(archive: Archive, times: int) -> int:
    """How many statements it takes to bring in a workshop with so many groups, points and threads."""
    asked = count()
    names = [f"{n} lanterns" for n in range(times)]
    brought = replace(
        BROUGHT,
        groups=tuple(Group(id=name, name=name) for name in names),
        contributions=tuple(
            replace(BROUGHT.contributions[0], id=f"c{n}", group_id=name) for n, name in enumerate(names)
        ),
        threads=tuple(replace(BROUGHT.threads[0], id=name, title=name, group_id=name) for name in names),
    )

    def hear(*_: object) -> None:
        next(asked)

    sa.event.listen(archive.engine, "before_cursor_execute", hear)
    try:
        kept = archive.import_workshop(brought)
    finally:
        sa.event.remove(archive.engine, "before_cursor_execute", hear)
    assert [len(part) for part in (kept.groups, kept.contributions, kept.threads)] == [
        times + 1,
        times,
        times,
    ]
    assert [change.revision for change in archive.thread_changes(kept.id)] == [
        event.revision for event in archive.events(kept.id) if event.kind == "thread added"
    ]
    return next(asked)


def test_a_large_import_writes_as_often_as_a_small_one(archive: Archive) -> None:
    # As long as it writes, nobody else does: their words wait.
    assert _statements(archive, 40) == _statements(archive, 2)


def test_import_of_a_thread_without_title_leaves_nothing(archive: Archive) -> None:
    nameless = replace(BROUGHT, threads=(replace(BROUGHT.threads[0], title=" "),))
    with pytest.raises(InputError, match="The thread's title"):
        archive.import_workshop(nameless)
    assert archive.workshop_revisions() == {}


def test_what_is_written_together_is_kept_whole_or_not(archive: Archive, workshop: Workshop) -> None:
    before = archive.workshop(workshop.id)
    with pytest.raises(Conflict):
        _say_and_save_an_old_group(archive, workshop)
    assert archive.workshop(workshop.id) == before
    assert archive.events(workshop.id, before.revision) == ()
    with archive.together():
        say(archive, workshop, "The wheel stood still.")
        archive.add_draft(workshop.id, DRAFT)
    assert len(archive.workshop(workshop.id).contributions) == len(archive.drafts(workshop.id)) == 1
    kinds = [event.kind for event in archive.events(workshop.id, before.revision)]
    assert kinds == ["points added", "draft added"]


def _say_and_save_an_old_group(archive: Archive, workshop: Workshop) -> None:
    with archive.together():
        (point,) = say(archive, workshop, "The wheel stood still.")
        assert archive.workshop(workshop.id).contributions == (point,)
        archive.save_group(workshop.id, replace(workshop.groups[1], version=9))


def test_a_write_that_changes_nothing_undoes_no_other(archive: Archive, workshop: Workshop) -> None:
    post = partial(archive.add_contribution, workshop.id, "g2", "experiences", token="t")
    with archive.together():
        archive.add_group(workshop.id, "Weir")
        first = post("The wheel stood still.")
        assert post("The wheel stood still.") == first
        archive.add_group(workshop.id, "Sluice")
    kept = archive.workshop(workshop.id)
    assert [group.name for group in kept.groups][-2:] == ["Weir", "Sluice"]
    assert kept.contributions == (first,)


# Doors


def test_a_join_code_opens_its_workshop_in_any_case(archive: Archive, workshop: Workshop) -> None:
    code = archive.join_code(workshop.id)
    assert len(code) == 6
    assert archive.enter_with_code(f" {code[:3].lower()} {code[3:]} ") == workshop.id


def test_wrong_keys_are_refused(archive: Archive, workshop: Workshop) -> None:
    with pytest.raises(Refused):
        archive.enter_with_code("AAAAAA")
    with pytest.raises(Refused):
        archive.check_key(Role.FACILITATOR, workshop.id, archive.group_key(workshop.id, "g2"))
    with pytest.raises(Refused):
        archive.check_key(Role.GROUP, workshop.id, archive.group_key(workshop.id, "g2"), "g1")
    archive.check_key(Role.GROUP, workshop.id, archive.group_key(workshop.id, "g2"), "g2")
    archive.check_key(Role.FACILITATOR, workshop.id, archive.facilitator_key(workshop.id))


def test_a_renewed_key_shuts_the_old_one_out(archive: Archive, workshop: Workshop) -> None:
    code, key = archive.join_code(workshop.id), archive.facilitator_key(workshop.id)
    group_key = archive.group_key(workshop.id, "g2")
    assert archive.enter_with_code(archive.renew_join_code(workshop.id)) == workshop.id
    archive.renew_facilitator_key(workshop.id)
    archive.renew_group_key(workshop.id, "g2")
    for enter in (
        lambda: archive.enter_with_code(code),
        lambda: archive.check_key(Role.FACILITATOR, workshop.id, key),
        lambda: archive.check_key(Role.GROUP, workshop.id, group_key, "g2"),
    ):
        with pytest.raises(Refused):
            enter()


def test_no_key_is_stored(archive: Archive, workshop: Workshop) -> None:
    with archive.reading() as connection:
        rows = str([connection.execute(sa.select(table)).all() for table in metadata.sorted_tables])
    assert archive.facilitator_key(workshop.id) not in rows
    assert archive.join_code(workshop.id) not in rows


# Contributions


def test_words_are_kept_whole(archive: Archive, workshop: Workshop) -> None:
    words = "  “Zwei” 声 🎉\n\n\tand <b>more</b>   "
    say(archive, workshop, words)
    assert archive.workshop(workshop.id).contributions[0].text == words


@pytest.mark.parametrize("words", ["", " \n ", "x" * (LONGEST + 1), "a\x00b", "\u200b\u2060\u3164"])
def test_what_cannot_be_kept_is_refused_whole(archive: Archive, workshop: Workshop, words: str) -> None:
    with pytest.raises(InputError):
        say(archive, workshop, "a good one", words)
    assert archive.workshop(workshop.id).contributions == ()


def test_the_same_token_counts_once(archive: Archive, workshop: Workshop) -> None:
    texts = [("porter", "one"), ("", "two")]
    first = archive.add_contributions(workshop.id, "g2", "experiences", texts, token="t_1%")
    again = archive.add_contributions(workshop.id, "g2", "experiences", texts, token="t_1%")
    assert first == again
    assert len(archive.workshop(workshop.id).contributions) == 2


def test_an_edit_keeps_the_words_before(archive: Archive, workshop: Workshop) -> None:
    (said,) = say(archive, workshop, "We met in the cantine.")
    saved = archive.save_contribution(workshop.id, replace(said, text="We met in the canteen."))
    history = archive.contribution_history(workshop.id, said.id)
    assert [c.text for c in history] == ["We met in the cantine.", "We met in the canteen."]
    assert saved.version == 2
    with pytest.raises(Conflict):
        archive.save_contribution(workshop.id, replace(said, text="We never met."))


def test_withdrawn_point_stays_in_the_history_alone(archive: Archive, workshop: Workshop) -> None:
    (said,) = say(archive, workshop, "Do not quote me.")
    archive.withdraw_contribution(workshop.id, said.id, said.version)
    assert archive.workshop(workshop.id).contributions == ()
    assert archive.contribution_history(workshop.id, said.id)[-1].withdrawn
    assert say(archive, workshop, "Next.")[0].id == "c2"


def test_consent_is_kept(archive: Archive, workshop: Workshop) -> None:
    archive.add_contributions(workshop.id, "g2", "experiences", [("", "For us.")], consent=Consent.ROOM_ONLY)
    assert archive.workshop(workshop.id).contributions[0].consent is Consent.ROOM_ONLY


# Threads and frame


def test_a_thread_goes_through_merge_and_split_with_its_points(archive: Archive, workshop: Workshop) -> None:
    one = add_thread(
        archive, workshop.id, Thread(id="", lane=Lane.NEW, title="A", contribution_ids=("c1", "c2"))
    )
    two = add_thread(
        archive, workshop.id, Thread(id="", lane=Lane.NEW, title="B", contribution_ids=("c2", "c3"))
    )
    archive.change_threads(
        workshop.id, ChangeKind.MERGED, lambda there: board.join_threads(there, one.id, two.id)
    )
    picks = [board.Pick("c3", one.id)]
    archive.change_threads(
        workshop.id,
        ChangeKind.ADDED,
        lambda there: board.gather_points(there, picks, Lane.NEW, "C", "", "g2"),
    )
    threads = archive.workshop(workshop.id).threads
    assert [(t.title, t.contribution_ids) for t in threads] == [("A", ("c1", "c2")), ("C", ("c3",))]


def test_new_proposals_replace_only_what_nobody_accepted(archive: Archive, workshop: Workshop) -> None:
    (first, _second) = archive.replace_proposals(
        workshop.id,
        "g2",
        [Thread(id="p1", lane=Lane.NEW, title="Old"), Thread(id="p2", lane=Lane.NEW, title="Gone")],
    )
    archive.change_threads(
        workshop.id, ChangeKind.CHANGED, lambda there: board.accept_thread(there, first.id)
    )
    archive.replace_proposals(workshop.id, "g2", [Thread(id="p1", lane=Lane.NEW, title="Fresh")])
    threads = archive.workshop(workshop.id).threads
    assert [(t.title, t.accepted) for t in threads] == [("Old", True), ("Fresh", False)]


def test_a_frame_starts_as_gaps_and_is_saved_by_version(archive: Archive, workshop: Workshop) -> None:
    empty = archive.frame(workshop.id, "g2")
    assert (len(empty.gaps), empty.version) == (6, 0)
    filled = empty.with_entry(FrameEntry(element=Element.WHEN, text="in spring", contribution_ids=("c1",)))
    assert archive.save_frame(workshop.id, "g2", filled) == replace(filled, version=1)
    with pytest.raises(Conflict):
        archive.save_frame(workshop.id, "g2", filled)


def test_half_typed_words_are_kept_for_their_owner(archive: Archive, workshop: Workshop) -> None:
    before = archive.workshop_revisions()[workshop.id]
    archive.keep_typing(workshop.id, "g2", "point", "Half a sent")
    archive.keep_typing(workshop.id, "g2", "point", "Half a sentence")
    assert archive.typing(workshop.id, "g2") == {"point": "Half a sentence"}
    assert archive.typing(workshop.id, "g1") == {}
    archive.keep_typing(workshop.id, "g2", "point", "")
    assert archive.typing(workshop.id, "g2") == {}
    assert archive.workshop_revisions()[workshop.id] == before


def test_two_requests_of_one_moment_keep_same_half_typed_text(archive: Archive, workshop: Workshop) -> None:
    with ThreadPoolExecutor(8) as pool:
        for number in range(10):
            fields = [f"point {number}"] * 8
            list(pool.map(lambda field: archive.keep_typing(workshop.id, "g2", field, "Half"), fields))
    assert set(archive.typing(workshop.id, "g2").values()) == {"Half"}


# Weaves and drafts


def weave_of(workshop: Workshop, name: str = "w1") -> Weave:
    return Weave(
        id=name, workshop_id=workshop.id, group_id="g2", tellings=("plain", "letter"), weaver="quotes"
    )


def test_two_clicks_are_one_weave(archive: Archive, workshop: Workshop) -> None:
    with ThreadPoolExecutor(8) as pool:
        weaves = list(pool.map(lambda n: archive.add_weave(weave_of(workshop, f"w{n}")), range(8)))
    assert len({weave.id for weave in weaves}) == 1


def test_a_weave_knows_the_language_it_tells_in(archive: Archive, workshop: Workshop) -> None:
    archive.add_weave(replace(weave_of(workshop), language="pt-BR"))
    assert archive.weave("w1").language == "pt-BR"


def test_groups_screens_can_be_drawn_again_though_nothing_was_written(
    archive: Archive, workshop: Workshop
) -> None:
    before = archive.group_revisions([workshop.id])
    archive.show_again(workshop.id, "g2")
    after = archive.group_revisions([workshop.id])
    assert after[workshop.id, "g2"] > before[workshop.id, "g2"]
    assert after[workshop.id, ""] == before[workshop.id, ""], "no other group's screens"


def test_a_weave_is_followed_until_it_ends(archive: Archive, workshop: Workshop) -> None:
    archive.add_weave(weave_of(workshop))
    archive.follow_weave("w1", state=WeaveState.WEAVING, finished=1, partial="We met")
    archive.follow_weave("w1", state=WeaveState.CANCELLED)
    late = archive.follow_weave("w1", state=WeaveState.DONE, finished=2)
    assert (late.state, late.finished, late.partial) == (WeaveState.CANCELLED, 1, "We met")
    assert archive.add_weave(weave_of(workshop, "w2")).id == "w2"


def test_a_draft_is_kept_as_it_was_woven(archive: Archive, workshop: Workshop) -> None:
    kept = archive.add_draft(workshop.id, DRAFT)
    assert replace(kept, id="", made=None) == DRAFT
    assert archive.drafts(workshop.id, "g2") == (kept,)
    assert archive.workshop_of_draft(kept.id) == workshop.id


def test_a_step_that_runs_again_makes_no_second_draft(archive: Archive, workshop: Workshop) -> None:
    first = archive.add_draft(workshop.id, DRAFT, "w1")
    assert archive.add_draft(workshop.id, replace(DRAFT, title="Again"), "w1") == first


def test_every_revision_stays_and_can_come_back(archive: Archive, workshop: Workshop) -> None:
    woven = archive.add_draft(workshop.id, DRAFT)
    edited = archive.revise_draft(
        replace(woven, title="Changed", paragraphs=((Sentence("New."),),)), "people"
    )
    with pytest.raises(Conflict):
        archive.revise_draft(replace(woven, title="Too late"), "people")
    back = archive.restore_revision(woven.id, 1, edited.version, "people")
    assert (back.title, back.paragraphs) == (DRAFT.title, DRAFT.paragraphs)
    assert [(r.number, r.parent, r.by) for r in archive.revisions(woven.id)] == [
        (1, 0, "quotes"),
        (2, 1, "people"),
        (3, 1, "people"),
    ]


def test_one_revision_is_found_without_reading_the_others(
    archive: Archive, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = archive.add_draft(workshop.id, DRAFT)
    for number in range(3):
        draft = archive.revise_draft(replace(draft, title=f"Told {number}"), "people")
    read = []
    monkeypatch.setattr(
        drafts_table, "revision_from", lambda row: (read.append(row.number), revision_from(row))[1]
    )
    assert archive.restore_revision(draft.id, 2, draft.version, "people").title == "Told 0"
    assert read == [2]
    with pytest.raises(NotFound, match="no revision 9"):
        archive.revision(draft.id, 9)


def test_a_story_is_accepted_by_version(archive: Archive, workshop: Workshop) -> None:
    draft = archive.add_draft(workshop.id, DRAFT)
    assert archive.mark_final(draft.id, True, draft.version).final
    with pytest.raises(Conflict):
        archive.mark_final(draft.id, False, draft.version)


def test_a_verdict_that_people_overrule_is_kept_as_theirs(archive: Archive, workshop: Workshop) -> None:
    draft = archive.add_draft(workshop.id, DRAFT)
    word = Overrule(sentence="That is all.", reason="We said this aloud.", by="Blue table")
    for _click in range(2):
        archive.overrule(draft.id, word)
    assert archive.overrules(draft.id) == (word,)


def test_a_proposed_change_waits_with_its_draft(archive: Archive, workshop: Workshop) -> None:
    draft = archive.add_draft(workshop.id, DRAFT)
    assert archive.proposal(draft.id) is None
    asked = Message("{wish}: {thread}", wish=N_("This thread first"), thread="Boats")
    for wish, provenance in (("plainer", Provenance(weaver="model", model="m1")), (asked, None)):
        new = ((Sentence("We met at six.", ("c1",)),),)
        proposal = ChangeProposal(0, wish, draft.paragraphs, new, "model", provenance, typed="plainer")
        archive.keep_proposal(draft.id, proposal)
        waits = archive.proposal(draft.id)
        assert waits == proposal
        assert waits.wish.__class__ is wish.__class__
    for _press in range(2):
        archive.end_proposal(draft.id, proposal)
    assert archive.proposal(draft.id) is None
    assert archive.draft(draft.id) == draft


def test_who_decides_on_an_older_proposal_ends_no_newer_one(archive: Archive, workshop: Workshop) -> None:
    draft = archive.add_draft(workshop.id, DRAFT)
    shown, newer = (
        ChangeProposal(0, wish, draft.paragraphs, ((Sentence(f"Told {wish}.", ("c1",)),),), "model")
        for wish in ("shorter", "plainer")
    )
    archive.keep_proposal(draft.id, shown)
    archive.keep_proposal(draft.id, newer)
    archive.end_proposal(draft.id, shown)
    assert archive.proposal(draft.id) == newer


# The whole


def test_every_change_raises_revision_by_one_and_leaves_an_event(
    archive: Archive, workshop: Workshop
) -> None:
    before = archive.workshop_revisions()[workshop.id]
    say(archive, workshop, "one")
    add_thread(archive, workshop.id, Thread(id="", lane=Lane.NEW, title="A"))
    assert archive.workshop_revisions()[workshop.id] == before + 2
    assert [e.kind for e in archive.events(workshop.id, before)] == ["points added", "thread added"]


def test_what_changes_nothing_leaves_no_event(archive: Archive, workshop: Workshop) -> None:
    archive.add_contribution(workshop.id, "g2", "experiences", "once", token="t1")
    made = Weave(id="w1", workshop_id=workshop.id, group_id="g2", tellings=("plain",), weaver="quotes")
    archive.add_weave(made)
    cancelled = archive.follow_weave("w1", state=WeaveState.CANCELLED)
    before = archive.workshop_revisions()[workshop.id]
    archive.add_contribution(workshop.id, "g2", "experiences", "once", token="t1")
    assert archive.follow_weave("w1", state=WeaveState.DONE, partial="late") == cancelled
    archive.add_weave(replace(made, id="w2"))
    archive.add_weave(replace(made, id="w3"))
    assert archive.workshop_revisions()[workshop.id] == before + 1
    assert [e.kind for e in archive.events(workshop.id, before)] == ["weave ordered"]


def test_a_group_that_is_added_is_logged_by_its_id(archive: Archive, workshop: Workshop) -> None:
    mill = archive.add_group(workshop.id, "Mill")
    (event,) = archive.events(workshop.id, latest=1)
    assert (event.kind, event.about) == ("group added", mill.id)
    brought = archive.import_workshop(archive.workshop(workshop.id))
    added = [event.about for event in archive.events(brought.id) if event.kind == "group added"]
    assert added == [group.id for group in brought.groups]


def test_the_latest_events_are_there_however_much_arrived_since(archive: Archive, workshop: Workshop) -> None:
    say(archive, workshop, "one")
    archive.add_weave(
        Weave(id="w1", workshop_id=workshop.id, group_id="g2", tellings=("plain",), weaver="quotes")
    )
    for length in range(5):
        archive.follow_weave("w1", partial="word " * length)
    assert [e.kind for e in archive.events(workshop.id, latest=2)] == ["points added", "weave ordered"]


def test_many_at_once_lose_nothing(archive: Archive, workshop: Workshop) -> None:
    before = archive.workshop_revisions()[workshop.id]

    def speak(number: int) -> list[str]:
        return [
            archive.add_contribution(workshop.id, "g2", "experiences", f"{number}.{n}").id for n in range(15)
        ]

    with ThreadPoolExecutor(12) as pool:
        ids = [cid for said in pool.map(speak, range(12)) for cid in said]
    assert sorted(ids, key=lambda cid: int(cid[1:])) == [f"c{n}" for n in range(1, 181)]
    assert archive.workshop_revisions()[workshop.id] == before + 180


def test_opening_it_again_loses_nothing(archive: Archive, workshop: Workshop, url: str) -> None:
    say(archive, workshop, "kept")
    archive.close()
    again = Archive.open(url, b"s" * 32)
    assert again.workshop(workshop.id).contributions[0].text == "kept"
    assert again.enter_with_code(again.join_code(workshop.id)) == workshop.id
    again.close()


def test_the_migrations_make_exactly_the_tables(archive: Archive) -> None:
    with archive.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_a_database_of_a_newer_program_is_refused(archive: Archive, url: str) -> None:
    with archive.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    archive.close()
    with pytest.raises(StorageError, match="newer"):
        Archive.open(url, b"s" * 32)


def test_it_says_whether_it_answers(archive: Archive) -> None:
    archive.healthy()


def test_what_all_calls_have_cost_is_summed_by_workshop(archive: Archive, workshop: Workshop) -> None:
    other = archive.create_workshop("Allotment gardens", "communities-of-practice")
    assert archive.tokens_spent(workshop.id) == (0, 0)
    made = datetime(2026, 3, 14, tzinfo=UTC)
    call = ModelCall(made=made, purpose="draft", prompt="p", model="m", host="h")
    for tokens in ({"prompt_tokens": 1500, "reply_tokens": 400}, {"prompt_tokens": 20}, {}):
        archive.log_call(workshop.id, replace(call, **tokens))
    archive.log_call(other.id, replace(call, prompt_tokens=7, reply_tokens=7))
    assert archive.tokens_spent(workshop.id) == (1520, 400)


def test_a_broken_file_is_not_healthy(tmp_path: Path) -> None:
    file = tmp_path / "storycraft.db"
    opened = Archive.open(f"sqlite:///{file}", b"s" * 32)
    opened.healthy()
    opened.close()
    file.write_bytes(b"no database at all" * 1000)
    with pytest.raises(StorageError):
        opened.healthy()
    opened.close()


# What files, models and strangers bring


def test_a_role_and_a_statement_have_bounds_too(archive: Archive, workshop: Workshop) -> None:
    with pytest.raises(InputError, match="The role has 2,000"):
        archive.add_contributions(workshop.id, "g2", "experiences", [("x" * 2_000, "Soup.")])
    with pytest.raises(InputError, match="What the thread says"):
        add_thread(
            archive, workshop.id, Thread(id="", lane=Lane.NEW, title="A", statement="x" * (LONGEST + 1))
        )
    assert archive.workshop(workshop.id).contributions == () == archive.workshop(workshop.id).threads


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://keeper:tide-table@host/db",
        "postgresql://keeper@host/db?password=tide-table",
        "postgresql://keeper@host/db?sslmode=require&sslpassword=tide-table",
    ],
)
def test_a_password_is_not_for_peoples_eyes_wherever_it_stands(url: str) -> None:
    assert "tide-table" not in describe_url(url)
    assert "host/db" in describe_url(url)


def test_revisions_of_more_workshops_than_one_statement_names(archive: Archive, workshop: Workshop) -> None:
    ids = [f"w{number}" for number in range(40_000)]
    ids[20_000] = workshop.id
    assert archive.workshop_revisions(ids) == archive.workshop_revisions()
    assert archive.group_revisions(ids) == archive.group_revisions([workshop.id])
    assert archive.workshop_revisions([]) == {}
