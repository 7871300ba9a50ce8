"""Marking other groups' points in the gallery round: they resonate with us, are new to us, or still a question."""

from storycraft.domain.errors import NotFound, Refused
from storycraft.domain.mark import Mark
from storycraft.domain.message import N_
from storycraft.domain.rights import Action
from storycraft.domain.role import Role
from storycraft.domain.workshop import Lane
from storycraft.services.read_workshop import Visit

OWN = N_("These are your own group's words: the round asks what others make of them.")


def mark_point(visit: Visit, point_id: str, lane: Lane, *, on: bool) -> None:
    """Set a mark for the visitor's group, or on a phone for its person; or take it away again.

    Raises:
        Refused: the round is not open, or the point is of the visitor's own group or hidden. NotFound: it is gone.
    """
    archive = visit.writing(Action.MARK_POINT)
    point = visit.workshop.by_id.get(point_id)
    if point is None:
        raise NotFound("This point is not there any more.", next_step="Nothing was changed.")
    if not visit.is_shown(point):
        raise Refused("This point is hidden for now.")
    if point.group_id == visit.entry.group_id:
        raise Refused(OWN)
    archive.keep_mark(visit.id, Mark(contribution_id=point_id, lane=lane, **marker(visit)), on)


def marker(visit: Visit) -> dict[str, str]:
    """Whose marks a visitor makes: those of the group, or of one person of it."""
    is_person = visit.entry.role is Role.PERSON
    return {"group_id": visit.entry.group_id, "author": visit.actor.author if is_person else ""}
