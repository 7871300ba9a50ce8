"""Groups: adding, renaming and merging them, and the question that each has chosen."""

from dataclasses import replace

from storycraft.domain.rights import Action
from storycraft.domain.workshop import Group
from storycraft.services.read_workshop import Visit


def add_group(visit: Visit, name: str) -> Group:
    """Add a group.

    Raises:
        Refused: the visitor is no facilitator, or the workshop has ended. InputError: the name is taken.
    """
    return visit.writing(Action.ADD_GROUP).add_group(visit.id, name)


def rename_group(visit: Visit, group: Group, name: str) -> Group:
    """Give a group another name. Raises as `add_group`, and Conflict where others have changed it."""
    return visit.writing(Action.RENAME_GROUP, group).save_group(visit.id, replace(group, name=name))


def merge_groups(visit: Visit, group: Group, into_id: str) -> None:
    """Give everything of a group to the group of that id; its screens go along. Raises as `add_group`."""
    visit.writing(Action.MERGE_GROUPS, group).merge_groups(visit.id, group.id, into_id)


def choose_question(visit: Visit, group: Group, question: str) -> Group:
    """Choose the question that a group discusses, by its key.

    Raises:
        Refused: the group is not the visitor's, or nothing may be changed now. Conflict: others have changed it.
    """
    return visit.writing(Action.CHOOSE_QUESTION, group).save_group(
        visit.id, replace(group, question=question)
    )
