"""Holds the title of a draft to its points, as its sentences are held: no name or number stands in it that nobody said."""

from collections.abc import Iterable

from storycraft.domain.workshop import named_room
from storycraft.receipts.check_parts import check_title
from storycraft.receipts.verdict import Verdict
from storycraft.weavers.weaver import Material


def held_title(titles: Iterable[str], material: Material, cited: Iterable[str]) -> str:
    """The first of these titles that the cited points carry; where none is carried, the name of who tells."""
    sources = material.read_sources()
    cited = tuple(cited)
    held = (t for t in titles if check_title(t, cited, sources).receipt.verdict is not Verdict.UNSUPPORTED)
    teller = material.group.name if material.group else named_room(material.workshop, material.groups)
    return next(held, teller)
