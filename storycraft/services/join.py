"""Joining a workshop with its code: a group's shared screen, a new group, or one's own phone."""

from dataclasses import dataclass

from storycraft.domain.controls import Controls
from storycraft.domain.rights import ANYBODY, Action
from storycraft.domain.role import Role
from storycraft.domain.workshop import Workshop
from storycraft.services.check_link import Entry, new_entry
from storycraft.services.check_right import require_right, writing
from storycraft.wiring import parts


@dataclass(frozen=True, slots=True)
class Joining:
    """The workshop of a right code; `key` lets its bearer hear of changes before there is an entry."""

    workshop: Workshop
    key: str
    ended: bool


def look_in(code: str) -> Joining:
    """The workshop that a code opens; raises Refused."""
    return _joining(parts().archive.enter_with_code(code))


def look_in_again(workshop_id: str, key: str) -> Joining:
    """The same for who has its `key` already; raises Refused where the code was renewed since."""
    check_joining(workshop_id, key)
    return _joining(workshop_id)


def _joining(workshop_id: str) -> Joining:
    archive = parts().archive
    key, ended = archive.joining_key(workshop_id), archive.controls(workshop_id).ended is not None
    return Joining(archive.workshop(workshop_id), key, ended)


def check_joining(workshop_id: str, key: str) -> None:
    """Raise Refused unless this is the key of a `Joining` of that workshop."""
    parts().archive.check_joining(workshop_id, key)


def groups_open_elsewhere(workshop_id: str, browser: str) -> set[str]:
    """The ids of the groups that another browser has opened."""
    return parts().archive.groups_open_elsewhere(workshop_id, browser)


def open_group(workshop_id: str, group_id: str, browser: str) -> Entry:
    """A group's entry, for the first browser that comes, and for that one again.

    Raises:
        Refused: another browser has opened the group, or the workshop has ended. NotFound: no such group.
    """
    writing(Action.JOIN, ANYBODY, _controls(workshop_id)).open_group(workshop_id, group_id, browser)
    return new_entry(workshop_id, Role.GROUP, browser, group_id)


def start_group(workshop_id: str, name: str, browser: str) -> Entry:
    """The entry of a group that is new.

    Raises:
        Refused: the workshop has ended. InputError: the name is taken.
    """
    archive = writing(Action.JOIN, ANYBODY, _controls(workshop_id))
    # Whoever presses again must not find the name taken by a group that was made and not opened.
    with archive.together():
        return open_group(workshop_id, archive.add_group(workshop_id, name).id, browser)


def open_phone(workshop_id: str, group_id: str, browser: str) -> Entry:
    """The entry of one person's browser, whose points go to a group.

    Raises:
        Refused: the workshop has ended. NotFound: no such group.
    """
    require_right(Action.JOIN, ANYBODY, _controls(workshop_id))
    return new_entry(workshop_id, Role.PERSON, browser, group_id)


def _controls(workshop_id: str) -> Controls:
    return parts().archive.controls(workshop_id)
