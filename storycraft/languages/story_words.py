"""The words of a story file that are no person's, in its language, and in English where that has none."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from storycraft.languages.pack import pack

_OTHERWISE = "en"


@dataclass(frozen=True, slots=True)
class StoryWords:
    """Headings by section, names of verdicts and weavers, whose words a frame holds, and what was left out why.

    `read_back` says by how many groups a story was read back, and with how many corrections.
    """

    headings: Mapping[str, str]
    verdicts: Mapping[str, str]
    read_back: Mapping[str, str]
    written_by: Mapping[str, str]
    whose: Mapping[str, str]
    left_out: Mapping[str, str]


@lru_cache(maxsize=100)
def story_words(language: str) -> StoryWords:
    """The words for a story in a language, by its tag."""
    written = pack(language).story
    if not written.headings.sources:
        written = pack(_OTHERWISE).story
    return StoryWords(
        headings=written.headings.model_dump(),
        verdicts=written.verdicts.model_dump(),
        read_back=written.read_back.model_dump(),
        written_by=written.written_by.model_dump(),
        whose=written.whose.model_dump(),
        left_out=written.left_out.model_dump(),
    )
