"""Turning the pages of the stories on the wall, which its own keyboard may do as well as the facilitator."""

from dataclasses import replace

from storycraft.domain.controls import Presenting
from storycraft.domain.rights import Action
from storycraft.services.read_workshop import Visit
from storycraft.services.retry_conflict import retry_conflict


def turn_page(visit: Visit, seen: Presenting, turned: Presenting) -> None:
    """Change on the wall what differs from what the visitor has seen; nothing where other stories are there meanwhile.

    Raises:
        Refused: the visitor may not.
        Conflict: the facilitator decides something again and again in this very moment.
    """
    retry_conflict(lambda: _turn(visit, seen, turned))


def _turn(visit: Visit, seen: Presenting, turned: Presenting) -> None:
    archive = visit.writing(Action.TURN_PAGE)
    # As they are now: what was decided since the visit began stands, a page that was turned elsewhere too.
    controls = archive.controls(visit.id)
    now = controls.presenting
    if now and now.draft_ids == turned.draft_ids:
        if (turned.page, turned.by_sentence) != (seen.page, seen.by_sentence):
            # Pages and sentences are counted apart: page 3 and sentence 3 are different places in a story.
            now = replace(now, page=turned.page, by_sentence=turned.by_sentence)
        if turned.dark != seen.dark:
            now = replace(now, dark=turned.dark)
        # Turning a page is no line in the log.
        archive.save_controls(visit.id, replace(controls, presenting=now), "")
