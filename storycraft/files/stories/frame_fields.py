"""The fields of a story file that hold its frame: what stands in it on which points, and what is open."""

from collections.abc import Iterable, Mapping
from typing import Any

from storycraft.domain.story import Element, Frame, FrameEntry
from storycraft.domain.workshop import Contribution
from storycraft.files.front_matter import words_of
from storycraft.formats.yaml_lines import Place

_FRAME, _OPEN, _PROPOSED, _LEFT_OPEN = "frame", "open", "proposed", "left_open"
_EARLIER = ("question", _PROPOSED, _LEFT_OPEN)
"""Fields within an entry, where files that were written before have them."""


def frame_fields(frame: Frame, sources: Iterable[Contribution]) -> dict[str, Any]:
    """The frame as fields; a text that is word for word its only point stands in the sources and not here again."""
    words = {source.id: source.text for source in sources}
    given = {
        _FRAME: {e.element.value: told for e in frame.entries if (told := _told(e, words))},
        _OPEN: {e.element.value: e.question for e in frame.entries if e.is_gap and e.question},
        _PROPOSED: " ".join(e.element.value for e in frame.entries if e.proposed),
        _LEFT_OPEN: " ".join(e.element.value for e in frame.entries if e.waived),
    }
    return {name: value for name, value in given.items() if value}


def read_frame(fields: Mapping[str, Place], words: Mapping[str, str]) -> Frame:
    """The same read back; `words` are those of the sources by their ids. Raises InputError with the line."""
    told, asked = (_of_elements(fields.get(name)) for name in (_FRAME, _OPEN))
    proposed, left_open = (words_of(fields, name).split() for name in (_PROPOSED, _LEFT_OPEN))
    entries = []
    for element in Element:
        given = told[element].fields((), ("text", "points", *_EARLIER)) if element in told else {}
        points = tuple(words_of(given, "points").split())
        alone = words.get(points[0], "") if len(points) == 1 and "text" not in given else ""
        entries.append(
            FrameEntry(
                element=element,
                text=words_of(given, "text", alone),
                contribution_ids=points,
                question=words_of(asked, element) or words_of(given, "question"),
                proposed=element in proposed or words_of(given, _PROPOSED) == "yes",
                waived=element in left_open or words_of(given, _LEFT_OPEN) == "yes",
            )
        )
    return Frame(entries=tuple(entries))


def _told(entry: FrameEntry, words: Mapping[str, str]) -> dict[str, str]:
    is_point = len(entry.contribution_ids) == 1 and words.get(entry.contribution_ids[0]) == entry.text
    points = " ".join(entry.contribution_ids)
    given = {} if is_point or not (entry.text or points) else {"text": entry.text}
    return {**given, "points": points} if points else given


def _of_elements(place: Place | None) -> dict[str, Place]:
    return {} if place is None or place.is_empty else place.fields((), tuple(Element))
