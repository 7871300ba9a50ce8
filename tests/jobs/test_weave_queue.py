"""The weave queue: weaves happen in order, once, and survive what happens to their process."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from storycraft.domain.errors import InputError, NotFound, Refused, SettingsError, StorageError, WeaveError
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Workshop
from storycraft.formats.loader import Formats
from storycraft.jobs import dbos_queue
from storycraft.jobs import recovery as recovery
from storycraft.jobs.weave_queue import WeaveQueue, jobs_url
from storycraft.storage.archive import Archive
from storycraft.weavers.weaver import Material, Order, Watcher, Woven
from tests.support.fakes import ScriptedWeaver, held, slowly, woven

Launch = Callable[..., WeaveQueue]
WaitFor = Callable[[str, Callable[[Weave], bool]], Weave]


def ended(weave: Weave) -> bool:
    return weave.state.ended


def test_a_weave_tells_each_telling_once_and_keeps_the_drafts(
    archive: Archive, workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor
) -> None:
    weaver = ScriptedWeaver(woven("We shared the seeds."), woven("Dear neighbour, we shared the seeds."))
    weave_queue = launch(weaver)
    weave = weave_queue.start(
        workshop.id, blue, ["plain", "letter", "plain"], "quotes", length="short", seed=41
    )
    assert weave.state is WeaveState.QUEUED

    done = wait_for(weave.id, ended)

    assert (done.state, done.finished, done.partial, done.reason) == (WeaveState.DONE, 2, "", "")
    assert weaver.tellings == ["plain", "letter"]
    assert [draft.telling for draft in archive.drafts(workshop.id, blue)] == ["letter", "plain"]
    order = weaver.history[0].order
    assert order is not None
    assert (order.length, order.seed) == ("short", 41)


def test_the_weaver_gets_the_group_s_points(
    workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor
) -> None:
    weaver = ScriptedWeaver(woven("We shared the seeds."))
    wait_for(launch(weaver).start(workshop.id, blue, ["plain"], "quotes").id, ended)
    assert [c.text for c in weaver.history[0].material.contributions] == [
        "We shared the seeds before anybody asked."
    ]


def test_text_arrives_in_the_archive_while_it_is_told(
    archive: Archive, workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor
) -> None:
    go_on = threading.Event()
    weave_queue = launch(ScriptedWeaver(held("Before anybody asked we shared the seeds", go_on)))
    weave = weave_queue.start(workshop.id, blue, ["plain"], "quotes")
    halfway = wait_for(weave.id, lambda weave: weave.partial.startswith("Before anybody"))
    assert halfway.state is WeaveState.WEAVING
    assert archive.drafts(workshop.id) == ()
    go_on.set()
    assert wait_for(weave.id, ended).partial == ""


def test_two_clicks_are_one_weave(workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor) -> None:
    go_on = threading.Event()
    weaver = ScriptedWeaver(held("We shared the seeds", go_on))
    weave_queue = launch(weaver)
    first = weave_queue.start(workshop.id, blue, ["plain"], "quotes")
    second = weave_queue.start(workshop.id, blue, ["letter"], "quotes")
    assert second.id == first.id
    go_on.set()
    wait_for(first.id, ended)
    assert weaver.tellings == ["plain"]


def test_groups_weave_side_by_side(
    workshop: Workshop, blue: str, green: str, launch: Launch, wait_for: WaitFor
) -> None:
    both = threading.Barrier(2, timeout=5)

    def meet(material: Material, order: Order, watcher: Watcher) -> Woven:
        both.wait()
        return woven("We met.")

    weave_queue = launch(ScriptedWeaver(meet, meet))
    weaves = [weave_queue.start(workshop.id, group, ["plain"], "quotes") for group in (blue, green)]
    assert {wait_for(weave.id, ended).state for weave in weaves} == {WeaveState.DONE}


def test_cancel_holds_at_once_and_stops_the_weaver(
    archive: Archive, workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor
) -> None:
    weave_queue = launch(
        ScriptedWeaver(slowly("We shared the seeds before anybody asked", 20), woven("Anew."))
    )
    weave = weave_queue.start(workshop.id, blue, ["plain", "letter"], "quotes")
    wait_for(weave.id, lambda weave: bool(weave.partial))

    assert weave_queue.cancel(weave.id).state is WeaveState.CANCELLED

    again = weave_queue.start(workshop.id, blue, ["letter"], "quotes")
    assert wait_for(again.id, ended).state is WeaveState.DONE
    assert archive.weave(weave.id).state is WeaveState.CANCELLED
    assert [draft.telling for draft in archive.drafts(workshop.id)] == ["letter"]


def test_cancelling_what_has_ended_changes_nothing(
    workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor
) -> None:
    weave_queue = launch(ScriptedWeaver(woven("We shared the seeds.")))
    weave = wait_for(weave_queue.start(workshop.id, blue, ["plain"], "quotes").id, ended)
    assert weave_queue.cancel(weave.id) == weave


def test_a_weave_cancelled_in_the_queue_is_never_told(
    archive: Archive, workshop: Workshop, blue: str, green: str, launch: Launch, wait_for: WaitFor
) -> None:
    go_on = threading.Event()
    weaver = ScriptedWeaver(held("We shared the seeds", go_on), woven("A third."))
    weave_queue = launch(weaver, workers=1)
    first = weave_queue.start(workshop.id, blue, ["plain"], "quotes")
    wait_for(first.id, lambda weave: weave.state is WeaveState.WEAVING)
    waiting = weave_queue.start(workshop.id, green, ["plain"], "quotes")
    weave_queue.cancel(waiting.id)
    third = archive.add_group(workshop.id, "Red table").id
    behind = weave_queue.start(workshop.id, third, ["letter"], "quotes")
    go_on.set()
    wait_for(first.id, ended)
    wait_for(behind.id, ended)
    assert archive.weave(waiting.id).state is WeaveState.CANCELLED
    assert weaver.tellings == ["plain", "letter"]


def test_stop_leaves_soon_and_the_next_launch_goes_on(
    archive: Archive, workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor
) -> None:
    weave_queue = launch(
        ScriptedWeaver(woven("We shared the seeds."), slowly("Dear neighbour, we shared", 20))
    )
    weave = weave_queue.start(workshop.id, blue, ["plain", "letter"], "quotes")
    wait_for(weave.id, lambda weave: weave.finished == 1 and bool(weave.partial))

    begun = time.monotonic()
    weave_queue.stop()
    assert time.monotonic() - begun < 5
    assert archive.weave(weave.id).state is WeaveState.WEAVING

    weaver = ScriptedWeaver(woven("Dear neighbour, we shared the seeds."))
    launch(weaver)
    assert wait_for(weave.id, ended).state is WeaveState.DONE
    assert weaver.tellings == ["letter"]
    assert len(archive.drafts(workshop.id)) == 2


def test_weaver_that_does_not_listen_does_not_hold_up_stop(
    workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor
) -> None:
    deaf = threading.Event()

    def ignore_everything(material: Material, order: Order, watcher: Watcher) -> Woven:
        watcher.text("We")
        deaf.wait(20)
        return woven("We shared the seeds.")

    weave_queue = launch(ScriptedWeaver(ignore_everything))
    weave = weave_queue.start(workshop.id, blue, ["plain"], "quotes")
    wait_for(weave.id, lambda weave: weave.state is WeaveState.WEAVING)
    begun = time.monotonic()
    weave_queue.stop()
    deaf.set()
    assert time.monotonic() - begun < 5


def test_a_weave_that_never_reached_the_queue_is_taken_up(
    archive: Archive, workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor
) -> None:
    # As after a crash between the archive's transaction and the queue's.
    weave = archive.add_weave(
        Weave(id="w1", workshop_id=workshop.id, group_id=blue, tellings=("plain",), weaver="quotes")
    )
    launch(ScriptedWeaver(woven("We shared the seeds.")))
    assert wait_for(weave.id, ended).state is WeaveState.DONE


def test_weave_that_queue_does_not_take_starts_by_itself_later(
    archive: Archive,
    workshop: Workshop,
    blue: str,
    launch: Launch,
    wait_for: WaitFor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recovery, "TAKE_UP_EVERY", 1)
    weave_queue = launch(ScriptedWeaver(woven("We shared the seeds.")))

    def full(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    with monkeypatch.context() as away:
        away.setattr(dbos_queue, "enqueue", full)
        with pytest.raises(StorageError, match="starts by itself"):
            weave_queue.start(workshop.id, blue, ["plain"], "quotes")
    assert wait_for(archive.weaves(workshop.id)[0].id, ended).state is WeaveState.DONE


def test_two_looms_in_one_process_are_refused(archive: Archive, launch: Launch, tmp_path: Path) -> None:
    launch(ScriptedWeaver())
    other = WeaveQueue(
        archive,
        lambda name, workshop_id: ScriptedWeaver(),
        Formats().get,
        f"sqlite:///{tmp_path / 'other.db'}",
    )
    with pytest.raises(WeaveError, match="already at work"):
        other.launch()


def test_what_cannot_be_woven_is_refused_before_anything_is_kept(
    archive: Archive, workshop: Workshop, blue: str, launch: Launch
) -> None:
    weave_queue = launch(ScriptedWeaver())
    with pytest.raises(InputError, match="No telling"):
        weave_queue.start(workshop.id, blue, [], "quotes")
    with pytest.raises(InputError, match="no telling “opera”"):
        weave_queue.start(workshop.id, blue, ["opera"], "quotes")
    with pytest.raises(InputError, match="short, medium or long"):
        weave_queue.start(workshop.id, blue, ["plain"], "quotes", length="endless")
    with pytest.raises(NotFound):
        weave_queue.start(workshop.id, "nobody", ["plain"], "quotes")
    with pytest.raises(InputError, match="“Klingon, please” is no language code"):
        weave_queue.start(workshop.id, blue, ["plain"], "model", language="Klingon, please")
    assert archive.weaves(workshop.id) == ()


def test_weaver_that_is_not_allowed_is_refused_at_once(
    archive: Archive, workshop: Workshop, blue: str, tmp_path: Path
) -> None:
    def refuse(name: str, workshop_id: str) -> ScriptedWeaver:
        raise Refused("This workshop does not send its words to a language model.")

    weave_queue = WeaveQueue(archive, refuse, Formats().get, f"sqlite:///{tmp_path / 'storycraft.db'}")
    weave_queue.launch()
    try:
        with pytest.raises(Refused, match="does not send its words"):
            weave_queue.start(workshop.id, blue, ["plain"], "model")
    finally:
        weave_queue.stop()
    assert archive.weaves(workshop.id) == ()


def test_a_story_is_told_in_the_language_that_was_chosen(
    archive: Archive, workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor
) -> None:
    weaver = ScriptedWeaver(woven("Compartimos las semillas."))
    weave = launch(weaver).start(workshop.id, blue, ["plain"], "model", language="es")
    assert wait_for(weave.id, ended).language == "es"
    (draft,) = archive.drafts(workshop.id, blue)
    assert draft.language == "es"
    material = weaver.history[0].material
    assert (material.language, {c.language for c in material.contributions}) == ("es", {"en"})


def test_the_quote_weaver_does_not_pretend_to_translate(
    archive: Archive, workshop: Workshop, blue: str, launch: Launch, wait_for: WaitFor
) -> None:
    weaver = ScriptedWeaver(woven("We shared the seeds."))
    wait_for(launch(weaver).start(workshop.id, blue, ["plain"], "quotes", language="es").id, ended)
    assert archive.drafts(workshop.id, blue)[0].language == workshop.language == "en"


def test_a_loom_that_was_not_launched_takes_no_orders(
    archive: Archive, workshop: Workshop, blue: str
) -> None:
    weave_queue = WeaveQueue(
        archive, lambda name, workshop_id: ScriptedWeaver(), Formats().get, str(archive.engine.url)
    )
    with pytest.raises(WeaveError, match="not been launched"):
        weave_queue.start(workshop.id, blue, ["plain"], "quotes")


def test_the_queue_lives_beside_the_database() -> None:
    assert jobs_url("sqlite:////data/storycraft.db") == "sqlite:////data/storycraft-jobs.db"
    assert jobs_url("postgresql://u:p@db/story") == "postgresql+psycopg://u:p@db/story"
    with pytest.raises(SettingsError):
        jobs_url("sqlite://")
    for url in ("nonsense", "mysql://u:p@db/story", "postgresql://db:port/story"):
        with pytest.raises(StorageError):
            jobs_url(url)


def test_importing_the_room_loads_no_engine() -> None:
    code = "import storycraft.jobs.weave_queue, sys; print('dbos' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True)
    assert run.stdout.strip() == "False"


def test_a_launch_that_failed_can_be_tried_again(launch: Launch, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patched:
        patched.setattr(dbos_queue, "open_queue", full)
        with pytest.raises(OSError, match="no space"):
            launch(ScriptedWeaver(woven("We shared the seeds.")))
    assert launch(ScriptedWeaver(woven("We shared the seeds."))).trouble == ""
