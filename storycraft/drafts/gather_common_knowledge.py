"""Gathers what everybody in a workshop knows: its title, groups and questions, and what code can count."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from storycraft.domain.common_knowledge import CommonKnowledge, Count
from storycraft.domain.format import Format
from storycraft.domain.workshop import ROOM, Contribution, Group, Lane, Thread, Workshop
from storycraft.threads.lanes import seeded_lane


def gather_common_knowledge(workshop: Workshop, format: Format, language: str = "") -> CommonKnowledge:
    """What everybody in the workshop knows at this moment, for a story in `language`, "" for the workshop's own."""
    known = CommonKnowledge(
        title=workshop.title,
        date=workshop.date,
        place=workshop.place,
        groups=names_of(workshop.groups),
        counts=count_points(workshop.contributions, workshop.groups, workshop.threads),
    )
    return asked_in(known, format.in_language(language or workshop.language))


def asked_in(known: CommonKnowledge, format: Format) -> CommonKnowledge:
    """The same with the titles and questions of a format, which a story names in its own language."""
    titles, questions = tuple(dict.fromkeys(_titles(format))), tuple(dict.fromkeys(_questions(format)))
    return replace(known, titles=titles, questions=questions)


def names_of(groups: Iterable[Group]) -> tuple[str, ...]:
    """The names of the groups; "The room" is no group that anybody counts."""
    return tuple(group.name for group in groups if group.name != ROOM)


def count_points(
    contributions: Iterable[Contribution], groups: Iterable[Group], threads: Iterable[Thread]
) -> tuple[Count, ...]:
    """How many points there are, of all groups and of each, in all lanes and in each; none of them is 0."""
    accepted = [thread for thread in threads if thread.accepted]
    of_group: dict[str, list[Contribution]] = {"": []}
    for contribution in contributions:
        if not contribution.withdrawn:
            of_group[""].append(contribution)
            of_group.setdefault(contribution.group_id, []).append(contribution)
    names = {"": "", **{group.id: group.name for group in groups if group.name != ROOM}}
    return tuple(
        count
        for group_id, name in names.items()
        for count in _counts(name, of_group.get(group_id, ()), accepted)
    )


def _counts(group: str, said: Sequence[Contribution], threads: Sequence[Thread]) -> Iterator[Count]:
    for lane in (None, *Lane):
        gathering = [thread for thread in threads if lane in (None, thread.lane)]
        gathered = {cid for thread in gathering for cid in thread.contribution_ids}
        counted = [c for c in said if lane is None or c.id in gathered or seeded_lane(c) is lane]
        if counted:
            ids = {c.id for c in counted}
            yield Count(
                points=len(counted),
                group=group,
                lane=lane,
                roles=len({(c.group_id, c.speaker.casefold()) for c in counted if c.speaker}),
                threads=sum(not ids.isdisjoint(thread.contribution_ids) for thread in gathering),
            )


def _titles(format: Format) -> Iterator[str]:
    yield from (stage.title for stage in format.stages)
    yield from (lane.title for lane in format.lanes.values())
    yield from (question.title for stage in format.stages for question in stage.questions)


def _questions(format: Format) -> Iterator[str]:
    for stage in format.stages:
        yield from (stage.ask, *stage.also, *(question.ask for question in stage.questions))
    yield from (lane.ask for lane in format.lanes.values())
