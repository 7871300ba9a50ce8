"""The fields of a story file that say what everybody in its workshop knew."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from storycraft.domain.common_knowledge import CommonKnowledge, Count
from storycraft.domain.message import Message
from storycraft.domain.workshop import Contribution, Group, Lane, Thread
from storycraft.drafts.gather_common_knowledge import count_points, names_of
from storycraft.formats.yaml_lines import Place

_LISTS = ("titles", "questions")
_ALL = "all"
_COUNT = re.compile(rf"({'|'.join((_ALL, *Lane))})=(\d{{1,9}})/(\d{{1,9}})/(\d{{1,9}})")


def known_fields(known: CommonKnowledge) -> dict[str, Any]:
    """What is known, as fields: counts are "lane=points/roles/threads", those of the room and those of each group."""
    given = {
        **{name: list(getattr(known, name)) for name in _LISTS},
        "counts": _written(known, ""),
        "groups": {group: _written(known, group) for group in known.groups},
    }
    return {name: value for name, value in given.items() if value}


def known_in_parts(
    sources: Sequence[Contribution], groups: Sequence[Group], threads: Sequence[Thread]
) -> CommonKnowledge:
    """What the parts of a file tell of it: a file whose workshop has no other points needs no fields for that."""
    return CommonKnowledge(groups=names_of(groups), counts=count_points(sources, groups, threads))


def read_known(fields: Mapping[str, Place]) -> CommonKnowledge:
    """The same read back; title, date and place of the workshop have fields of their own.

    Raises InputError with the line.
    """
    lists = {name: fields[name].texts() for name in _LISTS if name in fields}
    groups = fields["groups"].entries() if "groups" in fields else {}
    counted = {**({"": fields["counts"]} if "counts" in fields else {}), **groups}
    return CommonKnowledge(
        groups=tuple(groups),
        counts=tuple(count for group, place in counted.items() for count in _read(group, place)),
        titles=lists.get("titles", ()),
        questions=lists.get("questions", ()),
    )


def _written(known: CommonKnowledge, group: str) -> str:
    counts = (count for count in known.counts if count.group == group)
    return " ".join(f"{c.lane or _ALL}={c.points}/{c.roles}/{c.threads}" for c in counts)


def _read(group: str, place: Place) -> Iterator[Count]:
    for written in place.words().split():
        match = _COUNT.fullmatch(written)
        if not match:
            raise place.wrong(
                Message(
                    "{name} counts points like all=12/3/2, not “{written}”.",
                    name=place.name,
                    written=written[:40],
                )
            )
        points, roles, threads = (int(number) for number in match.groups()[1:])
        lane = None if match[1] == _ALL else Lane(match[1])
        yield Count(points=points, group=group, lane=lane, roles=roles, threads=threads)
