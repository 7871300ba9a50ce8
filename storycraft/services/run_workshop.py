"""Running a workshop: what the facilitator decides for all, its title, date and place, and its deletion."""

from storycraft.domain.controls import Controls
from storycraft.domain.rights import Action
from storycraft.domain.workshop import Workshop
from storycraft.services.read_workshop import Visit


def control_room(visit: Visit, controls: Controls, kind: str, about: str = "") -> Controls:
    """Keep how the room is run from now on; `kind` and `about` are the log's words for it.

    Raises:
        Refused: the visitor is no facilitator. Conflict: another facilitator has decided something.
    """
    return visit.writing(Action.CONTROL_ROOM).save_controls(visit.id, controls, kind, about)


def describe_workshop(visit: Visit, *, title: str, date: str, place: str) -> Workshop:
    """Change the workshop's title, and when and where the room met.

    Raises:
        Refused: the visitor is no facilitator, or the workshop has ended. Conflict: others have changed it.
        InputError: the title has no words, or a text is too long.
    """
    archive = visit.writing(Action.DESCRIBE_WORKSHOP)
    return archive.describe_workshop(
        visit.id, title=title, date=date, place=place, version=visit.workshop.version
    )


def delete_workshop(visit: Visit) -> None:
    """Delete everything that the database has of the workshop; story files stay. Raises Refused."""
    visit.writing(Action.DELETE_WORKSHOP).delete_workshop(visit.id)
    visit.parts.weavers.forget(visit.id)
