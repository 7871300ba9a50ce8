"""Asking a weaver for threads or a frame; what it proposes is marked as that until people keep it."""

from dataclasses import replace

from storycraft.domain.errors import WeaveError
from storycraft.domain.format import Format
from storycraft.domain.message import N_
from storycraft.domain.rights import Action
from storycraft.domain.story import Frame
from storycraft.jobs.background_tasks import Keep
from storycraft.services.ask_weaver import ask_weaver
from storycraft.services.read_workshop import Visit
from storycraft.services.retry_conflict import retry_conflict
from storycraft.threads.marks import count_marks, heed_marks
from storycraft.weavers.weaver import Watcher, Weaver, select_material

THREADS, FRAME = "threads", "frame"
"""The purposes, as `storycraft.services.ask_weaver` names them."""


def propose_threads(visit: Visit, weaver: str) -> None:
    """Ask for threads; earlier proposals that nobody kept make room.

    Raises:
        Refused: the visitor may not ask now. SettingsError: there is no such weaver.
    """
    # Who was allowed to ask gets the answer, even if input is paused meanwhile.
    archive, group_id = visit.writing(Action.ASK_WEAVER), visit.entry.group_id
    # What resonates is heard across the groups: threads are looked for in everything the room said.
    material = select_material(visit.workshop, visit.format)
    marked = count_marks(visit.marks(), material.contributions)

    def ask(weaver: Weaver, watcher: Watcher) -> Keep:
        threads = weaver.propose_threads(material, watcher)
        if not threads:
            raise WeaveError(
                "No two points were found that share a theme.",
                next_step="Name a thread yourselves, or ask again when there are more points.",
            )
        heeded = heed_marks(threads, material.contributions, marked, visit.workshop.language)
        return lambda: archive.replace_proposals(visit.id, group_id, heeded)

    ask_weaver(visit, THREADS, N_("Looking for what belongs together …"), weaver, ask)


def propose_frame(visit: Visit, weaver: str) -> None:
    """Ask for a frame; its gaps are filled where the group's points say something. Raises as `propose_threads`."""
    archive, group_id = visit.writing(Action.ASK_WEAVER), visit.entry.group_id
    material = select_material(visit.workshop, visit.format, group_id)
    frame = visit.frame(group_id)

    def ask(weaver: Weaver, watcher: Watcher) -> Keep:
        proposed = _of_its_own(weaver.propose_frame(material, frame, watcher), material.format)
        if frame.filled_from(proposed) == frame:
            raise WeaveError(
                "Nothing was found in your points that answers what is open.",
                next_step="Fill it in yourselves, or leave it open: an open question is no fault.",
            )
        return lambda: retry_conflict(lambda: _fill(proposed))

    def _fill(proposed: Frame) -> None:
        present = archive.frame(visit.id, group_id)
        archive.save_frame(visit.id, group_id, present.filled_from(proposed))

    ask_weaver(visit, FRAME, N_("Reading your points …"), weaver, ask)


def _of_its_own(proposed: Frame, format: Format) -> Frame:
    """The proposal without the questions that every gap has by its format."""
    for entry in proposed.gaps:
        if entry.question == format.elements[entry.element].ask:
            proposed = proposed.with_entry(replace(entry, question=""))
    return proposed
