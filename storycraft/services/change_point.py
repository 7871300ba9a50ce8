"""Changing a point's words, moving it, withdrawing it and bringing it back."""

from dataclasses import replace

from storycraft.domain.errors import InputError
from storycraft.domain.rights import Action
from storycraft.domain.workshop import Contribution
from storycraft.services.read_workshop import Visit


def change_point(visit: Visit, point: Contribution, text: str, version: int) -> Contribution:
    """Keep other words for a point, as a change of the version that was seen.

    Raises:
        Refused: the point is not the visitor's, or nothing may be changed now. Conflict: others have changed it.
    """
    if text.strip() == point.text.strip():
        return point  # pressed twice: it stands already
    archive = visit.writing(Action.CHANGE_POINT, point)
    kept = archive.save_contribution(visit.id, replace(point, text=text, version=version))
    visit.parts.meanings_ahead.expect(visit.id)
    return kept


def move_point(visit: Visit, point: Contribution, group_id: str) -> Contribution:
    """Give a point to another group.

    Raises:
        Refused: the visitor is no facilitator, or the workshop has ended. Conflict: others have changed it.
    """
    archive = visit.writing(Action.MOVE_POINT, point)
    return archive.save_contribution(visit.id, replace(point, group_id=group_id))


def withdraw_point(visit: Visit, point: Contribution, version: int, reason: str = "") -> Contribution:
    """Take a point out, as a change of the version that was seen; a facilitator says why.

    Raises:
        InputError: a facilitator gave no reason.
        Refused: the point is not the visitor's, or nothing may be changed now. Conflict: others have changed it.
    """
    if visit.entry.is_facilitator and not reason.strip():
        raise InputError("Say why the point is withdrawn.", next_step="The log keeps it.")
    archive = visit.writing(Action.WITHDRAW_POINT, point)
    return archive.withdraw_contribution(visit.id, point.id, version, reason.strip())


def restore_point(visit: Visit, point: Contribution) -> None:
    """Bring a withdrawn point back.

    Raises:
        Refused: the visitor is no facilitator, or the workshop has ended. Conflict: others have changed it.
    """
    archive = visit.writing(Action.RESTORE_POINT, point)
    archive.restore_contribution(visit.id, point.id, point.version)
