"""Opening a workshop: a new one, or one made from notes."""

from storycraft.domain.rights import ANYBODY, Action
from storycraft.domain.workshop import Workshop
from storycraft.services.check_right import writing
from storycraft.wiring import parts


def open_workshop(title: str, format_key: str, language: str, *, date: str = "", place: str = "") -> str:
    """The id of a new workshop; raises InputError and NotFound as `Archive.create_workshop`."""
    archive = writing(Action.OPEN_WORKSHOP, ANYBODY)
    return archive.create_workshop(title, format_key, language, date=date, place=place).id


def open_imported(workshop: Workshop) -> str:
    """The id of a new workshop with all that a file of notes held; raises InputError."""
    made = writing(Action.OPEN_WORKSHOP, ANYBODY).import_workshop(workshop).id
    parts().meanings_ahead.expect(made)
    return made
