"""Holds the title of a draft to its points, as its sentences are held: no name or number stands in it that nobody said."""

from collections.abc import Iterable

from storycraft.domain.workshop import named_room
from storycraft.receipts.check_parts import check_title
from storycraft.receipts.verdict import Verdict
from storycraft.weavers.weaver import Material


def held_title(titles: Iterable[str], material: Material, cited: Iterable[str]) -> str:
    """The first of these titles that the cited points carry; where none is carried, the name of who tells.

    One about which there is a doubt may pass where no other holds: it stands in the story with its sign.
    """
    sources, cited = material.read_sources(), tuple(cited)
    doubted = material.group.name if material.group else named_room(material.workshop, material.groups)
    any_doubted = False
    for title in titles:
        receipt = check_title(title, cited, sources).receipt
        if not receipt.is_open:
            return title
        if not any_doubted and receipt.verdict is not Verdict.UNSUPPORTED:
            doubted, any_doubted = title, True
    return doubted
