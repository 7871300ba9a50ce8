"""Proposes a frame from a notes file, and says where each element of it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from storycraft.commands.notes_options import Notes
from storycraft.commands.read_notes import group_id_of, read_notes_file
from storycraft.commands.terminal import Warn
from storycraft.domain.story import Element, Frame
from storycraft.frames.people_on_file import Origin, people_on_file
from storycraft.weavers.quotes.quote_weaver import QuoteWeaver
from storycraft.weavers.weaver import Material, Silent, select_material


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedElement:
    """What is proposed for one element: its words, the points that say so, where it comes from, and the open question.

    A date or a place that comes from the workshop is that of the telling: the question stays open.
    """

    text: str = ""
    points: tuple[str, ...] = ()
    origin: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class ProposedFrame:
    """What is proposed for each element, in order, from this material."""

    elements: dict[Element, ProposedElement]
    material: Material

    def as_json(self) -> dict[str, Any]:
        """The form that docs/formats.md tells of."""
        rows = {
            element.value: {"text": each.text, "points": list(each.points), "from": each.origin}
            for element, each in self.elements.items()
        }
        return {"elements": rows}

    def lines(self) -> Iterable[str]:
        """The same for people."""
        for element, each in self.elements.items():
            cited = f" ({', '.join(each.points)})" if each.points else ""
            told = f"of the telling: {each.text}" if each.question and each.text else each.text
            said = "; ".join(
                part for part in (f"open: {each.question}" if each.question else "", told) if part
            )
            yield f"{self.material.format.elements[element].title}: {said}{cited}"


def propose_frame(notes: Notes, warn: Warn) -> ProposedFrame:
    """Propose a frame without a model."""
    workshop, format = read_notes_file(notes, warn)
    material = select_material(workshop, format, group_id_of(workshop, notes.group))
    frame = QuoteWeaver().propose_frame(material, Frame(), Silent())
    return ProposedFrame({each: _proposed(each, frame, material) for each in Element}, material)


def _proposed(element: Element, frame: Frame, material: Material) -> ProposedElement:
    entry = frame[element]
    told = {Element.WHEN: material.date, Element.WHERE: material.place}.get(element, "")
    if entry.is_gap:
        return ProposedElement(text=told, origin=Origin.WORKSHOP if told else "", question=entry.question)
    people = people_on_file(material.contributions, material.groups) if element is Element.WHO else None
    origin = people.origin if people and people.text == entry.text else Origin.POINTS
    return ProposedElement(text=entry.text, points=entry.contribution_ids, origin=origin)
