"""A weave that was under way when a backup was made is finished where it is restored, and tells nothing twice."""

from collections.abc import Callable
from pathlib import Path

from storycraft.archive.archive import Archive
from storycraft.archive.backup import back_up
from storycraft.archive.restore import restore
from storycraft.domain.weave import Weave, WeaveState
from storycraft.domain.workshop import Workshop
from storycraft.formats.loader import Formats
from storycraft.jobs.engine import Loom
from tests.fakes import ScriptedWeaver, slowly, woven


def test_it_goes_on_at_the_next_start_of_the_same_installation(
    archive: Archive, workshop: Workshop, blue: str, tmp_path: Path, wait_for: Callable[..., Weave]
) -> None:
    url = f"sqlite:///{tmp_path / 'storycraft.db'}"
    first = ScriptedWeaver(woven("We shared the seeds."), slowly("Dear neighbour, we shared them.", 0.6))
    loom = Loom(archive, lambda name, workshop_id: first, Formats().get, url)
    loom.launch()
    weave = loom.start(workshop.id, blue, ["plain", "letter"], "quotes")
    wait_for(weave.id, lambda weave: weave.finished == 1)
    back_up(url, archive.keyring, tmp_path / "b.zip")
    wait_for(weave.id, lambda weave: weave.state.ended)
    loom.stop()

    restored = restore(tmp_path / "b.zip", archive, keep_as=tmp_path / "before.zip")
    assert restored.unfinished == 1
    second = ScriptedWeaver(woven("Dear neighbour, we shared them."))
    loom = Loom(archive, lambda name, workshop_id: second, Formats().get, url)
    loom.launch()
    try:
        done = wait_for(archive.weaves(workshop.id)[0].id, lambda weave: weave.state.ended)
    finally:
        loom.stop()
    assert done.state is WeaveState.DONE
    assert second.tellings == ["letter"]
    assert sorted(draft.telling for draft in archive.drafts(workshop.id)) == ["letter", "plain"]
