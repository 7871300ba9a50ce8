"""Checks whether somebody may do something now, before a service writes."""

from storycraft.domain.controls import Controls
from storycraft.domain.errors import Refused
from storycraft.domain.rights import NOT_YOURS, Action, Actor, Thing, why_not
from storycraft.storage.archive import Archive
from storycraft.wiring import parts

OPEN = Controls()
"""How a workshop is run in which nothing was decided."""


def writing(action: Action, actor: Actor, controls: Controls = OPEN) -> Archive:
    """The archive, for an action of who is on no visit; `controls` is the workshop's, where there is one already.

    Raises:
        Refused: the actor may not do this, or not now.
    """
    require_right(action, actor, controls)
    return parts().archive


def require_right(
    action: Action, actor: Actor, controls: Controls = OPEN, stage: str = "", things: tuple[Thing, ...] = ()
) -> None:
    """Raise Refused where the actor may not do this, or not now."""
    if reason := why_not(actor, action, controls, stage, things):
        raise Refused(reason, next_step="Nothing was changed." if reason == NOT_YOURS else "")
