"""Lines of a story file that follow from the rest of it: setting, frame, how it was written and read back.

They are written for readers. A reader of the file knows one by writing it again; another text in its place is
read as what somebody typed.
"""

from collections.abc import Mapping, Sequence

from storycraft.domain.read_back import ReadBackCount
from storycraft.domain.story import Element, Frame, FrameEntry, Provenance
from storycraft.languages.pack import base_language, pack
from storycraft.languages.story_words import story_words

_STOPS = ".!?…。！？"
_COMMAS = {"ar": "، "}


def setting_of(frame: Frame, language: str) -> tuple[str, tuple[str, ...]]:
    """Who, where and when of one event in one line, with the points that it stands on; nothing where it is no scene.

    Roles of those who spoke are not who was there: they are told only with a place or a time of the same points.
    """
    told = _told(frame)
    scene = {cid for entry in told if entry.element is not Element.WHO for cid in entry.contribution_ids}
    fits = [e for e in told if e.element is not Element.WHO or scene.issuperset(e.contribution_ids)]
    comma = _COMMAS.get(base_language(language), ", ")
    sets_a_scene = len(fits) > 1 or [e.element for e in fits] == [Element.WHERE]
    return _in_a_line(fits, language, comma) if sets_a_scene else ("", ())


def earlier_setting_of(frame: Frame, language: str) -> tuple[str, tuple[str, ...]]:
    """The same line as it stands in files that were written before roles were left out of it, and with English commas."""
    told = _told(frame)
    return ("", ()) if [e.element for e in told] == [Element.WHO] else _in_a_line(told, language, ", ")


def _told(frame: Frame) -> list[FrameEntry]:
    entries = [frame[element] for element in (Element.WHO, Element.WHERE, Element.WHEN)]
    return [entry for entry in entries if not entry.is_gap]


def _in_a_line(told: Sequence[FrameEntry], language: str, comma: str) -> tuple[str, tuple[str, ...]]:
    line = comma.join(_within(entry.text.strip(), language) for entry in told)
    line = line[:1].upper() + line[1:]
    cites = dict.fromkeys(cid for entry in told for cid in entry.contribution_ids)
    return line + "." * bool(line and line[-1] not in _STOPS), tuple(cites)


def _within(text: str, language: str) -> str:
    """A text as it goes on in a line: "In March" is "in March", and a name keeps its capital."""
    first = text.split(maxsplit=1)[0]
    places = pack(language).places
    is_small = first.istitle() and first.casefold() in places.before | places.articles
    return text[:1].lower() + text[1:] if is_small else text


def said_in_frame(frame: Frame, language: str) -> tuple[tuple[Element, str], ...]:
    """What people wrote into the frame themselves, with whose words it is: it stands on no point."""
    whose = story_words(language).whose["frame"]
    return tuple(
        (entry.element, f"{' '.join(entry.text.split())} ({whose})")
        for entry in frame.entries
        if not (entry.is_gap or entry.contribution_ids or entry.proposed)
    )


def how_written(by: Provenance, counts: Mapping[str, int], language: str) -> str:
    """Who or what wrote the story, and how many sentences have which verdict."""
    words, verdicts = story_words(language).written_by, story_words(language).verdicts
    who = words.get(by.weaver, by.weaver)
    model = f": {by.model}." if by.model else "."
    counted = " · ".join(f"{verdicts[name]}: {n}" for name, n in counts.items() if n and name in verdicts)
    return f"{who}{model if by.weaver == 'model' else ''} {counted}".strip()


def how_read_back(read: ReadBackCount | None, language: str) -> str:
    """By how many groups the story was read back, and with how many corrections; "" where nobody was asked."""
    if read is None:
        return ""
    words = story_words(language).read_back
    told = [words["groups"].format(groups=read.groups, of=read.of)]
    if read.corrections:
        told.append(f"{read.corrections} {words['corrections'].split(' / ')[read.corrections > 1]}")
    if read.unsettled:
        told.append(words["unsettled"].format(unsettled=read.unsettled))
    return f"{', '.join(told)}."
