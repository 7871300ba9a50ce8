"""Turning the pages of the stories on the wall, which its own keyboard may do as well as the facilitator."""

from dataclasses import replace

from storycraft.domain.controls import Presenting
from storycraft.domain.rights import Action
from storycraft.services.read_workshop import Visit


def turn_page(visit: Visit, turned: Presenting) -> None:
    """Show the stories that are on the wall as `turned` says; nothing where others were put there meanwhile.

    Raises:
        Refused: the visitor may not.
        Conflict: the facilitator decided something in this very moment.
    """
    archive = visit.writing(Action.TURN_PAGE)
    # As they are now: what the facilitator decided since the visit began stands.
    controls = archive.controls(visit.id)
    if controls.presenting and controls.presenting.draft_ids == turned.draft_ids:
        # Turning a page is no line in the log.
        archive.save_controls(visit.id, replace(controls, presenting=turned), "")
