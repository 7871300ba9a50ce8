"""The seal of a final story: a digest of its text and of the words that it stands on."""

import hashlib
import json

from storycraft.domain.clean_text import in_single_spaces
from storycraft.domain.story import Story, cited_in

SHORT = 8
"""So many signs of a seal are shown to people; all of them stand in the file."""


def seal_of(story: Story) -> str:
    """The SHA-256, in hexadecimal, of a story's title, its sentences with what they cite, and the points that they cite.

    White space counts as one blank, so that a file that a formatter laid out anew has the same seal.
    """
    cited = cited_in(story.paragraphs)
    names = {group.id: group.name for group in story.groups}
    told = [
        in_single_spaces(story.title),
        [[[in_single_spaces(s.text), *s.cites] for s in paragraph] for paragraph in story.paragraphs],
        sorted(
            [
                point.id,
                in_single_spaces(point.text),
                in_single_spaces(names.get(point.group_id, "")),
                in_single_spaces(point.speaker),
            ]
            for point in story.sources
            if point.id in cited
        ),
    ]
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "replace")).hexdigest()


def seal_holds(story: Story) -> bool:
    """Whether a sealed story still says what was sealed, on the same words."""
    return story.seal == seal_of(story)


def short_seal(seal: str) -> str:
    """The beginning of a seal, as people compare it: "3f2a 9c1e"."""
    shown = seal[:SHORT]
    return f"{shown[:4]} {shown[4:]}".strip()
