"""Opening a workshop: a new one, the sample, or one made from notes."""

from dataclasses import replace
from importlib import resources

from storycraft.domain.rights import ANYBODY, Action
from storycraft.domain.workshop import Workshop
from storycraft.files.workshop_files import read_workshop
from storycraft.services.writing import writing
from storycraft.wiring import parts


def open_workshop(title: str, format_key: str, language: str, *, date: str = "", place: str = "") -> str:
    """The id of a new workshop; raises InputError and NotFound as `Archive.create_workshop`."""
    archive = writing(Action.OPEN_WORKSHOP, ANYBODY)
    return archive.create_workshop(title, format_key, language, date=date, place=place).id


def open_imported(workshop: Workshop) -> str:
    """The id of a new workshop with all that a file of notes held; raises InputError."""
    return writing(Action.OPEN_WORKSHOP, ANYBODY).import_workshop(workshop).id


def open_sample() -> str:
    """The id of a new workshop with the sample's points, marked as a rehearsal."""
    text = resources.files("storycraft.formats").joinpath("sample.md").read_bytes()
    workshop, _warnings = read_workshop("sample.md", text, parts().formats)
    archive = writing(Action.OPEN_WORKSHOP, ANYBODY)
    workshop_id = archive.import_workshop(workshop).id
    controls = replace(archive.controls(workshop_id), rehearsal=True)
    archive.save_controls(workshop_id, controls, "rehearsal begun")
    return workshop_id
