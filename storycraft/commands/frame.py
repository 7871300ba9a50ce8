"""Proposes a frame from a notes file, and says where each element of it comes from."""

from dataclasses import dataclass

from storycraft.commands.notes_options import Notes
from storycraft.commands.read_notes import group_id_of, read_notes_file
from storycraft.commands.terminal import Warn
from storycraft.domain.story import Element, Frame
from storycraft.frames.people_on_file import Origin, people_on_file
from storycraft.settings import settings_here
from storycraft.weavers.weaver import Material, Silent, select_material
from storycraft.wiring import make_weaver


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What is proposed for one element: its words, the points that say so, where it comes from, and the open question.

    A date or a place that comes from the workshop is that of the telling: the question stays open.
    """

    text: str = ""
    points: tuple[str, ...] = ()
    origin: str = ""
    question: str = ""


def propose_frame(notes: Notes, warn: Warn) -> tuple[dict[Element, Proposed], Material]:
    """Propose a frame without a model; returns the elements in order, with the material that they were found in."""
    workshop, format = read_notes_file(notes, warn)
    material = select_material(workshop, format, group_id_of(workshop, notes.group))
    frame = make_weaver("quotes", settings_here()).propose_frame(material, Frame(), Silent())
    return {element: _proposed(element, frame, material) for element in Element}, material


def _proposed(element: Element, frame: Frame, material: Material) -> Proposed:
    entry = frame[element]
    told = {Element.WHEN: material.date, Element.WHERE: material.place}.get(element, "")
    if entry.is_gap:
        return Proposed(text=told, origin=Origin.WORKSHOP if told else "", question=entry.question)
    people = people_on_file(material.contributions, material.groups) if element is Element.WHO else None
    origin = people.origin if people and people.text == entry.text else Origin.POINTS
    return Proposed(text=entry.text, points=entry.contribution_ids, origin=origin)
