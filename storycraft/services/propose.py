"""Asking a weaver for threads or a frame; what it proposes is marked as that until people keep it."""

from dataclasses import replace

from storycraft.domain.board import placed_points
from storycraft.domain.errors import WeaveError
from storycraft.domain.format import Format
from storycraft.domain.message import N_
from storycraft.domain.rights import Action
from storycraft.domain.story import Frame
from storycraft.domain.workshop import Workshop
from storycraft.jobs.background_tasks import Keep
from storycraft.services.ask_weaver import ask_weaver
from storycraft.services.read_workshop import Visit
from storycraft.services.retry_conflict import retry_conflict
from storycraft.threads.marks import count_marks, heed_marks
from storycraft.weavers.weaver import Material, Watcher, Weaver, select_material

THREADS, FRAME = "threads", "frame"
"""The purposes, as `storycraft.services.ask_weaver` names them."""


def propose_threads(visit: Visit, weaver: str, most: int = 0) -> None:
    """Ask for at most so many threads, or with 0 for as many as the points have; earlier proposals make room.

    Raises:
        Refused: the visitor may not ask now. SettingsError: there is no such weaver. WeaveError: no point is left.
    """
    # Who was allowed to ask gets the answer, even if input is paused meanwhile.
    archive, group_id = visit.writing(Action.ASK_WEAVER), visit.entry.group_id
    material = material_for_threads(visit.workshop, visit.format)
    if not material.contributions:
        raise WeaveError(
            "No point is left to propose threads from.",
            next_step="To have points sorted anew, remove the thread in which they stand.",
        )
    marked = count_marks(visit.marks(), material.contributions)

    def ask(weaver: Weaver, watcher: Watcher) -> Keep:
        threads = weaver.propose_threads(material, watcher, most)
        if not threads:
            raise WeaveError(
                "Among the points in no thread, no two were found that share a theme.",
                next_step="Name a thread yourselves, or ask again when there are more points.",
            )
        heeded = heed_marks(threads, material.contributions, marked, visit.workshop.language)
        return lambda: archive.replace_proposals(visit.id, group_id, heeded)

    ask_weaver(visit, THREADS, N_("Looking for what belongs together …"), weaver, ask)


def material_for_threads(workshop: Workshop, format: Format) -> Material:
    """What threads are looked for in: all that the room said and nobody has put into a thread yet.

    What resonates is heard across the groups. A thread that the room has is not proposed to it again.
    """
    material = select_material(workshop, format)
    placed = placed_points(workshop.threads)
    return replace(material, contributions=tuple(c for c in material.contributions if c.id not in placed))


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
