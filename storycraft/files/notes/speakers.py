"""Gives each point to whoever says it, where the point itself says who: "Kitchen to all: …", "… (Kitchen)"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from storycraft.domain.look_alikes import same_name
from storycraft.domain.message import Message
from storycraft.domain.workshop import Contribution, Group
from storycraft.files.notes.roles import STOPS, split_last_bracket
from storycraft.files.remarks import Remarks
from storycraft.text.addressed import addressed, named_group


def with_named_speakers(
    points: Sequence[Contribution],
    lines: Sequence[int],
    groups: Sequence[Group],
    language: str,
    remarks: Remarks,
) -> Iterator[Contribution]:
    """The points, each of the group that it names as its speaker; a remark tells of those that stood below another one.

    `lines` are the numbers of their lines. What stands before a colon stays, as it says to whom they spoke; a group in
    brackets behind the words is taken off.
    """
    names = {group.id: group.name for group in groups}
    ids = {same_name(group.name): group.id for group in groups}
    # The group under whose heading somebody was spoken to right before, and the one that was spoken to.
    heard = ("", "")
    for point, line in zip(points, lines, strict=True):
        spoken_to = heard[1] if heard[0] == point.group_id else ""
        told = addressed(point.text, point.group_id, names, language, spoken_to=spoken_to)
        inside, before = split_last_bracket(point.text)
        if told:
            yield _of(point, told.by, line, names, remarks)
        elif (
            inside
            and not _is_within(point.text, before)
            and (gid := ids.get(same_name(inside)) or _in_part(inside, before, names, language))
        ):
            yield replace(_of(point, gid, line, names, remarks), text=before)
        else:
            yield point
        heard = (point.group_id, told.to) if told else ("", "")


def _is_within(text: str, before: str) -> bool:
    """Whether the sentence ends behind the brackets, which then say more of it: "We hid the key (kitchen)."."""
    return text.rstrip().endswith(STOPS) and not before.endswith(STOPS)


def _in_part(inside: str, before: str, names: Mapping[str, str], language: str) -> str:
    """The group that is named in part behind a full stop: without one the words may say where something was."""
    return named_group(inside, names, language) if before.endswith(STOPS) else ""


def _of(
    point: Contribution, group_id: str, line: int, names: Mapping[str, str], remarks: Remarks
) -> Contribution:
    if group_id != point.group_id:
        said_by = Message("this names who speaks, and is taken as said by “{group}”", group=names[group_id])
        remarks.add(said_by, line, point.text)
    return replace(point, group_id=group_id)
