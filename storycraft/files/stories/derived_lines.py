"""Lines of a story file that follow from the rest of it: frame, how it was written and read back.

They are written for readers. A reader of the file knows one by writing it again; another text in its place is
read as what somebody typed.
"""

from collections.abc import Mapping

from storycraft.domain.read_back import ReadBackCount
from storycraft.domain.story import Element, Frame, Provenance
from storycraft.languages.story_words import story_words


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
