"""The draft that a saved story file becomes in a workshop: its sentences cite the workshop's own points again."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from storycraft.domain.errors import InputError
from storycraft.domain.format import Format
from storycraft.domain.story import Draft, Frame, Story, cited_in
from storycraft.domain.workshop import Contribution, Workshop
from storycraft.files.decoding import decode
from storycraft.files.stories.story_reader import read_story

LARGEST = 2 * 2**20
"""Bytes of a story file that is brought in: a long story with all points of a room has a fraction of them."""


@dataclass(frozen=True, slots=True)
class MissingPoint:
    """A point that the workshop lacks, as the file has it; `group` is who said it, by name."""

    text: str
    group: str
    language: str


@dataclass(frozen=True, slots=True)
class BroughtStory:
    """What a file became: it cites `sources` points, of which `unknown` are not in the workshop.

    `missing` are the words of the unknown ones; of a point that the file itself does not hold there are none.
    """

    draft: Draft
    sources: int
    unknown: int
    missing: tuple[MissingPoint, ...] = ()


def read_story_bytes(name: str, data: bytes) -> Story:
    """The story in a file that somebody chose.

    Raises:
        InputError: it is too large, is no UTF-8, is no story file, or tells nothing; the message names the line.
    """
    if len(data) > LARGEST:
        raise InputError("this file is larger than {size} MB", source=name, size=LARGEST // 2**20)
    story = read_story(decode(data, name), name)
    if not story.sentences:
        raise InputError("this story file tells nothing: it has no sentence below its title", source=name)
    return story if story.title.strip() else replace(story, title=PurePath(name).stem)


def draft_in_story(story: Story, workshop: Workshop, format: Format, group_id: str) -> BroughtStory:
    """The draft for a group.

    A point of the file is the workshop's point of the same words; what nobody said here, or has withdrawn, is cited by
    no id that a point has, so that the receipts say so. What people settled about the text counts for the file alone.
    """
    ids = _same_points(story, workshop.contributions)

    def here(cites: Iterable[str]) -> tuple[str, ...]:
        return tuple(ids.get(cid, f"?{cid}") for cid in cites)

    frame = Frame(
        entries=tuple(
            replace(entry, contribution_ids=here(entry.contribution_ids)) for entry in story.frame.entries
        )
    )
    draft = Draft(
        id="",
        group_id=group_id,
        telling=story.telling if format.telling(story.telling) else "",
        title=story.title,
        frame=frame,
        paragraphs=tuple(
            tuple(replace(s, cites=here(s.cites)) for s in paragraph) for paragraph in story.paragraphs
        ),
        provenance=replace(story.provenance, opinions=()),
        left_out=tuple(
            replace(out, contribution_id=ids[out.contribution_id])
            for out in story.left_out
            if out.contribution_id in ids
        ),
        language=story.language,
    )
    cited = cited_in(story.paragraphs)
    unknown = cited - set(ids)
    return BroughtStory(draft, len(cited), len(unknown), _missing(story, unknown))


def _missing(story: Story, unknown: Collection[str]) -> tuple[MissingPoint, ...]:
    names = {group.id: group.name for group in story.groups}
    return tuple(
        MissingPoint(source.text, names.get(source.group_id, ""), source.language or story.language)
        for source in story.sources
        if source.id in unknown
    )


def _same_points(story: Story, said: Sequence[Contribution]) -> Mapping[str, str]:
    """The workshop's ids of the file's points: of several of the same words the one of the same id, or the first."""
    by_words: dict[str, list[str]] = defaultdict(list)
    for point in said:
        by_words[_words(point)].append(point.id)
    found = ((source.id, by_words.get(_words(source), [])) for source in story.sources)
    return {cid: cid if cid in ids else ids[0] for cid, ids in found if ids}


def _words(point: Contribution) -> str:
    return " ".join(point.text.split())
