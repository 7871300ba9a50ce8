"""One telling: what is kept when it succeeds, fails, is cancelled, or is told a second time."""

import logging
import threading
from collections.abc import Callable

import pytest

from storycraft.domain.errors import ModelError, NotFound, SettingsError, StorageError
from storycraft.domain.format import Format
from storycraft.domain.story import Draft, Element, FrameEntry
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Workshop
from storycraft.formats.loader import Formats
from storycraft.jobs.run_step import Interrupted, StepRunner
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Cancelled, Material, Order, Watcher, Weaver, Woven
from tests.support.fakes import Outcome, ScriptedWeaver, woven

Tellers = Callable[..., StepRunner]


class ServerGone(ModelError):
    """As the door to a model raises it, with what had arrived."""

    def __init__(self, partial: Woven | None = None) -> None:
        super().__init__("The model's server went away.", next_step="Try again, or use the quote weaver.")
        self.partial = partial


@pytest.fixture
def weave(archive: Archive, workshop: Workshop, blue: str) -> Weave:
    return archive.add_weave(
        Weave(id="w1", workshop_id=workshop.id, group_id=blue, tellings=("plain", "letter"), weaver="quotes")
    )


@pytest.fixture
def step_runner(archive: Archive) -> Tellers:
    def step_runner(*outcomes: Outcome) -> StepRunner:
        weaver = ScriptedWeaver(*outcomes)
        return StepRunner(archive, lambda name, workshop_id: weaver, Formats().get, patience=0.3)

    return step_runner


def test_a_draft_is_kept_with_the_frame_it_stands_on(
    archive: Archive, weave: Weave, step_runner: Tellers
) -> None:
    entry = FrameEntry(element=Element.WHERE, text="behind the station")
    archive.save_frame(
        weave.workshop_id, weave.group_id, archive.frame(weave.workshop_id, weave.group_id).with_entry(entry)
    )
    assert step_runner(woven("We shared the seeds.", title="Seeds")).tell(weave.id, 0)
    (draft,) = archive.drafts(weave.workshop_id)
    assert (draft.title, draft.telling, draft.language) == ("Seeds", "plain", "en")
    assert draft.frame[Element.WHERE].text == "behind the station"
    assert archive.weave(weave.id).finished == 1


def test_a_telling_that_is_finished_is_not_told_again(
    archive: Archive, weave: Weave, step_runner: Tellers
) -> None:
    step_runner(woven("We shared the seeds.")).tell(weave.id, 0)
    assert step_runner().tell(weave.id, 0)
    assert len(archive.drafts(weave.workshop_id)) == 1


def test_a_crash_between_draft_and_progress_makes_no_second_draft(
    archive: Archive, weave: Weave, step_runner: Tellers
) -> None:
    step_runner(woven("We shared the seeds.")).tell(weave.id, 0)
    archive.follow_weave(weave.id, finished=0)
    assert step_runner(woven("Seeds were shared.")).tell(weave.id, 0)
    assert [draft.sentences[0].text for draft in archive.drafts(weave.workshop_id)] == [
        "We shared the seeds."
    ]


def test_the_last_telling_ends_the_weave(archive: Archive, weave: Weave, step_runner: Tellers) -> None:
    archive.follow_weave(weave.id, finished=1)
    assert not step_runner(woven("Dear neighbour.")).tell(weave.id, 1)
    assert archive.weave(weave.id).state is WeaveState.DONE


def test_a_models_failure_is_told_with_what_to_do_now(
    archive: Archive, weave: Weave, step_runner: Tellers
) -> None:
    assert not step_runner(ServerGone()).tell(weave.id, 0)
    failed = archive.weave(weave.id)
    assert failed.state is WeaveState.FAILED
    assert failed.reason == "The model's server went away. Try again, or use the quote weaver."
    assert archive.drafts(weave.workshop_id) == ()


def test_partial_text_is_kept_as_an_incomplete_draft(
    archive: Archive, weave: Weave, step_runner: Tellers
) -> None:
    step_runner(ServerGone(woven("We shared the"))).tell(weave.id, 0)
    (draft,) = archive.drafts(weave.workshop_id)
    assert (draft.incomplete, draft.sentences[0].text) == (True, "We shared the")


def test_text_that_had_arrived_stays_readable_after_a_failure(
    archive: Archive, weave: Weave, step_runner: Tellers
) -> None:
    def break_off(material: Material, order: Order, watcher: Watcher) -> Woven:
        watcher.text("We shared the")
        raise ServerGone

    step_runner(break_off).tell(weave.id, 0)
    assert archive.weave(weave.id).partial == "We shared the"


def test_weaver_that_is_not_to_be_had_fails_the_weave(archive: Archive, weave: Weave) -> None:
    def none(name: str, workshop_id: str) -> Weaver:
        raise SettingsError("No language model is configured.")

    assert not StepRunner(archive, none, Formats().get).tell(weave.id, 0)
    assert archive.weave(weave.id).reason == "No language model is configured."


def test_a_bug_is_told_plainly_and_logged_without_anybodys_words(
    archive: Archive, weave: Weave, step_runner: Tellers, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert not step_runner(KeyError("the night shift finally had a name")).tell(weave.id, 0)
    failed = archive.weave(weave.id)
    assert (failed.state, failed.reason.split(".")[0]) == (
        WeaveState.FAILED,
        "The weave broke off through a fault in Storycraft itself",
    )
    assert "KeyError" in caplog.text
    assert "fakes.py" in caplog.text
    assert "night shift" not in caplog.text


def test_a_cancelled_weave_keeps_no_draft(archive: Archive, weave: Weave, step_runner: Tellers) -> None:
    def cancelled_meanwhile(material: Material, order: Order, watcher: Watcher) -> Woven:
        archive.follow_weave(weave.id, state=WeaveState.CANCELLED)
        return woven("We shared the seeds.")

    assert not step_runner(cancelled_meanwhile).tell(weave.id, 0)
    assert archive.drafts(weave.workshop_id) == ()


def test_a_weaver_that_stops_for_people_ends_quietly(
    archive: Archive, weave: Weave, step_runner: Tellers
) -> None:
    assert not step_runner(Cancelled()).tell(weave.id, 0)
    assert archive.weave(weave.id).reason == ""


def test_a_weaver_that_stops_for_the_process_decides_nothing(
    archive: Archive, weave: Weave, step_runner: Tellers
) -> None:
    stopping = threading.Event()

    def leave(material: Material, order: Order, watcher: Watcher) -> Woven:
        stopping.set()
        raise Cancelled

    weaver = ScriptedWeaver(leave)
    with pytest.raises(Interrupted):
        StepRunner(archive, lambda name, workshop_id: weaver, Formats().get, stopping).tell(weave.id, 0)
    assert not archive.weave(weave.id).state.ended


def test_a_deleted_workshop_ends_quietly(archive: Archive, weave: Weave, step_runner: Tellers) -> None:
    def delete(material: Material, order: Order, watcher: Watcher) -> Woven:
        archive.delete_workshop(weave.workshop_id)
        return woven("We shared the seeds.")

    assert not step_runner(delete).tell(weave.id, 0)
    assert not step_runner().tell(weave.id, 0)


def test_a_draft_is_offered_again_while_the_database_is_away(
    archive: Archive, weave: Weave, step_runner: Tellers, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_draft, tries = archive.add_draft, []

    def away_once(workshop_id: str, draft: Draft, weave_id: str = "") -> Draft:
        tries.append(draft)
        if len(tries) == 1:
            raise StorageError("The disk is full.")
        return add_draft(workshop_id, draft, weave_id)

    monkeypatch.setattr(archive, "add_draft", away_once)
    assert step_runner(woven("We shared the seeds.")).tell(weave.id, 0)
    assert len(tries) == 2


def test_a_draft_that_the_database_never_takes_fails_the_weave(
    archive: Archive, weave: Weave, step_runner: Tellers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*args: object) -> Draft:
        raise StorageError("The disk is full.")

    monkeypatch.setattr(archive, "add_draft", never)
    assert not step_runner(woven("We shared the seeds.")).tell(weave.id, 0)
    assert archive.weave(weave.id).reason == "The disk is full."


def test_a_database_that_is_away_altogether_decides_nothing(
    archive: Archive, weave: Weave, step_runner: Tellers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(weave_id: str) -> Weave:
        raise StorageError("The database does not answer.")

    monkeypatch.setattr(archive, "weave", away)
    with pytest.raises(Interrupted):
        step_runner().tell(weave.id, 0)


def test_unknown_format_fails_the_weave_with_its_reason(archive: Archive, weave: Weave) -> None:
    def gone(key: str) -> Format:
        raise NotFound(f"There is no format “{key}” here.")

    assert not StepRunner(archive, lambda name, workshop_id: ScriptedWeaver(), gone).tell(weave.id, 0)
    failed = archive.weave(weave.id)
    assert (failed.state, failed.reason) == (
        WeaveState.FAILED,
        "There is no format “communities-of-practice” here.",
    )


def test_a_draft_that_cannot_be_kept_fails_the_weave(
    archive: Archive, weave: Weave, step_runner: Tellers
) -> None:
    assert not step_runner(woven("We shared the seeds.", title="The gate\x00")).tell(weave.id, 0)
    failed = archive.weave(weave.id)
    assert failed.state is WeaveState.FAILED
    assert "holds a character that is no text" in failed.reason
    assert archive.drafts(weave.workshop_id) == ()


def test_what_is_too_long_stays_readable_beside_the_reason(
    archive: Archive, weave: Weave, step_runner: Tellers
) -> None:
    def break_off(material: Material, order: Order, watcher: Watcher) -> Woven:
        watcher.text("again and again")
        raise ServerGone(woven("again and " * 5_000))

    assert not step_runner(break_off).tell(weave.id, 0)
    failed = archive.weave(weave.id)
    assert (failed.state, failed.partial) == (WeaveState.FAILED, "again and again")
    assert failed.reason.startswith("The model's server went away.")
